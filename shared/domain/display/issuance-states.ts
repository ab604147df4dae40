/**
 * The worker's turn as a state machine: which stage follows which, without time, store or secrets. Order of the
 * stages: domain.md 5.
 */

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

/** What happened at the worker's display or, for the counter's proof, at the clerk's. */
export const issuanceAnswers = [
  'language-chosen',
  'notice-acknowledged',
  'captured-confirmed',
  'birth-date-right',
  'facts-proved',
  'image-chosen',
  'answers-practised',
  'email-code-right',
  'counter-proof-asked',
  'counter-proof-recorded',
  'terms-accepted',
  'credential-generated',
  'kit-settled',
] as const;
export type IssuanceAnswer = (typeof issuanceAnswers)[number];

export interface IssuanceFacts {
  /** A one-time code can be sent to the worker. */
  readonly hasEmail: boolean;
  /** Identity already proved in this visit: by an e-mail code or by the clerk in person. */
  readonly contactProved: boolean;
}

/** The stage after `event`, or undefined when the event does not belong to this stage ("wrong step"). */
export function stageAfter(
  stage: IssuanceStage,
  event: IssuanceAnswer,
  facts: IssuanceFacts,
): IssuanceStage | undefined {
  switch (event) {
    case 'language-chosen':
      return stage === 'language' ? 'notice' : undefined;
    case 'notice-acknowledged':
      return stage === 'notice' ? 'confirm-captured' : undefined;
    case 'captured-confirmed':
      return stage === 'confirm-captured' ? 'birth-date' : undefined;
    case 'birth-date-right':
      return stage === 'birth-date' ? 'fact-questions' : undefined;
    case 'facts-proved':
      return stage === 'fact-questions' ? 'security-image' : undefined;
    case 'image-chosen':
      return stage === 'security-image' ? 'question-bank' : undefined;
    case 'answers-practised':
      return stage === 'question-bank' ? proofStage(facts) : undefined;
    case 'email-code-right':
      return stage === 'email-code' ? 'terms' : undefined;
    case 'counter-proof-asked':
      return stage === 'email-code' ? 'counter-proof' : undefined;
    case 'counter-proof-recorded':
      return stage === 'counter-proof' ? 'terms' : undefined;
    case 'terms-accepted':
      return stage === 'terms' ? 'credential' : undefined;
    case 'credential-generated':
      return stage === 'credential' ? 'recovery-kit' : undefined;
    case 'kit-settled':
      return stage === 'recovery-kit' ? 'done' : undefined;
  }
}

/**
 * Where "back" leads, or undefined where there is no way back: proofs already given are not given again, and what
 * was generated is not undone.
 */
export function stageBefore(stage: IssuanceStage, facts: IssuanceFacts): IssuanceStage | undefined {
  switch (stage) {
    case 'notice':
      return 'language';
    case 'confirm-captured':
      return 'notice';
    case 'birth-date':
      return 'confirm-captured';
    case 'question-bank':
      return 'security-image';
    case 'counter-proof':
      return facts.hasEmail ? 'email-code' : undefined;
    case 'credential':
      return 'terms';
    case 'language':
    case 'fact-questions':
    case 'security-image':
    case 'email-code':
    case 'terms':
    case 'recovery-kit':
    case 'done':
      return undefined;
  }
}

/**
 * Where a turn goes on after a power cut, an idle reset or a pause at the counter. Image and answers live in memory
 * only, so they are chosen again; everything before them is remembered. A sheet of codes is not offered again: whoever
 * comes back to the display may be somebody else, and a service with its proof gives one.
 */
export function stageOnReturn(saved: IssuanceStage): IssuanceStage {
  switch (saved) {
    case 'language':
    case 'notice':
    case 'confirm-captured':
    case 'birth-date':
    case 'fact-questions':
    case 'security-image':
    case 'done':
      return saved;
    case 'recovery-kit':
      return 'done';
    case 'question-bank':
    case 'email-code':
    case 'counter-proof':
    case 'terms':
    case 'credential':
      return 'security-image';
  }
}

function proofStage(facts: IssuanceFacts): IssuanceStage {
  if (facts.contactProved) return 'terms';
  return facts.hasEmail ? 'email-code' : 'counter-proof';
}
