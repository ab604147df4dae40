import { createHash } from 'node:crypto';
import { termsText, termsVersion } from '#shared/papers/terms.ts';

/** The terms of use in force: their version, and the SHA-256 of the Spanish text, which is the one that binds. */
export function presentTerms(): { version: string; hash: string } {
  return {
    version: termsVersion,
    hash: createHash('sha256').update(termsText('es'), 'utf8').digest('hex'),
  };
}
