import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { getAnomalySettings } from '#electron/main/db/anomalies/anomaly-settings-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { BackupDesk } from '#electron/main/db/safety/backup-desk.ts';
import type { LookedAt } from '#electron/main/db/safety/safety-orders.ts';
import { changeSafetyRecord, getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import type { Log, RemovableDrives } from '#electron/main/ports.ts';
import { passphraseStanding, statusOf } from './safety-status.ts';

/** The desk of an open store. Without one nothing is written anywhere, and no screen offers it. */
export function deskOf({ safety }: Context): BackupDesk {
  if (safety === undefined) throw new Error('nothing is written at a backup place here');
  return safety;
}

export function getSafety(context: Context): Result<'getSafety'> {
  const desk = deskOf(context);
  const { place, drill, check, restored, damage } = getSafetyRecord(context.db);
  const { snapshotAt, progress } = desk.backup.status();
  const { openDays, closesAt } = getAnomalySettings(context.db);
  return done({
    status: statusOf(context, desk.backup),
    place: place && { path: place.path, name: place.name, chosenAt: place.chosenAt },
    snapshotAt,
    copyAt: openDays.length === 0 ? null : closesAt,
    snapshot: progress && { ...progress },
    work: desk.work && { kind: desk.work.kind, progress: desk.work.progress },
    drill,
    check,
    damage,
    restored,
    passphrase: passphraseStanding(context),
  });
}

/** The drives that are plugged in, and a folder that a person typed. */
export async function placesToLookAt(drives: RemovableDrives, folder: string | null): Promise<LookedAt[]> {
  const found = (await drives.list()).map(({ root, name }) => ({ path: root, name, kind: 'drive' }) as const);
  const isNew = folder !== null && found.every(({ path }) => path !== folder);
  return isNew ? [...found, { path: folder, name: folder, kind: 'folder' }] : found;
}

export async function listSafetyPlaces(
  context: Context,
  { folder }: Input<'listSafetyPlaces'>,
): Promise<Result<'listSafetyPlaces'>> {
  const places = await placesToLookAt(context.drives, folder);
  return done(await lookedAt(places, deskOf(context).look, context.log));
}

/** Each place in a thread of its own, so that one that hangs keeps none of the others from being seen. */
export async function lookedAt(places: readonly LookedAt[], look: BackupDesk['look'], log: Log) {
  const answers = await Promise.all(
    places.map(async (place) => {
      const answer = await look([place]);
      if (answer.ok) return answer.places;
      if (answer.error !== null) log.error('place-not-looked-at', { stack: answer.error });
      const nothing = { free: null, total: null, isSameDisk: false, stores: [] };
      return [{ ...place, ...nothing, problem: answer.problem }];
    }),
  );
  return answers.flat();
}

export async function chooseSafetyPlace(
  context: Context,
  { path }: Input<'chooseSafetyPlace'>,
): Promise<Result<'chooseSafetyPlace'>> {
  const { db, clock, drives, randomness, log } = context;
  const desk = deskOf(context);
  if (desk.work !== null) return failed({ code: 'under-way' });
  const marked = await desk.mark(path, randomness.uuid());
  if (!marked.ok) {
    if (marked.error !== null) log.error('place-not-marked', { stack: marked.error });
    return failed({ code: marked.problem });
  }
  const drive = (await drives.list()).find(({ root }) => root === path);
  const name = drive?.name ?? path;
  transact(db, () => {
    const { place } = getSafetyRecord(db);
    const isSame = place?.path === path && place.id === marked.id;
    if (isSame) return;
    const chosenAt = clock.now().toISOString();
    // What was found of another place says nothing of this one.
    const unknown = place?.id === marked.id ? {} : { check: null, drill: null, reading: null, damage: [] };
    changeSafetyRecord(db, { place: { path, id: marked.id, name, chosenAt }, safeThrough: null, ...unknown });
    record(context, 'safety-place-chosen', null, { kind: drive === undefined ? 'folder' : 'drive' });
  });
  desk.backup.usePlace({ path, id: marked.id });
  return done({});
}

export function leaveSafetyPlace(context: Context): Result<'leaveSafetyPlace'> {
  const { db, clock } = context;
  const desk = deskOf(context);
  if (desk.work !== null) return failed({ code: 'under-way' });
  transact(db, () => {
    if (getSafetyRecord(db).place === null) return;
    changeSafetyRecord(db, { place: null, leftAt: clock.now().toISOString(), safeThrough: null });
    record(context, 'safety-place-left', null, {});
  });
  desk.backup.usePlace(null);
  return done({});
}
