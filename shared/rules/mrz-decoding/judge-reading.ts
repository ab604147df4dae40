import {
  type MrzFieldName,
  type MrzFieldState,
  type MrzReadingField,
  mrzFieldNames,
} from '#shared/reading/mrz-reading.ts';
import type { Moment } from '#shared/rules/dates.ts';
import { type MrzFields, readMrz } from '#shared/rules/mrz.ts';
import { isKnownState } from '#shared/rules/mrz-states.ts';
import type { DecodedPlace, DecodedZone } from './decode-zone.ts';
import { isDoubtfulGivenNames, isDoubtfulSurname, printedNames } from './doubtful-names.ts';

export interface JudgedReading {
  readonly lines: readonly string[];
  readonly verified: boolean;
  readonly fields: readonly MrzReadingField[];
}

/** Least support of each character of a field that is not doubtful: where a check digit covers it, and where none does. */
const leastCheckedSupport = 0.1;
const leastUncheckedSupport = 0.75;
/** Natural logarithms: how far the second best reading must lie behind, and what repairs may cost. */
const leastMargin = 1.5;
const mostRepairCost = 7;

const checkedFields: readonly MrzFieldName[] = [
  'documentNumber',
  'birthDate',
  'expiryDate',
  'personalNumber',
];

/** What the reading is worth: which fields stand, which were repaired, which somebody must compare. */
export function judgeReading(zone: DecodedZone, now: Moment): JudgedReading {
  const lines = zone.places.map((places) => places.map((place) => place.character).join(''));
  const parsed = readMrz(lines.join('\n'), now);
  const isRight =
    zone.isChecked &&
    parsed.format === zone.layout.format &&
    parsed.verified &&
    zone.margin >= leastMargin &&
    zone.repairCost <= mostRepairCost &&
    checkPlaces(zone).every((place) => place.support >= leastCheckedSupport);
  const fields =
    parsed.format === null
      ? []
      : mrzFieldNames.flatMap((name) => fieldOf(zone, name, parsed.fields, isRight));
  return { lines, fields, verified: isRight && fields.every((field) => field.state !== 'doubtful') };
}

function fieldOf(
  zone: DecodedZone,
  name: MrzFieldName,
  values: MrzFields,
  isRight: boolean,
): MrzReadingField[] {
  const places = placesOf(zone, name);
  if (places.length === 0) return [];
  const confidence = Math.min(...places.map((place) => place.support));
  const isChecked =
    checkedFields.includes(name) && (name !== 'personalNumber' || zone.layout.format === 'TD3');
  const least = isChecked ? leastCheckedSupport : leastUncheckedSupport;
  const isDoubtful = (isChecked && !isRight) || confidence < least || isImplausible(zone, name, values);
  const isRepaired = places.some((place) => place.isRepaired);
  const state: MrzFieldState = isDoubtful ? 'doubtful' : isRepaired ? 'repaired' : 'read';
  return [{ name, value: valueOfField(name, values), state, confidence }];
}

/** What no check digit covers, read as nobody prints it, however clearly: a mark looks like a character. */
function isImplausible(zone: DecodedZone, name: MrzFieldName, values: MrzFields): boolean {
  switch (name) {
    case 'surname':
      return isDoubtfulSurname(printedNames(textOf(nameRun(zone))));
    case 'givenNames':
      return isDoubtfulGivenNames(printedNames(textOf(nameRun(zone))));
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

function placesOf(zone: DecodedZone, name: MrzFieldName): DecodedPlace[] {
  if (name === 'surname' || name === 'givenNames') return namePlaces(zone, name);
  return zone.layout.fields
    .filter((field) => field.name === name)
    .flatMap(({ line, from, to }) => zone.places[line]?.slice(from, to) ?? []);
}

/** The names share one run: up to the two fillers, and from them on. */
function namePlaces(zone: DecodedZone, name: 'surname' | 'givenNames'): DecodedPlace[] {
  const places = nameRun(zone);
  const split = textOf(places).indexOf('<<');
  if (split < 0) return name === 'surname' ? places : [];
  return name === 'surname' ? places.slice(0, split + 2) : places.slice(split + 2);
}

function nameRun({ layout, places }: DecodedZone): DecodedPlace[] {
  const field = layout.fields.find((candidate) => candidate.name === 'surname');
  return field === undefined ? [] : (places[field.line]?.slice(field.from, field.to) ?? []);
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
