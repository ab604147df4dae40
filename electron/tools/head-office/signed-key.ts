import type postgres from 'postgres';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { payloadOf, readDecision } from '#shared/contract/head-office/decisions.ts';
import type { Office } from './office.ts';

/**
 * Key that head office itself signed for when it let this epoch of a terminal in: the database also has one, and who
 * administers that could have put in another. Undefined where no decision says it, or two say different things.
 */
export async function findSignedKey(
  sql: postgres.ISql,
  { keys, fingerprint }: Office,
  terminal: string,
  epoch: number,
): Promise<string | undefined> {
  const decisions = await sql<{ content: string; signature: string }[]>`
    SELECT content, signature FROM reading.decision
    WHERE branch = ${terminal.slice(0, 3)} AND type = 'terminal-admitted'`;
  const found = new Set<string>();
  for (const { content, signature } of decisions) {
    const reading = readDecision(content);
    if (reading.state !== 'known') continue;
    const { decision } = reading;
    if (decision.type !== 'terminal-admitted' || decision.headOffice !== fingerprint) continue;
    const said = payloadOf('terminal-admitted', decision);
    if (said.terminal !== terminal || said.epoch !== epoch) continue;
    if (isSignedBy(content, signature, keys.signingKey)) found.add(said.publicKey);
  }
  const [key, ...others] = found;
  return others.length > 0 ? undefined : key;
}
