/**
 * Names of the API's methods, and nothing else: all that a preload may import. `method-names.test.ts` holds this list
 * and the definitions together.
 */

export const clerkMethodNames = [
  'getClerkSession',
  'setUpTerminal',
  'unsealStore',
  'signIn',
  'signOut',
  'lockScreen',
  'unlockScreen',
  'reportClerkActivity',
  'listAccounts',
  'createAccount',
  'setAccountActive',
  'getSettings',
  'saveSettings',
  'listPrinters',
  'searchWorkers',
  'openWorker',
  'listVisits',
  'startVisit',
  'resumeVisit',
  'getVisit',
  'leaveVisit',
  'abandonVisit',
  'saveDraftField',
  'saveDraftPosition',
  'addDocument',
  'removeDocument',
  'setPageView',
  'getDocumentPage',
  'acceptMrz',
  'confirmRegistration',
  'handOver',
  'takeBack',
  'resumeWorker',
  'recordCounterProof',
  'listPapers',
  'printPaper',
  'getPaperPdf',
  'printTriageSheet',
  'listAuditEntries',
  'verifyAuditTrail',
  'getQueues',
] as const;

export const workerMethodNames = [
  'getWorkerSession',
  'chooseLanguage',
  'changeComfort',
  'reportActivity',
  'acknowledgeNotice',
  'confirmCaptured',
  'submitBirthDate',
  'answerFactQuestion',
  'submitSecurityImage',
  'saveBankAnswer',
  'practiseBankAnswer',
  'submitEmailCode',
  'sendEmailCodeAgain',
  'askCounterProof',
  'acceptTerms',
  'openCredentialKeyboard',
  'pressCredentialKey',
  'eraseCredential',
  'revealCredential',
  'submitCredential',
  'goBack',
  'askForHelp',
  'cancelHelp',
  'takeBackWithPin',
  'finishWorkerVisit',
] as const;

/** The one channel for calls, and the one for the session's changes. */
export const callChannel = 'kiosk:call';
export const sessionChannel = 'kiosk:session';
/** The reader's own pair: jobs out, results back. */
export const readerJobChannel = 'reader:job';
export const readerResultChannel = 'reader:result';
