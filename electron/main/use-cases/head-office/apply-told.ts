import type { Context } from '#electron/main/context/context.ts';
import { personOf } from '#electron/main/context/display-session.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { saveAccountElsewhere } from '#electron/main/db/accounts/account-store.ts';
import { isBrokenRule } from '#electron/main/db/core/disk-errors.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  findToldAs,
  hasWaitingToldEvents,
  listSameDocument,
  listSetAside,
  listToldOf,
  markSetAsideApplied,
  markToldEventApplied,
  markToldEventSetAside,
  noteOwnDocuments,
  personEventOf,
  readAgainWhoIsTheSame,
  readWaitingToldEvents,
  saveToldDocument,
  toldDocumentOf,
} from '#electron/main/db/head-office/branch-people-store.ts';
import { saveHeard } from '#electron/main/db/head-office/heard.ts';
import {
  insertToldPerson,
  writeSharedDocument,
  writeToldPerson,
} from '#electron/main/db/head-office/write-merged-person.ts';
import { countWorkersToIndex, indexSomeWorkers } from '#electron/main/db/people/search-index.ts';
import {
  findWorker,
  findWorkerIdByAlias,
  findWorkerIdToldAs,
  saveToldAs,
} from '#electron/main/db/people/worker-store.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import type { EventEnvelope } from '#shared/contract/head-office/events.ts';
import { historyOf, type PersonEvent } from '#shared/domain/convergence/history.ts';
import { applyKeptDecisions } from './apply-decision.ts';
import { followInDrafts } from './follow-in-drafts.ts';
import { createPace } from './pace.ts';

/** Events in one transaction at most: as many as main's loop may be held for. A person's history is read for each. */
const eventsAtOnce = 20;
/** People who were put on record, before they are found by their names. */
const indexedAtOnce = 20;

/**
 * What other counters told becomes rows as a local act leaves them, in the order of the feed. Whoever is at the display is
 * left alone: what is told of them, and what comes after it, waits until they have gone.
 */
export async function applyTold(context: Context, signal: AbortSignal): Promise<void> {
  const { db } = context;
  const isEnded = () => signal.aborted || context.closing.aborted;
  const pace = createPace(context);
  while (!isEnded() && !transact(db, () => noteOwnDocuments(db, pace.begin()))) await pace.letOthers(signal);
  let isFree = true;
  while (isFree && !isEnded() && hasWaitingToldEvents(db)) {
    isFree = applyEvents(context, pace.begin());
    await pace.letOthers(signal);
    if (countWorkersToIndex(db) < indexedAtOnce) continue;
    // Else the next search, or the store's upkeep, would do it for all of them and hold main's loop.
    indexSomeWorkers(db, pace.begin());
    await pace.letOthers(signal);
  }
}

/** As many as it has time for, one at least. False where nothing can be done now: the next one is about whoever is at the display. */
function applyEvents(context: Context, isOver: () => boolean): boolean {
  const { db, clock } = context;
  return transact(db, () => {
    // Whoever was registered here since the last step is found by what is told in this one.
    while (!noteOwnDocuments(db));
    const counted = { events: 0, findings: 0 };
    let through = 0;
    let isFree = true;
    for (const { position, event } of readWaitingToldEvents(db, eventsAtOnce)) {
      if (through > 0 && isOver()) break;
      isFree = !isAtDisplay(context, event);
      if (!isFree) break;
      const findings = tryToApply(context, event);
      const { terminal, epoch, number, time } = event;
      if (findings === undefined) {
        markToldEventSetAside(db, position);
        recordAs(context, null, 'branch-event-set-aside', null, {
          type: event.type,
          terminal,
          epoch,
          number,
        });
        through = position;
        continue;
      }
      counted.findings += findings;
      markToldEventApplied(db, position);
      saveHeard(db, { terminal, epoch, number }, time, clock.now());
      counted.events += 1;
      through = position;
    }
    if (counted.events > 0) recordAs(context, null, 'branch-applied', null, { through, ...counted });
    return isFree && through > 0;
  });
}

/** By any id or number of theirs, or by a registration of their document under an id that nobody heard of. */
function isAtDisplay({ db, session }: Context, event: EventEnvelope): boolean {
  if (session.display === null) return false;
  const attended = personOf(session.display)?.workerId;
  if (attended === undefined) return false;
  const { subject, payload } = event;
  if (subject !== null && findWorkerIdToldAs(db, subject) === attended) return true;
  const code = payload['identificationCode'];
  if (typeof code === 'string' && findWorkerIdByAlias(db, code) === attended) return true;
  const told = personEventOf(event);
  const document = told && toldDocumentOf(told);
  if (told === undefined || document === undefined) return false;
  const isRegistration = told.act.type === 'worker-registered';
  return listSameDocument(db, document.toldAs, document.document, isRegistration).some(
    ({ id, isSamePerson }) => isSamePerson && findWorkerIdToldAs(db, id) === attended,
  );
}

/** Undefined where no row of the store can say it: a terminal that tells such a thing does not stop the others. */
function tryToApply(context: Context, event: EventEnvelope): number | undefined {
  const { db, log } = context;
  try {
    return transact(db, () => applyEvent(context, event));
  } catch (error) {
    if (!isBrokenRule(error)) throw error;
    log.error('told-event-set-aside', { stack: describeError(error) });
    return undefined;
  }
}

/** Gives how many findings it leads to; undefined where it is set aside. */
function applyEvent(context: Context, event: EventEnvelope): number | undefined {
  if (event.type === 'account-created' || event.type === 'account-changed') saveStaff(context, event);
  const told = personEventOf(event);
  return told === undefined ? 0 : applyPersonEvent(context, event, told);
}

function saveStaff({ db }: Context, { terminal, time, payload }: EventEnvelope): void {
  const { accountId: id, name, role } = payload;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof role !== 'string') return;
  saveAccountElsewhere(db, { id, name, role, origin: terminal, at: time.wall });
}

/** Undefined where they cannot be on record beside somebody else who is known by their number. */
function applyPersonEvent(
  context: Context,
  { subject, payload }: EventEnvelope,
  event: PersonEvent,
): number | undefined {
  const { db, clock } = context;
  const code = String(payload['identificationCode']);
  const at = clock.now();
  const known = findKnown(context, subject, code);
  const others = saveDocument(context, event);
  const workerId = known ?? others.find(({ isSamePerson }) => isSamePerson)?.workerId;
  if (workerId === undefined)
    return subject === null ? 0 : insertTold(context, { subject, code, event, others });
  // What is told under another id of theirs is told of them.
  if (subject !== null) saveToldAs(db, workerId, subject);
  if (known === undefined) applyKeptDecisions(context);
  const worker = findWorker(db, workerId);
  if (worker === undefined) throw new Error('whoever is known is on record');
  const before = listToldOf(db, findToldAs(db, workerId));
  const findings = writeToldPerson(db, worker, { before, event, at });
  followInDrafts(context, worker);
  const { terminal, epoch, number } = event.at;
  if (event.act.type !== 'worker-registered' && event.act.type !== 'credential-attempted') {
    const detail = { type: event.act.type, terminal, epoch, number };
    recordAs(context, null, 'told-by-another-counter', worker.identificationCode, detail);
  }
  return findings + noteSharedDocument(context, workerId, { event, others });
}

function insertTold(
  context: Context,
  {
    subject,
    code,
    event,
    others,
  }: {
    readonly subject: string;
    readonly code: string;
    readonly event: PersonEvent;
    readonly others: readonly Sharing[];
  },
): number | undefined {
  const { db, clock } = context;
  const setAside = listSetAside(db, subject);
  const before = [...listToldOf(db, { ids: [subject], codes: [code] }), ...setAside];
  const inserted = insertToldPerson(db, { before, event, at: clock.now() });
  if (inserted.state === 'nobody') return 0;
  const workerId = inserted.state === 'inserted' ? inserted.workerId : null;
  const findings = noteSharedDocument(context, workerId, { event, others });
  if (workerId === null) return undefined;
  for (const { at } of setAside) markSetAsideApplied(db, at);
  readAgainWhoIsTheSame(db, workerId);
  applyKeptDecisions(context);
  return findings;
}

function findKnown({ db }: Context, subject: string | null, code: string): string | undefined {
  return subject === null ? findWorkerIdByAlias(db, code) : findWorkerIdToldAs(db, subject);
}

interface Sharing {
  /** As they are on record here. */
  readonly workerId: string;
  /** As counters tell of them. */
  readonly toldAs: string;
  readonly isSamePerson: boolean;
  readonly isRecordedCedula: boolean;
}

/** Who else is on record with the document that is told of. */
function saveDocument({ db }: Context, event: PersonEvent): Sharing[] {
  const told = toldDocumentOf(event);
  if (told === undefined) return [];
  const isRegistration = event.act.type === 'worker-registered';
  return saveToldDocument(db, told.toldAs, told.document, isRegistration).flatMap(({ id, ...other }) => {
    const here = findWorkerIdToldAs(db, id);
    return here === undefined ? [] : [{ ...other, workerId: here, toldAs: id }];
  });
}

/**
 * Two people on record share it: every counter finds the same, whichever of them it heard of first. `workerId` is null where whom the
 * event tells of cannot be on record here.
 */
function noteSharedDocument(
  { db, clock }: Context,
  workerId: string | null,
  { event, others }: { readonly event: PersonEvent; readonly others: readonly Sharing[] },
): number {
  const document = toldDocumentOf(event);
  if (document === undefined) return 0;
  return others.reduce((count, other) => {
    if (other.workerId === workerId) return count;
    const both = [document.toldAs, other.toldAs].toSorted();
    const kind = other.isRecordedCedula ? ('cedula-of-two' as const) : ('document-of-two' as const);
    const { numberKey, issuingState } = document.document;
    const toldOfIt = [...listToldOf(db, { ids: both, codes: [] }), event].filter((each) => {
      const of = toldDocumentOf(each)?.document;
      return of?.numberKey === numberKey && of.issuingState === issuingState;
    });
    const finding = { kind, places: historyOf(toldOfIt).map(({ at }) => at), fields: [] };
    // What they share later is another finding: somebody may have looked at this one.
    const id = JSON.stringify([kind, ...both, issuingState, numberKey]);
    return count + writeSharedDocument(db, workerId ?? other.workerId, finding, { id, at: clock.now() });
  }, 0);
}
