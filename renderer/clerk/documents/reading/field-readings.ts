import { readMrz } from '#shared/domain/mrz/mrz.ts';
import { compareNames, normaliseName } from '#shared/domain/names/names.ts';
import { type FieldDefinition, fieldCatalogue } from '#shared/domain/procedures/field-catalogue.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import type { ContractReading, PagePlace } from '#shared/vision/reading/contract-reading.ts';
import type { StoredMrz } from '#shared/vision/reading/document-reading.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { draftFromMrz } from '../mrz-values.ts';

/** Where on a document something was read. */
interface ReadPlace {
  /** From 1. */
  readonly page: number;
  /** Fractions of the page as it is stored. */
  readonly quad: PageQuad;
}

/** What a document says of one field of the draft. */
export interface FieldReading {
  readonly field: DraftField;
  readonly value: string;
  readonly state: 'read' | 'repaired' | 'doubtful';
  readonly documentId: string;
  readonly places: readonly ReadPlace[];
}

export type FieldReadings = Partial<Record<DraftField, FieldReading>>;

/** The passport's fields as the MRZ of one document gives them; the lines themselves are doubtful where any part is. */
export function readingsOfMrz(documentId: string, mrz: StoredMrz, now: Date): FieldReadings {
  const text = mrz.lines.join('\n');
  const parsed = readMrz(text, now);
  if (parsed.format === null) return {};
  const places = mrz.place.lines.map((quad): ReadPlace => ({ page: mrz.page, quad }));
  const readings: FieldReadings = {
    'identity.mrz': {
      field: 'identity.mrz',
      value: text,
      state: mrz.verified ? 'read' : 'doubtful',
      documentId,
      places,
    },
  };
  for (const [field, value] of draftFromMrz(parsed.fields, {})) {
    const { mrz: name }: FieldDefinition = fieldCatalogue[field];
    const state = mrz.fields.find((each) => each.name === name)?.state ?? 'doubtful';
    readings[field] = { field, value, state, documentId, places };
  }
  return readings;
}

export function readingsOfContract(documentId: string, contract: ContractReading): FieldReadings {
  return Object.fromEntries(
    contract.fields.map(({ field, value, state, places }) => [
      field,
      { field, value, state, documentId, places: places.map(placeOf) },
    ]),
  );
}

function placeOf({ page, left, top, width, height }: PagePlace): ReadPlace {
  const [right, bottom] = [left + width, top + height];
  return {
    page,
    quad: [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
  };
}

/**
 * What goes into the draft by itself: what was read with certainty, where nothing was typed. What is doubtful waits for
 * the clerk, and what was typed stays.
 */
export function fillsFor(
  readings: FieldReadings,
  values: DraftValues,
): readonly (readonly [DraftField, string])[] {
  return Object.values(readings)
    .filter(
      ({ field, state }) => isEmpty(values, field) && (state !== 'doubtful' || field === 'identity.mrz'),
    )
    .map(({ field, value }) => [field, value] as const);
}

/** What to say at a field. */
export type FieldRemark =
  /** The draft holds what was read. */
  | 'agrees'
  /** Nothing is in the draft because the reading is not certain. */
  | 'doubt'
  /** Nothing is in the draft, though the document says something. */
  | 'offer'
  /** The draft holds something else. */
  | 'differs';

export function remarkOn(reading: FieldReading, values: DraftValues): FieldRemark {
  if (isEmpty(values, reading.field)) return reading.state === 'doubtful' ? 'doubt' : 'offer';
  return isSame(reading, values[reading.field] ?? '') ? 'agrees' : 'differs';
}

function isEmpty(values: DraftValues, field: DraftField): boolean {
  return (values[field] ?? '').trim() === '';
}

/** Accents and signs that a MRZ or a typing clerk leaves out make no other value. */
function isSame({ field, value }: FieldReading, typed: string): boolean {
  const { kind } = fieldCatalogue[field];
  if (kind === 'mrz') return value.replace(/\s/g, '') === typed.replace(/\s/g, '').toUpperCase();
  if (kind === 'name' && compareNames(value, typed).verdict !== 'different') return true;
  return normaliseName(value) === normaliseName(typed);
}
