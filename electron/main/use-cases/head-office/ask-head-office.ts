import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type Asking, findAsking, insertAsking } from '#electron/main/db/head-office/asking-store.ts';
import { findAppliedPosition } from '#electron/main/db/head-office/branch-people-store.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { isNumberOfSomebody } from '#electron/main/db/people/search-workers.ts';
import { findWorkerIdToldAs } from '#electron/main/db/people/worker-store.ts';
import type { AskingView } from '#shared/contract/kiosk/head-office/asking-methods.ts';
import { readNumberToAsk } from '#shared/domain/numbers/number-to-ask.ts';
import { lineStateOf } from './show-line.ts';

/** Somebody of another branch: head office is asked by an event, and tells them by the feed. Source: docs/decisions/142. */

/** Milliseconds for which an answer is shown: somebody may be registered elsewhere after it. */
const answerShown = 10 * 60_000;

export function getAsking(context: Context, { text }: Input<'getAsking'>): Result<'getAsking'> {
  return done(askingOf(context, text));
}

export function askHeadOffice(context: Context, { text }: Input<'askHeadOffice'>): Result<'askHeadOffice'> {
  const { db, clock, headOffice } = context;
  const account = requireAccount(context);
  const number = readNumberToAsk(text);
  const { state } = askingOf(context, text);
  if (state === 'no-line') return failed({ code: 'no-line' });
  // Asked twice by two presses of a key: once.
  if (state === 'asked' || state === 'coming') return done({});
  if (number === undefined || headOffice === undefined || state === 'none')
    return failed({ code: 'not-offered' });
  const at = clock.now();
  transact(db, () => {
    record(context, 'head-office-asked', null, { kind: number.kind });
    emit(context, 'person-asked', null, {
      number: number.key,
      askedBy: account.id,
      askedAt: at.toISOString(),
    });
    insertAsking(db, number.key, at);
  });
  headOffice.dueAt = 0;
  return done({});
}

function askingOf({ db, clock, events, headOffice }: Context, text: string): AskingView {
  const none = { state: 'none', askedAt: null } as const;
  const number = readNumberToAsk(text);
  const line = getOfficeLine(db);
  if (number === undefined || headOffice === undefined || lineStateOf(line, events.epoch()) !== 'joined')
    return none;
  if (isNumberOfSomebody(db, text)) return none;
  const asking = findAsking(db, number.key);
  const isOld = asking !== undefined && clock.now().getTime() - Date.parse(asking.askedAt) > answerShown;
  if (asking !== undefined && (asking.answer === null || !isOld)) {
    const { askedAt, answer } = asking;
    // Whoever is asked once more while the line is away is told so.
    if (answer !== null || line.contact.problem === null) return { state: stateOf(db, answer), askedAt };
  }
  return { state: line.contact.problem === null ? 'offered' : 'no-line', askedAt: null };
}

function stateOf(db: Context['db'], answer: Asking['answer']): AskingView['state'] {
  if (answer === null) return 'asked';
  if (answer.outcome !== 'found') return answer.outcome;
  if (findAppliedPosition(db) < answer.position) return 'coming';
  return answer.people.some((id) => findWorkerIdToldAs(db, id) !== undefined) ? 'none' : 'set-aside';
}
