import type { UseCases } from '#electron/main/context/handlers.ts';
import { listFindings, markFinding, openFinding } from './look-at-findings.ts';
import {
  getAnomalyBoard,
  getAnomalySettings,
  markAnomaly,
  openAnomaly,
  saveAnomalySettings,
} from './watch-anomalies.ts';

/** Methods of the anomaly board, each by the use case that answers it. */
export const anomaliesMethods = {
  getAnomalyBoard,
  openAnomaly,
  markAnomaly,
  getAnomalySettings,
  saveAnomalySettings,
  listFindings,
  openFinding,
  markFinding,
} satisfies Partial<UseCases>;
