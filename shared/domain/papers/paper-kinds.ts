/** Papers that are kept. */
export const paperKinds = [
  'receipt',
  'credential-request',
  'responsibility-agreement',
  'comeback-slip',
  'employer-slip',
  'triage-sheet',
  'recovery-receipt',
] as const;

export type PaperKind = (typeof paperKinds)[number];

/** Kinds that are owed to a visit: a triage sheet is printed on the spot and never owed. */
export type OwedPaperKind = Exclude<PaperKind, 'triage-sheet'>;
