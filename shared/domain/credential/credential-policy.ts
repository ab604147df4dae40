import { transliterateForMrz } from '../mrz/mrz.ts';
import { type PartialDate, parsePartialDate } from '../partial-date.ts';
import { stripAccents } from '../text.ts';
import { isCommonSecret, lettersForDigits } from './common-secrets.ts';

export const credentialProblems = [
  'too-short',
  'too-long',
  'characters',
  'common',
  'own-name',
  'birth-date',
  'document-number',
  'identification-code',
  'phone',
  'email',
  'one-character',
  'sequence',
  /** Found in a dictionary or a list of names, or a date; judged by main, which has the dictionaries. */
  'word',
  'date',
  /** In force now or before; judged by the store, not by the rules here. */
  'used-before',
] as const;

export type CredentialProblem = (typeof credentialProblems)[number];

/** What a guesser may know of the person; empty texts are ignored. */
export type CredentialPerson = {
  surname: string;
  givenNames: string;
  /** Null where nothing is known of it. */
  birthDate: PartialDate | null;
  documentNumber: string;
  identificationCode: string;
  phones: string[];
  email?: string;
};

/** Length of a credential in characters. Source: domain.md 5 (5 and 16 are refused). */
export const credentialLimits = { minimumLength: 6, maximumLength: 15 } as const;

/** So many characters in a row taken from a number of the person's are no coincidence. */
const sharedLength = 6;
const shortestSharedNumber = 4;
const shortestNameInside = 4;
const shortestRun = 3;

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
];
const knownRows = rows.flatMap((row) => [row, reversed(row)]);

const monthNames = [
  ['ene', 'jan'],
  ['feb'],
  ['mar'],
  ['abr', 'apr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['ago', 'aug'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dic', 'dec'],
];

/**
 * Everything that is wrong with a credential, in the order of `credentialProblems`; empty when it is good. 6 to 15
 * letters A-Z, a-z and digits, case-sensitive; no common secret, nothing of the person's own data in any case,
 * order or spelling, no single repeated character, plain sequence or repeated block.
 * Source: domain.md 5 (Credential); NIST SP 800-63B section 3.1.1.2 (blocklist).
 */
export function checkCredential(secret: string, person: CredentialPerson): CredentialProblem[] {
  const lower = secret.toLowerCase();
  const found: Record<CredentialProblem, boolean> = {
    'too-short': secret.length < credentialLimits.minimumLength,
    'too-long': secret.length > credentialLimits.maximumLength,
    characters: /[^A-Za-z0-9]/.test(secret),
    common: isCommonSecret(secret),
    'own-name': holdsName(lower, person),
    'birth-date': holdsBirthDate(lower, person.birthDate),
    'document-number': sharesNumber(lower, person.documentNumber),
    'identification-code': sharesNumber(lower, person.identificationCode),
    phone: person.phones.some((phone) => sharesNumber(lower, phone)),
    email: holdsEmail(lower, person.email ?? ''),
    'one-character': new Set(lower).size === 1,
    sequence: isSequence(lower),
    word: false,
    date: false,
    'used-before': false,
  };
  return credentialProblems.filter((problem) => found[problem]);
}

/** A name of four letters or more anywhere, a shorter one as all the letters there are; also backwards. */
function holdsName(secret: string, person: CredentialPerson): boolean {
  const readings = [secret, lettersForDigits(secret)];
  const lettersOnly = secret.replace(/[^a-z]/g, '');
  return namesOf(person).some((name) =>
    [name, reversed(name)].some(
      (written) =>
        lettersOnly === written ||
        (written.length >= shortestNameInside && readings.some((reading) => reading.includes(written))),
    ),
  );
}

function namesOf(person: CredentialPerson): string[] {
  const words = `${person.surname} ${person.givenNames}`.split(/[\s\p{Pd}]+/u);
  return words
    .flatMap((word) => [stripAccents(word), ...transliterateForMrz(word)])
    .map(plainAscii)
    .filter((name) => name.length >= 2);
}

/**
 * The birth date written in any usual order, with or without century, leading zeros or the month's short name. Of a date
 * with unknown parts also without them, and with the 1 and January that other papers put in their place.
 */
function holdsBirthDate(secret: string, birthDate: PartialDate | null): boolean {
  const date = birthDate === null ? null : parsePartialDate(birthDate);
  if (date === null) return false;
  const year = String(date.year).padStart(4, '0');
  const two = (part: number) => String(part).padStart(2, '0');
  const [day, month] = [date.day ?? 1, date.month ?? 1];
  const days = [two(day), String(day), ...(date.day === null ? [''] : [])];
  const months = [two(month), String(month), ...(monthNames[month - 1] ?? [])];
  const years = [year, year.slice(2)];
  const forms = days.flatMap((day) =>
    months.flatMap((month) =>
      years.flatMap((y) => [
        day + month + y,
        month + day + y,
        y + month + day,
        y + day + month,
        day + y + month,
        month + y + day,
      ]),
    ),
  );
  const digits = secret.replace(/[^0-9]/g, '');
  return forms
    .filter((form) => form.length >= 6)
    .some((form) => [form, reversed(form)].some((text) => secret.includes(text) || digits === text));
}

/** Whether the secret holds the whole number, or six characters in a row of it. */
function sharesNumber(secret: string, number: string): boolean {
  const known = plainAscii(number);
  if (known.length < shortestSharedNumber) return false;
  const length = Math.min(sharedLength, known.length);
  const pieces = Array.from({ length: known.length - length + 1 }, (_, start) =>
    known.slice(start, start + length),
  );
  const digits = secret.replace(/[^0-9]/g, '');
  return pieces.some((piece) => secret.includes(piece) || digits.includes(piece));
}

function holdsEmail(secret: string, email: string): boolean {
  const localPart = email.slice(0, Math.max(email.lastIndexOf('@'), 0)).toLowerCase();
  const parts = [plainAscii(localPart), ...localPart.split(/[^a-z0-9]+/)];
  return parts.some((part) => part.length >= shortestNameInside && secret.includes(part));
}

/** Runs along a keyboard row, the alphabet or the digits (either way, any step) that leave at most one character. */
function isSequence(secret: string): boolean {
  if (secret.length < shortestRun || new Set(secret).size === 1) return false;
  return repeatsBlock(secret) || hasConstantStep(secret) || charactersOutsideRuns(secret) <= 1;
}

function repeatsBlock(secret: string): boolean {
  const characters = [...secret];
  return Array.from({ length: Math.floor(secret.length / 2) }, (_, index) => index + 1).some((period) =>
    characters.every((character, index) => index < period || character === characters[index - period]),
  );
}

function hasConstantStep(secret: string): boolean {
  const codes = [...secret].map((character) => character.charCodeAt(0));
  const step = (codes[1] ?? 0) - (codes[0] ?? 0);
  return codes.every((code, index) => index === 0 || code - (codes[index - 1] ?? 0) === step);
}

function charactersOutsideRuns(secret: string): number {
  let outside = 0;
  let position = 0;
  while (position < secret.length) {
    let length = secret.length - position;
    while (length >= shortestRun && !isRun(secret.slice(position, position + length))) length -= 1;
    if (length < shortestRun) {
      outside += 1;
      position += 1;
    } else {
      position += length;
    }
  }
  return outside;
}

function isRun(text: string): boolean {
  return new Set(text).size === 1 || knownRows.some((row) => row.includes(text));
}

function plainAscii(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}
