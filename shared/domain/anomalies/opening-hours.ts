import type { AnomalySettings } from './anomaly.ts';

/** Ecuador is UTC-5 all year. Source: domain.md 7. */
const localOffset = -5 * 3_600_000;

export type OpeningHours = Pick<AnomalySettings, 'openDays' | 'opensAt' | 'closesAt'>;

export interface LocalTime {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** 0 to 23. */
  readonly hour: number;
  /** HH:MM. */
  readonly time: string;
  /** ISO date. */
  readonly day: string;
}

/** Of an ISO instant, in Ecuador. */
export function localTimeOf(instant: string): LocalTime {
  const local = new Date(Date.parse(instant) + localOffset);
  const text = local.toISOString();
  return {
    weekday: local.getUTCDay() === 0 ? 7 : local.getUTCDay(),
    hour: local.getUTCHours(),
    time: text.slice(11, 16),
    day: text.slice(0, 10),
  };
}

/** From the minute of opening to the minute before closing, on an opening day. */
export function isOpenAt(instant: string, { openDays, opensAt, closesAt }: OpeningHours): boolean {
  const { weekday, time } = localTimeOf(instant);
  return openDays.includes(weekday) && time >= opensAt && time < closesAt;
}
