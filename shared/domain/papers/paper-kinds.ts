/** Papers that are kept, and where each is printed: the slips are half a sheet. */
export const paperSizes = {
  receipt: 'A4',
  'credential-request': 'A4',
  'responsibility-agreement': 'A4',
  'comeback-slip': 'A5',
  'employer-slip': 'A5',
  'triage-sheet': 'A4',
  'recovery-receipt': 'A5',
} as const satisfies Readonly<Record<string, 'A4' | 'A5'>>;

export type PaperKind = keyof typeof paperSizes;

export const paperKinds = Object.keys(paperSizes) as readonly PaperKind[];

/** Kinds that are owed to a visit: a triage sheet is printed on the spot and never owed. */
export type OwedPaperKind = Exclude<PaperKind, 'triage-sheet'>;
