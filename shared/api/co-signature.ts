import { z } from 'zod';
import { instant, reason, staffSecret, username } from './values.ts';

/** A supervisor's signature: their own name and PIN (or password), typed at this terminal, never the caller's own. */
export const coSignature = z.strictObject({ username, secret: staffSecret, reason });

export const coSignatureErrors = [
  z.strictObject({ code: z.literal('wrong-co-signer') }),
  z.strictObject({ code: z.literal('own-act') }),
  z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
] as const;
