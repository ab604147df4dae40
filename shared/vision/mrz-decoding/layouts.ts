import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import type { MrzFieldName } from '#shared/vision/reading/mrz-reading.ts';

/** What a place of a MRZ may hold. */
export type PlaceKind =
  | 'type'
  | 'letter'
  | 'state'
  | 'name'
  | 'text'
  | 'digit'
  | 'monthTens'
  | 'dayTens'
  | 'sex'
  | 'check'
  | 'optionalCheck';

interface FieldPlace {
  readonly name: MrzFieldName | 'checks';
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A run of places whose sum of weighted values decides the check digit that follows it, if one does. */
interface CheckedRun {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** Place of the check digit in the same line; null for what only the composite covers. */
  readonly check: number | null;
  /** Whether the composite check digit covers the run and its digit. */
  readonly inComposite: boolean;
}

export interface MrzLayout {
  readonly format: MrzFormat;
  readonly lineLength: number;
  readonly kinds: readonly (readonly PlaceKind[])[];
  readonly fields: readonly FieldPlace[];
  /** In the order in which the composite counts them. */
  readonly runs: readonly CheckedRun[];
  readonly composite: { readonly line: number; readonly at: number } | null;
}

type Part = readonly [kind: PlaceKind, count: number];
const date: readonly Part[] = [
  ['digit', 2],
  ['monthTens', 1],
  ['digit', 1],
  ['dayTens', 1],
  ['digit', 1],
];

function kindsOf(...parts: readonly Part[]): PlaceKind[] {
  return parts.flatMap(([kind, count]) => new Array<PlaceKind>(count).fill(kind));
}

function run(line: number, from: number, to: number, check: number | null, inComposite = true): CheckedRun {
  return { line, from, to, check, inComposite };
}

function field(name: MrzFieldName, line: number, from: number, to: number): FieldPlace {
  return { name, line, from, to };
}

const firstOfTwo = (length: number) =>
  kindsOf(['type', 1], ['letter', 1], ['state', 3], ['name', length - 5]);
const headFields = [field('documentCode', 0, 0, 2), field('issuingState', 0, 2, 5)];
const secondOfTwo = kindsOf(
  ['text', 9],
  ['check', 1],
  ['state', 3],
  ...date,
  ['check', 1],
  ['sex', 1],
  ...date,
  ['check', 1],
);
const secondFields = [
  field('documentNumber', 1, 0, 9),
  field('nationality', 1, 10, 13),
  field('birthDate', 1, 13, 19),
  field('sex', 1, 20, 21),
  field('expiryDate', 1, 21, 27),
];
const secondRuns = (inComposite: boolean) => [
  run(1, 0, 9, 9, inComposite),
  run(1, 13, 19, 19, inComposite),
  run(1, 21, 27, 27, inComposite),
];

/** Sources: ICAO Doc 9303-4 (TD3), 9303-5 (TD1), 9303-6 (TD2), 9303-7 (MRV-A, MRV-B), data element positions. */
export const mrzLayouts: readonly MrzLayout[] = [
  {
    format: 'TD3',
    lineLength: 44,
    kinds: [firstOfTwo(44), [...secondOfTwo, ...kindsOf(['text', 14], ['optionalCheck', 1], ['check', 1])]],
    fields: [...headFields, field('surname', 0, 5, 44), ...secondFields, field('personalNumber', 1, 28, 42)],
    runs: [...secondRuns(true), run(1, 28, 42, 42)],
    composite: { line: 1, at: 43 },
  },
  {
    format: 'TD1',
    lineLength: 30,
    kinds: [
      kindsOf(['type', 1], ['letter', 1], ['state', 3], ['text', 9], ['optionalCheck', 1], ['text', 15]),
      kindsOf(
        ...date,
        ['check', 1],
        ['sex', 1],
        ...date,
        ['check', 1],
        ['state', 3],
        ['text', 11],
        ['check', 1],
      ),
      kindsOf(['name', 30]),
    ],
    fields: [
      ...headFields,
      field('documentNumber', 0, 5, 14),
      field('optionalData', 0, 15, 30),
      field('birthDate', 1, 0, 6),
      field('sex', 1, 7, 8),
      field('expiryDate', 1, 8, 14),
      field('nationality', 1, 15, 18),
      field('optionalData', 1, 18, 29),
      field('surname', 2, 0, 30),
    ],
    runs: [run(0, 5, 14, 14), run(0, 15, 30, null), run(1, 0, 6, 6), run(1, 8, 14, 14), run(1, 18, 29, null)],
    composite: { line: 1, at: 29 },
  },
  {
    format: 'TD2',
    lineLength: 36,
    kinds: [firstOfTwo(36), withLongNumber([...secondOfTwo, ...kindsOf(['text', 7], ['check', 1])])],
    fields: [...headFields, field('surname', 0, 5, 36), ...secondFields, field('optionalData', 1, 28, 35)],
    runs: [...secondRuns(true), run(1, 28, 35, null)],
    composite: { line: 1, at: 35 },
  },
  {
    format: 'MRV-A',
    lineLength: 44,
    kinds: [firstOfTwo(44), [...secondOfTwo, ...kindsOf(['text', 16])]],
    fields: [...headFields, field('surname', 0, 5, 44), ...secondFields, field('optionalData', 1, 28, 44)],
    runs: secondRuns(false),
    composite: null,
  },
  {
    format: 'MRV-B',
    lineLength: 36,
    kinds: [firstOfTwo(36), [...secondOfTwo, ...kindsOf(['text', 8])]],
    fields: [...headFields, field('surname', 0, 5, 36), ...secondFields, field('optionalData', 1, 28, 36)],
    runs: secondRuns(false),
    composite: null,
  },
];

/** A card's number may go on in the optional data; a filler then stands for its check digit (9303-6, note j). */
function withLongNumber(kinds: PlaceKind[]): PlaceKind[] {
  return kinds.map((kind, at) => (at === 9 ? 'optionalCheck' : kind));
}
