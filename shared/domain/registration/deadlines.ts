import { ecuadorDay, type IsoDate, isRealDate, type Moment, realDate } from '../dates.ts';

const dayInMilliseconds = 86_400_000;

/** Days that the branch's settings give. Source of the usual ones: domain.md 2 (15 and 30, configurable). */
export interface Deadlines {
  /** For the employer's entry notice, after the contract's start. */
  readonly entryNoticeDays: number;
  /** For the contract in SUT, after its start. */
  readonly sutRegistrationDays: number;
}

export type DeadlineState = { state: 'future' | 'today' | 'overdue'; days: number };
export type DocumentExpiry = 'valid' | 'soon' | 'expired';

/** `date` moved by `days` (negative: back). Throws RangeError when `date` is not a real date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date((dayNumber(date) + days) * dayInMilliseconds).toISOString().slice(0, 10) as IsoDate;
}

/** The same day `months` later, or the last one of a month that is shorter. Throws RangeError when `date` is not a real date. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = realDate(date);
  const target = new Date(0);
  target.setUTCFullYear(year, month - 1 + months + 1, 0);
  target.setUTCDate(Math.min(day, target.getUTCDate()));
  return target.toISOString().slice(0, 10) as IsoDate;
}

/** Days from `a` to `b`, negative when `b` comes first. Throws RangeError when either is not a real date. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return dayNumber(b) - dayNumber(a);
}

/**
 * The last day for the employer's entry notice, `days` after the contract's start. Source: domain.md 2 (warn, never
 * refuse).
 */
export function entryNoticeDeadline(contractStart: IsoDate, days: number): IsoDate {
  return addDays(contractStart, days);
}

/** Where `dueDate` stands from Ecuador's today; `days` is how many days are left, or how many it is late. */
export function deadlineState(now: Moment, dueDate: IsoDate): DeadlineState {
  const left = daysBetween(ecuadorDay(now), dueDate);
  if (left === 0) return { state: 'today', days: 0 };
  return left > 0 ? { state: 'future', days: left } : { state: 'overdue', days: -left };
}

/** Whether the last day has passed; not so of a date that is not known or not real. */
export function isOverdue(now: Moment, dueDate: string | null): boolean {
  return dueDate !== null && isRealDate(dueDate) && deadlineState(now, dueDate).state === 'overdue';
}

/** Whether the SUT registration came more than `days` after the contract's start. Source: domain.md 2. */
export function sutRegistrationLate(contractStart: IsoDate, sutDate: IsoDate, days: number): boolean {
  return daysBetween(contractStart, sutDate) > days;
}

/**
 * A passport or visa is valid through its expiry day; `soon` when it ends within `warnDays` (configurable).
 * Source: domain.md 2 (warn on passport or visa about to expire).
 */
export function documentExpiry(expiry: IsoDate, now: Moment, warnDays = 180): DocumentExpiry {
  const left = daysBetween(ecuadorDay(now), expiry);
  if (left < 0) return 'expired';
  return left <= warnDays ? 'soon' : 'valid';
}

/** Days since 1970-01-01, so that no time zone or clock change can touch the count. */
function dayNumber(date: IsoDate): number {
  const { year, month, day } = realDate(date);
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  return instant.getTime() / dayInMilliseconds;
}
