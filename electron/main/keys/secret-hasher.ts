import { createHmac, randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import type { SecretHasher } from '#electron/main/ports.ts';

/** Cost of argon2id: memory in KiB, passes, lanes. */
export interface HashingCost {
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/**
 * argon2id with one pepper. Source: domain.md 5 (at least 19,456 KiB, two passes, one lane; OWASP password storage). It
 * runs on argon2's own threads.
 */
export function createSecretHasher(pepper: Uint8Array, hashing: HashingCost): SecretHasher {
  const secret = Buffer.from(pepper.buffer, pepper.byteOffset, pepper.byteLength);
  const cost = { memoryCost: hashing.memory, timeCost: hashing.passes, parallelism: hashing.lanes };
  const decoy = hashOfNothing(hashing);

  return {
    pepper: pepperName(pepper),
    async hash(value) {
      const copy = Buffer.from(value);
      try {
        return await argon2.hash(copy, { type: argon2.argon2id, secret, ...cost });
      } finally {
        copy.fill(0);
      }
    },
    async verify(encoded, value) {
      const copy = Buffer.from(value);
      try {
        const isSame = await argon2.verify(encoded ?? decoy, copy, { secret });
        return isSame && encoded != null;
      } finally {
        copy.fill(0);
      }
    },
    isOutdated: (encoded) => isWeaker(encoded, hashing),
  };
}

/** Tells a pepper from any other, and says nothing about it. */
export function pepperName(pepper: Uint8Array): string {
  return createHmac('sha256', pepper).update('ventanilla pepper').digest('hex').slice(0, 16);
}

/** What no secret leads to, at today's cost: salt and digest by chance, as long as argon2's own. */
function hashOfNothing({ memory, passes, lanes }: HashingCost): string {
  const chance = (size: number) => randomBytes(size).toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${lanes}$${chance(16)}$${chance(32)}`;
}

/** Unlike argon2's own check, stronger parameters than today's are not outdated. */
function isWeaker(encoded: string, hashing: HashingCost): boolean {
  const memory = /^\$argon2id\$v=19\$[^$]*\bm=(\d+)/.exec(encoded)?.[1];
  const passes = /^\$argon2id\$v=19\$[^$]*\bt=(\d+)/.exec(encoded)?.[1];
  if (memory === undefined || passes === undefined) return true;
  return Number(memory) < hashing.memory || Number(passes) < hashing.passes;
}
