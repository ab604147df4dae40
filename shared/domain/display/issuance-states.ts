import { type AnswerOf, credentialKeys, type State } from './states.ts';

/** The issuance of a credential as a table of states. Order of the stages: domain.md 5. */

/** Where the worker is in their own flow. The clerk sees this word and nothing else of it. */
export const issuanceStages = [
  'language',
  'notice',
  'confirm-captured',
  'birth-date',
  'fact-questions',
  'security-image',
  'question-bank',
  'email-code',
  'counter-proof',
  'terms',
  'credential',
  'recovery-kit',
  'done',
] as const;
export type IssuanceStage = (typeof issuanceStages)[number];

export interface KnownIssuanceFacts {
  /** A code was sent, so that its screen can be shown again. */
  readonly hasCode: boolean;
}

export interface IssuanceFacts extends KnownIssuanceFacts {
  /** Where choosing the language leads: the first time to the notice, later to where the issuance stood. */
  readonly afterLanguage: IssuanceStage;
  /** There is a mailbox, and a message with a code may go to it now. */
  readonly canReceiveCode: boolean;
  /** Identity already proved in this visit: by an e-mail code or by the clerk in person. */
  readonly contactProved: boolean;
}

interface IssuanceState extends State<IssuanceStage, IssuanceFacts, KnownIssuanceFacts> {
  /**
   * Where an issuance goes on after a power cut, an idle reset or a pause at the counter. Image and answers live in
   * memory only, so they are chosen again; everything before them is remembered. A sheet of codes is not offered
   * again: whoever comes back to the display may be somebody else, and a service with its proof gives one.
   */
  readonly onReturn: IssuanceStage;
}

/** Proofs already given are not given again, and what was generated is not undone: no way back leads over them. */
export const issuanceStates = {
  language: {
    shows: 'language',
    accepts: [],
    leads: { 'language-chosen': ({ afterLanguage }) => afterLanguage },
    back: null,
    onReturn: 'language',
  },
  notice: {
    shows: 'notice',
    accepts: ['acknowledgeNotice', 'goBack'],
    leads: { 'notice-acknowledged': 'confirm-captured' },
    back: 'language',
    onReturn: 'notice',
  },
  'confirm-captured': {
    shows: 'confirm-captured',
    accepts: ['confirmCaptured', 'goBack'],
    leads: { 'captured-confirmed': 'birth-date' },
    back: 'notice',
    onReturn: 'confirm-captured',
  },
  'birth-date': {
    shows: 'birth-date',
    accepts: ['submitBirthDate', 'goBack'],
    leads: { 'birth-date-right': 'fact-questions' },
    back: 'confirm-captured',
    onReturn: 'birth-date',
  },
  'fact-questions': {
    shows: 'fact-question',
    accepts: ['answerFactQuestion'],
    leads: { 'facts-proved': 'security-image' },
    back: null,
    onReturn: 'fact-questions',
  },
  'security-image': {
    shows: 'image',
    accepts: ['submitSecurityImage'],
    leads: { 'image-chosen': 'question-bank' },
    back: null,
    onReturn: 'security-image',
  },
  'question-bank': {
    shows: 'question-bank',
    accepts: ['saveBankAnswer', 'practiseBankAnswer', 'goBack'],
    leads: {
      'answers-practised': ({ contactProved, canReceiveCode }) => {
        if (contactProved) return 'terms';
        return canReceiveCode ? 'email-code' : 'counter-proof';
      },
    },
    back: 'security-image',
    onReturn: 'security-image',
  },
  'email-code': {
    shows: 'email-code',
    accepts: ['submitEmailCode', 'sendEmailCodeAgain', 'chooseProof'],
    leads: { 'email-code-right': 'terms', 'counter-asked': 'counter-proof' },
    back: null,
    onReturn: 'security-image',
  },
  'counter-proof': {
    shows: 'counter-proof',
    accepts: ['goBack'],
    awaits: ['recordCounterProof'],
    leads: { 'counter-proof-recorded': 'terms' },
    back: ({ hasCode }) => (hasCode ? 'email-code' : null),
    onReturn: 'security-image',
  },
  terms: {
    shows: 'terms',
    accepts: ['acceptTerms'],
    leads: { 'terms-accepted': 'credential' },
    back: null,
    onReturn: 'security-image',
  },
  credential: {
    shows: 'credential',
    accepts: [...credentialKeys, 'submitCredential', 'goBack'],
    leads: { 'credential-generated': 'recovery-kit' },
    back: 'terms',
    onReturn: 'security-image',
  },
  'recovery-kit': {
    shows: 'kit-sheet',
    accepts: ['printKit', 'confirmKit', 'declineKit'],
    leads: { 'kit-settled': 'done' },
    back: null,
    onReturn: 'done',
  },
  done: {
    shows: 'done',
    accepts: ['finishWorkerVisit'],
    leads: { finished: 'rest' },
    back: null,
    onReturn: 'done',
  },
} as const satisfies { readonly [Stage in IssuanceStage]: IssuanceState };

/** What happened at the worker's display or, for the counter's proof, at the clerk's. */
export type IssuanceAnswer = AnswerOf<typeof issuanceStates>;
