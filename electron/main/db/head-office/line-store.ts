import { z } from 'zod';
import { instant } from '#shared/contract/kiosk/values.ts';
import { lineProblems } from '#shared/domain/head-office/line-problem.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** The terminal's place at head office, as one setting. Keys and codes lie in it sealed with a key of the store. */

const target = z.strictObject({
  hosts: z.array(z.strictObject({ host: z.string(), port: z.int() })).min(1),
  database: z.string(),
  /** PEM. */
  authority: z.string(),
});

/** What only this terminal has. */
const ownKeys = {
  /** Of TLS: PKCS 8, PEM. */
  sealedKey: z.string(),
  /** Of age. */
  recipient: z.string(),
  sealedIdentity: z.string(),
};

const prepared = z.strictObject({
  ...ownKeys,
  csr: z.string(),
  request: z.string(),
  signature: z.string(),
  /** SHA-256 of the request, hexadecimal. */
  fingerprint: z.string(),
});
export type PreparedJoining = z.output<typeof prepared>;

const joining = z.strictObject({
  /** Another one for each that was begun. */
  id: z.string(),
  target,
  epoch: z.int(),
  begunAt: instant,
  login: z.string(),
  sealedPassword: z.string(),
  /** Null: the keys are not made yet. */
  prepared: prepared.nullable(),
  /** Head office has the request. */
  isAsked: z.boolean(),
  ended: z
    .strictObject({
      why: z.enum(['declined', 'code-ended', 'code-used', 'wrong-certificate', 'another-epoch']),
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type Joining = z.output<typeof joining>;

const member = z.strictObject({
  target,
  epoch: z.int(),
  login: z.string(),
  since: instant,
  /** PEM. */
  certificate: z.string(),
  ...ownKeys,
});

const contact = z.strictObject({
  lastAt: instant.nullable(),
  problem: z.enum(lineProblems).nullable(),
  reason: z.string().nullable(),
  since: instant.nullable(),
  clockAhead: z.int().nullable(),
});
export type LineContact = z.output<typeof contact>;

const line = z.strictObject({ joining: joining.nullable(), member: member.nullable(), contact });
export type OfficeLine = z.output<typeof line>;

const noLine: OfficeLine = {
  joining: null,
  member: null,
  contact: { lastAt: null, problem: null, reason: null, since: null, clockAhead: null },
};
const name = 'headOfficeLine';

/** Throws where what was saved is not understood. */
export function getOfficeLine(db: Connection): OfficeLine {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [name]);
  return row === undefined ? noLine : line.parse(JSON.parse(row.value));
}

/** Inside the caller's transaction. */
export function changeOfficeLine(db: Connection, change: Partial<OfficeLine>): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, JSON.stringify({ ...getOfficeLine(db), ...change })],
  );
}
