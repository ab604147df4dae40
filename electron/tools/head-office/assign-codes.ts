import { readFileSync } from 'node:fs';
import type postgres from 'postgres';
import { decide } from './decide.ts';
import type { Office } from './office.ts';
import { Trouble } from './trouble.ts';

export interface AssignedCodes {
  readonly assigned: number;
  /** Provisional numbers that no confirmed event knows. */
  readonly unknown: readonly string[];
  /** Of people who have that official one already. */
  readonly known: number;
}

/**
 * Tells the branches which official number a person has: lines of `provisional,official`. One for who has another already
 * is told too: the later decision stands.
 */
export async function assignCodes(
  sql: postgres.Sql,
  office: Office,
  path: string,
  at: Date,
): Promise<AssignedCodes> {
  const wanted = readLines(path);
  const people = await sql<{ code: string; subject: string; branch: string }[]>`
    SELECT DISTINCT ON (code) content::jsonb #>> '{payload,identificationCode}' AS code, subject, branch FROM reading.event
    WHERE type = 'worker-registered' AND state = 'confirmed'
      AND content::jsonb #>> '{payload,identificationCode}' = ANY (${[...wanted.keys()]}) ORDER BY code, received_at`;
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
    await sql.begin((transaction) =>
      decide(transaction, office, { branch, type: 'official-code-assigned', payload, subject, at }),
    );
    assigned += 1;
  }
  return { assigned, unknown, known: people.length - assigned };
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
