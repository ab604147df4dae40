import { isCommonSecret } from '#shared/rules/common-secrets.ts';

/** What staff secrets must be like. Length over composition: NIST SP 800-63B 3.1.1.2. */

const shortestPassword = 10;
const shortestPassphrase = 16;
const passphraseWords = 4;

export function isPasswordStrong(password: string, username: string): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  return (
    [...lower].length >= shortestPassword &&
    !lower.includes(username.toLowerCase()) &&
    new Set(lower).size > 2 &&
    !isCommonSecret(lower)
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

/** Sixteen characters, or four words: it opens every document of the branch on any machine. */
export function isPassphraseStrong(passphrase: string): boolean {
  const text = passphrase.normalize('NFKC').trim();
  const words = new Set(
    text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length >= 3),
  );
  return (words.size >= passphraseWords || [...text].length >= shortestPassphrase) && new Set(text).size > 4;
}
