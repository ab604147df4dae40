import { type EventOf, eventsOf, historyOf, type PersonEvent } from '#shared/domain/convergence/history.ts';
import { type MergedGuard, mergeGuard } from '#shared/domain/convergence/merge-guard.ts';
import {
  codeOf,
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
import { type Connection, runSql } from '../core/connection.ts';
import {
  findWorker,
  findWorkerIdByCode,
  insertContact,
  insertContract,
  insertToldPassport,
  insertWorker,
  replaceCedula,
  replaceToldPassport,
  saveToldCedulas,
  saveToldNumbers,
  type Worker,
} from '../people/worker-store.ts';
import { getKitAttempts, saveKitAttempts } from '../recovery-kit/kit-store.ts';
import { clearGuard, getGuard, saveGuard } from '../services/credential-guard-store.ts';
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
  if (findWorkerIdByCode(db, code) !== undefined) return { state: 'number-taken' };
  const registeredBy = writeAccountOf(db, registration);
  insertWorker(db, {
    id: workerId,
    procedure,
    identificationCode: code,
    codeSequence: null,
    // Who has no code of a branch is known by their cédula.
    cedula: code.startsWith('E') ? null : code,
    values: facts.values,
    registeredBy,
    at: new Date(registeredAt),
    entryNoticeDeadline: facts.entryNoticeDeadline,
    origin: registration.at.terminal,
  });
  const worker = findWorker(db, workerId);
  if (worker === undefined) throw new Error('whoever was told of is on record');
  writeNumbers(db, worker, person, { before, event, at });
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
  if (was !== undefined) writeFacts(db, worker, { was, is }, heard);
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
  const isOther = code !== '' && code !== worker.identificationCode;
  if (isOther && findWorkerIdByCode(db, code) === undefined) replaceCedula(db, worker.id, code, at);
  saveToldCedulas(db, worker.id, is.cedulas);
  const moved = findWorker(db, worker.id);
  if (moved === undefined) throw new Error('whoever was told of is on record');
  const others = is.codes.filter((number) => number !== moved.identificationCode);
  saveToldNumbers(db, worker.id, others, at);
  return moved;
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
export function writeFinding(
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
