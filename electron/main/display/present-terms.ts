import { createHash } from 'node:crypto';
import type { ProcedureDefinition } from '#shared/domain/procedures/definition.ts';
import { termsText } from '#shared/text/papers/terms.ts';

/** The terms of use in force: their version, and the SHA-256 of the Spanish text, which is the one that binds. */
export function presentTerms({ terms }: ProcedureDefinition['texts']): { version: string; hash: string } {
  return { version: terms, hash: createHash('sha256').update(termsText('es', terms), 'utf8').digest('hex') };
}
