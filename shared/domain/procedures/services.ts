/**
 * A service is a visit that is not a registration: somebody with a credential checks, recovers or unlocks it, or the
 * counter assists them. Each is data, as a procedure is: who begins it, what is asked, how the person proves
 * themself, what it does. No code asks which service it is. Source: domain.md 6.
 */

/** How the person proved that the mailbox, the kit or the passport is theirs. */
export const serviceProofs = ['email-code', 'counter', 'kit', 'assisted'] as const;
export type ServiceProof = (typeof serviceProofs)[number];

/** What a proof is for; a check is done without one. */
type ServiceEffect = 'checks' | 'unlocks' | 'recovers' | 'changes-contact' | 'gives-sheet';

/** A part of the way as a person counts them: proving who one is, is one part however it is done. */
export type ServicePart =
  | 'code'
  | 'answers'
  | 'contact'
  | 'proof'
  | 'credential'
  | 'check'
  | 'approval'
  | 'sheet';

export interface ServiceDefinition {
  /**
   * The person at the resting display, or the counter for somebody it has found; a service of neither has a beginning
   * of its own, with more conditions.
   */
  readonly begunBy: readonly ('person' | 'counter')[];
  /** What comes first once it is known whose service it is. */
  readonly asks: 'credential' | 'three-answers' | 'four-questions' | 'proof';
  /** Whether it is for a credential that is locked too; any other service ends there, or becomes an unlock. */
  readonly whileLocked: boolean;
  readonly proofs: readonly ServiceProof[];
  readonly effect: ServiceEffect;
  /** The hashed secret without whose pepper it cannot begin here. Source: docs/decisions/113. */
  readonly compares: 'credential' | 'answers' | null;
  /** Of the code by e-mail: how long it lives, as it is stored, and the words of its message. */
  readonly code: { readonly livesAs: 'unlock' | 'recovery'; readonly words: 'unlock' | 'recovery' | 'kit' };
  readonly parts: readonly ServicePart[];
}

const services = {
  check: {
    begunBy: ['person', 'counter'],
    asks: 'credential',
    whileLocked: false,
    proofs: [],
    effect: 'checks',
    compares: 'credential',
    code: { livesAs: 'unlock', words: 'unlock' },
    parts: ['code', 'check'],
  },
  recover: {
    begunBy: ['person', 'counter'],
    asks: 'three-answers',
    whileLocked: false,
    proofs: ['email-code', 'kit', 'counter'],
    effect: 'recovers',
    compares: 'answers',
    code: { livesAs: 'recovery', words: 'recovery' },
    parts: ['code', 'answers', 'contact', 'proof', 'credential'],
  },
  unlock: {
    begunBy: ['person', 'counter'],
    asks: 'proof',
    whileLocked: true,
    proofs: ['email-code', 'kit', 'counter'],
    effect: 'unlocks',
    compares: null,
    code: { livesAs: 'unlock', words: 'unlock' },
    parts: ['code', 'proof'],
  },
  assisted: {
    begunBy: [],
    asks: 'four-questions',
    whileLocked: true,
    proofs: ['assisted'],
    effect: 'unlocks',
    compares: null,
    code: { livesAs: 'unlock', words: 'unlock' },
    parts: ['answers', 'approval'],
  },
  contact: {
    begunBy: ['counter'],
    asks: 'three-answers',
    whileLocked: false,
    // Who signs the change compares the person with the passport.
    proofs: ['counter'],
    effect: 'changes-contact',
    compares: 'answers',
    code: { livesAs: 'unlock', words: 'unlock' },
    parts: ['answers', 'contact', 'approval'],
  },
  kit: {
    begunBy: ['counter'],
    asks: 'proof',
    whileLocked: false,
    // A sheet begets no sheet: whoever finds one could keep themself supplied.
    proofs: ['email-code', 'counter'],
    effect: 'gives-sheet',
    compares: null,
    code: { livesAs: 'recovery', words: 'kit' },
    parts: ['proof', 'sheet'],
  },
} as const satisfies Readonly<Record<string, ServiceDefinition>>;

export type ServicePurpose = keyof typeof services;

type BegunBy<Who extends 'person' | 'counter'> = {
  [Purpose in ServicePurpose]: Who extends (typeof services)[Purpose]['begunBy'][number] ? Purpose : never;
}[ServicePurpose];

/** What a person can begin by themself, on their own display. */
export type OwnServicePurpose = BegunBy<'person'>;

/** What the counter begins for somebody it has found. */
export type CounterServicePurpose = BegunBy<'counter'>;

export const servicePurposes = Object.keys(services) as ServicePurpose[];
export const ownServicePurposes = begunBy('person') as OwnServicePurpose[];
export const counterServicePurposes = begunBy('counter') as CounterServicePurpose[];

function begunBy(who: 'person' | 'counter'): ServicePurpose[] {
  return servicePurposes.filter((purpose) => serviceOf(purpose).begunBy.includes(who));
}

export function serviceOf(purpose: ServicePurpose): ServiceDefinition {
  return services[purpose];
}
