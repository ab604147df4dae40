import { ecuadorDay, type IsoDate, type Moment } from '../dates.ts';
import { meantUnderOtherLayouts } from '../numbers/keyboard-layouts.ts';
import { daysOf, isPartialDate, isWholeDate, type PartialDate, partialDateOf } from '../partial-date.ts';
import { stripAccents } from '../text.ts';
import { mrzLetters, mrzSpellings } from './mrz-letters.ts';
import { type MrzFormat, shapeMrz } from './mrz-shape.ts';

type MrzCheckedField = 'documentNumber' | 'birthDate' | 'expiryDate' | 'personalNumber' | 'composite';

export type MrzCheck = {
  field: MrzCheckedField;
  /** The characters the check digit covers, fillers included. */
  value: string;
  expected: string;
  found: string;
  ok: boolean;
};

export type MrzFields = {
  documentCode: string;
  /** ICAO code as written, without fillers: 'D' stays 'D'. */
  issuingState: string;
  surname: string;
  givenNames: string;
  documentNumber: string;
  nationality: string;
  /** As far as it is known (`<<` or `00` for the rest); null when no such date exists; the raw six characters tell. */
  birthDate: PartialDate | null;
  birthDateRaw: string;
  sex: 'F' | 'M' | 'X' | '';
  expiryDate: IsoDate | null;
  expiryDateRaw: string;
  personalNumber: string;
  optionalData: string;
};

export type MrzReading =
  | { format: MrzFormat; lines: string[]; fields: MrzFields; checks: MrzCheck[]; verified: boolean }
  | { format: null; problem: 'empty' | 'length' | 'characters'; detail: string };

/** What a specimen passport's MRZ is built from. Texts may carry accents; dates are ISO; the birth date as far as it is known. */
export type Td3Data = {
  documentCode?: string;
  issuingState: string;
  surname: string;
  givenNames: string;
  documentNumber: string;
  nationality: string;
  birthDate: PartialDate;
  sex: 'F' | 'M' | 'X';
  expiryDate: IsoDate;
  personalNumber?: string;
};

const weights = [7, 3, 1];
const td3NameLength = 39;
/** Years ahead of now within which an expiry's two digits are read; no travel document is valid for longer. */
const furthestExpiry = 30;
const mostSpellings = 64;

/**
 * The ICAO check digit of `text`: weights 7, 3, 1; A=10 ... Z=35; `<`=0; modulus 10. Source: domain.md 4, ICAO Doc
 * 9303-3 section 4.9. Characters outside the MRZ alphabet throw RangeError.
 *
 * Every single wrong digit changes it. A letter does not show where its value is congruent modulus 10 (A, K, U, 0
 * and `<`; B, L, V and 1; ...), so a reader must not take a right check digit as proof of the letters.
 */
export function mrzCheckDigit(text: string): string {
  const sum = [...text].reduce(
    (total, character, index) => total + mrzValue(character) * (weights[index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

/**
 * Reads a machine readable zone: passports (TD3), cards (TD1, TD2) and visas (MRV-A, MRV-B). Every check digit comes
 * back with what was expected and found, so the clerk can correct the one that is wrong. Two-digit years resolve
 * birth in the past and expiry from 70 years ago to 30 years ahead of `now`. Source: domain.md 4, ICAO Doc 9303-3 to -7.
 * Names carry no check digit: a person must compare them by eye. What a barcode reader set for another keyboard typed is
 * read as it was meant where that is the only way to a zone whose check digits are all right.
 */
export function readMrz(text: string, now: Moment): MrzReading {
  const plain = readAsTyped(text, now);
  if (plain.format !== null || plain.problem === 'empty') return plain;
  const meant = meantUnderOtherLayouts(text).map((each) => readAsTyped(each, now));
  return meant.find((reading) => reading.format !== null && reading.verified) ?? plain;
}

/**
 * Whether a barcode reader set for another keyboard typed this zone: its fillers arrived as another sign. Its letters may
 * have changed places too (Y and Z under a German layout), which no check digit of a name can tell.
 */
export function isMrzFromOtherLayout(text: string): boolean {
  return !/[<«‹]|&lt;/.test(text) && /[;>.\\]{2}/.test(text);
}

function readAsTyped(text: string, now: Moment): MrzReading {
  const shape = shapeMrz(text);
  if (shape.format === null) return shape;
  const today = ecuadorDay(now);
  const { fields, checks } =
    shape.format === 'TD1' ? readTd1(shape.lines, today) : readTwoLines(shape.format, shape.lines, today);
  return { ...shape, fields, checks, verified: checks.every((check) => check.ok) };
}

/**
 * The ways a name may be written in a MRZ, recommended first: letters A-Z, `<` for spaces and hyphens, apostrophes
 * and other punctuation left out. Empty when a letter has no Latin spelling (Arabic, Chinese): such names are
 * printed in Latin letters beside. Source: ICAO Doc 9303-3 sections 4.6 and 6; domain.md 4.
 */
export function transliterateForMrz(name: string): string[] {
  const capitals = name.normalize('NFKC').replace(/ß/g, 'ẞ').toUpperCase().normalize('NFC');
  const letters = capitals.match(mrzLetters) ?? [];
  let spellings = [new Map<string, string>()];
  for (const letter of new Set(letters)) {
    const choices = spellingsOf(letter);
    if (choices.length === 0) return [];
    // One person's passport spells the same letter the same way throughout, so choices are made per letter.
    spellings = choices
      .flatMap((choice) => spellings.map((spelling) => new Map(spelling).set(letter, choice)))
      .slice(0, mostSpellings);
  }
  const written = spellings.map((spelling) =>
    letters
      .map((letter) => spelling.get(letter) ?? '')
      .join('')
      .replace(/<+/g, '<')
      .replace(/^<|<$/g, ''),
  );
  return [...new Set(written)].filter((spelling) => spelling !== '');
}

/**
 * The two lines of a passport's MRZ, with correct check digits; names are transliterated and cut to 39 characters so
 * that a given name still shows. For specimens and tests. Source: ICAO Doc 9303-4 section 4.2.
 * Throws RangeError for a name without Latin spelling, a field that is too long or a date that does not exist.
 */
export function buildTd3(data: Td3Data): [string, string] {
  const given = data.givenNames === '' ? '' : recommendedSpelling(data.givenNames);
  const surname = (data.surname === '' ? '' : recommendedSpelling(data.surname)).slice(
    0,
    given === '' ? td3NameLength : td3NameLength - 3,
  );
  const names = given === '' ? surname : `${surname}<<${given}`;
  const number = filled(data.documentNumber, 9);
  const birth = mrzDate(data.birthDate);
  const expiry = mrzDate(data.expiryDate);
  const personal = filled(data.personalNumber ?? '', 14);
  const numberChecked = number + mrzCheckDigit(number);
  const birthChecked = birth + mrzCheckDigit(birth);
  const rest = `${expiry}${mrzCheckDigit(expiry)}${personal}${mrzCheckDigit(personal)}`;
  const sex = data.sex === 'X' ? '<' : data.sex;
  const composite = mrzCheckDigit(numberChecked + birthChecked + rest);
  return [
    filled(data.documentCode ?? 'P', 2) +
      filled(data.issuingState, 3) +
      names.slice(0, td3NameLength).padEnd(39, '<'),
    numberChecked + filled(data.nationality, 3) + birthChecked + sex + rest + composite,
  ];
}

type Parsed = { fields: MrzFields; checks: MrzCheck[] };

function readTwoLines(format: Exclude<MrzFormat, 'TD1'>, lines: readonly string[], today: IsoDate): Parsed {
  const [first = '', second = ''] = lines;
  const optional =
    format === 'TD3' ? second.slice(28, 42) : second.slice(28, format === 'TD2' ? 35 : undefined);
  const number =
    format === 'TD2'
      ? documentNumber(second.slice(0, 9), second.charAt(9), optional)
      : documentNumber(second.slice(0, 9), second.charAt(9), '');
  const checks = [
    number.check,
    checkOf('birthDate', second.slice(13, 19), second.charAt(19)),
    checkOf('expiryDate', second.slice(21, 27), second.charAt(27)),
  ];
  if (format === 'TD3') {
    checks.push(checkOf('personalNumber', optional, second.charAt(42)));
    const covered = second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43);
    checks.push(checkOf('composite', covered, second.charAt(43)));
  }
  if (format === 'TD2') {
    const covered = second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 35);
    checks.push(checkOf('composite', covered, second.charAt(35)));
  }
  return {
    checks,
    fields: {
      documentCode: unfilled(first.slice(0, 2)),
      issuingState: unfilled(first.slice(2, 5)),
      ...readNames(first.slice(5)),
      documentNumber: number.value,
      nationality: unfilled(second.slice(10, 13)),
      ...readDates(second.slice(13, 19), second.slice(21, 27), today),
      sex: readSex(second.charAt(20)),
      personalNumber: format === 'TD3' ? unfilled(optional) : '',
      optionalData: format === 'TD3' ? '' : unfilled(number.remainder ?? optional),
    },
  };
}

function readTd1(lines: readonly string[], today: IsoDate): Parsed {
  const [first = '', second = '', third = ''] = lines;
  const number = documentNumber(first.slice(5, 14), first.charAt(14), first.slice(15));
  const covered = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return {
    checks: [
      number.check,
      checkOf('birthDate', second.slice(0, 6), second.charAt(6)),
      checkOf('expiryDate', second.slice(8, 14), second.charAt(14)),
      checkOf('composite', covered, second.charAt(29)),
    ],
    fields: {
      documentCode: unfilled(first.slice(0, 2)),
      issuingState: unfilled(first.slice(2, 5)),
      ...readNames(third),
      documentNumber: number.value,
      nationality: unfilled(second.slice(15, 18)),
      ...readDates(second.slice(0, 6), second.slice(8, 14), today),
      sex: readSex(second.charAt(7)),
      personalNumber: '',
      optionalData: [unfilled(number.remainder ?? first.slice(15)), unfilled(second.slice(18, 29))]
        .filter((part) => part !== '')
        .join(' '),
    },
  };
}

/**
 * A number longer than nine characters goes on in the optional data of a card, ends with its check digit and a
 * filler, and leaves a filler where the check digit would be. Source: ICAO Doc 9303-5 note j, 9303-6 note j.
 */
function documentNumber(
  principal: string,
  found: string,
  optional: string,
): { value: string; check: MrzCheck; remainder: string | null } {
  const long = found === '<' ? /^([A-Z0-9]+)([0-9])(?:<|$)/.exec(optional) : null;
  if (!long)
    return { value: joined(principal), check: checkOf('documentNumber', principal, found), remainder: null };
  const whole = principal + (long[1] ?? '');
  return {
    value: joined(whole),
    check: checkOf('documentNumber', whole, long[2] ?? ''),
    remainder: optional.slice(long[0].length),
  };
}

function checkOf(field: MrzCheckedField, value: string, found: string): MrzCheck {
  const expected = mrzCheckDigit(value);
  // An unused personal number may carry a filler as its check digit. Source: ICAO Doc 9303-4 section 4.2.2.2.
  const unused = field === 'personalNumber' && /^<+$/.test(value) && found === '<';
  return { field, value, expected, found, ok: found === expected || unused };
}

function readNames(names: string): { surname: string; givenNames: string } {
  const [surname = '', ...given] = names.replace(/<+$/, '').split('<<');
  return { surname: unfilled(surname), givenNames: unfilled(given.join('<')) };
}

function readDates(birth: string, expiry: string, today: IsoDate) {
  const expiryDate = resolveDate(
    expiry,
    (date) => Number(date.slice(0, 4)) <= Number(today.slice(0, 4)) + furthestExpiry,
    today,
  );
  return {
    birthDate: resolveDate(birth, (date) => daysOf(date)[0] <= today, today),
    birthDateRaw: birth,
    expiryDate: expiryDate !== null && isWholeDate(expiryDate) ? expiryDate : null,
    expiryDateRaw: expiry,
  };
}

/**
 * The latest century in which the date is admitted, counted from the century after `today`'s. An unknown day or month is
 * two fillers; some states write zeros, six of which say nothing of the year either. Source: ICAO Doc 9303-3 section 4.8.
 */
function resolveDate(
  raw: string,
  isAdmitted: (date: PartialDate) => boolean,
  today: IsoDate,
): PartialDate | null {
  const [year, month, day] = raw.match(/../g) ?? [];
  if (!/^[0-9]{2}(?:[0-9]{2}|<<){2}$/.test(raw) || raw === '000000') return null;
  const known = (part: string | undefined) => (Number(part) > 0 ? Number(part) : null);
  const century = Number(today.slice(0, 2));
  for (const candidate of [century + 1, century, century - 1]) {
    const date = partialDateOf({
      year: candidate * 100 + Number(year),
      month: known(month),
      day: known(day),
    });
    if (date !== null && isAdmitted(date)) return date;
  }
  return null;
}

/** `<` means unspecified, which the printed page shows as X. Source: ICAO Doc 9303-4 section 4.2.2.2. */
function readSex(character: string): MrzFields['sex'] {
  if (character === 'F' || character === 'M') return character;
  return character === '<' || character === 'X' ? 'X' : '';
}

function mrzValue(character: string): number {
  if (character === '<') return 0;
  if (!/^[0-9A-Z]$/.test(character)) throw new RangeError('a MRZ holds A-Z, 0-9 and < only');
  return Number.parseInt(character, 36);
}

function spellingsOf(letter: string): readonly string[] {
  if (/[A-Z]/.test(letter)) return [letter];
  const listed = mrzSpellings[letter];
  if (listed) return listed;
  if (/[\s<\p{Pd}]/u.test(letter)) return ['<'];
  if (/[\p{P}\p{S}\p{M}\p{Cf}]/u.test(letter)) return [''];
  const plain = stripAccents(letter);
  return /^[A-Z]$/.test(plain) ? [plain] : (mrzSpellings[plain] ?? []);
}

function recommendedSpelling(name: string): string {
  const [recommended] = transliterateForMrz(name);
  if (recommended === undefined) throw new RangeError('the name has no spelling in Latin letters');
  return recommended;
}

function filled(text: string, length: number): string {
  const written = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '<');
  if (written.length > length) throw new RangeError(`a MRZ field holds at most ${length} characters`);
  return written.padEnd(length, '<');
}

function mrzDate(date: PartialDate): string {
  if (!isPartialDate(date)) throw new RangeError('not a date YYYY, YYYY-MM or YYYY-MM-DD');
  return date.slice(2).replaceAll('-', '').padEnd(6, '<');
}

function unfilled(text: string): string {
  return text.replace(/<+/g, ' ').trim();
}

function joined(text: string): string {
  return text.replaceAll('<', '');
}
