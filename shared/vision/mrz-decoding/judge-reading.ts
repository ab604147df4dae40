import type { Moment } from '#shared/domain/dates.ts';
import { type MrzFields, readMrz } from '#shared/domain/mrz/mrz.ts';
import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import { isKnownState } from '#shared/domain/mrz/mrz-states.ts';
import {
  type MrzFieldName,
  type MrzFieldState,
  type MrzReadingField,
  mrzFieldNames,
} from '#shared/vision/reading/mrz-reading.ts';
import type { DecodedPlace, DecodedZone } from './decode-zone.ts';
import {
  isDoubtfulGivenNames,
  isDoubtfulSurname,
  type PrintedNames,
  printedNames,
} from './doubtful-names.ts';
import type { MrzLayout } from './layouts.ts';

export interface JudgedReading {
  readonly lines: readonly string[];
  readonly verified: boolean;
  readonly fields: readonly MrzReadingField[];
}

/**
 * Least support of each character of a field that is not doubtful: where a check digit proves it, where none does, and
 * where nothing else could tell that another was printed: in names, and in what is worth nothing to check digits.
 */
const leastCheckedSupport = 0.1;
const leastUncheckedSupport = 0.75;
const leastClearSupport = 0.985;
/**
 * Worth the same in a check digit's sum as a zero (ICAO Doc 9303-3, 4.9), so that it proves none of them. The zero itself
 * is proved against the O for which it is taken.
 */
const alikeToCheckDigits = /[AKU<]/;
/** Natural logarithms: how far the second best reading must lie behind, and what repairs may cost. */
const leastMargin = 1.5;
const mostRepairCost = 7;

/** What begins a document's code. Source: ICAO Doc 9303, parts 4 to 7. */
const documentCodes: Readonly<Record<MrzFormat, RegExp>> = {
  TD3: /^P/,
  TD2: /^[ACIP]/,
  TD1: /^[ACIP]/,
  'MRV-A': /^V/,
  'MRV-B': /^V/,
};

const checkedFields: readonly MrzFieldName[] = [
  'documentNumber',
  'birthDate',
  'expiryDate',
  'personalNumber',
];

/** For each line, the places that ink crosses or touches which is no print; empty where nobody looked. */
export type MarkedPlaces = readonly (readonly boolean[])[];

/**
 * What the reading is worth: which fields stand, which were repaired, which somebody must compare. A mark makes one
 * letter of another (a bar through a P is an H): what no check digit covers is doubtful under it.
 */
export function judgeReading(zone: DecodedZone, now: Moment, marked: MarkedPlaces): JudgedReading {
  const lines = zone.places.map((places) => places.map((place) => place.character).join(''));
  const parsed = readMrz(lines.join('\n'), now);
  const isRight =
    zone.isChecked &&
    parsed.format === zone.layout.format &&
    parsed.verified &&
    zone.margin >= leastMargin &&
    zone.repairCost <= mostRepairCost &&
    checkPlaces(zone).every((place) => place.support >= leastCheckedSupport);
  const read =
    parsed.format === null
      ? []
      : mrzFieldNames.flatMap((name) => fieldOf(zone, name, parsed.fields, { isRight, marked }));
  const fields = doubtMissingNames(read);
  return { lines, fields, verified: isRight && fields.every((field) => field.state !== 'doubtful') };
}

function fieldOf(
  zone: DecodedZone,
  name: MrzFieldName,
  values: MrzFields,
  { isRight, marked }: { readonly isRight: boolean; readonly marked: MarkedPlaces },
): MrzReadingField[] {
  const runs = runsOf(zone, name);
  const places = placesOf(zone, runs);
  if (places.length === 0) return [];
  const confidence = Math.min(...places.map((place) => place.support));
  const isChecked =
    checkedFields.includes(name) && (name !== 'personalNumber' || zone.layout.format === 'TD3');
  const isDoubtful =
    !zone.isChecked ||
    (isChecked && !isRight) ||
    places.some((place) => place.support < leastSupport(name, isChecked, place)) ||
    (!isChecked && runs.some((run) => isMarked(zone, run, marked))) ||
    isImplausible(zone, name, values);
  const isRepaired = places.some((place) => place.isRepaired);
  const state: MrzFieldState = isDoubtful ? 'doubtful' : isRepaired ? 'repaired' : 'read';
  return [{ name, value: valueOfField(name, values), state, confidence }];
}

/** No given names: what stands for a doubtful surname may be both, the fillers between them turned into letters. */
function doubtMissingNames(fields: readonly MrzReadingField[]): MrzReadingField[] {
  const isDoubtful = fields.some(({ name, state }) => name === 'surname' && state === 'doubtful');
  return fields.map((field) =>
    isDoubtful && field.name === 'givenNames' && field.value === '' ? { ...field, state: 'doubtful' } : field,
  );
}

function leastSupport(name: MrzFieldName, isChecked: boolean, { character }: DecodedPlace): number {
  if (name === 'surname' || name === 'givenNames') return leastClearSupport;
  if (!isChecked) return leastUncheckedSupport;
  if (name === 'personalNumber' && /[0AKU<]/.test(character)) return leastClearSupport;
  // Two of them exchanged for one another keep the sum.
  if (name === 'personalNumber' || /[0O]/.test(character)) return leastUncheckedSupport;
  return alikeToCheckDigits.test(character) ? leastUncheckedSupport : leastCheckedSupport;
}

/** What no check digit covers, read as nobody prints it, however clearly: a mark looks like a character. */
function isImplausible(zone: DecodedZone, name: MrzFieldName, values: MrzFields): boolean {
  switch (name) {
    case 'surname':
      return isDoubtfulSurname(namesOf(zone));
    case 'givenNames':
      return isDoubtfulGivenNames(namesOf(zone));
    case 'personalNumber':
    case 'optionalData':
      // One character alone among fillers is a mark over one of them, and a K or A is worth the same to every digit.
      return runsOf(zone, name).some((run) =>
        /<[A-Z0-9]<|^[A-Z0-9]<+$/.test(`${textOf(placesOf(zone, [run]))}<`),
      );
    case 'documentCode':
      return !documentCodes[zone.layout.format].test(values.documentCode);
    case 'issuingState':
    case 'nationality':
      // Some old cards print figures for a state.
      return /[A-Z]/.test(values[name]) && !isKnownState(values[name]);
    default:
      return false;
  }
}

/** The check digits themselves: they belong to no field, and must have been seen like any other character. */
function checkPlaces({ layout, places }: DecodedZone): DecodedPlace[] {
  const digits = layout.runs.flatMap(({ line, check }) => (check === null ? [] : [{ line, at: check }]));
  return [...digits, ...(layout.composite ? [layout.composite] : [])]
    .map(({ line, at }) => places[line]?.[at])
    .filter((place) => place !== undefined);
}

interface Run {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

function runsOf({ layout, places }: DecodedZone, name: MrzFieldName): Run[] {
  if (name !== 'surname' && name !== 'givenNames')
    return layout.fields.filter((field) => field.name === name);
  const run = nameRun(layout);
  if (run === undefined) return [];
  // The names share one run: up to the two fillers, and from them on.
  const split = textOf((places[run.line] ?? []).slice(run.from, run.to)).indexOf('<<');
  if (split < 0) return name === 'surname' ? [run] : [];
  const given = run.from + split + 2;
  return [name === 'surname' ? { ...run, to: given } : { ...run, from: given }];
}

function placesOf({ places }: DecodedZone, runs: readonly Run[]): DecodedPlace[] {
  return runs.flatMap(({ line, from, to }) => places[line]?.slice(from, to) ?? []);
}

function nameRun(layout: MrzLayout): Run | undefined {
  return layout.fields.find((field) => field.name === 'surname');
}

/** Whether a mark lies on the run, its fillers at the end left out, or beside it. */
function isMarked({ places }: DecodedZone, { line, from, to }: Run, marked: MarkedPlaces): boolean {
  const text = textOf((places[line] ?? []).slice(from, to)).replace(/<+$/, '');
  return (marked[line] ?? []).slice(Math.max(0, from - 1), from + text.length + 1).includes(true);
}

function namesOf({ layout, places }: DecodedZone): PrintedNames {
  const run = nameRun(layout);
  return printedNames(run === undefined ? '' : textOf((places[run.line] ?? []).slice(run.from, run.to)));
}

function textOf(places: readonly DecodedPlace[]): string {
  return places.map(({ character }) => character).join('');
}

function valueOfField(name: MrzFieldName, values: MrzFields): string {
  switch (name) {
    case 'birthDate':
      return values.birthDate ?? values.birthDateRaw;
    case 'expiryDate':
      return values.expiryDate ?? values.expiryDateRaw;
    default:
      return values[name];
  }
}
