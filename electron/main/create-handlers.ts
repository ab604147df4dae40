import { workerMethodNames } from '#shared/api/method-names.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';
import { coSignedHandlers, showAct } from './session/co-sign.ts';
import { evenlyAnswered, waitForStep } from './session/even-answers.ts';
import type { Shell } from './session/shell.ts';
import { chooseFirstSecrets, renewOneTimeSecret } from './use-cases/account-secrets.ts';
import { addDocument } from './use-cases/add-document.ts';
import { changeOwnSecrets, chooseOwnLanguage } from './use-cases/change-own-secrets.ts';
import { coSignedActs } from './use-cases/co-signed-acts.ts';
import { confirmRegistration } from './use-cases/confirm-registration.ts';
import {
  getDocumentReading,
  getGateLimits,
  inspectDocument,
  saveGateLimits,
} from './use-cases/document-readings.ts';
import { editPages, mergeDocuments, restorePages } from './use-cases/edit-pages.ts';
import { getQueues } from './use-cases/get-queues.ts';
import { createGoOnWithoutActs } from './use-cases/go-on-without-acts.ts';
import { handOver } from './use-cases/hand-over.ts';
import { joinDraft } from './use-cases/join-draft.ts';
import { confirmKit, declineKit, printKit } from './use-cases/kit/give-kit.ts';
import { revokeOwnKit } from './use-cases/kit/revoke-kit.ts';
import { submitKitCode } from './use-cases/kit/use-kit.ts';
import { lockScreen, reportClerkActivity, unlockScreen } from './use-cases/lock-screen.ts';
import { createAccount, listAccounts, setAccountActive } from './use-cases/manage-accounts.ts';
import {
  getDocumentPage,
  refileDocument,
  removeDocument,
  setPageView,
} from './use-cases/manage-documents.ts';
import {
  getMailSettings,
  listMail,
  retryMail,
  saveMailSettings,
  testMailServer,
} from './use-cases/manage-mail.ts';
import { getSettings, listPrinters, saveSettings } from './use-cases/manage-settings.ts';
import { addVisaType, setVisaTypeRetired } from './use-cases/manage-visa-types.ts';
import {
  abandonVisit,
  findVisitByReference,
  getVisit,
  leaveVisit,
  listVisits,
  resumeVisit,
  startVisit,
} from './use-cases/manage-visits.ts';
import { addDriveFile, listDriveFiles } from './use-cases/offer-drive-files.ts';
import { getPaperPdf, listPapers, printPaper, printTriageSheet } from './use-cases/print-papers.ts';
import { recordCounterProof } from './use-cases/record-counter-proof.ts';
import { listPrintJobs, removePrintJob } from './use-cases/remove-print-job.ts';
import { resumeWorker } from './use-cases/resume-worker.ts';
import { saveDraftField, saveDraftPosition } from './use-cases/save-draft.ts';
import {
  cancelScan,
  getCaptureSettings,
  listScanners,
  saveCaptureSettings,
  scanPages,
} from './use-cases/scan-pages.ts';
import { openWorker, searchWorkers } from './use-cases/search-workers.ts';
import { answerAssistedQuestion, startAssistedUnlock } from './use-cases/service/assisted-unlock.ts';
import {
  endService,
  recordServiceProof,
  resumeService,
  startService,
} from './use-cases/service/attend-service.ts';
import { confirmContactChange, submitContactField } from './use-cases/service/change-contact.ts';
import { checkCredential } from './use-cases/service/check-credential.ts';
import { identify, startOwnService } from './use-cases/service/identify.ts';
import {
  chooseServiceProof,
  sendServiceCodeAgain,
  submitServiceCode,
  unlockInstead,
} from './use-cases/service/prove-service.ts';
import {
  confirmRecoveryContact,
  submitRecoveryAnswer,
  submitRecoveryBirthDate,
  submitRecoveryImage,
} from './use-cases/service/recover-credential.ts';
import { setUpTerminal } from './use-cases/set-up-terminal.ts';
import { signIn } from './use-cases/sign-in.ts';
import { signOut } from './use-cases/sign-out.ts';
import { takeBack, takeBackWithPin } from './use-cases/take-back.ts';
import { findLikelyPeople } from './use-cases/tell-apart.ts';
import { createUnsealStore } from './use-cases/unseal-store.ts';
import { acceptAccountAlone } from './use-cases/vouch-for-account.ts';
import {
  getAnomalyBoard,
  getAnomalySettings,
  markAnomaly,
  openAnomaly,
  saveAnomalySettings,
} from './use-cases/watch-anomalies.ts';
import { listAuditEntries, verifyAuditTrail } from './use-cases/watch-audit-trail.ts';
import { acceptTerms } from './use-cases/worker/accept-terms.ts';
import { practiseBankAnswer, saveBankAnswer } from './use-cases/worker/answer-question-bank.ts';
import { askForHelp, cancelHelp, finishWorkerVisit } from './use-cases/worker/ask-for-help.ts';
import { changeComfort, chooseLanguage, reportActivity } from './use-cases/worker/choose-language.ts';
import { submitSecurityImage } from './use-cases/worker/choose-security-image.ts';
import { acknowledgeNotice, confirmCaptured } from './use-cases/worker/confirm-captured.ts';
import { goBack } from './use-cases/worker/go-back.ts';
import { askCounterProof, sendEmailCodeAgain, submitEmailCode } from './use-cases/worker/prove-contact.ts';
import { answerFactQuestion, submitBirthDate } from './use-cases/worker/prove-identity.ts';
import { submitCredential } from './use-cases/worker/submit-credential.ts';
import {
  eraseCredential,
  openCredentialKeyboard,
  pressCredentialKey,
  revealCredential,
} from './use-cases/worker/type-credential.ts';

/** Every method of the API with the use case that answers it. After each call both views are told what changed. */
export function createHandlers(
  shell: Shell,
  sessions: Pick<Handlers, 'getClerkSession' | 'getWorkerSession'>,
): Handlers {
  /** Binds a use case to the open store. Dispatch runs none before: a call without one is a bug. */
  function open<Input, Output>(
    useCase: (context: Context, input: Input) => Output,
  ): (input: Input) => Output {
    return (input) => {
      if (shell.phase.kind !== 'open') throw new Error('the store is not open');
      return useCase(shell.phase.context, input);
    };
  }

  return publishing(shell, {
    ...sessions,
    setUpTerminal: (input) => setUpTerminal(shell, input),
    unsealStore: createUnsealStore(shell),
    goOnWithoutActs: createGoOnWithoutActs(shell),
    ...coSignedHandlers(coSignedActs, open),
    showActToSign: open(showAct(coSignedActs)),
    signIn: open(signIn),
    signOut: open(signOut),
    lockScreen: open(lockScreen),
    unlockScreen: open(unlockScreen),
    reportClerkActivity: open(reportClerkActivity),
    listAccounts: open(listAccounts),
    createAccount: open(createAccount),
    setAccountActive: open(setAccountActive),
    changeOwnSecrets: open(changeOwnSecrets),
    chooseOwnLanguage: open(chooseOwnLanguage),
    renewOneTimeSecret: open(renewOneTimeSecret),
    chooseFirstSecrets: open(chooseFirstSecrets),
    acceptAccountAlone: open(acceptAccountAlone),
    getSettings: open(getSettings),
    saveSettings: open(saveSettings),
    listPrinters: open(listPrinters),
    searchWorkers: open(searchWorkers),
    findLikelyPeople: open(findLikelyPeople),
    joinDraft: open(joinDraft),
    openWorker: open(openWorker),
    listVisits: open(listVisits),
    findVisitByReference: open(findVisitByReference),
    startVisit: open(startVisit),
    resumeVisit: open(resumeVisit),
    getVisit: open(getVisit),
    leaveVisit: open(leaveVisit),
    abandonVisit: open(abandonVisit),
    saveDraftField: open(saveDraftField),
    saveDraftPosition: open(saveDraftPosition),
    addDocument: open(addDocument),
    removeDocument: open(removeDocument),
    refileDocument: open(refileDocument),
    setPageView: open(setPageView),
    getDocumentPage: open(getDocumentPage),
    getDocumentReading: open(getDocumentReading),
    inspectDocument: open(inspectDocument),
    editPages: open(editPages),
    restorePages: open(restorePages),
    mergeDocuments: open(mergeDocuments),
    getGateLimits: open(getGateLimits),
    saveGateLimits: open(saveGateLimits),
    listScanners: open(listScanners),
    getCaptureSettings: open(getCaptureSettings),
    saveCaptureSettings: open(saveCaptureSettings),
    scanPages: open(scanPages),
    cancelScan: open(cancelScan),
    listDriveFiles: open(listDriveFiles),
    addDriveFile: open(addDriveFile),
    confirmRegistration: open(confirmRegistration),
    handOver: open(handOver),
    takeBack: open(takeBack),
    resumeWorker: open(resumeWorker),
    recordCounterProof: open(recordCounterProof),
    listPapers: open(listPapers),
    printPaper: open(printPaper),
    getPaperPdf: open(getPaperPdf),
    printTriageSheet: open(printTriageSheet),
    listPrintJobs: open(listPrintJobs),
    removePrintJob: open(removePrintJob),
    listAuditEntries: open(listAuditEntries),
    verifyAuditTrail: open(verifyAuditTrail),
    getAnomalyBoard: open(getAnomalyBoard),
    openAnomaly: open(openAnomaly),
    markAnomaly: open(markAnomaly),
    getAnomalySettings: open(getAnomalySettings),
    saveAnomalySettings: open(saveAnomalySettings),
    addVisaType: open(addVisaType),
    setVisaTypeRetired: open(setVisaTypeRetired),
    getQueues: open(getQueues),
    getMailSettings: open(getMailSettings),
    saveMailSettings: open(saveMailSettings),
    testMailServer: open(testMailServer),
    listMail: open(listMail),
    retryMail: open(retryMail),
    startService: open(startService),
    endService: open(endService),
    resumeService: open(resumeService),
    recordServiceProof: open(recordServiceProof),
    startAssistedUnlock: open(startAssistedUnlock),
    chooseLanguage: open(chooseLanguage),
    changeComfort: open(changeComfort),
    reportActivity: open(reportActivity),
    acknowledgeNotice: open(acknowledgeNotice),
    confirmCaptured: open(confirmCaptured),
    submitBirthDate: open(submitBirthDate),
    answerFactQuestion: open(answerFactQuestion),
    submitSecurityImage: open(submitSecurityImage),
    saveBankAnswer: open(saveBankAnswer),
    practiseBankAnswer: open(practiseBankAnswer),
    submitEmailCode: open(submitEmailCode),
    sendEmailCodeAgain: open(sendEmailCodeAgain),
    askCounterProof: open(askCounterProof),
    acceptTerms: open(acceptTerms),
    openCredentialKeyboard: open(openCredentialKeyboard),
    pressCredentialKey: open(pressCredentialKey),
    eraseCredential: open(eraseCredential),
    revealCredential: open(revealCredential),
    submitCredential: open(submitCredential),
    goBack: open(goBack),
    askForHelp: open(askForHelp),
    cancelHelp: open(cancelHelp),
    takeBackWithPin: open(takeBackWithPin),
    finishWorkerVisit: open(finishWorkerVisit),
    startOwnService: open(startOwnService),
    identify: open(identify),
    checkCredential: open(checkCredential),
    submitRecoveryBirthDate: open(submitRecoveryBirthDate),
    submitRecoveryImage: open(submitRecoveryImage),
    submitRecoveryAnswer: open(submitRecoveryAnswer),
    confirmRecoveryContact: open(confirmRecoveryContact),
    submitServiceCode: open(submitServiceCode),
    sendServiceCodeAgain: open(sendServiceCodeAgain),
    chooseServiceProof: open(chooseServiceProof),
    unlockInstead: open(unlockInstead),
    answerAssistedQuestion: open(answerAssistedQuestion),
    submitContactField: open(submitContactField),
    confirmContactChange: open(confirmContactChange),
    printKit: open(printKit),
    confirmKit: open(confirmKit),
    declineKit: open(declineKit),
    revokeOwnKit: open(revokeOwnKit),
    submitKitCode: open(submitKitCode),
  });
}

type AnyHandler = (input: unknown) => unknown;

/**
 * The worker's calls run one after the other, in the order they came; after every call, also one that throws, both
 * views are told what changed. Where the time of an answer could tell something, it leaves at even steps.
 */
function publishing(shell: Shell, handlers: Handlers): Handlers {
  const inOrder: ReadonlySet<string> = new Set(
    workerMethodNames.filter((name) => name !== 'getWorkerSession'),
  );
  const evenNames: ReadonlySet<string> = new Set(evenlyAnswered);
  const wrapped = Object.entries(handlers as Readonly<Record<string, AnyHandler>>).map(([name, handler]) => {
    const isEven = evenNames.has(name);
    const run: AnyHandler = async (input) => {
      const from = performance.now();
      try {
        return await handler(input);
      } finally {
        if (isEven) await waitForStep(from, shell.answerStep);
        shell.publish();
      }
    };
    return [
      name,
      inOrder.has(name) ? (input: unknown) => shell.workerOneAtATime(async () => run(input)) : run,
    ];
  });
  return Object.fromEntries(wrapped) as Handlers;
}
