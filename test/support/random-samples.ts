import fc from 'fast-check';
import { type Seeded, seeded } from './mrz-pages/seeded.ts';

/**
 * Chance in tests: `npm test` takes the same few samples every time; `npm run soak` takes many, of a new seed, which it
 * says. fast-check names the seed of what it finds; a test with a plan of its own has it in its title.
 */

const soak = process.env['SOAK_SEED'];
export const isSoak = soak !== undefined;
export const seed = soak === undefined ? 20_261_130 : Number(soak);

/** How many of what a test takes every time are taken in a soak. */
const moreInSoak = 50;

export function many(count: number): number {
  return soak === undefined ? count : count * moreInSoak;
}

/** A plan that is the same for one seed. */
export function seededFor(plan: number): Seeded {
  return seeded(seed + plan);
}

fc.configureGlobal({ seed, numRuns: many(100) });

export { fc };
