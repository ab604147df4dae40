import type { Randomness } from '../ports.ts';

/** Letters and digits that nobody confuses when they are read aloud or copied by hand. */
const ALPHABET = 'ACDEFHJKMNPRTUVWXY34679';

/** Five characters as `K7-43M`: enough to find one line among a terminal's logs. */
export function newIncidentId(randomness: Pick<Randomness, 'integer'>): string {
  const character = (): string => ALPHABET.charAt(randomness.integer(ALPHABET.length));
  return `${character()}${character()}-${character()}${character()}${character()}`;
}
