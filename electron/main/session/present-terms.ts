import { createHash } from 'node:crypto';
import { termsText, termsVersions } from '#shared/papers/terms.ts';
import type { Procedure } from '#shared/rules/procedure.ts';

/** The terms of use in force: their version, and the SHA-256 of the Spanish text, which is the one that binds. */
export function presentTerms(procedure: Procedure): { version: string; hash: string } {
  return {
    version: termsVersions[procedure],
    hash: createHash('sha256').update(termsText('es', procedure), 'utf8').digest('hex'),
  };
}
