import { asciiDigits } from '../text.ts';

export type MrzFormat = 'TD3' | 'TD1' | 'TD2' | 'MRV-A' | 'MRV-B';

export type MrzShape =
  | { format: MrzFormat; lines: string[] }
  | { format: null; problem: 'empty' | 'length' | 'characters'; detail: string };

/** Places that a format has for surname, `<<` and given names. Source: ICAO Doc 9303-4 to -7. */
const namePlaces: Readonly<Record<MrzFormat, number>> = {
  TD3: 39,
  'MRV-A': 39,
  TD2: 31,
  'MRV-B': 31,
  TD1: 30,
};

/** Those of the zone in `text`; a passport's where there is none, because the names alone were typed. */
export function namePlacesOf(text: string): number {
  return namePlaces[shapeMrz(text).format ?? 'TD3'];
}

type Size = { lines: number; length: number };

/** Two lines of 44 (TD3, MRV-A), two of 36 (TD2, MRV-B) or three of 30 (TD1). Source: ICAO Doc 9303-4 to -7. */
const sizes: readonly Size[] = [
  { lines: 2, length: 44 },
  { lines: 2, length: 36 },
  { lines: 3, length: 30 },
];

/** Characters of the shortest line that was meant as one: a reader may lose two of thirty. */
const shortestLine = 28;
/** A line of 30 with what a reader may add; the next longer format has 36. */
const longestCardLine = 32;
/** The shortest names line that is still taken as one with its last fillers left out. */
const shortestNamesLine = 8;

/**
 * Finds the MRZ in pasted, typed or scanned text: any newlines, spaces anywhere, lower case, lines run together,
 * words around it, and the names line with too few or too many fillers at its end. Characters that a keyboard layout
 * puts where `<` is (`;` on Latin American and Spanish layouts, `>`, `«`) are read as fillers.
 */
export function shapeMrz(text: string): MrzShape {
  const lines = cleanLines(text);
  if (lines.length === 0) return { format: null, problem: 'empty', detail: '' };

  const found = fit(lines) ?? fit(lines.filter(looksLikeMrz));
  const shown = found ?? lines;
  const strange = [...new Set(shown.join('').replace(/[A-Z0-9<]/g, ''))];
  if (strange.length > 0) return { format: null, problem: 'characters', detail: strange.join(' ') };
  if (!found) {
    return { format: null, problem: 'length', detail: lines.map((line) => line.length).join(' + ') };
  }
  return { format: formatOf(found), lines: found };
}

/**
 * Whether the line that a text ends with is one of a MRZ and another belongs after it: a reader that ends every line with
 * Enter, or a person who typed the first line, goes on in the next one. False for a whole zone, for an empty line, and for
 * text that is no such line.
 */
export function awaitsNextMrzLine(text: string): boolean {
  const lines = cleanLines(text);
  if (lines.length === 0 || /[\r\n]\s*$/.test(text) || shapeMrz(text).format !== null) return false;
  return (
    lines.length < (isCardLine(lines[0] ?? '') ? 3 : 2) && lines.every((line) => line.length >= shortestLine)
  );
}

function isCardLine(line: string): boolean {
  return /^[ACI]/.test(line) && line.length <= longestCardLine;
}

function cleanLines(text: string): string[] {
  return asciiDigits(text.replace(/&lt;/gi, '<').replace(/«/g, '<<').normalize('NFKC'))
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) =>
      line
        .replace(/[\s\p{Cf}\p{Cc}]/gu, '')
        .replace(/[;>‹]/g, '<')
        .replace(/[a-z]/g, (letter) => letter.toUpperCase()),
    )
    .filter((line) => line !== '');
}

/** Of the ways the lines can be cut, the one whose first letter belongs to that size. */
function fit(lines: readonly string[]): string[] | null {
  const candidates = [fitLineByLine(lines), fitJoined(lines)].filter((candidate) => candidate !== null);
  return candidates.find(startsAsItsSize) ?? candidates[0] ?? null;
}

/** Passports start with P, visas with V, cards with A, C or I; the middle size has them all. */
function startsAsItsSize(lines: readonly string[]): boolean {
  const first = lines[0] ?? '';
  if (first.length === 44) return /^[PV]/.test(first);
  return first.length === 30 ? /^[ACI]/.test(first) : /^[ACIPV]/.test(first);
}

function fitLineByLine(lines: readonly string[]): string[] | null {
  for (const size of sizes) {
    if (lines.length !== size.lines) continue;
    const namesLine = size.lines === 3 ? 2 : 0;
    const fitted = lines.map((line, index) => (index === namesLine ? fitNames(line, size.length) : line));
    if (fitted.every((line) => line.length === size.length)) return fitted;
  }
  return null;
}

/** The names line ends in fillers, so a missing or an extra one at its end changes nothing. */
function fitNames(line: string, length: number): string {
  const names = line.replace(/<+$/, '');
  if (line.length === length || names.length > length || names.length < shortestNamesLine) return line;
  return names.includes('<') ? names.padEnd(length, '<') : line;
}

function fitJoined(lines: readonly string[]): string[] | null {
  const joined = lines.join('');
  const size = sizes.find((candidate) => candidate.lines * candidate.length === joined.length);
  if (!size) return null;
  return Array.from({ length: size.lines }, (_, index) =>
    joined.slice(index * size.length, (index + 1) * size.length),
  );
}

function looksLikeMrz(line: string): boolean {
  return (
    line.length >= shortestLine && /^[A-Z0-9<]+$/.test(line) && (line.includes('<') || /[0-9]/.test(line))
  );
}

function formatOf(lines: readonly string[]): MrzFormat {
  const isVisa = lines[0]?.startsWith('V') ?? false;
  if (lines.length === 3) return 'TD1';
  if (lines[0]?.length === 44) return isVisa ? 'MRV-A' : 'TD3';
  return isVisa ? 'MRV-B' : 'TD2';
}
