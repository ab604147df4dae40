import { type EventEnvelope, type EventType, readEvent } from '#shared/contract/head-office/events.ts';
import type { ActType, PersonEvent, Place } from '#shared/domain/convergence/history.ts';
import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { type IdentityDocument, identityDocumentOf } from '#shared/domain/convergence/same-person.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** What all counters told of somebody, and who of those that they tell of is one person. */

/** What waits to be applied, oldest first. */
export interface WaitingEvent {
  readonly position: number;
  readonly event: EventEnvelope;
}

/** The second says nothing new but that the index of what is not applied will do: all of the branch's events would be read. */
const waits = "state = 'kept' AND state <> 'applied'";

export function hasWaitingToldEvents(db: Connection): boolean {
  return findRow(db, `SELECT 1 FROM branch_event WHERE ${waits} LIMIT 1`) !== undefined;
}

/** Each is read when its turn comes. What this program cannot read was kept as newer, and is not among them. */
export function* readWaitingToldEvents(db: Connection, limit: number): Generator<WaitingEvent> {
  const rows = listRows<{ position: number; content: string }>(
    db,
    `SELECT position, content FROM branch_event WHERE ${waits} ORDER BY position LIMIT ?`,
    [limit],
  );
  for (const { position, content } of rows) {
    const reading = readEvent(content);
    if (reading.state === 'known') yield { position, event: reading.event };
  }
}

export function markToldEventApplied(db: Connection, position: number): void {
  runSql(db, "UPDATE branch_event SET state = 'applied' WHERE position = ?", [position]);
}

/** As what a newer program may understand: nothing of it, and nothing that follows it about its person, was heard. */
export function markToldEventSetAside(db: Connection, position: number): void {
  runSql(db, "UPDATE branch_event SET state = 'newer' WHERE position = ?", [position]);
}

/** Up to where everything is applied, or kept because it is newer than this program. */
export function findAppliedPosition(db: Connection): number {
  const row = findRow<{ position: number }>(
    db,
    `SELECT coalesce((SELECT min(position) - 1 FROM branch_event WHERE ${waits}),
       (SELECT kept FROM branch_feed WHERE only = 1), 0) AS position`,
  );
  return row?.position ?? 0;
}

/**
 * What a counter does with each event of another one. It compiles only while every event has its line, and every act of the
 * rules is applied as one. `kept`: it changes nothing of a person or their staff elsewhere.
 */
const elsewhere: Readonly<Record<ActType, 'person'> & Record<Exclude<EventType, ActType>, 'staff' | 'kept'>> =
  {
    'worker-registered': 'person',
    'worker-corrected': 'person',
    'cedula-recorded': 'person',
    'contact-changed': 'person',
    'credential-issued': 'person',
    'credential-recovered': 'person',
    'credential-revoked': 'person',
    'death-withdrawn': 'person',
    'credential-attempted': 'person',
    'credential-locked': 'person',
    'credential-unlocked': 'person',
    'assisted-unlock-attempted': 'person',
    'recovery-kit-issued': 'person',
    'recovery-kit-used': 'person',
    'recovery-kit-attempted': 'person',
    'recovery-kit-revoked': 'person',
    'account-created': 'staff',
    'account-changed': 'staff',
    // The unlock that follows says it.
    'assisted-unlock-approved': 'kept',
    'contact-change-declined': 'kept',
    // Copies and visits stay at their counter; what a draft corrects is told when it does.
    'documents-changed': 'kept',
    'draft-joined': 'kept',
    'visit-closed': 'kept',
    // Of that terminal alone.
    'terminal-set-up': 'kept',
    'settings-changed': 'kept',
    'clock-set': 'kept',
    'store-restored': 'kept',
    'missing-acts-accepted': 'kept',
    'person-asked': 'kept',
  };

function isOfPerson(type: string): boolean {
  const read: Readonly<Record<string, string>> = elsewhere;
  return Object.hasOwn(read, type) && read[type] === 'person';
}

/** Undefined where no rule looks at it, or it is from before the contract. `readEvent` has held its payload to its schema. */
export function personEventOf(event: EventEnvelope): PersonEvent | undefined {
  const { type, version, terminal, epoch, number, time, heard = [], payload } = event;
  if (version === 0 || !isOfPerson(type)) return undefined;
  return { at: { terminal, epoch, number }, time, heard, act: { type, payload } as unknown as PersonAct };
}

/** What was told of an id and no row here could take; it counts once its person is on record. */
export function listSetAside(db: Connection, id: string): PersonEvent[] {
  const rows = listRows<{ content: string }>(
    db,
    "SELECT content FROM branch_event WHERE subject = ? AND state = 'newer'",
    [id],
  );
  return rows.flatMap(({ content }) => knownPersonEventOf(content));
}

export function markSetAsideApplied(db: Connection, at: Place): void {
  takeUpSetAside(db, at, 'applied');
}

function takeUpSetAside(db: Connection, { terminal, epoch, number }: Place, state: 'applied' | 'kept'): void {
  runSql(
    db,
    "UPDATE branch_event SET state = ? WHERE terminal = ? AND epoch = ? AND number = ? AND state = 'newer'",
    [state, terminal, epoch, number],
  );
}

/**
 * Whoever is on record now: the same person as registered elsewhere could not be, while the number was somebody else's, and is read
 * again.
 */
export function readAgainWhoIsTheSame(db: Connection, id: string): void {
  const same = listRows<{ id: string }>(
    db,
    `SELECT DISTINCT other.told_as AS id FROM told_document AS own
     JOIN told_document AS other USING (number_key, issuing_state, birth_date)
     WHERE own.told_as = @id AND own.registered = 1 AND other.registered = 1 AND other.told_as <> @id`,
    { id },
  );
  for (const other of same) {
    for (const { at } of listSetAside(db, other.id)) takeUpSetAside(db, at, 'kept');
  }
}

function knownPersonEventOf(content: string): PersonEvent[] {
  const reading = readEvent(content);
  const event = reading.state === 'known' ? personEventOf(reading.event) : undefined;
  return event === undefined ? [] : [event];
}

/** Of whom counters tell under these ids or numbers: what was told here, and what of others is applied. */
export function listToldOf(
  db: Connection,
  { ids, codes }: { readonly ids: readonly string[]; readonly codes: readonly string[] },
): PersonEvent[] {
  const rows = listRows<{ content: string }>(
    db,
    `SELECT content FROM event WHERE subject IN (SELECT value FROM json_each(@ids))
     UNION ALL SELECT content FROM event WHERE subject IS NULL
       AND content ->> '$.payload.identificationCode' IN (SELECT value FROM json_each(@codes))
     UNION ALL SELECT content FROM branch_event
       WHERE subject IN (SELECT value FROM json_each(@ids)) AND state = 'applied'
     UNION ALL SELECT content FROM branch_event WHERE subject IS NULL AND about IS NOT NULL
       AND about IN (SELECT value FROM json_each(@codes)) AND state = 'applied'`,
    { ids: JSON.stringify(ids), codes: JSON.stringify(codes) },
  );
  return rows.flatMap(({ content }) => knownPersonEventOf(content));
}

/** Ids and numbers by which counters tell of somebody on record here. */
export function findToldAs(
  db: Connection,
  workerId: string,
): { readonly ids: readonly string[]; readonly codes: readonly string[] } {
  const ids = listRows<{ id: string }>(
    db,
    'SELECT @workerId AS id UNION ALL SELECT id FROM worker_told_as WHERE worker_id = @workerId',
    { workerId },
  );
  const codes = listRows<{ code: string }>(
    db,
    `SELECT identification_code AS code FROM worker WHERE id = @workerId
     UNION SELECT value FROM worker_alias JOIN worker ON number = worker_number WHERE worker.id = @workerId`,
    { workerId },
  );
  return { ids: ids.map(({ id }) => id), codes: codes.map(({ code }) => code) };
}

/** Whether something that another counter told of somebody stands in their rows. */
export function isToldOfElsewhere(db: Connection, workerId: string): boolean {
  const { ids, codes } = findToldAs(db, workerId);
  const row = findRow<{ told: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM branch_event
         WHERE subject IN (SELECT value FROM json_each(@ids)) AND state = 'applied')
       OR EXISTS (SELECT 1 FROM branch_event WHERE subject IS NULL AND about IS NOT NULL
         AND about IN (SELECT value FROM json_each(@codes)) AND state = 'applied') AS told`,
    { ids: JSON.stringify(ids), codes: JSON.stringify(codes) },
  );
  return row?.told === 1;
}

/** Somebody else who was told to have the same document. */
export interface SameDocument {
  readonly id: string;
  /** Both were registered with it, and were born on the same day: one person. */
  readonly isSamePerson: boolean;
  /** One of the two has it as a cédula that was recorded later. */
  readonly isRecordedCedula: boolean;
}

/** A document that somebody was told to have, at their registration or by a correction; gives who has it too. */
export function saveToldDocument(
  db: Connection,
  toldAs: string,
  { numberKey, issuingState, birthDate }: IdentityDocument,
  isRegistration: boolean,
): SameDocument[] {
  const document = { numberKey, issuingState };
  const registered = Number(isRegistration);
  runSql(
    db,
    `INSERT INTO told_document (number_key, issuing_state, birth_date, told_as, registered)
     VALUES (@numberKey, @issuingState, @birthDate, @toldAs, @registered)
     ON CONFLICT DO UPDATE SET registered = max(registered, excluded.registered)`,
    { ...document, birthDate, toldAs, registered },
  );
  return listSameDocument(db, toldAs, { numberKey, issuingState, birthDate }, isRegistration);
}

/** Who was told to have it too, so far. */
export function listSameDocument(
  db: Connection,
  toldAs: string,
  { birthDate, ...document }: IdentityDocument,
  isRegistration: boolean,
): SameDocument[] {
  const rows = listRows<{ id: string; birthDate: string; registered: number }>(
    db,
    `SELECT told_as AS id, birth_date AS birthDate, registered FROM told_document
     WHERE number_key = @numberKey AND issuing_state = @issuingState AND told_as <> @toldAs
     ORDER BY told_as, birth_date`,
    { ...document, toldAs },
  );
  return rows.map((row) => ({
    id: row.id,
    isSamePerson: isRegistration && row.registered === 1 && row.birthDate === birthDate,
    isRecordedCedula: birthDate === unknownBirthDate || row.birthDate === unknownBirthDate,
  }));
}

/** A cédula that is recorded of somebody on record is told without one. */
const unknownBirthDate = '';

/** What an event says that somebody has. */
export function toldDocumentOf({
  act,
}: PersonEvent): { readonly toldAs: string; readonly document: IdentityDocument } | undefined {
  if (act.type === 'cedula-recorded') {
    const { workerId: toldAs, cedula } = act.payload;
    return { toldAs, document: { issuingState: 'ECU', numberKey: cedula, birthDate: unknownBirthDate } };
  }
  if (act.type !== 'worker-registered' && act.type !== 'worker-corrected') return undefined;
  const document = identityDocumentOf(act.payload.values);
  return document === undefined ? undefined : { toldAs: act.payload.workerId, document };
}

/** Events looked at in one go. */
const ownAtOnce = 100;

/** Documents of what was told here since the last time: some of them, one at least. True once all are noted. */
export function noteOwnDocuments(db: Connection, isOver: () => boolean = () => false): boolean {
  const feed = findRow<{ after: number }>(db, 'SELECT own_key AS after FROM branch_feed WHERE only = 1');
  if (feed === undefined) return true;
  const rows = listRows<{ key: number; content: string | null }>(
    db,
    `SELECT key, iif(type IN ('worker-registered', 'worker-corrected', 'cedula-recorded'), content, NULL) AS content
     FROM event WHERE key > ? ORDER BY key LIMIT ${ownAtOnce}`,
    [feed.after],
  );
  let last: number | undefined;
  let isCut = false;
  for (const { key, content } of rows) {
    isCut = last !== undefined && isOver();
    if (isCut) break;
    last = key;
    const [event] = content === null ? [] : knownPersonEventOf(content);
    const told = event && toldDocumentOf(event);
    if (told === undefined) continue;
    saveToldDocument(db, told.toldAs, told.document, event?.act.type === 'worker-registered');
  }
  if (last !== undefined) runSql(db, 'UPDATE branch_feed SET own_key = ? WHERE only = 1', [last]);
  return !isCut && rows.length < ownAtOnce;
}
