import type { Moment } from '../dates.ts';
import {
  type ContactCheck,
  checkEmail,
  checkPhone,
  maskEmail,
  maskPhone,
  phoneInsistedOn,
} from './contact.ts';
import { type ContactField, contactFields } from './contact-fields.ts';

/** What a person may change of how they are reached, and which address may receive a code meanwhile. */

/** Null where there is none. E-mail as `checkEmail` gives it, phones as E.164. */
export type ContactData = Readonly<Record<ContactField, string | null>>;

/**
 * The check of `contact.ts` for this field; an unusual domain, or a number that the tables do not know, comes with the value
 * that passes when the person insists on it, as it passes at the counter. Source: domain.md 2. A number that they know to
 * be of the other kind has its own question.
 */
export function checkContactField(field: ContactField, text: string, insists: boolean): ContactCheck {
  const check = field === 'email' ? checkEmail(text) : checkPhone(text, field);
  if (check.ok) return check;
  const isOfOtherKind = check.problem === 'not-a-mobile' || check.problem === 'not-a-landline';
  const value = field === 'email' ? check.value : phoneInsistedOn(text);
  if (value === undefined || value === null || isOfOtherKind) return check;
  return insists ? { ok: true, value } : { ...check, value };
}

export function maskContactField(field: ContactField, value: string): string {
  return field === 'email' ? maskEmail(value) : maskPhone(value);
}

export function changedContactFields(before: ContactData, after: ContactData): ContactField[] {
  return contactFields.filter((field) => before[field] !== after[field]);
}

/** A change that was signed, of the e-mail address or not. */
export interface EmailChange {
  readonly before: string | null;
  readonly after: string | null;
  /** ISO instant. */
  readonly at: string;
}

const day = 24 * 60 * 60_000;

/** The moment from which the newest address may receive a code; undefined when it may now. */
export function coolingOffEnd(
  changes: readonly EmailChange[],
  coolingDays: number,
  now: Moment,
): Date | undefined {
  const newest = changes.findLast(({ before, after }) => before !== after);
  if (newest === undefined) return undefined;
  const end = new Date(Date.parse(newest.at) + coolingDays * day);
  return new Date(now) < end ? end : undefined;
}

/**
 * The address that may receive a code now: the one in force, or, while it cools off, the one that could receive a code
 * when it was changed. Two changes in a row do not shorten the first one's days. `changes` are the oldest first.
 * Source: domain.md 6 (cooling-off before the new address can receive an unlock).
 */
export function emailForCodes(
  inForce: string | null,
  changes: readonly EmailChange[],
  coolingDays: number,
  now: Moment,
): string | null {
  if (coolingOffEnd(changes, coolingDays, now) === undefined) return inForce;
  const at = changes.findLastIndex(({ before, after }) => before !== after);
  const newest = changes[at];
  return newest === undefined
    ? inForce
    : emailForCodes(newest.before, changes.slice(0, at), coolingDays, newest.at);
}
