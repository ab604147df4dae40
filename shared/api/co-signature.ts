import { z } from 'zod';
import type { Access, Method, Role } from './method.ts';
import { instant, reason, staffSecret, username } from './values.ts';

/** A second person's signature: their own name and PIN (or password), typed at this terminal, never the caller's own. */
export const coSignature = z.strictObject({ username, secret: staffSecret, reason });

export const coSignatureErrors = [
  z.strictObject({ code: z.literal('wrong-co-signer') }),
  z.strictObject({ code: z.literal('own-act') }),
  z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
] as const;

type CodedError = z.ZodObject<{ code: z.ZodLiteral<string> | z.ZodEnum }>;

/**
 * Declares an act that needs a second person. Input and errors get what the signature needs; main checks it before
 * the use case runs. Nobody co-signs their own act. Source: domain.md 6 (self-approval is forbidden).
 */
export function coSignedMethod<
  Shape extends z.ZodRawShape,
  Output extends z.ZodType,
  const Errors extends readonly [CodedError, ...CodedError[]],
>(definition: {
  readonly access: Access;
  readonly coSignedBy: readonly [Role, ...Role[]];
  readonly input: Shape;
  readonly output: Output;
  readonly errors: Errors;
}) {
  return {
    access: definition.access,
    coSignedBy: definition.coSignedBy,
    input: z.strictObject({ ...definition.input, coSignature }),
    output: definition.output,
    errors: z.discriminatedUnion('code', [...definition.errors, ...coSignatureErrors]),
  } as const satisfies Method;
}
