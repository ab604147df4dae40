/** The two names of a zone, as they stand between its fillers. */
export interface PrintedNames {
  readonly surname: string;
  readonly givenNames: string;
}

/** The run of both names, fillers and all, taken apart at the first two fillers (ICAO Doc 9303-3, 4.6). */
export function printedNames(run: string): PrintedNames {
  const split = run.indexOf('<<');
  return split < 0
    ? { surname: run, givenNames: '' }
    : { surname: run.slice(0, split), givenNames: run.slice(split + 2).replace(/<+$/, '') };
}

/**
 * Whether a mark may have made a part of a surname: ink over a filler reads as a letter, and no check digit covers
 * names. Then a figure stands in it, or a letter alone after a filler, or the two fillers that end it are gone and
 * what should be given names has joined it.
 */
export function isDoubtfulSurname({ surname, givenNames }: PrintedNames): boolean {
  return isFigured(surname) || hasLoneLetter(surname) || (givenNames === '' && surname.includes('<'));
}

/** The same for given names: nothing follows two fillers in them. */
export function isDoubtfulGivenNames({ givenNames }: PrintedNames): boolean {
  return isFigured(givenNames) || hasLoneLetter(`<${givenNames}`) || `<${givenNames}`.includes('<<');
}

function isFigured(name: string): boolean {
  return /[0-9]/.test(name);
}

function hasLoneLetter(name: string): boolean {
  return /<[A-Z](<|$)/.test(name);
}
