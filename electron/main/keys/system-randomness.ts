import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Randomness } from '../ports.ts';

export const systemRandomness: Randomness = {
  uuid: () => randomUUID(),
  bytes: (length) => new Uint8Array(randomBytes(length)),
  integer: (below) => randomInt(below),
};
