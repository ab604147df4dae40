import { localTimeOf, type OpeningHours } from '../anomalies/opening-hours.ts';

const day = 24 * 60 * 60_000;

/** When the branch last closed, in milliseconds; undefined where it opens on no day. `now`: an ISO instant. */
export function lastClosing(now: string, { openDays, closesAt }: OpeningHours): number | undefined {
  const { time } = localTimeOf(now);
  const minutesOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const minute = Math.floor(Date.parse(now) / 60_000);
  const today = (minute - minutesOf(time) + minutesOf(closesAt)) * 60_000;
  const closings = Array.from({ length: 8 }, (_none, days) => today - days * day);
  return closings.find(
    (closing) =>
      closing <= Date.parse(now) && openDays.includes(localTimeOf(new Date(closing).toISOString()).weekday),
  );
}
