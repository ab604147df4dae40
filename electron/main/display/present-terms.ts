import { createHash } from 'node:crypto';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';
import { termsText, termsVersions } from '#shared/text/papers/terms.ts';

/** The terms of use in force: their version, and the SHA-256 of the Spanish text, which is the one that binds. */
export function presentTerms(procedure: Procedure): { version: string; hash: string } {
  return {
    version: termsVersions[procedure],
    hash: createHash('sha256').update(termsText('es', procedure), 'utf8').digest('hex'),
  };
}
