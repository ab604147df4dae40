import { z } from 'zod';
import type { Role } from '#shared/domain/accounts/account-status.ts';
import type { Access, Method } from '../method.ts';
import { id, reason, staffSecret, username } from '../values.ts';
import { coSignatureErrors, type SignedActName, signedActs } from './act-to-sign.ts';

/**
 * A second person's signature: their own name and PIN (or password), typed at this terminal, never the caller's own;
 * for what main showed them under `shown`, and for nothing else.
 */
const coSignature = z.strictObject({ shown: id, username, secret: staffSecret, reason });

type CodedError = z.ZodObject<{ code: z.ZodLiteral<string> | z.ZodEnum }>;

/**
 * Declares an act that needs a second person. Input and errors get what the signature needs; main checks it before
 * the use case runs. Nobody co-signs their own act. Source: domain.md 6 (self-approval is forbidden).
 */
export function coSignedMethod<
  Name extends SignedActName,
  Shape extends z.ZodRawShape,
  Output extends z.ZodType,
  const Errors extends readonly CodedError[],
>(
  name: Name,
  definition: {
    readonly access: Access;
    readonly coSignedBy: readonly [Role, ...Role[]];
    /**
     * What is said with it beside its subject, and changes nothing of what takes effect: that it was compared, or a
     * code that nobody else reads. What is chosen belongs to the subject, which is shown.
     */
    readonly input: Shape;
    readonly output: Output;
    readonly errors: Errors;
  },
) {
  const subject: (typeof signedActs)[Name] = signedActs[name];
  return {
    access: definition.access,
    coSignedBy: definition.coSignedBy,
    input: z.strictObject({ ...subject, ...definition.input, coSignature }),
    output: definition.output,
    errors: z.discriminatedUnion('code', [...coSignatureErrors, ...definition.errors]),
  } as const satisfies Method;
}
