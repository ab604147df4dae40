import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { saveAnswer } from '#electron/main/db/head-office/asking-store.ts';
import {
  type DecisionState,
  listKeptDecisions,
  markDecisionApplied,
  saveAdmittedTerminal,
  saveEndedTerminal,
} from '#electron/main/db/head-office/branch-feed-store.ts';
import {
  findWorker,
  findWorkerIdByAlias,
  findWorkerIdToldAs,
  saveOfficialCode,
} from '#electron/main/db/people/worker-store.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { type Decision, payloadOf } from '#shared/contract/head-office/decisions.ts';
import { readEvent } from '#shared/contract/head-office/events.ts';

/** What head office decided, inside the transaction that keeps it. `kept` where it cannot be yet. */
export function applyDecision(context: Context, decision: Decision, position: number): DecisionState {
  const { db, events } = context;
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
    case 'event-told':
      // It is kept as what other counters tell is, and applied in its turn.
      recordAsked(context, decision);
      return 'applied';
    case 'person-answered': {
      const { terminal, epoch, number, outcome, people } = payloadOf('person-answered', decision);
      if (terminal === events.terminal()) saveAnswer(db, { epoch, number }, { outcome, people, position });
      recordAs(context, null, 'head-office-answered', null, { terminal, epoch, number, outcome });
      return 'applied';
    }
    default:
      return 'newer';
  }
}

/** Another branch asked for somebody of this one: their trail says who, where and by which act. */
function recordAsked(context: Context, decision: Decision): void {
  const { content, terminal, epoch, number } = payloadOf('event-told', decision);
  const reading = readEvent(content);
  if (reading.state !== 'known' || reading.event.type !== 'person-asked') return;
  const workerId = decision.subject === null ? undefined : findWorkerIdToldAs(context.db, decision.subject);
  const worker = workerId === undefined ? undefined : findWorker(context.db, workerId);
  recordAs(context, null, 'asked-for-by-another-branch', worker?.identificationCode ?? decision.subject, {
    terminal,
    epoch,
    number,
    account: String(reading.event.payload['askedBy']),
  });
}

/** What could not be when it came, because the person was not here. Inside the transaction that brings them. */
export function applyKeptDecisions(context: Context): void {
  const { db } = context;
  for (const { position, decision } of listKeptDecisions(db)) {
    if (applyDecision(context, decision, position) === 'applied') markDecisionApplied(db, position);
  }
}
