import { z } from 'zod';
import { credentialProblems } from '#shared/domain/credential/credential-policy.ts';
import { bankQuestion, securityImage } from '../display/session.ts';
import { errorCodes, method, nothing } from '../method.ts';
import { draftField, partialDate } from '../values.ts';

/** What the worker's view may ask of main in an issuance. Answers, image and credential exist only on this side. */

const inVisit = { view: 'worker', during: 'visit' } as const;
const answerText = z.string().max(200);

export const workerMethods = {
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
} as const;
