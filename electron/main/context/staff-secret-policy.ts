import type { EstimateGuesses } from '#electron/main/keys/guess-estimator.ts';
import { isCommonSecret } from '#shared/domain/credential/common-secrets.ts';

/** What staff secrets must be like. Length over composition: NIST SP 800-63B 3.1.1.2. */

const shortestPassword = 10;
const shortestPassphrase = 16;
const passphraseWords = 4;
/** Powers of ten. A password is tried at the counter, under a throttle; the passphrase at leisure, on a copy. */
const passwordTries = 10;
const passphraseTries = 12;

export async function isPasswordStrong(
  password: string,
  username: string,
  estimate: EstimateGuesses,
): Promise<boolean> {
  const lower = password.normalize('NFKC').toLowerCase();
  return (
    [...lower].length >= shortestPassword &&
    !lower.includes(username.toLowerCase()) &&
    new Set(lower).size > 2 &&
    !isCommonSecret(lower) &&
    (await estimate(password.normalize('NFKC'), [username])).tries >= passwordTries
  );
}

/** 4 to 8 digits, neither one digit repeated nor a plain run up or down. */
export function isPinStrong(pin: string): boolean {
  if (!/^\d{4,8}$/.test(pin)) return false;
  const steps = new Set(
    Array.from({ length: pin.length - 1 }, (_, i) => Number(pin[i + 1]) - Number(pin[i])),
  );
  const [step] = steps;
  return !(steps.size === 1 && step !== undefined && Math.abs(step) <= 1);
}

/** Sixteen characters or four words, and none that people would try first: it opens every document on any machine. */
export async function isPassphraseStrong(passphrase: string, estimate: EstimateGuesses): Promise<boolean> {
  const text = passphrase.normalize('NFKC').trim();
  const words = new Set(
    text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length >= 3),
  );
  if (words.size < passphraseWords && [...text].length < shortestPassphrase) return false;
  if (new Set(text).size <= 4) return false;
  const { tries, triesByWord } = await estimate(text, []);
  return Math.min(tries, triesByWord) >= passphraseTries;
}
