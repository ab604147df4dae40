import { type Anomaly, type AnomalySettings, type Rate, type RateMeasure, rateMeasures } from './anomaly.ts';
import { chanceOfRate, timesTheOthers } from './compare-rates.ts';
import { groupBy, summarise } from './group-events.ts';
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
  return [...groupBy(events, ({ accountId }) => accountId)]
    .map(([accountId, own]) => ({
      accountId,
      count: own.filter(({ event }) => event === act).length,
      exposure:
        occasion === 'days'
          ? new Set(own.filter(isAtCounter).map(({ at }) => localTimeOf(at).day)).size
          : own.filter(({ event }) => occasion.includes(event)).length,
    }))
    .filter(({ exposure }) => exposure > 0);
}

function isAtCounter({ event }: WatchedEvent): boolean {
  return event === 'visit-started' || event === 'service-started';
}

type RateLimits = Pick<AnomalySettings, 'rateMinimum' | 'rateTimes' | 'rateOnceIn'>;

/**
 * One person against the pooled rate of the others, for each measure. Shows only when all three hold: enough acts to
 * speak of, several times the others' rate, and too unlikely for chance. Why these three: docs/decisions/057.
 */
export function findHighRates(events: readonly WatchedEvent[], limits: RateLimits): Anomaly[] {
  return rateMeasures.flatMap((measure) => {
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
  });
}

export function pool(rates: readonly Rate[]): Rate {
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
