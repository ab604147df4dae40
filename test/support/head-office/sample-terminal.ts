import { createHash } from 'node:crypto';
import type postgres from 'postgres';
import { makeSigningKey, readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { decisionContent } from '#shared/contract/head-office/decisions.ts';
import {
  type EventDocument,
  type EventEnvelope,
  eventContent,
  firstEventHash,
} from '#shared/contract/head-office/events.ts';
import { terminalLogin } from '#shared/contract/head-office/joining.ts';
import type { TestDatabase } from './test-database.ts';

export interface SampleEvent {
  readonly content: string;
  readonly hash: string;
  readonly signature: string;
}

/** A terminal that writes events without a kiosk. */
export interface SampleTerminal {
  readonly terminal: string;
  readonly epoch: number;
  readonly publicKey: string;
  sign(content: string): string;
  /** Written so far. */
  readonly events: SampleEvent[];
  /** The next one of its chain. */
  write(change?: Partial<EventEnvelope>): SampleEvent;
  /** Another terminal with this one's key and history, as a copy of its disk is. */
  copy(): SampleTerminal;
  /** The same machine in a later epoch, with a key of its own; its history goes on after the last event. */
  restored(epoch: number): SampleTerminal;
}

export function makeTerminal(terminal = '017-2', epoch = 1): SampleTerminal {
  return terminalOf(terminal, epoch, makeSigningKey(), firstEventHash, []);
}

function terminalOf(
  terminal: string,
  epoch: number,
  keys: ReturnType<typeof makeSigningKey>,
  before: string,
  written: readonly SampleEvent[],
): SampleTerminal {
  const key = readSigningKey(keys.privateKey);
  const events = [...written];
  return {
    terminal,
    epoch,
    publicKey: keys.publicKey,
    sign: (content) => signText(content, key),
    events,
    write(change = {}) {
      const number = events.length + 1;
      const content = eventContent({
        format: 'ventanilla-event-1',
        type: 'settings-changed',
        version: 1,
        scope: 'head-office',
        terminal,
        epoch,
        number,
        previousHash: events.at(-1)?.hash ?? before,
        auditHead: { sequence: number, hash: firstEventHash },
        time: { wall: '2026-11-30T12:00:00.000Z', count: number },
        subject: null,
        payload: { names: ['gateLimits'], values: {}, changedBy: 'a', changedAt: '2026-11-30T12:00:00.000Z' },
        documents: [],
        ...change,
      });
      const event = { content, hash: hashOf(content), signature: signText(content, key) };
      events.push(event);
      return event;
    },
    copy: () => terminalOf(terminal, epoch, keys, before, events),
    restored: (later) => terminalOf(terminal, later, makeSigningKey(), events.at(-1)?.hash ?? before, []),
  };
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

export function sampleDocument(bytes: Uint8Array): EventDocument {
  return { sha256: hashOf(bytes), mediaType: 'image/jpeg', size: bytes.length };
}

/** Head office lets it in, with its branch where that is not there yet. Gives its connection. `office` signs for its key. */
export async function admit(
  db: TestDatabase,
  { terminal, epoch, publicKey }: SampleTerminal,
  office?: Office,
): Promise<postgres.Sql> {
  const branch = terminal.slice(0, 3);
  const [known] = await db.admin`SELECT FROM records.branch WHERE code = ${branch}`;
  if (known === undefined) await db.admin`SELECT desk.make_branch(${branch}, ${`Agencia ${branch}`})`;
  await db.admin`SELECT desk.admit(NULL, ${terminal}, ${epoch}, ${publicKey}, 'age1test', NULL, NULL)`;
  if (office !== undefined) await signFor(db, { terminal, epoch, publicKey }, office);
  const login = terminalLogin(terminal, epoch);
  await db.admin.begin(async (sql) => {
    await sql`SET LOCAL ROLE ventanilla_owner`;
    await sql.unsafe(`CREATE ROLE "${login}" LOGIN IN ROLE ventanilla_terminal`);
  });
  return db.as(login);
}

/** No feed tells of it: these tests count its positions. */
async function signFor(
  { admin }: TestDatabase,
  { terminal, epoch, publicKey }: Pick<SampleTerminal, 'terminal' | 'epoch' | 'publicKey'>,
  { fingerprint, signingKey }: Office,
): Promise<void> {
  const branch = terminal.slice(0, 3);
  const [next] = await admin<{ number: number }[]>`SELECT desk.next_decision() AS number`;
  const number = next?.number ?? 1;
  const content = decisionContent(
    { number, headOffice: fingerprint, decidedAt: '2026-11-30T12:00:00.000Z', branch, subject: null },
    'terminal-admitted',
    { terminal, epoch, publicKey, recipient: 'age1test' },
  );
  await admin`INSERT INTO records.decision (number, branch, type, version, content, signature)
    VALUES (${number}, ${branch}, 'terminal-admitted', 1, ${content}, ${signText(content, signingKey)})`;
}

export interface Submitted {
  readonly number: number;
  readonly state: string;
  readonly reason: string | null;
  readonly expected: number | null;
}

/** Events from the number `first` on. */
export function submit(
  sql: postgres.Sql,
  epoch: number,
  first: number,
  events: readonly SampleEvent[],
): Promise<Submitted[]> {
  const contents = events.map(({ content }) => content);
  const signatures = events.map(({ signature }) => signature);
  return sql<Submitted[]>`SELECT * FROM counter.submit(${epoch}, ${first}, ${contents}, ${signatures})`;
}
