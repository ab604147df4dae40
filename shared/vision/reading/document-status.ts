import type { DocumentStatus } from '#shared/domain/registration/judge-draft.ts';
import type { GateId, GateResult } from './gates.ts';

/** Of a finished reading; `letPass` are the gates a supervisor signed for. */
export function statusOf(gates: readonly GateResult[], letPass: readonly GateId[]): DocumentStatus {
  const isOpen = gates.some(({ gate, outcome }) => outcome === 'failed' && !letPass.includes(gate));
  return isOpen ? 'objected' : 'accepted';
}
