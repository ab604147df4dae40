import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type postgres from 'postgres';
import { type Connection, findRow, listRows } from '#electron/main/db/core/connection.ts';
import { personEventOf } from '#electron/main/db/head-office/branch-people-store.ts';
import { findCredential, listSecurityAnswers } from '#electron/main/db/issuance/credential-store.ts';
import { findRevocationInForce } from '#electron/main/db/people/revocation-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { getKitAttempts } from '#electron/main/db/recovery-kit/kit-store.ts';
import { getGuard } from '#electron/main/db/services/credential-guard-store.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { verifyStore } from '#electron/tools/verify-store.ts';
import { readEvent } from '#shared/contract/head-office/events.ts';
import { historyOf, nameOf, type PersonEvent } from '#shared/domain/convergence/history.ts';
import { type MergedPerson, mergePerson } from '#shared/domain/convergence/merge-person.ts';
import { identityDocumentOf } from '#shared/domain/convergence/same-person.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { kitAttempts } from '#shared/domain/credential/recovery-kit.ts';
import { isClosingCause } from '#shared/domain/credential/revocation.ts';
import { createFakeKeystore } from '#test/support/fakes/fake-devices.ts';
import { openBeside } from '#test/support/store-beside.ts';

/** At rest: head office and every counter beside each other. */

export interface AtRest {
  readonly terminal: string;
  readonly data: string;
  /** What the counter said that its store has: key of each event, and hash of its text. */
  readonly acknowledged: ReadonlyMap<number, string>;
  /**
   * Documents of whoever an act was about that a kill cut off, of each such act. An attempt is spent before it is judged, and
   * told after: that one may stay spent here without anybody having been told (decision 111).
   */
  readonly cutOff: readonly (readonly string[])[];
}

export interface Comparison {
  readonly events: number;
  readonly people: number;
  readonly lost: string[];
  readonly twice: string[];
  readonly diverged: string[];
  readonly unsound: string[];
}

interface Kept {
  readonly terminal: string;
  readonly epoch: number;
  readonly number: number;
  readonly content: string;
}

export async function compare(counters: readonly AtRest[], sql: postgres.Sql): Promise<Comparison> {
  const found: Comparison = { events: 0, people: 0, lost: [], twice: [], diverged: [], unsound: [] };
  const there = await sql<Kept[]>`SELECT terminal, epoch, number, content FROM reading.event`;
  for (const { terminal, data } of counters) {
    for (const fault of await faultsOf(data)) found.unsound.push(`${terminal}: ${fault}`);
  }
  const stores = counters.map(({ data }) => openBeside(data, createFakeKeystore()));
  const merged = peopleOf(there);
  for (const [index, counter] of counters.entries()) {
    const db = stores[index];
    if (db === undefined) {
      found.unsound.push(`${counter.terminal}: the store does not open`);
      continue;
    }
    compareEvents(db, counter, there, found);
    comparePeople(db, counter, merged, found);
    db.close();
  }
  return { ...found, events: there.length, people: merged.length };
}

async function faultsOf(data: string): Promise<string[]> {
  const unsealed = unsealKeyRing(data, createFakeKeystore(), 'read-only');
  if (unsealed.state !== 'unsealed') return [unsealed.state];
  const faults: string[] = [];
  for await (const { part, fault } of verifyStore(data, unsealed.keys)) {
    if (fault !== undefined) faults.push(`${part}: ${fault}`);
  }
  unsealed.keys.close();
  return faults;
}

function compareEvents(
  db: Connection,
  { terminal, acknowledged }: AtRest,
  there: readonly Kept[],
  { lost, twice, diverged }: Comparison,
): void {
  const ofHere = there.filter((event) => event.terminal === terminal);
  const byKey = new Map<number, string>();
  for (const event of ofHere) {
    const key = event.epoch * 1_000_000_000 + Number(event.number);
    if (byKey.has(key)) twice.push(`${nameOf(event)} at head office`);
    byKey.set(key, createHash('sha256').update(event.content).digest('hex'));
  }
  for (const [key, hash] of acknowledged) {
    if (byKey.get(key) !== hash) lost.push(`${terminal} ${key} is not at head office`);
  }
  const own = listRows<{ key: number }>(db, 'SELECT key FROM event');
  if (own.length !== ofHere.length) {
    diverged.push(`${terminal} has ${own.length} events of its own, head office ${ofHere.length}`);
  }
  const applied = listRows<Kept & { state: string }>(
    db,
    'SELECT terminal, epoch, number, content, state FROM branch_event',
  );
  const here = new Map<string, string>();
  for (const event of applied) {
    if (here.has(nameOf(event))) twice.push(`${nameOf(event)} at ${terminal}`);
    if (event.state !== 'applied') diverged.push(`${nameOf(event)} is ${event.state} at ${terminal}`);
    here.set(nameOf(event), event.content);
  }
  for (const event of there) {
    if (event.terminal === terminal || here.get(nameOf(event)) === event.content) continue;
    lost.push(`${nameOf(event)} is not at ${terminal}`);
  }
  const counted = findRow<{ told: number }>(
    db,
    `SELECT coalesce(sum(detail ->> '$.events'), 0) AS told FROM audit_event WHERE event = 'branch-applied'`,
  );
  if (counted?.told !== applied.length) {
    twice.push(`${terminal} applied ${counted?.told} times, and has ${applied.length} events`);
  }
}

/** By every event at head office: whoever was registered with the same document is one person. */
function peopleOf(there: readonly Kept[]): PersonEvent[][] {
  const events = there.flatMap(({ content }) => {
    const reading = readEvent(content);
    return (reading.state === 'known' ? personEventOf(reading.event) : undefined) ?? [];
  });
  const names = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const { act } of events) {
    if (act.type !== 'worker-registered') continue;
    const document = JSON.stringify(identityDocumentOf(act.payload.values));
    names.set(act.payload.workerId, document);
    codes.set(act.payload.identificationCode, document);
  }
  const people = new Map<string, PersonEvent[]>();
  for (const event of events) {
    const { workerId, identificationCode } = event.act.payload as {
      workerId: string | null;
      identificationCode: string;
    };
    const name = workerId === null ? codes.get(identificationCode) : names.get(workerId);
    if (name === undefined) continue;
    people.set(name, [...(people.get(name) ?? []), event]);
  }
  return [...people.values()];
}

function comparePeople(
  db: Connection,
  { terminal, cutOff }: AtRest,
  people: readonly PersonEvent[][],
  { diverged }: Comparison,
): void {
  const workers = listRows<{ id: string }>(db, 'SELECT id FROM worker');
  if (workers.length !== people.length) {
    diverged.push(`${terminal} knows ${workers.length} people, by the rules there are ${people.length}`);
  }
  const here = new Map(
    workers.map(({ id }) => {
      const so = whatIsSo(db, id);
      return [so?.numbers.join(' '), so] as const;
    }),
  );
  for (const events of people) {
    const merged = mergePerson(events);
    if (merged === undefined) continue;
    const numbers = merged.codes.toSorted();
    const so = here.get(numbers.join(' '));
    const { facts, guard, secrets } = merged;
    const { issuance, inForce, kit } = secrets;
    // Who has no code of a branch is known by their cédula.
    const enrolled = numbers.filter((number) => !number.startsWith('E'));
    const documents = documentsOf(events);
    const unjudged = cutOff.filter((of) => of.some((document) => documents.includes(document))).length;
    const more = moreThan(guard.spent, so?.spent);
    const expected = {
      numbers,
      cedula: merged.cedulas[0]?.number ?? enrolled[0] ?? null,
      cedulas: [...new Set([...merged.cedulas.map(({ number }) => number), ...enrolled])].toSorted(),
      values: withoutEmpty(facts.values),
      entryNoticeDeadline: facts.entryNoticeDeadline,
      spent: more > 0 && more <= unjudged ? so?.spent : guard.spent,
      isLocked: isLocked(guard),
      inForce: inForce?.id ?? null,
      credentials: secrets.all.map(({ id }) => id).toSorted(),
      ended: [...new Set(secrets.revocations.map(({ event }) => event.act.payload.credentialId))].toSorted(),
      image: issuance?.act.payload.image.encoded ?? null,
      answers: (issuance?.act.payload.answers ?? []).map(({ hash }) => hash.encoded).toSorted(),
      kit: kit === undefined || kit.voidAt !== null ? null : kit.kitId,
      kitUsed: kit === undefined || kit.voidAt !== null ? [] : kit.used.map(({ position }) => position),
      kitSpent: Math.min(kitAttempts, guard.kitSpent),
      isClosed: secrets.isClosed,
    };
    if (isDeepStrictEqual(so, expected)) continue;
    const differing = differencesOf(expected, so ?? {}).map(
      ([name, value, other]) => `${name} ${JSON.stringify(other)} by the rules ${JSON.stringify(value)}`,
    );
    const told = toldOf(events).join('\n');
    diverged.push(`${numbers.join(' ')} at ${terminal}: ${differing.join('; ')}\n${told}`);
  }
}

function documentsOf(events: readonly PersonEvent[]): string[] {
  return events.flatMap(({ act }) =>
    act.type === 'worker-registered' ? (identityDocumentOf(act.payload.values)?.numberKey ?? []) : [],
  );
}

type Spent = MergedPerson['guard']['spent'];

/** Attempts that were spent beyond those; 0 where one of the kinds has fewer. */
function moreThan(told: Spent, here: Spent = told): number {
  const more = { check: here.check - told.check, recovery: here.recovery - told.recovery };
  return Math.min(more.check, more.recovery) < 0 ? 0 : more.check + more.recovery;
}

/** By which it was decided, for whoever looks for the fault. */
function toldOf(events: readonly PersonEvent[]): string[] {
  return historyOf(events).map(({ at, time, heard, act }) => {
    const { type, payload } = act;
    const values = 'values' in payload ? JSON.stringify(fieldsThatChange(payload.values)) : '';
    return `  ${nameOf(at)} ${time.wall} ${type} ${values} heard ${heard.map(nameOf).join(', ')}`;
  });
}

/** What an act of the soak changes of a record. */
function fieldsThatChange(values: Readonly<Record<string, string>>) {
  return [values['contract.workplace'], values['contact.email']];
}

type Differing = readonly [name: string, expected: unknown, found: unknown];

/** Of values each field for itself. */
function differencesOf(expected: Readonly<Record<string, unknown>>, found: object): Differing[] {
  const so = found as Readonly<Record<string, unknown>>;
  const differing = Object.keys({ ...expected, ...so }).filter(
    (name) => !isDeepStrictEqual(expected[name], so[name]),
  );
  return differing.flatMap((name): Differing[] => {
    const value = expected[name];
    if (name !== 'values') return [[name, value, so[name]]];
    return differencesOf(value as Record<string, unknown>, so[name] ?? {});
  });
}

function whatIsSo(db: Connection, id: string) {
  const worker = findWorker(db, id);
  if (worker === undefined) return undefined;
  const { spent, lockedAt, lockedBy } = getGuard(db, worker.identificationCode);
  const ids = <Id = string>(sql: string) => listRows<{ id: Id }>(db, sql, [id]).map((row) => row.id);
  const image = findRow<{ hash: string }>(db, 'SELECT hash FROM security_image WHERE worker_id = ?', [id]);
  const cause = findRevocationInForce(db, id);
  return {
    numbers: [worker.identificationCode, ...worker.otherNumbers].toSorted(),
    cedula: worker.cedula,
    cedulas: ids(
      `SELECT value AS id FROM worker_alias JOIN worker ON number = worker_number
       WHERE worker.id = ? AND kind = 'cedula' ORDER BY value`,
    ),
    values: withoutEmpty(worker.values),
    entryNoticeDeadline: worker.entryNoticeDeadline,
    spent,
    isLocked: isLocked({ spent, lockedAt, lockedBy }),
    inForce: findCredential(db, id)?.id ?? null,
    credentials: ids('SELECT id FROM credential WHERE worker_id = ? ORDER BY id'),
    ended: ids(
      'SELECT credential_id AS id FROM credential_revocation WHERE worker_id = ? ORDER BY credential_id',
    ),
    image: image?.hash ?? null,
    answers: listSecurityAnswers(db, id)
      .map(({ hash }) => hash.encoded)
      .toSorted(),
    kit:
      ids('SELECT id FROM kit WHERE worker_id = ? AND in_force_at IS NOT NULL AND void_at IS NULL')[0] ??
      null,
    kitUsed: ids<number>(
      `SELECT position AS id FROM kit_code JOIN kit ON kit.id = kit_id
       WHERE worker_id = ? AND in_force_at IS NOT NULL AND void_at IS NULL AND used_at IS NOT NULL ORDER BY position`,
    ),
    kitSpent: getKitAttempts(db, worker.identificationCode),
    isClosed: cause !== undefined && isClosingCause(cause),
  };
}

function withoutEmpty(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value ? [[field, value]] : [])),
  );
}
