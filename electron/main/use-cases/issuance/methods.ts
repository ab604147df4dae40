import type { UseCases } from '#electron/main/context/handlers.ts';
import { acceptTerms } from './accept-terms.ts';
import { practiseBankAnswer, saveBankAnswer } from './answer-question-bank.ts';
import { askForHelp, cancelHelp, finishWorkerVisit } from './ask-for-help.ts';
import { changeComfort, chooseLanguage, reportActivity } from './choose-language.ts';
import { submitSecurityImage } from './choose-security-image.ts';
import { acknowledgeNotice, confirmCaptured } from './confirm-captured.ts';
import { goBack } from './go-back.ts';
import { handOver } from './hand-over.ts';
import { answerFactQuestion, submitBirthDate } from './prove-identity.ts';
import { recordCounterProof } from './record-counter-proof.ts';
import { resumeWorker } from './resume-worker.ts';
import { submitCredential } from './submit-credential.ts';
import { takeBack, takeBackWithPin } from './take-back.ts';
import {
  eraseCredential,
  openCredentialKeyboard,
  pressCredentialKey,
  revealCredential,
} from './type-credential.ts';

/** Methods of issuance, at the counter and at the display, each by the use case that answers it. */
export const issuanceMethods = {
  handOver,
  takeBack,
  resumeWorker,
  recordCounterProof,
  chooseLanguage,
  changeComfort,
  reportActivity,
  acknowledgeNotice,
  confirmCaptured,
  submitBirthDate,
  answerFactQuestion,
  submitSecurityImage,
  saveBankAnswer,
  practiseBankAnswer,
  acceptTerms,
  openCredentialKeyboard,
  pressCredentialKey,
  eraseCredential,
  revealCredential,
  submitCredential,
  goBack,
  askForHelp,
  cancelHelp,
  takeBackWithPin,
  finishWorkerVisit,
} satisfies Partial<UseCases>;
