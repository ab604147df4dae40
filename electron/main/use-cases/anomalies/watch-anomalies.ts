import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { listAccounts } from '#electron/main/db/accounts/account-store.ts';
import {
  insertAcknowledgement,
  listAcknowledgements,
} from '#electron/main/db/anomalies/anomaly-acknowledgement-store.ts';
import { giveWay, readSharedContacts, readWatchedEvents } from '#electron/main/db/anomalies/anomaly-facts.ts';
import {
  getAnomalySettings as getStoredSettings,
  saveAnomalySettings as saveStoredSettings,
} from '#electron/main/db/anomalies/anomaly-settings-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { Anomaly } from '#shared/domain/anomalies/anomaly.ts';
import { countByHour } from '#shared/domain/anomalies/find-after-hours.ts';
import { findAnomaliesInTurn } from '#shared/domain/anomalies/find-anomalies.ts';
import { showAnomaly, showRates } from './anomaly-view.ts';

const day = 86_400_000;
/** Entries behind a row that are listed: the newest. */
const entryLimit = 500;

/** Read page by page, so that nobody at the counter waits for it. */
export async function getAnomalyBoard(context: Context): Promise<Result<'getAnomalyBoard'>> {
  const { db } = context;
  const account = requireAccount(context);
  const settings = getStoredSettings(db);
  const now = context.clock.now();
  const since = new Date(now.getTime() - settings.windowDays * day).toISOString();
  const rest = async () => {
    await giveWay();
    context.closing.throwIfAborted();
  };
  const events = await readWatchedEvents(db, since, rest);
  const contacts = await readSharedContacts(db, settings.peoplePerContact, rest);
  const found = await findAnomaliesInTurn(events, contacts, settings, rest);
  context.anomalies.found = found;
  const names = new Map(listAccounts(db).map((each) => [each.id, each]));
  const looks = new Map(listAcknowledgements(db).map((look) => [look.key, look]));
  transact(db, () => record(context, 'anomalies-listed', null, { rows: found.length }));
  return done({
    computedAt: now.toISOString(),
    since,
    rows: found.map((anomaly) => showAnomaly(anomaly, { names, looks, readerId: account.id })),
    hours: countByHour(events, settings),
    rates: showRates(events, found, names),
    settings: { ...settings, openDays: [...settings.openDays] },
  });
}

export function openAnomaly(context: Context, { key }: Input<'openAnomaly'>): Result<'openAnomaly'> {
  const anomaly = findShown(context, key);
  if (anomaly === undefined) return failed({ code: 'not-found' });
  const { kind, subjects, sequences } = anomaly;
  transact(context.db, () => {
    for (const subject of subjectsOnTrail(anomaly, subjects)) {
      record(context, 'anomaly-opened', subject, { finding: kind, entries: sequences.length });
    }
  });
  return done({ sequences: sequences.slice(-entryLimit) });
}

/** What is about people is on the trail of each of them. */
function subjectsOnTrail({ kind }: Anomaly, subjects: readonly string[]): readonly (string | null)[] {
  const isAboutPeople =
    kind === 'shared-contact' || kind === 'contact-then-unlock' || kind === 'repeated-failures';
  return isAboutPeople && subjects.length > 0 ? subjects : [null];
}

/** Nobody dismisses what they acted or signed in; the attempt is on the trail. */
export function markAnomaly(context: Context, { key, note }: Input<'markAnomaly'>): Result<'markAnomaly'> {
  const { db } = context;
  const account = requireAccount(context);
  const anomaly = findShown(context, key);
  if (anomaly === undefined) return failed({ code: 'not-found' });
  const { kind, count, sequences } = anomaly;
  const subject = anomaly.subjects.length === 1 ? (anomaly.subjects[0] ?? null) : null;
  if (anomaly.involvedIds.includes(account.id)) {
    transact(db, () => record(context, 'anomaly-mark-refused', subject, { finding: kind }));
    return failed({ code: 'about-yourself' });
  }
  transact(db, () => {
    insertAcknowledgement(db, {
      key,
      accountId: account.id,
      note,
      lastSequence: sequences.at(-1) ?? 0,
      count,
      at: context.clock.now(),
    });
    record(context, 'anomaly-looked-at', subject, { finding: kind, entries: sequences.length });
  });
  return done({});
}

function findShown({ anomalies }: Context, key: string): Anomaly | undefined {
  return anomalies.found.find((each) => each.key === key);
}

export function getAnomalySettings(context: Context): Result<'getAnomalySettings'> {
  const settings = getStoredSettings(context.db);
  return done({ ...settings, openDays: [...settings.openDays] });
}

export function saveAnomalySettings(
  context: Context,
  settings: Input<'saveAnomalySettings'>,
): Result<'saveAnomalySettings'> {
  const before = getStoredSettings(context.db);
  const names = Object.keys(settings).filter(
    (name) =>
      JSON.stringify(before[name as keyof typeof before]) !==
      JSON.stringify(settings[name as keyof typeof settings]),
  );
  if (names.length === 0) return done({});
  transact(context.db, () => {
    saveStoredSettings(context.db, settings);
    recordSettings(
      context,
      names.map((name) => `anomalies.${name}`),
      { anomalies: { ...settings, openDays: [...settings.openDays] } },
    );
  });
  return done({});
}
