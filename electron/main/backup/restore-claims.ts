import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '#electron/main/store-files/write-file-atomically.ts';

export const claimsName = 'restored.json';

const claim = z.strictObject({
  /** The restored store's own epoch: above those of every store that was ever restored from here. */
  epoch: z.int().min(1),
  /** ISO instant by the restoring machine's clock. */
  at: z.string(),
  generation: z.string(),
  /** Numbers of codes up to this one are not given by the restored store. */
  codesThrough: z.int().nonnegative(),
});
/** One restore, written at the place before the restored store exists: no two of them may give the same codes. */
export type RestoreClaim = z.infer<typeof claim>;
const claimsFile = z.strictObject({ claims: z.array(claim), seal: z.string() });

/** Oldest first. Throws where the file is not as this store wrote it. */
export function readClaims(folder: string, key: Uint8Array): RestoreClaim[] {
  const path = join(folder, claimsName);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const { claims } = claimsFile.parse(JSON.parse(text));
  if (text !== textOf(claims, key)) throw new Error(`${claimsName} is damaged`);
  return claims;
}

/** On the disk of the place when it returns. */
export function addClaim(folder: string, key: Uint8Array, added: RestoreClaim): void {
  writeFileAtomically(join(folder, claimsName), textOf([...readClaims(folder, key), added], key));
}

function textOf(claims: readonly RestoreClaim[], key: Uint8Array): string {
  const seal = createHmac('sha256', key)
    .update(`ventanilla restores ${JSON.stringify(claims)}`)
    .digest('hex');
  return `${JSON.stringify({ claims, seal }, null, 2)}\n`;
}
