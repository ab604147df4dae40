import type { Anomaly, AnomalySettings, Rate, RateMeasure } from './anomaly.ts';
import { chanceOfRate, timesTheOthers } from './compare-rates.ts';
import { summarise } from './group-events.ts';
import { localTimeOf } from './opening-hours.ts';
import type { WatchedEvent } from './watched-events.ts';

/** Below this chance a rate is high, whatever the setting. */
const nearlyImpossible = 1e-6;

interface MeasureOf {
  readonly act: string;
  /** What it is counted in: days at the counter, or how often such an event happened. */
  readonly in: 'days' | readonly string[];
}

const measures: Readonly<Record<RateMeasure, MeasureOf>> = {
  unlocks: { act: 'credential-unlocked', in: 'days' },
  'assisted-unlocks': { act: 'assisted-unlock-approved', in: ['service-started'] },
  'gate-overrides': { act: 'gate-overridden', in: ['document-added'] },
  'mrz-accepts': { act: 'mrz-accepted', in: ['visit-started'] },
};

export interface AccountRate extends Rate {
  readonly accountId: string;
}

/** Everybody's rates, who had any occasion at all. */
export function ratesOf(events: readonly WatchedEvent[], measure: RateMeasure): AccountRate[] {
  const { act, in: occasion } = measures[measure];
  const counts = new Map<string, { count: number; occasions: number; readonly days: Set<string> }>();
  for (const entry of events) {
    const { accountId, event, at } = entry;
    const isOccasion = occasion === 'days' ? isAtCounter(entry) : occasion.includes(event);
    if (accountId === null || !(isOccasion || event === act)) continue;
    const own = counts.get(accountId) ?? { count: 0, occasions: 0, days: new Set() };
    counts.set(accountId, own);
    if (event === act) own.count += 1;
    if (!isOccasion) continue;
    own.occasions += 1;
    if (occasion === 'days') own.days.add(localTimeOf(at).day);
  }
  return [...counts]
    .map(([accountId, { count, occasions, days }]) => ({
      accountId,
      count,
      exposure: occasion === 'days' ? days.size : occasions,
    }))
    .filter(({ exposure }) => exposure > 0);
}

function isAtCounter({ event }: WatchedEvent): boolean {
  return event === 'visit-started' || event === 'service-started';
}

type RateLimits = Pick<AnomalySettings, 'rateMinimum' | 'rateTimes' | 'rateOnceIn'>;

/**
 * One person against the pooled rate of the others. Shows only when all three hold: enough acts to speak of, several
 * times the others' rate, and too unlikely for chance. Why these three: docs/decisions/057.
 */
export function findHighRates(
  events: readonly WatchedEvent[],
  measure: RateMeasure,
  limits: RateLimits,
): Anomaly[] {
  const rates = ratesOf(events, measure);
  return rates.flatMap((own): Anomaly[] => {
    const others = pool(rates.filter(({ accountId }) => accountId !== own.accountId));
    if (!isFarAbove(own, others, limits)) return [];
    const acts = events.filter(
      ({ accountId, event }) => accountId === own.accountId && event === measures[measure].act,
    );
    const { count, exposure } = own;
    return [
      summarise(acts, {
        key: `high-rate:${measure}:${own.accountId}`,
        kind: 'high-rate',
        severity: chanceOfRate(own, others) < nearlyImpossible ? 'high' : 'medium',
        accountIds: [own.accountId],
        rate: { measure, own: { count, exposure }, others },
      }),
    ];
  });
}

function pool(rates: readonly Rate[]): Rate {
  return {
    count: rates.reduce((sum, { count }) => sum + count, 0),
    exposure: rates.reduce((sum, { exposure }) => sum + exposure, 0),
  };
}

/** Whether a rate shows. Without others there is nobody to compare with. */
export function isFarAbove(own: Rate, others: Rate, limits: RateLimits): boolean {
  if (others.exposure === 0 || own.exposure === 0 || own.count < limits.rateMinimum) return false;
  if (timesTheOthers(own, others) < limits.rateTimes) return false;
  return chanceOfRate(own, others) * limits.rateOnceIn < 1;
}
