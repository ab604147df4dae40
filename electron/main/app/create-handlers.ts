import { chooseFirstSecrets, renewOneTimeSecret } from '#electron/main/use-cases/accounts/account-secrets.ts';
import { changeOwnSecrets, chooseOwnLanguage } from '#electron/main/use-cases/accounts/change-own-secrets.ts';
import {
  lockScreen,
  reportClerkActivity,
  unlockScreen,
} from '#electron/main/use-cases/accounts/lock-screen.ts';
import {
  createAccount,
  listAccounts,
  setAccountActive,
} from '#electron/main/use-cases/accounts/manage-accounts.ts';
import { signIn } from '#electron/main/use-cases/accounts/sign-in.ts';
import { signOut } from '#electron/main/use-cases/accounts/sign-out.ts';
import { acceptAccountAlone } from '#electron/main/use-cases/accounts/vouch-for-account.ts';
import {
  getAnomalyBoard,
  getAnomalySettings,
  markAnomaly,
  openAnomaly,
  saveAnomalySettings,
} from '#electron/main/use-cases/anomalies/watch-anomalies.ts';
import { coSignedHandlers, showAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import {
  listAuditEntries,
  verifyAuditTrail,
} from '#electron/main/use-cases/audit-trail/watch-audit-trail.ts';
import { confirmContactChange, submitContactField } from '#electron/main/use-cases/contact/change-contact.ts';
import { addDocument } from '#electron/main/use-cases/documents/add-document.ts';
import {
  getDocumentReading,
  getGateLimits,
  inspectDocument,
  saveGateLimits,
} from '#electron/main/use-cases/documents/document-readings.ts';
import { editPages, mergeDocuments, restorePages } from '#electron/main/use-cases/documents/edit-pages.ts';
import {
  getDocumentPage,
  refileDocument,
  removeDocument,
  setPageView,
} from '#electron/main/use-cases/documents/manage-documents.ts';
import { addDriveFile, listDriveFiles } from '#electron/main/use-cases/documents/offer-drive-files.ts';
import {
  cancelScan,
  getCaptureSettings,
  listScanners,
  saveCaptureSettings,
  scanPages,
} from '#electron/main/use-cases/documents/scan-pages.ts';
import { acceptTerms } from '#electron/main/use-cases/issuance/accept-terms.ts';
import {
  practiseBankAnswer,
  saveBankAnswer,
} from '#electron/main/use-cases/issuance/answer-question-bank.ts';
import { askForHelp, cancelHelp, finishWorkerVisit } from '#electron/main/use-cases/issuance/ask-for-help.ts';
import {
  changeComfort,
  chooseLanguage,
  reportActivity,
} from '#electron/main/use-cases/issuance/choose-language.ts';
import { submitSecurityImage } from '#electron/main/use-cases/issuance/choose-security-image.ts';
import { acknowledgeNotice, confirmCaptured } from '#electron/main/use-cases/issuance/confirm-captured.ts';
import { goBack } from '#electron/main/use-cases/issuance/go-back.ts';
import { handOver } from '#electron/main/use-cases/issuance/hand-over.ts';
import { answerFactQuestion, submitBirthDate } from '#electron/main/use-cases/issuance/prove-identity.ts';
import { recordCounterProof } from '#electron/main/use-cases/issuance/record-counter-proof.ts';
import { resumeWorker } from '#electron/main/use-cases/issuance/resume-worker.ts';
import { submitCredential } from '#electron/main/use-cases/issuance/submit-credential.ts';
import { takeBack, takeBackWithPin } from '#electron/main/use-cases/issuance/take-back.ts';
import {
  eraseCredential,
  openCredentialKeyboard,
  pressCredentialKey,
  revealCredential,
} from '#electron/main/use-cases/issuance/type-credential.ts';
import {
  getMailSettings,
  listMail,
  retryMail,
  saveMailSettings,
  testMailServer,
} from '#electron/main/use-cases/mail/manage-mail.ts';
import { sendEmailCodeAgain, submitEmailCode } from '#electron/main/use-cases/one-time-codes/email-code.ts';
import {
  getPaperPdf,
  listPapers,
  printPaper,
  printTriageSheet,
} from '#electron/main/use-cases/papers/print-papers.ts';
import { listPrintJobs, removePrintJob } from '#electron/main/use-cases/papers/remove-print-job.ts';
import { openWorker, searchWorkers } from '#electron/main/use-cases/people/search-workers.ts';
import { confirmKit, declineKit, printKit } from '#electron/main/use-cases/recovery-kit/give-kit.ts';
import { revokeOwnKit } from '#electron/main/use-cases/recovery-kit/revoke-kit.ts';
import { submitKitCode } from '#electron/main/use-cases/recovery-kit/use-kit.ts';
import { confirmRegistration } from '#electron/main/use-cases/registration/confirm-registration.ts';
import { joinDraft } from '#electron/main/use-cases/registration/join-draft.ts';
import {
  abandonVisit,
  findVisitByReference,
  getVisit,
  leaveVisit,
  listVisits,
  resumeVisit,
  startVisit,
} from '#electron/main/use-cases/registration/manage-visits.ts';
import { saveDraftField, saveDraftPosition } from '#electron/main/use-cases/registration/save-draft.ts';
import { findLikelyPeople } from '#electron/main/use-cases/registration/tell-apart.ts';
import {
  answerAssistedQuestion,
  startAssistedUnlock,
} from '#electron/main/use-cases/services/assisted-unlock.ts';
import {
  endService,
  recordServiceProof,
  resumeService,
  startService,
} from '#electron/main/use-cases/services/attend-service.ts';
import { checkCredential } from '#electron/main/use-cases/services/check-credential.ts';
import { chooseProof, unlockInstead } from '#electron/main/use-cases/services/choose-proof.ts';
import { identify, startOwnService } from '#electron/main/use-cases/services/identify.ts';
import {
  confirmRecoveryContact,
  submitRecoveryAnswer,
  submitRecoveryImage,
} from '#electron/main/use-cases/services/recover-credential.ts';
import { getQueues } from '#electron/main/use-cases/terminal/get-queues.ts';
import {
  getSettings,
  listPrinters,
  saveSettings,
} from '#electron/main/use-cases/terminal/manage-settings.ts';
import { addVisaType, setVisaTypeRetired } from '#electron/main/use-cases/terminal/manage-visa-types.ts';
import { workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import type { Context } from '../context/context.ts';
import { evenlyAnswered, waitForStep } from '../context/even-answers.ts';
import type { Handlers } from '../context/handlers.ts';
import { done, wrongStep } from '../context/use-case.ts';
import { isAccepted } from '../display/accepted.ts';
import { coSignedActs } from './co-signed-acts.ts';
import { createGoOnWithoutActs } from './go-on-without-acts.ts';
import { setUpTerminal } from './set-up-terminal.ts';
import type { Shell } from './shell.ts';
import { createUnsealStore } from './unseal-store.ts';

/** Every method of the API with the use case that answers it. After each call both views are told what changed. */
export function createHandlers(
  shell: Shell,
  sessions: Pick<Handlers, 'getClerkSession' | 'getWorkerSession'>,
): Handlers {
  /** Binds a use case to the open store. Dispatch runs none before: a call without one is a bug. */
  function open<Input, Output>(
    useCase: (context: Context, input: Input) => Output,
  ): (input: Input) => Output {
    return (input) => useCase(openPhase(shell).context, input);
  }

  return publishing(shell, {
    ...sessions,
    setUpTerminal: (input) => setUpTerminal(shell, input),
    unsealStore: createUnsealStore(shell),
    goOnWithoutActs: createGoOnWithoutActs(shell),
    listJobs: () => done(openPhase(shell).jobs.list()),
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
    submitRecoveryImage: open(submitRecoveryImage),
    submitRecoveryAnswer: open(submitRecoveryAnswer),
    confirmRecoveryContact: open(confirmRecoveryContact),
    chooseProof: open(chooseProof),
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

function openPhase({ phase }: Shell) {
  if (phase.kind !== 'open') throw new Error('the store is not open');
  return phase;
}

type AnyHandler = (input: unknown) => unknown;

/**
 * The worker's calls run one after the other, in the order they came; after every call, also one that throws, both
 * views are told what changed. None runs that the state at the display does not accept. Where the time of an answer could tell something, it leaves at even steps.
 */
function publishing(shell: Shell, handlers: Handlers): Handlers {
  const inOrder: ReadonlySet<string> = new Set(
    workerMethodNames.filter((name) => name !== 'getWorkerSession'),
  );
  const evenNames: ReadonlySet<string> = new Set(evenlyAnswered);
  const isRefused = (name: string): boolean =>
    inOrder.has(name) &&
    shell.phase.kind === 'open' &&
    !isAccepted(shell.phase.context, name as (typeof workerMethodNames)[number]);
  const wrapped = Object.entries(handlers as Readonly<Record<string, AnyHandler>>).map(([name, handler]) => {
    const isEven = evenNames.has(name);
    const run: AnyHandler = async (input) => {
      const from = performance.now();
      try {
        return isRefused(name) ? wrongStep : await handler(input);
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
