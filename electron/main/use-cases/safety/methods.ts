import type { UseCases } from '#electron/main/context/handlers.ts';
import { chooseSafetyPlace, getSafety, leaveSafetyPlace, listSafetyPlaces } from './manage-place.ts';
import { closeRestoreReport, printRestoreReport } from './print-restore-report.ts';
import { cancelSafetyWork, checkSafetyPlace, drillRestore, takeSnapshot } from './try-backup.ts';

/** Methods of the backup place and of a terminal that was brought back, each by the use case that answers it. */
export const safetyMethods = {
  getSafety,
  listSafetyPlaces,
  chooseSafetyPlace,
  leaveSafetyPlace,
  takeSnapshot,
  checkSafetyPlace,
  drillRestore,
  cancelSafetyWork,
  printRestoreReport,
  closeRestoreReport,
} satisfies Partial<UseCases>;
