import type postgres from 'postgres';
import { afterAll, beforeAll, expect } from 'vitest';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { type Decision, payloadOf, readDecision } from '#shared/contract/head-office/decisions.ts';
import type { EventEnvelope } from '#shared/contract/head-office/events.ts';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { admit, makeTerminal, type SampleTerminal, submit } from './sample-terminal.ts';
import { startTestDatabase, type TestDatabase } from './test-database.ts';
import { startOperator } from './test-operator.ts';

export interface Counter {
  readonly it: SampleTerminal;
  readonly sql: postgres.Sql;
  send(): Promise<void>;
}

export const person = (id: string, number = `P${id}`, code = `E99${id}`) => ({
  id,
  register: {
    type: 'worker-registered',
    subject: id,
    payload: {
      ...samplePayloads['worker-registered'],
      workerId: id,
      identificationCode: code,
      values: {
        'identity.issuingState': 'VEN',
        'identity.number': number,
        'identity.birthDate': '1990-05-17',
      },
    },
  } as Partial<EventEnvelope>,
  attempted: {
    type: 'credential-locked',
    subject: id,
    payload: { ...samplePayloads['credential-locked'], workerId: id, identificationCode: code },
  } as Partial<EventEnvelope>,
});

export const ask = (number: string): Partial<EventEnvelope> => ({
  type: 'person-asked',
  payload: { number, askedBy: 'account-1', askedAt: '2026-11-30T12:00:00.000Z' },
});

export const documentOf = (id: string, number: string, birthDate: string): Partial<EventEnvelope> => {
  const { register } = person(id, number, `E88${id}`);
  const payload = register.payload as Record<string, unknown>;
  const values = { ...(payload['values'] as Record<string, unknown>), 'identity.birthDate': birthDate };
  return { ...register, payload: { ...payload, values } as never };
};

/** A head office for the tests of a file, with branches of one terminal each. */
export function useAskingOffice() {
  let db: TestDatabase;
  let operator: postgres.Sql;
  let office: Office;
  let next = 100;
  beforeAll(async () => {
    db = await startTestDatabase();
    ({ sql: operator, office } = await startOperator(db));
  });
  afterAll(() => db?.end());

  /** A terminal of a branch that is there for one test. */
  async function counterOf(terminal?: string): Promise<Counter> {
    next += 1;
    const it = makeTerminal(terminal ?? `${next}-1`);
    const sql = await admit(db, it, office);
    let sent = 0;
    return {
      it,
      sql,
      async send() {
        const answers = await submit(sql, 1, sent + 1, it.events.slice(sent));
        expect(answers.every(({ state }) => state === 'received')).toBe(true);
        sent = it.events.length;
      },
    };
  }

  const confirm = () => confirmReceived(operator, office);

  /** What its branch was told of others, and the answers, each signed by head office. */
  async function toldTo({ sql }: Counter) {
    const rows = await sql<{ kind: string; content: string; signature: string }[]>`
      SELECT * FROM counter.feed(0, 1000)`;
    return rows.flatMap(({ kind, content, signature }): Decision[] => {
      if (kind !== 'decision') return [];
      expect(isSignedBy(content, signature, office.keys.signingKey)).toBe(true);
      const reading = readDecision(content);
      if (reading.state !== 'known') throw new Error('not of the contract');
      return [reading.decision];
    });
  }

  async function heardBy(counter: Counter): Promise<string[]> {
    return (await toldTo(counter)).flatMap((decision) => {
      if (decision.type !== 'event-told') return [];
      const { terminal, number, content } = payloadOf('event-told', decision);
      return [`${terminal} ${number} ${(JSON.parse(content) as EventEnvelope).type}`];
    });
  }

  async function answersTo(counter: Counter) {
    return (await toldTo(counter)).flatMap((decision) => {
      if (decision.type !== 'person-answered') return [];
      const { number, outcome, people } = payloadOf('person-answered', decision);
      return [{ number, outcome, people }];
    });
  }

  return { server: () => ({ db, operator, office }), counterOf, confirm, toldTo, heardBy, answersTo };
}
