import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#electron/main/keys/write-file-atomically.ts';
import { type AuditHead, findAuditHash, getAuditHead } from './audit-store.ts';
import type { Connection } from './connection.ts';

export const anchorFileName = 'audit-anchor.json';

export type AnchorReading =
  | { readonly state: 'absent' }
  | { readonly state: 'forged' }
  | { readonly state: 'read'; readonly head: AuditHead };

/**
 * Writes the audit trail's head outside the database, authenticated with the key `file`: a trail cut at its end, or a
 * database put back to an older copy, no longer reaches it.
 */
export function writeAuditAnchor(directory: string, key: Uint8Array, head: AuditHead): void {
  const content = { sequence: head.sequence, hash: head.hash };
  writeFileAtomically(
    join(directory, anchorFileName),
    JSON.stringify({ ...content, seal: sealOf(key, content) }),
  );
}

export function readAuditAnchor(directory: string, key: Uint8Array): AnchorReading {
  const path = join(directory, anchorFileName);
  if (!existsSync(path)) return { state: 'absent' };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { state: 'forged' };
  }
  if (!isAnchor(content)) return { state: 'forged' };
  const head = { sequence: content.sequence, hash: content.hash };
  const expected = Buffer.from(sealOf(key, head));
  const found = Buffer.from(content.seal);
  return expected.length === found.length && timingSafeEqual(expected, found)
    ? { state: 'read', head }
    : { state: 'forged' };
}

export type AnchorFault = 'absent' | 'forged' | 'ahead' | 'differs';

/**
 * What the anchor says against a trail that has entries: it is gone, it is not ours, it knows later entries than the
 * database (an older copy was put back), or the entry it knows is another one. Undefined when they agree.
 */
export function findAnchorFault(db: Connection, anchor: AnchorReading): AnchorFault | undefined {
  const head = getAuditHead(db);
  if (anchor.state !== 'read') return head.sequence > 0 ? anchor.state : undefined;
  const { sequence, hash } = anchor.head;
  if (sequence > head.sequence) return 'ahead';
  return sequence > 0 && findAuditHash(db, sequence) !== hash ? 'differs' : undefined;
}

function isAnchor(content: unknown): content is AuditHead & { readonly seal: string } {
  return (
    typeof content === 'object' &&
    content !== null &&
    'sequence' in content &&
    typeof content.sequence === 'number' &&
    'hash' in content &&
    typeof content.hash === 'string' &&
    'seal' in content &&
    typeof content.seal === 'string'
  );
}

function sealOf(key: Uint8Array, head: AuditHead): string {
  return createHmac('sha256', key)
    .update(`ventanilla audit anchor ${head.sequence} ${head.hash}`)
    .digest('hex');
}
