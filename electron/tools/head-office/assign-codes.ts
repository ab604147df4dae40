import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { readEvent, terminalCode } from '#shared/contract/head-office/events.ts';
import { parseIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { decide } from './decide.ts';
import type { Office } from './office.ts';
import { findSignedKey } from './signed-key.ts';
import { Trouble } from './trouble.ts';

export interface AssignedCodes {
  readonly assigned: number;
  /** Provisional numbers that no confirmed event knows. */
  readonly unknown: readonly string[];
  /** Of people who have that official one already. */
  readonly known: number;
}

/**
 * Tells the branches that know a person which official number they have: lines of `provisional,official`. One for who has another already
 * is told too: the later decision stands. A provisional number is whose terminal allots it: no other may have somebody told by it.
 * Throws `Trouble` where the database has another registration than a terminal signed.
 */
export async function assignCodes(
  sql: postgres.Sql,
  office: Office,
  path: string,
  at: Date,
): Promise<AssignedCodes> {
  const wanted = readLines(path);
  const people = await findPeople(sql, office, [...wanted.keys()]);
  const decided = await sql<{ code: string; official: string }[]>`
    SELECT DISTINCT ON (code) content::jsonb #>> '{payload,identificationCode}' AS code,
      content::jsonb #>> '{payload,officialCode}' AS official
    FROM reading.decision WHERE type = 'official-code-assigned' ORDER BY code, number DESC`;
  const before = new Map(decided.map(({ code, official }) => [code, official]));
  const unknown = [...wanted.keys()].filter((code) => !people.some((person) => person.code === code));
  let assigned = 0;
  for (const { code, subject, branch } of people) {
    const official = wanted.get(code);
    if (official === undefined || before.get(code) === official) continue;
    const payload = { identificationCode: code, officialCode: official };
    const others = await sql<{ branch: string }[]>`SELECT branch FROM reading.share
      WHERE subject = ${subject} AND branch <> ${branch} ORDER BY branch`;
    await sql.begin(async (transaction) => {
      for (const told of [branch, ...others.map((each) => each.branch)]) {
        await decide(transaction, office, {
          branch: told,
          type: 'official-code-assigned',
          payload,
          subject,
          at,
        });
      }
    });
    assigned += 1;
  }
  return { assigned, unknown, known: people.length - assigned };
}

interface Registered {
  readonly code: string;
  readonly subject: string | null;
  readonly branch: string;
}

async function findPeople(
  sql: postgres.Sql,
  office: Office,
  codes: readonly string[],
): Promise<Registered[]> {
  const rows = await sql<
    { code: string; branch: string; terminal: string; epoch: number; content: string; signature: string }[]
  >`SELECT content::jsonb #>> '{payload,identificationCode}' AS code, branch, terminal, epoch, content, signature
    FROM reading.event WHERE type = 'worker-registered' AND state = 'confirmed'
      AND content::jsonb #>> '{payload,identificationCode}' = ANY (${[...codes]}) ORDER BY code, received_at`;
  const found = new Map<string, Registered>();
  for (const { code, branch, terminal, epoch, content, signature } of rows) {
    if (found.has(code) || !isAllottedBy(terminal, code)) continue;
    const key = await findSignedKey(sql, office, terminal, epoch);
    const reading = readEvent(content);
    const isTold =
      key !== undefined &&
      isSignedBy(content, signature, key) &&
      reading.state !== 'malformed' &&
      reading.event.terminal === terminal &&
      reading.event.payload['identificationCode'] === code;
    if (!isTold) {
      throw new Trouble(
        `The registration of ${code} in the database is not what terminal ${terminal} signed: somebody wrote into it. Nothing more was told.`,
      );
    }
    found.set(code, { code, subject: reading.event.subject, branch });
  }
  return [...found.values()];
}

/** A cédula is nobody's to allot. */
function isAllottedBy(of: string, code: string): boolean {
  const parts = parseIdentificationCode(code);
  if (!parts.ok) return true;
  return of === terminalCode(String(parts.branch).padStart(3, '0'), parts.terminal);
}

function readLines(path: string): Map<string, string> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Trouble(`${path} cannot be read.`);
  }
  const wanted = new Map<string, string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const [code = '', official = '', ...more] = line.split(/[,;\t]/).map((part) => part.trim());
    if (code === '' || official === '' || more.length > 0 || official.length > 40) {
      throw new Trouble(
        `Line ${index + 1} of ${path} is not a provisional number, a comma and an official one.`,
      );
    }
    if (wanted.has(code)) throw new Trouble(`Line ${index + 1} of ${path} has a number for the second time.`);
    wanted.set(code, official);
  }
  return wanted;
}
