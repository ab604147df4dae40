import type { IsoDate } from '#shared/domain/dates.ts';
import { buildTd3, mrzCheckDigit, type Td3Data } from '#shared/domain/mrz/mrz.ts';
import type { Seeded } from './seeded.ts';

export interface InventedPassport extends Td3Data {
  readonly lines: readonly string[];
}

const states: [string, ...string[]] = [
  'VEN',
  'COL',
  'PER',
  'CUB',
  'CHN',
  'IND',
  'HTI',
  'NGA',
  'SYR',
  'UKR',
  'RUS',
  'ITA',
  'D',
  'GBR',
  'USA',
  'NLD',
];
const syllables: [string, ...string[]] = [
  'MA',
  'RO',
  'LE',
  'SI',
  'KU',
  'BAR',
  'TEN',
  'QUI',
  'ZO',
  'VIN',
  'DHA',
  'JE',
  'XI',
  'WO',
  'YA',
  'FER',
  'GOL',
  'NUÑ',
  'PÉ',
  'CHO',
  'TRE',
  'HAL',
  'OSK',
  'URB',
  'ELD',
  'ANG',
  'IST',
];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function name(random: Seeded, longest: number): string {
  return Array.from({ length: random.whole(2, longest) }, () => random.pick(syllables)).join('');
}

function digits(random: Seeded, count: number): string {
  return Array.from({ length: count }, () => String(random.whole(0, 9))).join('');
}

function day(random: Seeded, firstYear: number, lastYear: number): IsoDate {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${random.whole(firstYear, lastYear)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}` as IsoDate;
}

function number(random: Seeded): string {
  const letter = () => letters.charAt(random.whole(0, 25));
  switch (random.whole(0, 3)) {
    case 0:
      return digits(random, 9);
    case 1:
      return letter() + digits(random, 8);
    case 2:
      return letter() + letter() + digits(random, random.whole(6, 7));
    default:
      return Array.from({ length: 9 }, () => (random.next() < 0.4 ? letter() : digits(random, 1))).join('');
  }
}

/** Somebody who does not exist, with a MRZ whose check digits are right. */
export function inventPassport(random: Seeded): InventedPassport {
  const state = random.pick(states);
  const data: Td3Data = {
    issuingState: state,
    surname: random.next() < 0.5 ? name(random, 3) : `${name(random, 2)} ${name(random, 3)}`,
    givenNames: Array.from({ length: random.whole(1, 3) }, () => name(random, 3)).join(' '),
    documentNumber: number(random),
    nationality: random.next() < 0.9 ? state : random.pick(states),
    birthDate: day(random, 1945, 2007),
    sex: random.next() < 0.05 ? 'X' : random.next() < 0.5 ? 'F' : 'M',
    expiryDate: day(random, 2025, 2036),
    personalNumber: random.next() < 0.5 ? '' : digits(random, random.whole(7, 14)),
  };
  return { ...data, lines: buildTd3(data) };
}

/** The same person's identity card: three lines of 30 characters (ICAO Doc 9303-5). */
export function cardLines(passport: InventedPassport): readonly string[] {
  const second = passport.lines[1] ?? '';
  const head = `I<${second.slice(10, 13)}${second.slice(0, 10)}${'<'.repeat(15)}`;
  const dates = second.slice(13, 28);
  const middle = `${dates}${second.slice(10, 13)}${'<'.repeat(11)}`;
  const covered = head.slice(5) + middle.slice(0, 7) + middle.slice(8, 15) + middle.slice(18, 29);
  const names = (passport.lines[0] ?? '').slice(5, 35);
  return [head, middle + mrzCheckDigit(covered), names];
}
