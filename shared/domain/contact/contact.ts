import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  type PhoneNumber,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { asciiDigits } from '../text.ts';
import type { ContactProblem } from './contact-fields.ts';
import { nearestKnownDomain } from './email-domains.ts';

export type ContactCheck =
  | { ok: true; value: string }
  | {
      ok: false;
      problem: ContactProblem;
      /** The domain that was probably meant. */
      suggestion?: string;
      /** What stands for whoever insists on it: an address of an unusual domain, a number that the tables do not know. */
      value?: string;
    };

export type PhoneKind = 'mobile' | 'landline';

const longestAddress = 254;
const longestLocalPart = 64;

/**
 * Checks an e-mail address: the shape that mail systems really accept, and a domain that is probably meant
 * (`gmial.com` comes back as `suspicious-domain` with the suggestion `gmail.com`; a person may insist, so treat it as
 * a warning). The value has no outer spaces and a lower-case domain. Sources: RFC 5321 section 4.5.3.1 for lengths,
 * RFC 5322 dot-atom for the part before the @, RFC 1035 for the domain.
 */
export function checkEmail(text: string): ContactCheck {
  const address = text.normalize('NFKC').trim();
  if (address === '') return { ok: false, problem: 'empty' };
  if (address.length > longestAddress) return { ok: false, problem: 'too-long' };
  const match = /^([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+)@([^@\s]+)$/.exec(address);
  const localPart = match?.[1] ?? '';
  if (localPart === '' || /^\.|\.$|\.\./.test(localPart)) return { ok: false, problem: 'shape' };
  if (localPart.length > longestLocalPart) return { ok: false, problem: 'too-long' };

  const domain = (match?.[2] ?? '').toLowerCase();
  if (!isDomain(domain)) return { ok: false, problem: 'domain' };
  const value = `${localPart}@${domain}`;
  const suggestion = nearestKnownDomain(domain);
  return suggestion === null
    ? { ok: true, value }
    : { ok: false, problem: 'suspicious-domain', suggestion, value };
}

/** The address as mail can be sent to it, also one whose domain is unusual; null where there is none. */
export function addressOf(text: string | null): string | null {
  const check = checkEmail(text ?? '');
  return check.value ?? null;
}

/**
 * Checks a phone number with the numbering plans of all countries; without a prefix it is read as one of
 * `defaultCountry` (ISO 3166-1, two letters). The value is E.164. Source: ITU-T E.164, libphonenumber metadata.
 */
export function checkPhone(text: string, kind: PhoneKind, defaultCountry = 'EC'): ContactCheck {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return { ok: false, problem: 'empty' };
  if (!isSupportedCountry(defaultCountry)) return { ok: false, problem: 'unknown-country' };
  if (/\p{L}/u.test(typed)) return { ok: false, problem: 'shape' };

  const parsed = parsePhone(typed, defaultCountry);
  if (typeof parsed === 'string') return { ok: false, problem: parsed };
  if (!parsed.isValid()) return { ok: false, problem: lengthProblem(typed, defaultCountry) };
  const type = parsed.getType();
  const fits = type === 'FIXED_LINE_OR_MOBILE' || type === (kind === 'mobile' ? 'MOBILE' : 'FIXED_LINE');
  if (!fits) return { ok: false, problem: kind === 'mobile' ? 'not-a-mobile' : 'not-a-landline' };
  return { ok: true, value: parsed.number };
}

/** Digits as ITU-T E.164 allows them, and what people write between them: it may be a number that no table knows. */
export function mayBePhone(typed: string): boolean {
  return /^\+?[0-9]{6,15}$/.test(digitsOf(typed));
}

/** The number for whoever insists on it, known to the tables or not: E.164 where it can be read so; null for what is none. */
export function phoneInsistedOn(typed: string): string | null {
  if (!mayBePhone(typed)) return null;
  const parsed = parsePhone(typed.normalize('NFKC').trim(), 'EC');
  return typeof parsed === 'string' ? digitsOf(typed) : parsed.number;
}

function digitsOf(typed: string): string {
  return asciiDigits(typed.normalize('NFKC')).replace(/[\s()./-]|\p{Pd}/gu, '');
}

/**
 * An address that its owner recognises and nobody else can use: 'm•••@g•••.com'. For the worker's display and
 * papers. Source: domain.md 5 (the e-mail step names the address without showing it).
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const localPart = [...email.slice(0, Math.max(at, 0))];
  const domain = email.slice(at + 1);
  const ending = domain.includes('.') ? domain.slice(domain.lastIndexOf('.')) : '';
  return `${localPart[0] ?? ''}•••@${[...domain][0] ?? ''}•••${ending}`;
}

/** A number that its owner recognises and nobody else can call: its last two digits. */
export function maskPhone(phone: string): string {
  return `••• ${phone.replace(/\D/g, '').slice(-2)}`;
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const isLabel = (label: string) =>
    /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u.test(label);
  return labels.length >= 2 && labels.every(isLabel) && /^(?:\p{L}{2,}|xn--.+)$/u.test(labels.at(-1) ?? '');
}

function parsePhone(typed: string, defaultCountry: CountryCode): PhoneNumber | ContactProblem {
  try {
    return parsePhoneNumberWithError(typed, { defaultCountry, extract: false });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return problemOfParse(error.message);
  }
}

function lengthProblem(typed: string, defaultCountry: CountryCode): ContactProblem {
  const problem = validatePhoneNumberLength(typed, defaultCountry);
  return problem === undefined ? 'shape' : problemOfParse(problem);
}

function problemOfParse(message: string): ContactProblem {
  switch (message) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
      return 'too-long';
    case 'INVALID_COUNTRY':
      return 'unknown-country';
    default:
      return 'shape';
  }
}
