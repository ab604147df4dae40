import type { EventEnvelope } from '#shared/contract/head-office/events.ts';
import { listAccounts } from '../accounts/account-store.ts';
import { type Connection, findRow, listRows } from '../core/connection.ts';
import { findCredential, findSecurityImageHash, listSecurityAnswers } from '../issuance/credential-store.ts';
import { getFacts } from '../people/fact-tables.ts';
import { findKitInForce, listKitCodes } from '../recovery-kit/kit-store.ts';
import { getGuard } from '../services/credential-guard-store.ts';
import { isToldOfElsewhere } from './branch-people-store.ts';
import { eventKey } from './event-key.ts';
import { addressFields, type ToldPerson, takeTold, writtenHash } from './told-person.ts';

export type StateVerdict =
  | {
      readonly fault: undefined;
      readonly people: number;
      readonly accounts: number;
      /** Of whom other counters told too, or a newer program here: nothing was compared. */
      readonly leftOut: number;
    }
  /** Whose rows are not what the events say, and which. */
  | { readonly fault: string };

interface WorkerRow {
  readonly id: string;
  readonly number: number;
  readonly code: string;
  readonly procedure: string;
  readonly cedula: string | null;
}

/** How many people's state is held at once; the events are read once for so many. */
const peopleAtOnce = 5000;
const pageSize = 1000;
/** How many are named. */
const namedLimit = 5;

/**
 * People and accounts, as their rows have them, against what the events tell of them: who holds the store's key and SQL
 * can change a row, and an event only by breaking the chain. For a chain that was verified. Names fields, never values.
 * Of whom another counter told, what is so follows from more than this store's chain: they are left out, and counted.
 * Source: docs/decisions/117.
 */
export function verifyState(db: Connection): StateVerdict {
  const isWhole = isToldWhole(db);
  const faults = compareAccounts(db, isWhole);
  let people = 0;
  let leftOut = 0;
  let after = '';
  for (;;) {
    const workers = listRows<WorkerRow>(
      db,
      `SELECT id, number, identification_code AS code, procedure, cedula FROM worker WHERE id > ? ORDER BY id LIMIT ?`,
      [after, peopleAtOnce],
    );
    const isLast = workers.length < peopleAtOnce;
    const through = isLast ? '\u{10ffff}' : (workers.at(-1)?.id ?? after);
    const told = readTold(db, after, through);
    for (const worker of workers) {
      const here = told.get(worker.id) ?? {};
      if (here.isOfNewerProgram || isToldOfElsewhere(db, worker.id)) leftOut += 1;
      else {
        people += 1;
        const differences = differencesOf(db, worker, here, isWhole);
        if (differences.length > 0) faults.push(`worker ${worker.number}: ${differences.join(', ')}`);
      }
      told.delete(worker.id);
    }
    for (const [, { record }] of told)
      if (record !== undefined) faults.push('somebody who was told of is on record no more');
    if (isLast) break;
    after = through;
  }
  if (faults.length === 0) return { fault: undefined, people, accounts: listAccounts(db).length, leftOut };
  const more = faults.length > namedLimit ? `; and ${faults.length - namedLimit} more` : '';
  return { fault: `not as the events tell: ${faults.slice(0, namedLimit).join('; ')}${more}` };
}

function readTold(db: Connection, after: string, through: string): Map<string, ToldPerson> {
  const told = new Map<string, ToldPerson>();
  let last = { epoch: 0, number: 0 };
  for (;;) {
    const rows = listRows<{ epoch: number; number: number; subject: string; content: string }>(
      db,
      `SELECT epoch, number, subject, content FROM event
       WHERE subject > ? AND subject <= ? AND key > ${eventKey('?', '?')} ORDER BY key LIMIT ?`,
      [after, through, last.epoch, last.number, pageSize],
    );
    for (const { subject, content } of rows) {
      const person = told.get(subject) ?? {};
      told.set(subject, person);
      takeTold(person, JSON.parse(content) as EventEnvelope);
    }
    const newest = rows.at(-1);
    if (newest === undefined || rows.length < pageSize) return told;
    last = newest;
  }
}

/** What is not as it was told, in words without a person's data. */
function differencesOf(db: Connection, worker: WorkerRow, told: ToldPerson, isWhole: boolean): string[] {
  if (told.record === undefined && isWhole) return ['no event tells of them'];
  return [
    ...recordDifferences(db, worker, told),
    ...credentialDifferences(db, worker.id, told),
    ...attemptDifferences(db, worker.code, told),
    ...kitDifferences(db, worker.id, told),
  ];
}

function recordDifferences(
  db: Connection,
  worker: WorkerRow,
  { record, contact, contactChanges, cedula }: ToldPerson,
) {
  const differences = cedula === undefined || cedula === worker.cedula ? [] : ['cédula'];
  const values: Readonly<Record<string, string>> = getFacts(db, worker.number);
  if (record !== undefined) {
    if (record.identificationCode !== worker.code) differences.push('identification code');
    if (record.procedure !== worker.procedure) differences.push('procedure');
    const fields = new Set([...Object.keys(record.values), ...Object.keys(values)]);
    differences.push(...[...fields].filter((field) => record.values[field] !== values[field]));
  } else if (contact !== undefined) {
    differences.push(...addressFields.filter((field) => contact[field] !== values[field]));
  }
  const changes = countOf(
    db,
    'SELECT count(*) AS count FROM contact_change WHERE worker_id = ? AND after_key IS NOT NULL',
    worker.id,
  );
  if (changes < (contactChanges ?? 0)) differences.push('changes of contact data');
  return differences;
}

function credentialDifferences(db: Connection, workerId: string, told: ToldPerson): string[] {
  const differences: string[] = [];
  if (told.credential !== undefined) {
    const credential = findCredential(db, workerId);
    const isAsTold =
      credential === undefined || told.credential === null
        ? credential === undefined && told.credential === null
        : credential.id === told.credential.id && writtenHash(credential.hash) === told.credential.hash;
    if (!isAsTold) differences.push('credential in force');
  }
  const image = findSecurityImageHash(db, workerId);
  if (told.image !== undefined && (image === undefined || writtenHash(image) !== told.image))
    differences.push('security image');
  const answers = listSecurityAnswers(db, workerId);
  const isOther = (hashes: Readonly<Record<string, string>>) =>
    answers.length !== Object.keys(hashes).length ||
    answers.some(({ question, hash }) => hashes[question] !== writtenHash(hash));
  if (told.answers !== undefined && isOther(told.answers)) differences.push('security answers');
  const revocations = listRows<{ credential: string; cause: string }>(
    db,
    'SELECT credential_id AS credential, cause FROM credential_revocation WHERE worker_id = ?',
    [workerId],
  );
  const causes = new Map(revocations.map(({ credential, cause }) => [credential, cause]));
  const isRevoked = Object.entries(told.revocations ?? {}).every(([id, cause]) => causes.get(id) === cause);
  const withdrawn = countOf(
    db,
    `SELECT count(*) AS count FROM withdrawn_death JOIN credential_revocation USING (credential_id)
     WHERE worker_id = ?`,
    workerId,
  );
  if (!isRevoked) differences.push('revocations');
  if (told.record !== undefined && withdrawn !== (told.deathsWithdrawn ?? 0))
    differences.push('deaths taken back');
  return differences;
}

/** An attempt is taken before it is judged and told: more may be spent than was told, never fewer. */
function attemptDifferences(db: Connection, code: string, { guard }: ToldPerson): string[] {
  if (guard === undefined) return [];
  const { spent, lockedAt } = getGuard(db, code);
  const differences: string[] = [];
  if (guard.isLocked !== (lockedAt !== null)) differences.push('lock');
  if (spent.check < guard.check || spent.recovery < guard.recovery) differences.push('attempts');
  return differences;
}

function kitDifferences(db: Connection, workerId: string, { kit }: ToldPerson): string[] {
  if (kit === undefined) return [];
  const inForce = findKitInForce(db, workerId);
  if (inForce?.id !== kit?.id) return ['recovery kit in force'];
  if (kit === null) return [];
  const codes = listKitCodes(db, kit.id);
  const isOther = codes.some(({ position, hash }) => kit.codes[position] !== writtenHash(hash));
  const used = countOf(
    db,
    `SELECT count(*) AS count FROM kit_code WHERE used_at IS NOT NULL AND kit_id = ?`,
    kit.id,
  );
  const isAsTold = !isOther && codes.length === Object.keys(kit.codes).length && used === kit.used.length;
  return isAsTold ? [] : ['codes of the recovery kit'];
}

/** Who may do what: an account's role, its name and whether it acts. Its secrets are told to nobody. */
function compareAccounts(db: Connection, isWhole: boolean): string[] {
  const told = new Map<string, Record<string, unknown>>();
  const rows = listRows<{ content: string }>(
    db,
    `SELECT content FROM event WHERE type IN ('account-created', 'account-changed') AND version = 1 ORDER BY key`,
  );
  for (const { content } of rows) {
    const { payload } = JSON.parse(content) as EventEnvelope;
    told.set(String(payload['accountId']), payload);
  }
  const accounts = new Map(listAccounts(db).map((account) => [account.id, account]));
  const faults: string[] = [];
  for (const [id, payload] of told) {
    const account = accounts.get(id);
    if (account === undefined) faults.push(`account ${id} is gone`);
    else {
      const fields = (['name', 'username', 'role', 'active', 'signOff'] as const).filter(
        (field) => account[field] !== payload[field],
      );
      if (fields.length > 0) faults.push(`account ${id}: ${fields.join(', ')}`);
    }
  }
  for (const id of accounts.keys())
    if (isWhole && !told.has(id)) faults.push(`account ${id}: no event tells of it`);
  return faults;
}

/** Whether the chain tells of the store from its set-up on; of an older one's people and accounts there may be no event. */
function isToldWhole(db: Connection): boolean {
  const first = findRow<{ type: string }>(db, 'SELECT type FROM event ORDER BY key LIMIT 1');
  return first?.type === 'terminal-set-up';
}

function countOf(db: Connection, sql: string, value: string): number {
  return findRow<{ count: number }>(db, sql, [value])?.count ?? 0;
}
