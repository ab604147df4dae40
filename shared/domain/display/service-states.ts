/** A service as a table of states. Source: domain.md 6. */

import { type ServiceDefinition, type ServicePurpose, serviceOf } from '../procedures/services.ts';
import { type AnswerOf, credentialKeys, type State } from './states.ts';

/** Where the person is in a service. The clerk sees this word and nothing else of it. */
export const serviceStages = [
  'language',
  'identify',
  'check-credential',
  'recovery-birth-date',
  'recovery-image',
  'recovery-answer',
  'recovery-contact',
  'contact-entry',
  'contact-confirm',
  'contact-approval',
  'service-code',
  'service-kit',
  'service-proof',
  'kit-sheet',
  'new-credential',
  'assisted-question',
  'assisted-approval',
  'locked',
  'service-done',
] as const;
export type ServiceStage = (typeof serviceStages)[number];

/** What the last screen says. */
export const serviceResults = [
  'credential-right',
  'unlocked',
  'recovered',
  'contact-changed',
  'contact-declined',
  'kit-issued',
  'kit-revoked',
] as const;
export type ServiceResult = (typeof serviceResults)[number];

export interface KnownServiceFacts {
  readonly purpose: ServicePurpose;
  readonly startedBy: 'counter' | 'worker';
  /** It is known whose service it is. */
  readonly isIdentified: boolean;
  /** A code was sent, so that its screen can be shown again. */
  readonly hasCode: boolean;
}

export interface ServiceFacts extends KnownServiceFacts {
  readonly isLocked: boolean;
  /**
   * A code by e-mail makes sense: always for a code typed on the worker's view, where nothing may say whether it has
   * a mailbox.
   */
  readonly canReceiveCode: boolean;
  /** A person who is known to have a sheet of codes that still works. */
  readonly hasKit: boolean;
}

/** By e-mail where there is a mailbox, else by a code of the sheet where the service takes one, else in person. */
function proofStage({ purpose, canReceiveCode, hasKit }: ServiceFacts): ServiceStage {
  if (canReceiveCode) return 'service-code';
  return hasKit && serviceOf(purpose).proofs.includes('kit') ? 'service-kit' : 'service-proof';
}

const firstStages = {
  credential: () => 'check-credential',
  'three-answers': () => 'recovery-birth-date',
  'four-questions': () => 'assisted-question',
  proof: proofStage,
} as const satisfies Record<ServiceDefinition['asks'], (facts: ServiceFacts) => ServiceStage>;

/** Once it is known whose service it is. */
function onceIdentified(facts: ServiceFacts): ServiceStage {
  const { asks, whileLocked } = serviceOf(facts.purpose);
  return facts.isLocked && !whileLocked ? 'locked' : firstStages[asks](facts);
}

const stagesOnceProved = {
  checks: 'service-done',
  unlocks: 'service-done',
  recovers: 'new-credential',
  'changes-contact': 'service-done',
  'gives-sheet': 'kit-sheet',
} as const satisfies Record<ServiceDefinition['effect'], ServiceStage>;

/** What a proof was for: a sheet, a new credential, or what is done with the proof itself. */
function onceProved({ purpose }: ServiceFacts): ServiceStage {
  return stagesOnceProved[serviceOf(purpose).effect];
}

/** Whether new contact data are what somebody came for; in a recovery they are typed only where they differ. */
function changesContact({ purpose }: KnownServiceFacts): boolean {
  return serviceOf(purpose).effect === 'changes-contact';
}

/** From every proof to another one: the sheet of codes, or the clerk in person. */
const otherProofs = { 'kit-asked': 'service-kit', 'counter-asked': 'service-proof' } as const;

/** Answers already given are given again, because nothing is said of them before all three are judged. */
export const serviceStates = {
  language: {
    shows: 'language',
    accepts: [],
    leads: { 'language-chosen': (facts) => (facts.isIdentified ? onceIdentified(facts) : 'identify') },
    back: null,
  },
  identify: {
    shows: 'identify',
    accepts: ['identify', 'goBack'],
    leads: { identified: onceIdentified },
    // A touch by mistake on the resting screen: back to it.
    back: ({ startedBy }) => (startedBy === 'worker' ? 'rest' : null),
  },
  'check-credential': {
    shows: 'check-credential',
    accepts: [...credentialKeys, 'checkCredential'],
    leads: { 'credential-right': 'service-done', 'attempts-spent': 'locked' },
    back: null,
  },
  'recovery-birth-date': {
    shows: 'birth-date',
    accepts: ['submitBirthDate'],
    leads: { 'birth-date-given': 'recovery-image' },
    back: null,
  },
  'recovery-image': {
    shows: 'image',
    accepts: ['submitRecoveryImage', 'goBack'],
    leads: { 'image-given': 'recovery-answer' },
    back: 'recovery-birth-date',
  },
  'recovery-answer': {
    shows: 'recovery-answer',
    accepts: ['submitRecoveryAnswer', 'goBack'],
    leads: {
      'answers-right': (facts) => (changesContact(facts) ? 'contact-entry' : 'recovery-contact'),
      'answers-wrong': 'recovery-birth-date',
      'attempts-spent': 'locked',
    },
    back: 'recovery-image',
  },
  'recovery-contact': {
    shows: 'recovery-contact',
    accepts: ['confirmRecoveryContact', 'chooseProof'],
    leads: { 'contact-kept': proofStage, 'contact-differs': 'contact-entry', ...otherProofs },
    back: null,
  },
  'contact-entry': {
    shows: 'contact-entry',
    accepts: ['submitContactField', 'goBack'],
    leads: { 'contact-typed': 'contact-confirm' },
    back: (facts) => (changesContact(facts) ? null : 'recovery-contact'),
  },
  'contact-confirm': {
    shows: 'contact-confirm',
    accepts: ['confirmContactChange', 'goBack'],
    leads: { 'contact-confirmed': 'contact-approval' },
    back: 'contact-entry',
  },
  'contact-approval': {
    shows: 'contact-approval',
    accepts: [],
    awaits: ['approveContactChange', 'declineContactChange'],
    leads: { proved: onceProved, 'contact-declined': 'service-done' },
    back: null,
  },
  'service-code': {
    shows: 'email-code',
    accepts: ['submitEmailCode', 'sendEmailCodeAgain', 'chooseProof'],
    leads: { proved: onceProved, ...otherProofs },
    back: null,
  },
  'service-kit': {
    shows: 'kit-code',
    accepts: ['submitKitCode', 'chooseProof', 'goBack'],
    leads: { proved: onceProved, ...otherProofs },
    back: ({ hasCode }) => (hasCode ? 'service-code' : 'service-proof'),
  },
  'service-proof': {
    shows: 'counter-proof',
    accepts: ['chooseProof', 'goBack'],
    awaits: ['recordServiceProof'],
    leads: { proved: onceProved, ...otherProofs },
    back: ({ hasCode }) => (hasCode ? 'service-code' : null),
  },
  'kit-sheet': {
    shows: 'kit-sheet',
    accepts: ['printKit', 'confirmKit', 'declineKit', 'revokeOwnKit'],
    leads: { 'kit-issued': 'service-done', 'kit-revoked': 'service-done', 'kit-declined': 'rest' },
    back: null,
  },
  'new-credential': {
    shows: 'credential',
    accepts: [...credentialKeys, 'submitCredential', 'goBack'],
    leads: { 'credential-recovered': 'service-done' },
    back: null,
  },
  'assisted-question': {
    shows: 'assisted-question',
    accepts: ['answerAssistedQuestion'],
    leads: { 'answers-right': 'assisted-approval', 'answers-wrong': 'rest' },
    back: null,
  },
  'assisted-approval': {
    shows: 'assisted-approval',
    accepts: [],
    awaits: ['approveAssistedUnlock'],
    leads: { proved: onceProved },
    back: null,
  },
  locked: {
    shows: 'locked',
    accepts: ['unlockInstead', 'finishWorkerVisit'],
    leads: { 'unlock-asked': onceIdentified, finished: 'rest' },
    back: null,
  },
  'service-done': {
    shows: 'service-done',
    accepts: ['finishWorkerVisit'],
    leads: { finished: 'rest' },
    back: null,
  },
} as const satisfies {
  readonly [Stage in ServiceStage]: State<ServiceStage, ServiceFacts, KnownServiceFacts>;
};

export type ServiceAnswer = AnswerOf<typeof serviceStates>;
