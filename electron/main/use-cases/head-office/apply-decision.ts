import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import {
  type DecisionState,
  listKeptDecisions,
  markDecisionApplied,
  saveAdmittedTerminal,
  saveEndedTerminal,
} from '#electron/main/db/head-office/branch-feed-store.ts';
import { findWorkerIdByAlias, saveOfficialCode } from '#electron/main/db/people/worker-store.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { type Decision, payloadOf } from '#shared/contract/head-office/decisions.ts';

/** What head office decided, inside the transaction that keeps it. `kept` where it cannot be yet. */
export function applyDecision(context: Context, decision: Decision): DecisionState {
  const { db } = context;
  const at = decision.decidedAt;
  switch (decision.type) {
    case 'terminal-admitted': {
      const { terminal, epoch, publicKey } = payloadOf('terminal-admitted', decision);
      // Two keys of one epoch: head office contradicts itself, and nobody here can say which.
      if (!saveAdmittedTerminal(db, { terminal, epoch, publicKey, at }))
        throw new LineFault('feed-not-believed');
      recordAs(context, null, 'branch-terminal-admitted', null, { terminal, epoch });
      return 'applied';
    }
    case 'terminal-ended': {
      const { terminal, epoch, why } = payloadOf('terminal-ended', decision);
      saveEndedTerminal(db, { terminal, epoch, why, at });
      recordAs(context, null, 'branch-terminal-ended', null, { terminal, epoch, why });
      return 'applied';
    }
    case 'official-code-assigned': {
      const { identificationCode, officialCode } = payloadOf('official-code-assigned', decision);
      const workerId = findWorkerIdByAlias(db, identificationCode);
      // Somebody else's number already: head office must say whose it is.
      const holder = findWorkerIdByAlias(db, officialCode);
      if (workerId === undefined || (holder !== undefined && holder !== workerId)) return 'kept';
      saveOfficialCode(db, workerId, officialCode, new Date(at));
      recordAs(context, null, 'official-code-assigned', identificationCode, { decision: decision.number });
      return 'applied';
    }
    default:
      return 'newer';
  }
}

/** What could not be when it came, because the person was not here. Inside the transaction that brings them. */
export function applyKeptDecisions(context: Context): void {
  const { db } = context;
  for (const { position, decision } of listKeptDecisions(db)) {
    if (applyDecision(context, decision) === 'applied') markDecisionApplied(db, position);
  }
}
