/** Which question follows which in a service, without time, store or secrets. Source: domain.md 6. */

/**
 * A service is a visit that is not a registration: somebody with an identification code checks, recovers or unlocks
 * their credential, or the counter assists them. Source: domain.md 6.
 */
export const servicePurposes = ['check', 'recover', 'unlock', 'assisted', 'contact', 'kit'] as const;
export type ServicePurpose = (typeof servicePurposes)[number];

/** What a person can begin by themself, on their own display. */
export const ownServicePurposes = ['check', 'recover', 'unlock'] as const;
export type OwnServicePurpose = (typeof ownServicePurposes)[number];

/** What the counter begins for somebody it has found. */
export const counterServicePurposes = [...ownServicePurposes, 'contact', 'kit'] as const;
export type CounterServicePurpose = (typeof counterServicePurposes)[number];

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

/** How the person proved that the mailbox, the kit or the passport is theirs. */
const serviceProofs = ['email-code', 'counter', 'kit', 'assisted'] as const;
export type ServiceProof = (typeof serviceProofs)[number];

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

export interface ServiceFlowFacts {
  readonly locked: boolean;
  /**
   * A code by e-mail makes sense: always for a code typed on the worker's view, where nothing may say whether it has
   * a mailbox.
   */
  readonly canReceiveCode: boolean;
  /** A person who is known to have a sheet of codes that still works. */
  readonly hasKit: boolean;
}

/** Once it is known whose service it is. The counter's own purposes begin at stages of their own. */
export function stageOnceIdentified(
  purpose: ServicePurpose,
  { locked, canReceiveCode, hasKit }: ServiceFlowFacts,
): ServiceStage {
  switch (purpose) {
    case 'check':
      return locked ? 'locked' : 'check-credential';
    case 'recover':
    case 'contact':
      return locked ? 'locked' : 'recovery-birth-date';
    case 'assisted':
      return 'assisted-question';
    case 'unlock':
      return proofStage(canReceiveCode, hasKit);
    // A sheet begets no sheet: whoever finds one could keep themself supplied.
    case 'kit':
      return locked ? 'locked' : proofStage(canReceiveCode, false);
  }
}

/** By e-mail where there is a mailbox, else by a code of the sheet, else in person. */
export function proofStage(canReceiveCode: boolean, hasKit: boolean): ServiceStage {
  if (canReceiveCode) return 'service-code';
  return hasKit ? 'service-kit' : 'service-proof';
}

/**
 * Where "back" leads; undefined where there is no way back. Answers already given are given again, because nothing is
 * said of them before all three are judged.
 */
export function serviceStageBefore(
  stage: ServiceStage,
  { purpose, hasCode }: { readonly purpose: ServicePurpose; readonly hasCode: boolean },
): ServiceStage | undefined {
  switch (stage) {
    case 'contact-entry':
      return purpose === 'recover' ? 'recovery-contact' : undefined;
    case 'contact-confirm':
      return 'contact-entry';
    case 'recovery-image':
      return 'recovery-birth-date';
    case 'recovery-answer':
      return 'recovery-image';
    case 'service-kit':
      return hasCode ? 'service-code' : 'service-proof';
    case 'service-proof':
      return hasCode ? 'service-code' : undefined;
    case 'language':
    case 'identify':
    case 'check-credential':
    case 'recovery-birth-date':
    case 'recovery-contact':
    case 'contact-approval':
    case 'service-code':
    case 'new-credential':
    case 'kit-sheet':
    case 'assisted-question':
    case 'assisted-approval':
    case 'locked':
    case 'service-done':
      return undefined;
  }
}
