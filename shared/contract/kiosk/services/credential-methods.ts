import { z } from 'zod';
import { bankQuestionIds, securityImageIds } from '#shared/domain/credential/question-bank.ts';
import { counterServicePurposes, ownServicePurposes } from '#shared/domain/procedures/services.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, nothing } from '../method.ts';
import { id, instant, language } from '../values.ts';

/** Checking, recovering and unlocking a credential: at the counter and on the worker's view. Source: domain.md 6. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;
const inService = { view: 'worker', during: 'visit' } as const;

const wrongStep = z.strictObject({ code: z.literal('wrong-step') });
const wrongAnswer = z.strictObject({ code: z.literal('wrong-answer'), attemptsLeft: z.int() });
/** Another counter made it with a secret that this one does not have yet: no attempt is spent. Decision 113. */
const notCheckable = z.strictObject({ code: z.literal('not-checkable') });

export const credentialClerkMethods = {
  /** Hands the worker's view over for a service of this person, whom the clerk has found. */
  startService: method({
    access: counter,
    input: z.strictObject({ workerId: id, purpose: z.enum(counterServicePurposes) }),
    output: nothing,
    errors: errorCodes(
      'not-found',
      'already-handed-over',
      'no-credential',
      'revoked',
      'not-checkable',
      // The same, of somebody of another branch: it never can be.
      'of-another-branch',
    ),
  }),
  /** In place of the code by e-mail: person, portrait and stored copy compared. Source: domain.md 5. */
  recordServiceProof: method({
    access: counter,
    input: z.strictObject({ comparedPortrait: z.literal(true), comparedStoredCopy: z.literal(true) }),
    output: nothing,
    errors: errorCodes('not-asked'),
  }),
  /** The procedure's telephone way, at the counter: four questions on the worker's view. Source: domain.md 6. */
  startAssistedUnlock: method({
    access: counter,
    input: z.strictObject({ workerId: id }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('not-found') }),
      z.strictObject({ code: z.literal('already-handed-over') }),
      z.strictObject({ code: z.literal('not-locked') }),
      z.strictObject({ code: z.literal('too-few-questions') }),
      z.strictObject({ code: z.literal('too-many-failures'), retryAt: instant }),
    ]),
  }),
  /** All four were right: a second person signs, and the employer's call-back, if there was one, is kept. */
  approveAssistedUnlock: coSignedMethod('approveAssistedUnlock', {
    access: counter,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('not-asked') })],
  }),
} as const;

export const credentialWorkerMethods = {
  /** One touch on the resting screen. Only while somebody attends the counter and nobody else is attended. */
  startOwnService: method({
    access: { view: 'worker', during: 'always' },
    input: z.strictObject({ purpose: z.enum(ownServicePurposes), language }),
    output: nothing,
    errors: errorCodes('counter-closed', 'attending', 'not-checkable'),
  }),
  /** Any code the person is known by. Whether somebody has it is not said. */
  identify: method({
    access: inService,
    input: z.strictObject({ text: z.string().max(60) }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      wrongStep,
      z.strictObject({ code: z.literal('shape') }),
      z.strictObject({ code: z.literal('check-character'), suggestion: z.string().nullable() }),
    ]),
  }),
  /** What was typed on the credential keyboard, against the credential in force. */
  checkCredential: method({
    access: inService,
    input: nothing,
    output: nothing,
    errors: z.discriminatedUnion('code', [wrongStep, wrongAnswer, notCheckable]),
  }),
  submitRecoveryImage: method({
    access: inService,
    input: z.strictObject({ image: z.enum(securityImageIds) }),
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
  /** The last of the three: all three are judged together, as one attempt. */
  submitRecoveryAnswer: method({
    access: inService,
    input: z.strictObject({ question: z.enum(bankQuestionIds), answer: z.string().max(200) }),
    output: nothing,
    errors: z.discriminatedUnion('code', [wrongStep, wrongAnswer, notCheckable]),
  }),
  /** `changed`: the mailbox is not theirs any more, so new data are typed and signed before the credential. */
  confirmRecoveryContact: method({
    access: inService,
    input: z.strictObject({ changed: z.boolean() }),
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
  /** The fourth answer has all four judged, as one attempt. */
  answerAssistedQuestion: method({
    access: inService,
    input: z.strictObject({ answer: z.string().max(200) }),
    output: nothing,
    errors: errorCodes('wrong-step', 'wrong-answer'),
  }),
  /** From the screen that says "locked" straight to unlocking. */
  unlockInstead: method({
    access: inService,
    input: nothing,
    output: nothing,
    errors: errorCodes('wrong-step'),
  }),
} as const;
