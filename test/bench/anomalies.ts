import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { insertAccount } from '#electron/main/db/accounts/account-store.ts';
import { giveWay, readSharedContacts, readWatchedEvents } from '#electron/main/db/anomalies/anomaly-facts.ts';
import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { indexNewWorkers } from '#electron/main/db/people/search-index.ts';
import { defaultAnomalySettings } from '#shared/domain/anomalies/anomaly.ts';
import { findAnomaliesInTurn } from '#shared/domain/anomalies/find-anomalies.ts';
import type { AuditDetail, AuditEvent } from '#shared/domain/audit-trail/audit-events.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { setUpTestStore, temporaryDirectory, testNow } from '#test/electron/db/test-store.ts';
import { type Measure, percentile } from './measure.ts';
import { generator } from './people.ts';
import { seed } from './search.ts';

const entries = 1_000_000;
const clerks = 8;
/** Days over which the trail is spread. */
const days = 1000;
const day = 86_400_000;
/** Milliseconds that main may be held. Source: issue "Speed". */
const target = 50;
const appends = 400;
/** Milliseconds for the store's upkeep. */
const settling = 15_000;

/** What a visit writes on the trail, in the order of a day at the counter. */
const acts: readonly (readonly [AuditEvent, object])[] = [
  ['visit-started', { existingWorker: false }],
  ['document-added', { document: 'd', kind: 'passport', pages: 1, sha256: 's' }],
  ['document-added', { document: 'd', kind: 'contract', pages: 2, sha256: 's' }],
  ['registration-confirmed', { worker: 'w', visit: 'v', warnings: 0 }],
  ['identification-code-allotted', { worker: 'w', sequence: 1 }],
  ['handed-over', {}],
  ['credential-issued', {}],
  ['service-started', { purpose: 'unlock', by: 'worker', visit: 'v' }],
  ['credential-check-wrong', { attemptsLeft: 2 }],
  ['credential-unlocked', { proof: 'email-code' }],
];

/**
 * The anomaly board of 100,000 workers and 1,000,000 entries: how long it takes, how long main is held meanwhile, and
 * what its index of the trail costs an entry.
 */
export async function measureAnomalies(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  try {
    seed(store, clerkId);
    indexNewWorkers(store.db);
    writeTrail(store);
    // The store's own upkeep, which waited for all this, is none of the board's time.
    await pause(settling);
    const rows: Measure[] = [];
    for (const windowDays of [30, 365]) rows.push(...(await measureBoard(store, windowDays)));
    const withIndex = measureAppends(store);
    store.db.exec('DROP INDEX audit_event_by_subject');
    rows.push({
      measure: 'an entry of its own transaction, with the index by subject, p50',
      value: withIndex,
      unit: 'ms',
      ratio: withIndex / measureAppends(store),
      against: 'without it',
    });
    return rows;
  } finally {
    store.close();
    folder.remove();
  }
}

async function measureBoard(store: Store, windowDays: number): Promise<Measure[]> {
  const settings = { ...defaultAnomalySettings, windowDays };
  const since = new Date(testNow.getTime() - windowDays * day).toISOString();
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  let seen = 0;
  histogram.enable();
  const from = performance.now();
  const events = await readWatchedEvents(store.db, since);
  const read = performance.now() - from;
  seen = events.length;
  const contacts = await readSharedContacts(store.db, settings.peoplePerContact);
  const found = await findAnomaliesInTurn(events, contacts, settings, giveWay);
  const took = performance.now() - from;
  histogram.disable();
  const held = histogram.max / 1e6;
  const scan = timeOf(() => store.db.prepare('SELECT sum(length(event)) FROM audit_event').get());
  return [
    {
      measure: `board of ${windowDays} days, ${seen} of ${entries} entries, ${found.length} rows`,
      value: took,
      unit: 'ms',
      ratio: took / scan,
      against: 'one plain walk of the trail',
    },
    {
      measure: `  of it reading the trail`,
      value: read,
      unit: 'ms',
      ratio: read / took,
      against: 'the whole',
    },
    {
      measure: `  main held, longest`,
      value: held,
      unit: 'ms',
      ratio: held / target,
      against: `${target} ms, the longest allowed`,
    },
  ];
}

function writeTrail({ db }: Store): void {
  const ids = Array.from({ length: clerks }, (_, index) => `clerk-${index}`);
  transact(db, () => {
    for (const id of ids) {
      const closed = { passwordHash: 'h', pinHash: 'h', active: false, createdAt: testNow.toISOString() };
      insertAccount(db, {
        id,
        name: `Persona ${id}`,
        username: id,
        role: 'clerk',
        createdBy: null,
        signOff: 'before',
        ...closed,
      });
    }
  });
  const random = generator(7);
  const batch = 20_000;
  for (let start = 0; start < entries; start += batch) {
    transact(db, () => {
      for (let index = start; index < start + batch; index += 1) {
        const [event, detail] = acts[index % acts.length] as (typeof acts)[number];
        const sequence = 1 + Math.floor(index / acts.length);
        appendAudit(db, {
          event,
          accountId: ids[Math.floor(random() * clerks)] ?? null,
          subject: formatIdentificationCode({ branch: 17, terminal: 2, sequence }),
          detail: detail as AuditDetail<AuditEvent>,
          at: new Date(testNow.getTime() - days * day + (index / entries) * days * day),
        });
      }
    });
  }
}

function measureAppends({ db }: Store): number {
  const subject = formatIdentificationCode({ branch: 17, terminal: 2, sequence: 1 });
  const entry = { event: 'record-read', accountId: 'clerk-0', subject, detail: {}, at: testNow } as const;
  const times = Array.from({ length: appends }, () =>
    timeOf(() => transact(db, () => appendAudit(db, entry))),
  );
  return percentile(times, 0.5);
}

function timeOf(act: () => unknown): number {
  const from = performance.now();
  act();
  return performance.now() - from;
}
