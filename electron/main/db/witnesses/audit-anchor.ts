import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readStoreFile } from '#electron/main/store-files/read-store-file.ts';
import type { AuditHead } from '../audit-trail/audit-store.ts';

/** The witness of versions before 240: the trail's head, written every ten seconds. Read once more, then put aside. */
export const anchorFileName = 'audit-anchor.json';

const anchorFile = z.object({ sequence: z.int(), hash: z.string(), seal: z.string() });

export type AnchorReading =
  | { readonly state: 'absent' }
  | { readonly state: 'forged' }
  | { readonly state: 'read'; readonly head: AuditHead };

export function readAuditAnchor(directory: string, key: Uint8Array): AnchorReading {
  const path = join(directory, anchorFileName);
  if (!existsSync(path)) return { state: 'absent' };
  const parsed = anchorFile.safeParse(parseJson(readStoreFile(directory, anchorFileName).toString('utf8')));
  if (!parsed.success) return { state: 'forged' };
  const { sequence, hash, seal } = parsed.data;
  const expected = Buffer.from(
    createHmac('sha256', key).update(`ventanilla audit anchor ${sequence} ${hash}`).digest('hex'),
  );
  const found = Buffer.from(seal);
  return expected.length === found.length && timingSafeEqual(expected, found)
    ? { state: 'read', head: { sequence, hash } }
    : { state: 'forged' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
