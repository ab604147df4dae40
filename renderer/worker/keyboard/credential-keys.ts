import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { displayMethods } from '#shared/contract/kiosk/display/display-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';

/** Keys as main dealt them for this screen: what is drawn on each and the id that is sent. */
export type CredentialKeys = OutputOf<typeof displayMethods.openCredentialKeyboard>;
export type CredentialKey = CredentialKeys['digits'][number];

/** What the credential keyboard may ask of main. */
export type CredentialDoor = Pick<
  WorkerApi,
  'openCredentialKeyboard' | 'pressCredentialKey' | 'eraseCredential' | 'revealCredential'
>;

/** The id behind a character of the physical keyboard; undefined for any other key. */
export function findKeyId(keys: CredentialKeys, character: string): string | undefined {
  return [keys.digits, keys.lowerCase, keys.upperCase].flat().find(({ label }) => label === character)?.id;
}

/** Where keys stand for people who find them by their place. */
const usualDigits = '1234567890';
const usualLetters = 'qwertyuiopasdfghjklzxcvbnm';

/** The digits of the first row: as main dealt them, or in their usual places. */
export function digitRow(digits: readonly CredentialKey[], keepOrder: boolean): readonly CredentialKey[] {
  return keepOrder ? inPlaces(digits, usualDigits) : digits;
}

/** Letters of a block as rows of ten, nine and seven: as main dealt them, or in their usual places. */
export function letterRows(
  letters: readonly CredentialKey[],
  keepOrder: boolean,
): readonly (readonly CredentialKey[])[] {
  const ordered = keepOrder ? inPlaces(letters, usualLetters) : letters;
  return [ordered.slice(0, 10), ordered.slice(10, 19), ordered.slice(19)];
}

function inPlaces(keys: readonly CredentialKey[], places: string): readonly CredentialKey[] {
  return keys.toSorted((one, other) => placeOf(one, places) - placeOf(other, places));
}

function placeOf({ label }: CredentialKey, places: string): number {
  return places.indexOf(label.toLowerCase());
}
