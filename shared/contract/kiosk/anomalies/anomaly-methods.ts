import { z } from 'zod';
import { anomalyKinds, contactFields, rateMeasures, severities } from '#shared/domain/anomalies/anomaly.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { instant, timeOfDay } from '../values.ts';

/** The anomaly board: what deserves a second look, for those who watch. Source: domain.md 6 (why so strict). */

const watchers = { view: 'clerk', roles: ['supervisor', 'auditor'] } as const;
const settingsReaders = { view: 'clerk', roles: ['supervisor', 'auditor', 'admin'] } as const;
const admin = { view: 'clerk', roles: ['admin'] } as const;

export const anomalySettings = z
  .strictObject({
    windowDays: z.int().min(7).max(365),
    peoplePerContact: z.int().min(2).max(50),
    contactUnlockDays: z.int().min(1).max(90),
    openDays: z.array(z.int().min(1).max(7)).max(7),
    opensAt: timeOfDay,
    closesAt: timeOfDay,
    rateMinimum: z.int().min(2).max(100),
    rateTimes: z.int().min(2).max(20),
    rateOnceIn: z.int().min(20).max(1_000_000),
    failuresPerCode: z.int().min(3).max(100),
    pairMinimum: z.int().min(2).max(100),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt);

/** Of the product's own staff, by name: whoever an account was, also one that is closed. */
const person = z.strictObject({ username: z.string(), name: z.string() });
const rate = z.strictObject({ count: z.int(), exposure: z.int() });

const anomalyRow = z.strictObject({
  /** Stays the same as long as it is about the same. */
  key: z.string(),
  kind: z.enum(anomalyKinds),
  severity: z.enum(severities),
  people: z.array(person),
  /** Identification codes; at most twenty. */
  subjects: z.array(z.string()),
  count: z.int(),
  since: instant,
  latest: instant,
  entries: z.int(),
  rate: z.strictObject({ measure: z.enum(rateMeasures), own: rate, others: rate }).nullable(),
  /** Masked: who needs the whole opens a record, which is on the trail. */
  contact: z.strictObject({ field: z.enum(contactFields), masked: z.string() }).nullable(),
  looked: z
    .strictObject({
      by: z.string(),
      at: instant,
      note: z.string(),
      /** False when something came to it since. */
      isCurrent: z.boolean(),
    })
    .nullable(),
  /** Not by anybody who acted or signed in what is behind it. */
  mayMark: z.boolean(),
});
export type AnomalyRow = z.infer<typeof anomalyRow>;

const anomalyBoard = z.strictObject({
  computedAt: instant,
  /** From when on entries were read. */
  since: instant,
  rows: z.array(anomalyRow),
  /** Unlocks and new credentials by local hour of the day. */
  hours: z.array(z.strictObject({ open: z.int(), closed: z.int() })).length(24),
  rates: z.array(
    z.strictObject({
      measure: z.enum(rateMeasures),
      people: z.array(
        z.strictObject({ name: z.string(), count: z.int(), exposure: z.int(), isHigh: z.boolean() }),
      ),
    }),
  ),
  settings: anomalySettings,
});
export type AnomalyBoard = z.infer<typeof anomalyBoard>;

const key = z.string().max(300);

export const anomalyMethods = {
  /** Read anew from the trail; takes a moment, which nobody else waits for. */
  getAnomalyBoard: method({ access: watchers, input: nothing, output: anomalyBoard, errors: noErrors }),
  /** The entries behind a row, newest last. Opening it is an entry itself. */
  openAnomaly: method({
    access: watchers,
    input: z.strictObject({ key }),
    output: z.strictObject({ sequences: z.array(z.int()) }),
    errors: errorCodes('not-found'),
  }),
  /** Somebody who is not in it looked at it, and says what came of it. */
  markAnomaly: method({
    access: watchers,
    input: z.strictObject({ key, note: z.string().trim().min(3).max(300) }),
    output: nothing,
    errors: errorCodes('not-found', 'about-yourself'),
  }),
  getAnomalySettings: method({
    access: settingsReaders,
    input: nothing,
    output: anomalySettings,
    errors: noErrors,
  }),
  saveAnomalySettings: method({
    access: admin,
    input: anomalySettings,
    output: nothing,
    errors: noErrors,
  }),
} as const;
