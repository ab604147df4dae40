import { states } from 'mrz';

/** Beside the published list: ISO's own code for Germany (passports write `D`) and ICAO's specimen country. */
const alsoKnown = ['DEU', 'UTO'];

/**
 * Whether `code` (capitals, without fillers) names an issuing state or a nationality: ISO 3166-1, plus those of ICAO
 * Doc 9303-3 section 5 (D, the British variants, UN and other organisations, stateless persons and refugees).
 */
export function isKnownState(code: string): boolean {
  return Object.hasOwn(states, code) || alsoKnown.includes(code);
}

/** All known codes, in alphabetical order. */
export function knownStates(): string[] {
  return [...Object.keys(states), ...alsoKnown].toSorted();
}
