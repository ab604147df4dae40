import { z } from 'zod';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { instant, language, pin } from '../values.ts';
import { textSizes, workerSession } from './session.ts';

/** What whoever is at the worker's display may ask of main, in an issuance as in a service. */

const inVisit = { view: 'worker', during: 'visit' } as const;

/** One key of the credential keyboard. The id says nothing; the label is drawn, not kept. */
const credentialKey = z.strictObject({ id: z.string(), label: z.string().length(1) });

export const displayMethods = {
  getWorkerSession: method({
    access: { view: 'worker', during: 'always' },
    input: nothing,
    output: workerSession,
    errors: noErrors,
  }),
  chooseLanguage: method({
    access: inVisit,
    input: z.strictObject({ language }),
    output: nothing,
    errors: noErrors,
  }),
  changeAccessibility: method({
    access: inVisit,
    input: z.strictObject({ textSize: z.enum(textSizes), highContrast: z.boolean() }),
    output: nothing,
    errors: noErrors,
  }),
  /** Any touch: keeps the visit alive and extends after the idle warning. */
  reportActivity: method({ access: inVisit, input: nothing, output: nothing, errors: noErrors }),
  /**
   * Keys of the credential keyboard for this screen: digits and letters shuffled in separate blocks unless the order
   * is kept. Opening clears what was typed.
   */
  openCredentialKeyboard: method({
    access: inVisit,
    input: z.strictObject({ keepOrder: z.boolean() }),
    output: z.strictObject({
      digits: z.array(credentialKey),
      lowerCase: z.array(credentialKey),
      upperCase: z.array(credentialKey),
    }),
    errors: errorCodes('wrong-step'),
  }),
  pressCredentialKey: method({
    access: inVisit,
    input: z.strictObject({ key: z.string().max(40) }),
    output: z.strictObject({ length: z.int() }),
    errors: errorCodes('wrong-step', 'unknown-key', 'full'),
  }),
  eraseCredential: method({
    access: inVisit,
    input: z.strictObject({ everything: z.boolean() }),
    output: z.strictObject({ length: z.int() }),
    errors: errorCodes('wrong-step'),
  }),
  /** A drawing of what was typed, as outlines in an SVG: shown while the reveal button is held, never a string. */
  revealCredential: method({
    access: inVisit,
    input: nothing,
    output: z.strictObject({ drawing: z.string() }),
    errors: errorCodes('wrong-step'),
  }),
  goBack: method({ access: inVisit, input: nothing, output: nothing, errors: errorCodes('wrong-step') }),
  askForHelp: method({ access: inVisit, input: nothing, output: nothing, errors: noErrors }),
  cancelHelp: method({ access: inVisit, input: nothing, output: nothing, errors: noErrors }),
  /** The clerk's PIN, typed on the worker's display, brings the clerk's view back (one display). */
  takeBackWithPin: method({
    access: inVisit,
    input: z.strictObject({ pin }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('wrong-pin') }),
      z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
    ]),
  }),
  /** The worker is done: everything on this view resets and the clerk's view comes back. */
  finishWorkerVisit: method({
    access: inVisit,
    input: nothing,
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
  /** No mailbox now: the clerk in person, or in a service a code of the recovery kit. */
  chooseProof: method({
    access: inVisit,
    input: z.strictObject({ proof: z.enum(['kit', 'counter']) }),
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
} as const;
