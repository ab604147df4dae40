import type { UseCases } from '#electron/main/context/handlers.ts';
import { askForHelp, cancelHelp, finishWorkerVisit } from './ask-for-help.ts';
import { changeAccessibility, chooseLanguage, reportActivity } from './choose-language.ts';
import { chooseProof } from './choose-proof.ts';
import { goBack } from './go-back.ts';
import { resumeWorker } from './resume-worker.ts';
import { takeBack, takeBackWithPin } from './take-back.ts';
import {
  eraseCredential,
  openCredentialKeyboard,
  pressCredentialKey,
  revealCredential,
} from './type-credential.ts';

/** Methods of whoever is at the display, in an issuance as in a service, each by the use case that answers it. */
export const displayMethods = {
  resumeWorker,
  takeBack,
  takeBackWithPin,
  chooseLanguage,
  changeAccessibility,
  reportActivity,
  openCredentialKeyboard,
  pressCredentialKey,
  eraseCredential,
  revealCredential,
  chooseProof,
  goBack,
  askForHelp,
  cancelHelp,
  finishWorkerVisit,
} satisfies Partial<UseCases>;
