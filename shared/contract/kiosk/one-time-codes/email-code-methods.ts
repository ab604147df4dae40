import { z } from 'zod';
import { method, nothing } from '../method.ts';
import { instant } from '../values.ts';

/** The code that went to the person's mailbox, in an issuance as in a service. Source: domain.md 5 and 6. */

const inVisit = { view: 'worker', during: 'visit' } as const;
const wrongStep = z.strictObject({ code: z.literal('wrong-step') });

export const emailCodeMethods = {
  submitEmailCode: method({
    access: inVisit,
    input: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      wrongStep,
      z.strictObject({ code: z.literal('expired') }),
      z.strictObject({ code: z.literal('wrong-answer'), attemptsLeft: z.int() }),
    ]),
  }),
  sendEmailCodeAgain: method({
    access: inVisit,
    input: nothing,
    output: nothing,
    errors: z.discriminatedUnion('code', [
      wrongStep,
      z.strictObject({ code: z.literal('too-soon'), retryAt: instant }),
    ]),
  }),
} as const;
