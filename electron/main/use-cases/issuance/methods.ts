import type { UseCases } from '#electron/main/context/handlers.ts';
import { acceptTerms } from './accept-terms.ts';
import { practiseBankAnswer, saveBankAnswer } from './answer-question-bank.ts';
import { submitSecurityImage } from './choose-security-image.ts';
import { acknowledgeNotice, confirmCaptured } from './confirm-captured.ts';
import { handOver } from './hand-over.ts';
import { answerFactQuestion, submitBirthDate } from './prove-identity.ts';
import { recordCounterProof } from './record-counter-proof.ts';
import { submitCredential } from './submit-credential.ts';

/** Methods of issuance, at the counter and at the display, each by the use case that answers it. */
export const issuanceMethods = {
  handOver,
  recordCounterProof,
  acknowledgeNotice,
  confirmCaptured,
  submitBirthDate,
  answerFactQuestion,
  submitSecurityImage,
  saveBankAnswer,
  practiseBankAnswer,
  acceptTerms,
  submitCredential,
} satisfies Partial<UseCases>;
