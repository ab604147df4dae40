import {
  type EventOf,
  eventsOf,
  historyOf,
  nameOf,
  type PersonEvent,
  type Place,
} from '#shared/domain/convergence/history.ts';
import { type MergedGuard, mergeGuard } from '#shared/domain/convergence/merge-guard.ts';
import {
  type CapturedDocument,
  capturedDocumentsOf,
  codeOf,
  documentKey,
  isCedulaOfPerson,
} from '#shared/domain/convergence/merge-numbers.ts';
import {
  type Finding,
  findingId,
  type MergedPerson,
  mergePerson,
} from '#shared/domain/convergence/merge-person.ts';
import { attemptLimit, type CredentialGuard, isLocked } from '#shared/domain/credential/credential-life.ts';
import { kitAttempts } from '#shared/domain/credential/recovery-kit.ts';
import { isProcedure } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { getThrottle, saveThrottle } from '../accounts/throttle-store.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';
import {
  exchangeCedulas,
  findWorker,
  findWorkerIdByCode,
  insertContact,
  insertContract,
  insertToldPassport,
  insertWorker,
  keepToldPassports,
  replaceCedula,
  replaceToldPassport,
  saveToldCedulas,
  saveToldNumbers,
  type Worker,
} from '../people/worker-store.ts';
import { getKitAttempts, saveKitAttempts } from '../recovery-kit/kit-store.ts';
import { clearGuard, getGuard, saveGuard } from '../services/credential-guard-store.ts';
import { findToldAs, listToldOf } from './branch-people-store.ts';
import { writeAccountOf, writeContactChange, writeSecrets } from './write-told-acts.ts';

/** What of a person was known here before an event of another counter, and with it. */
export interface Heard {
  readonly before: readonly PersonEvent[];
  readonly event: PersonEvent;
  readonly at: Date;
}

export type InsertedPerson =
  | { readonly state: 'inserted'; readonly workerId: string }
  /** Nobody told of their registration. */
  | { readonly state: 'nobody' }
  /** Somebody else is known by their number: it cannot be two people's. */
  | { readonly state: 'number-taken' };

/** Somebody whom another counter registered, and nobody here has. */
export function insertToldPerson(db: Connection, { before, event, at }: Heard): InsertedPerson {
  const person = mergePerson([...before, event]);
  if (person === undefined) return { state: 'nobody' };
  const { registration, facts, codes } = person;
  const { workerId, procedure, registeredAt } = registration.act.payload;
  if (!isProcedure(procedure)) return { state: 'nobody' };
  const [code] = codes;
  const holder = findWorkerIdByCode(db, code);
  if (holder !== undefined && !makeRoom(db, holder, { for: null, at })) return { state: 'number-taken' };
  const registeredBy = writeAccountOf(db, registration);
  insertWorker(db, {
    id: workerId,
    procedure,
    identificationCode: code,
    codeSequence: null,
    cedula: isCedulaOfPerson(code) ? code : null,
    values: facts.values,
    registeredBy,
    at: new Date(registeredAt),
    entryNoticeDeadline: facts.entryNoticeDeadline,
    origin: registration.at.terminal,
  });
  const worker = findWorker(db, workerId);
  if (worker === undefined) throw new Error('whoever was told of is on record');
  writeNumbers(db, worker, person, { before, event, at });
  writeDocuments(db, worker.id, person, { before, event, at });
  writeRest(db, worker, { was: undefined, is: person }, { before, event, at });
  return { state: 'inserted', workerId };
}

/** What an event of another counter changes of somebody on record. Gives how many findings are new. */
export function writeToldPerson(db: Connection, known: Worker, heard: Heard): number {
  const { before, event, at } = heard;
  const was = mergePerson(before);
  const is = mergePerson([...before, event]);
  const worker = is === undefined ? known : writeNumbers(db, known, is, heard);
  writeGuard(db, worker.identificationCode, heard);
  if (is === undefined) return 0;
  if (was !== undefined) {
    writeFacts(db, worker, { was, is }, heard);
    writeDocuments(db, worker.id, is, heard);
  }
  writeRest(db, worker, { was, is }, heard);
  return writeFindings(db, worker.id, is, at);
}

/** Every number that they are known by. One that was captured wrongly, and is nobody's by now, does not stay taken. */
function writeNumbers(
  db: Connection,
  worker: Worker,
  is: MergedPerson,
  { before, event, at }: Heard,
): Worker {
  const code = codeOf(historyOf([...before, event]), worker.id);
  if (code !== '' && code !== worker.identificationCode) moveTo(db, worker.id, code, at);
  return writeAliases(db, worker.id, is, at);
}

function writeAliases(db: Connection, workerId: string, is: MergedPerson, at: Date): Worker {
  saveToldCedulas(db, workerId, is.cedulas);
  const worker = findWorker(db, workerId);
  if (worker === undefined) throw new Error('whoever was told of is on record');
  const others = is.codes.filter((number) => number !== worker.identificationCode);
  saveToldNumbers(db, workerId, others, at);
  return worker;
}

/** Where somebody else is known by it and by no other, they keep what they have, and a human is told. */
function moveTo(db: Connection, workerId: string, code: string, at: Date): void {
  const holder = findWorkerIdByCode(db, code);
  if (holder === undefined) replaceCedula(db, workerId, code, at);
  else makeRoom(db, holder, { for: workerId, at });
}

/**
 * Whoever has the number may have another one that is free, or the very one that is moved from: two who were given each other's
 * exchange them. They are found by all that are theirs. False where there is none.
 */
function makeRoom(
  db: Connection,
  holder: string,
  { for: mover, at }: { readonly for: string | null; readonly at: Date },
): boolean {
  const who = mergePerson(listToldOf(db, findToldAs(db, holder)));
  const theirs = mover === null ? undefined : findWorker(db, mover)?.identificationCode;
  const isHadFor = (code: string) => code === theirs || findWorkerIdByCode(db, code) === undefined;
  const other = who?.codes.find(isHadFor);
  if (who === undefined || other === undefined) return false;
  if (mover === null) replaceCedula(db, holder, other, at);
  else if (other === theirs) exchangeCedulas(db, [mover, holder], at);
  else {
    const freed = findWorker(db, holder)?.identificationCode ?? '';
    replaceCedula(db, holder, other, at);
    replaceCedula(db, mover, freed, at);
  }
  writeAliases(db, holder, who, at);
  return true;
}

/** Every document that is theirs, so that they are found by it, and none that was captured wrongly: it is somebody else's. */
function writeDocuments(
  db: Connection,
  workerId: string,
  is: MergedPerson,
  { before, event, at }: Heard,
): void {
  const isHeld = (document: CapturedDocument) =>
    is.documents.some((held) => documentKey(held) === documentKey(document));
  const captured = capturedDocumentsOf(historyOf([...before, event]));
  keepToldPassports(db, workerId, { held: is.documents, freed: captured.filter((one) => !isHeld(one)) }, at);
}

interface Change {
  readonly was: MergedPerson | undefined;
  readonly is: MergedPerson;
}

function writeRest(db: Connection, worker: Worker, { was, is }: Change, heard: Heard): void {
  const isNewIssuance = was?.secrets.issuance?.at !== is.secrets.issuance?.at && !isSameIssuance(was, is);
  writeSecrets(db, { id: worker.id, code: worker.identificationCode }, is.secrets, {
    isNewIssuance,
    at: heard.at,
  });
  if (was === undefined) {
    writeGuard(db, worker.identificationCode, heard);
    writeFindings(db, worker.id, is, heard.at);
  }
}

function isSameIssuance(was: MergedPerson | undefined, is: MergedPerson): boolean {
  const before = was?.secrets.issuance?.act.payload.credentialId;
  return before === is.secrets.issuance?.act.payload.credentialId;
}

/** Field by field: what is otherwise than before by what was told, and nothing that was not. */
function writeFacts(db: Connection, worker: Worker, { was, is }: Required<Change>, heard: Heard): void {
  const [before, after] = [was?.facts.values ?? {}, is.facts.values];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => before[field] !== after[field],
  );
  const isChanged = (group: string) => changed.some((field) => field.startsWith(`${group}.`));
  const values: DraftValues = {
    ...worker.values,
    ...Object.fromEntries(changed.map((field) => [field, after[field] ?? ''])),
  };
  const { event, at } = heard;
  const signed = contactChangeOf(event);
  if (signed !== undefined) {
    writeContactChange(db, { id: worker.id, code: worker.identificationCode }, signed, values);
  } else if (isChanged('contact')) insertContact(db, worker.id, values, at);
  // As at the counter that corrected it: only what a credential was issued on stays beside it.
  if (isChanged('identity')) {
    const put = is.secrets.all.length === 0 ? replaceToldPassport : insertToldPassport;
    put(db, worker.id, values, at);
  }
  if (changed.some((field) => !field.startsWith('contact.') && !field.startsWith('identity.'))) {
    insertContract(db, worker.id, values, at);
  }
  if (was?.facts.entryNoticeDeadline !== is.facts.entryNoticeDeadline) {
    runSql(db, 'UPDATE worker SET entry_notice_deadline = ? WHERE id = ?', [
      is.facts.entryNoticeDeadline,
      worker.id,
    ]);
  }
}

function contactChangeOf(event: PersonEvent): EventOf<'contact-changed'> | undefined {
  return eventsOf([event], 'contact-changed')[0];
}

/**
 * Attempts, lock and rest of a number. What lies here and no event says is an attempt that a power cut left unjudged, or a
 * lock from before the contract: it stays.
 */
function writeGuard(db: Connection, code: string, { before, event }: Heard): void {
  const was = mergeGuard(historyOf(before));
  const is = mergeGuard(historyOf([...before, event]));
  const here = getGuard(db, code);
  const guard = guardOf(here, was, is);
  const isClear = !isLocked(guard) && guard.spent.check + guard.spent.recovery === 0;
  const wasClear = !isLocked(here) && here.spent.check + here.spent.recovery === 0;
  if (isClear && !wasClear) clearGuard(db, code);
  else if (!isClear) saveGuard(db, code, guard);
  if (is.kitSpent !== was.kitSpent) {
    const unjudged = Math.max(0, getKitAttempts(db, code) - was.kitSpent);
    saveKitAttempts(db, code, Math.min(kitAttempts, is.kitSpent + unjudged));
  }
  const { lockedUntil } = getThrottle(db, 'assisted-unlock', code);
  const pause = is.assistedPausedUntil;
  if (pause !== null && (lockedUntil === null || lockedUntil < pause)) {
    saveThrottle(db, 'assisted-unlock', code, { failures: attemptLimit, lockedUntil: pause });
  }
}

function guardOf(here: CredentialGuard, was: MergedGuard, is: MergedGuard): CredentialGuard {
  const spentOf = (kind: 'check' | 'recovery') =>
    Math.min(attemptLimit, is.spent[kind] + Math.max(0, here.spent[kind] - was.spent[kind]));
  const spent = { check: spentOf('check'), recovery: spentOf('recovery') };
  const isOwnLock = here.lockedAt !== null && was.lockedAt === null;
  const lock = isOwnLock ? here : is;
  return { spent, lockedAt: lock.lockedAt, lockedBy: lock.lockedBy };
}

function writeFindings(db: Connection, workerId: string, { findings }: MergedPerson, at: Date): number {
  return findings.reduce(
    (count, finding) => count + writeFinding(db, workerId, finding, { id: findingId(finding), at }),
    0,
  );
}

/** Gives 1 where it is new, else 0. */
function writeFinding(
  db: Connection,
  workerId: string,
  { kind, places, fields }: Finding,
  { id, at }: { readonly id: string; readonly at: Date },
): number {
  return runSql(
    db,
    `INSERT OR IGNORE INTO finding (id, kind, worker_id, places, fields, found_at)
     VALUES (@id, @kind, @workerId, @places, @fields, @at)`,
    {
      id,
      kind,
      workerId,
      places: JSON.stringify(places),
      fields: JSON.stringify(fields),
      at: at.toISOString(),
    },
  );
}

/** As above; what is told of it before somebody looked at it is put to it. */
export function writeSharedDocument(
  db: Connection,
  workerId: string,
  finding: Finding,
  { id, at }: { readonly id: string; readonly at: Date },
): number {
  if (isNotedAsBefore(db, finding, id)) return 0;
  const isNew = writeFinding(db, workerId, finding, { id, at });
  runSql(db, 'UPDATE finding SET places = ? WHERE id = ? AND looked_at IS NULL', [
    JSON.stringify(finding.places),
    id,
  ]);
  return isNew;
}

/** Of a program that named a finding by the two people alone. */
function isNotedAsBefore(db: Connection, { places }: Finding, id: string): boolean {
  const before = JSON.stringify((JSON.parse(id) as string[]).slice(0, 3));
  const row = findRow<{ places: string }>(db, 'SELECT places FROM finding WHERE id = ?', [before]);
  const noted = row === undefined ? [] : (JSON.parse(row.places) as Place[]).map(nameOf);
  return places.some((place) => noted.includes(nameOf(place)));
}
