/** What the board shows, and from when on it shows it. */

export const anomalyKinds = [
  'shared-contact',
  'contact-then-unlock',
  'after-hours',
  'high-rate',
  'repeated-failures',
  'co-signing-pair',
] as const;
type AnomalyKind = (typeof anomalyKinds)[number];

export const severities = ['low', 'medium', 'high'] as const;
export type Severity = (typeof severities)[number];

export const rateMeasures = ['unlocks', 'assisted-unlocks', 'gate-overrides', 'mrz-accepts'] as const;
export type RateMeasure = (typeof rateMeasures)[number];

export const contactFields = ['email', 'mobile', 'landline'] as const;
export type ContactField = (typeof contactFields)[number];

/** A count against what it was counted in: days at the counter, people attended, documents. */
export interface Rate {
  readonly count: number;
  readonly exposure: number;
}

export interface Anomaly {
  /** The same for the same finding on every day, without personal data. */
  readonly key: string;
  readonly kind: AnomalyKind;
  readonly severity: Severity;
  /** Whom it is about. */
  readonly accountIds: readonly string[];
  /** Everybody who acted or signed in what is behind it: none of them may mark it as looked at. */
  readonly involvedIds: readonly string[];
  /** Identification codes. */
  readonly subjects: readonly string[];
  readonly count: number;
  /** ISO instants of the first and the last entry behind it. */
  readonly since: string;
  readonly latest: string;
  /** Entries of the audit trail behind it, in order. */
  readonly sequences: readonly number[];
  readonly rate: RateFinding | null;
  readonly contact: { readonly field: ContactField; readonly value: string } | null;
}

interface RateFinding {
  readonly measure: RateMeasure;
  readonly own: Rate;
  readonly others: Rate;
}

export interface AnomalySettings {
  /** Days looked back on. */
  readonly windowDays: number;
  /** People with one e-mail or phone, from which it shows. */
  readonly peoplePerContact: number;
  /** Days after a change of contact data within which an unlock shows. */
  readonly contactUnlockDays: number;
  /** Days of the week, 1 Monday to 7 Sunday. */
  readonly openDays: readonly number[];
  /** Local times HH:MM. */
  readonly opensAt: string;
  readonly closesAt: string;
  /** Acts of one person, below which no rate shows. */
  readonly rateMinimum: number;
  /** How many times the others' rate. */
  readonly rateTimes: number;
  /** Shows when chance alone would do it less than once in so many comparisons. */
  readonly rateOnceIn: number;
  readonly failuresPerCode: number;
  /** Signatures in each direction, from which a pair shows. */
  readonly pairMinimum: number;
}

/** Measured where docs/decisions/057 says so; the opening hours are those of a branch from Monday to Friday. */
export const defaultAnomalySettings: AnomalySettings = {
  windowDays: 30,
  peoplePerContact: 3,
  contactUnlockDays: 7,
  openDays: [1, 2, 3, 4, 5],
  opensAt: '08:00',
  closesAt: '17:00',
  rateMinimum: 5,
  rateTimes: 3,
  rateOnceIn: 1000,
  failuresPerCode: 6,
  pairMinimum: 5,
};
