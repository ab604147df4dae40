import { z } from 'zod';
import { credentialProblems } from '#shared/domain/credential/credential-policy.ts';
import { bankQuestion, securityImage, textSizes, workerSession } from '../display/session.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { draftField, instant, language, partialDate, pin } from '../values.ts';

/** What the worker's view may ask of main. Answers, image and credential exist only on this side. */

const inVisit = { view: 'worker', during: 'visit' } as const;
const answerText = z.string().max(200);

/** One key of the credential keyboard. The id says nothing; the label is drawn, not kept. */
const credentialKey = z.strictObject({ id: z.string(), label: z.string().length(1) });

export const workerMethods = {
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
  changeComfort: method({
    access: inVisit,
    input: z.strictObject({ textSize: z.enum(textSizes), highContrast: z.boolean() }),
    output: nothing,
    errors: noErrors,
  }),
  /** Any touch: keeps the visit alive and extends after the idle warning. */
  reportActivity: method({ access: inVisit, input: nothing, output: nothing, errors: noErrors }),
  acknowledgeNotice: method({
    access: inVisit,
    input: nothing,
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
  /** `wrongFields` empty: everything is right. Otherwise the visit goes back to the clerk. */
  confirmCaptured: method({
    access: inVisit,
    input: z.strictObject({ wrongFields: z.array(draftField) }),
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
  /** Judged at once in an issuance; in a service kept, and judged with image and answer. */
  submitBirthDate: method({
    access: inVisit,
    input: z.strictObject({ birthDate: partialDate }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('wrong-step') }),
      z.strictObject({ code: z.literal('wrong-answer'), attemptsLeft: z.int() }),
    ]),
  }),
  answerFactQuestion: method({
    access: inVisit,
    input: z.strictObject({ answer: answerText }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('wrong-step') }),
      z.strictObject({ code: z.literal('wrong-answer'), attemptsLeft: z.int() }),
    ]),
  }),
  /** The picture and its name, typed. Any language's name of the picture is accepted, accents and case forgiven. */
  submitSecurityImage: method({
    access: inVisit,
    input: z.strictObject({ image: securityImage, typedName: answerText }),
    output: nothing,
    errors: errorCodes('wrong-step', 'name-differs'),
  }),
  saveBankAnswer: method({
    access: inVisit,
    input: z.strictObject({ question: bankQuestion, answer: answerText }),
    output: nothing,
    errors: errorCodes('wrong-step', 'too-short', 'repeats-question', 'same-as-other', 'already-answered'),
  }),
  /** The answer typed once more before it is saved. A wrong repetition asks for the answer anew. */
  practiseBankAnswer: method({
    access: inVisit,
    input: z.strictObject({ question: bankQuestion, answer: answerText }),
    output: nothing,
    errors: errorCodes('wrong-step', 'differs'),
  }),
  acceptTerms: method({
    access: inVisit,
    input: z.strictObject({ version: z.string().max(40), hash: z.string().max(80) }),
    output: nothing,
    errors: errorCodes('wrong-step', 'terms-changed'),
  }),
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
  /** First entry: judged by the credential rules. Second: must be the same; then the credential is generated. */
  submitCredential: method({
    access: inVisit,
    input: nothing,
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('wrong-step') }),
      z.strictObject({ code: z.literal('not-accepted'), problems: z.array(z.enum(credentialProblems)) }),
      z.strictObject({ code: z.literal('differs') }),
    ]),
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
} as const;
