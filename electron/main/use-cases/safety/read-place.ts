import { basename } from 'node:path';
import type { Context } from '#electron/main/context/context.ts';
import { recordAs } from '#electron/main/context/record.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { BackupDesk } from '#electron/main/db/safety/backup-desk.ts';
import {
  type BackupCheck,
  type CheckWishes,
  checkEverything,
} from '#electron/main/db/safety/check-backup.ts';
import type { PlaceFailure } from '#electron/main/db/safety/safety-orders.ts';
import {
  changeSafetyRecord,
  getSafetyRecord,
  type SafetyRecord,
} from '#electron/main/db/safety/safety-store.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import type { BackupFault, CheckResult } from '#shared/contract/kiosk/safety/safety-values.ts';

/** Names of files that are kept and shown at most. */
const shownFiles = 100;

type Watch = Parameters<BackupDesk['check']>[2];

type PlaceReading =
  | {
      readonly ok: true;
      readonly check: BackupCheck;
      /** Of what was read: files that were written anew, and what is not as it was written after all. */
      readonly mended: number;
      readonly faults: readonly BackupFault[];
    }
  | PlaceFailure;

/**
 * Reads what is at the place. What is damaged is looked at once more, since a snapshot may have removed or ended it
 * meanwhile, and is written anew as far as this store has it.
 */
export async function readAndMend(
  { reading }: Pick<Context, 'reading'>,
  { backup, check }: BackupDesk,
  place: string,
  wishes: CheckWishes,
  watch: Watch,
): Promise<PlaceReading> {
  const first = await check(place, wishes, watch);
  if (!first.ok) return first;
  if (first.check.faults.length === 0) return { ok: true, check: first.check, mended: 0, faults: [] };
  const again = (faults: readonly BackupFault[]) =>
    check(place, { ...checkEverything, only: faults.map(({ file }) => file) }, { signal: watch.signal });
  const found = await again(first.check.faults);
  if (!found.ok) return found;
  const faults = await judged(reading, found.check.faults);
  const mendable = faults.filter(isMendable);
  if (mendable.length === 0) return { ok: true, check: first.check, mended: 0, faults };
  await backup.takeSnapshot(mendable.map(({ file }) => file));
  const last = await again(faults);
  if (!last.ok) return last;
  const left = await judged(reading, last.check.faults);
  const mended = faults.filter(({ file }) => left.every((fault) => fault.file !== file));
  return { ok: true, check: first.check, mended: mended.filter(isDamage).length, faults: left };
}

/** Of documents, the store knows which are needed: those that its rows name. */
async function judged(
  reading: Context['reading'],
  faults: readonly BackupFault[],
): Promise<readonly BackupFault[]> {
  const files = faults.map(({ file }) => documentOf(file)).filter((name) => name !== undefined);
  if (files.length === 0) return faults;
  const named = new Set(await reading.read('namedFiles', { files }));
  return faults.map((fault) => {
    const name = documentOf(fault.file);
    return name === undefined ? fault : { ...fault, isNeeded: named.has(name) };
  });
}

/** Name of a document in its store; undefined of another file. */
function documentOf(file: string): string | undefined {
  return file.startsWith(`${documentsDirectoryName}/`) ? basename(file) : undefined;
}

function isDamage({ fault }: BackupFault): boolean {
  return fault !== 'unfinished';
}

/** A new snapshot writes whatever the newest one needs; nothing here has what is in an older one alone, but documents. */
export function isMendable(fault: BackupFault): boolean {
  return isDamage(fault) && (fault.isNeeded || documentOf(fault.file) !== undefined);
}

interface Told {
  readonly entries: number;
  readonly mended: number;
  readonly faults: readonly BackupFault[];
}

/** What stands of a reading on the screen. */
export function checkOutcome({ generations, documents }: BackupCheck, told: Told): CheckResult['outcome'] {
  return {
    outcome: 'read',
    snapshots: generations,
    documents,
    entries: told.entries,
    faultCount: told.faults.length,
    faults: told.faults.slice(0, shownFiles),
    mendedCount: told.mended,
  };
}

/** What is kept of faults, until they are looked at again. */
export function keptDamage(faults: readonly BackupFault[]): BackupFault[] {
  return faults.filter(isDamage).slice(0, shownFiles);
}

/** Days from the beginning of one reading of the whole place to that of the next. */
const readEvery = 7;
const day = 24 * 60 * 60_000;
/** Bytes read at a time, and the share of the time in which they are read: a drive has others to serve. */
const piece = 256 * 1024 * 1024;
const gently = 0.25;

/**
 * Reads the next piece of the place, so that all of it is read once a week and nobody notices: what a drive has lost is
 * found before it is needed, and written anew.
 */
export async function readPlaceOn(context: Context, signal: AbortSignal): Promise<void> {
  const { db, clock, log, closing, safety: desk } = context;
  if (desk === undefined) return;
  const { place, reading } = getSafetyRecord(db);
  const { state, progress } = desk.backup.status();
  if (place === null || state !== 'kept' || progress !== null || desk.work !== null) return;
  const now = clock.now();
  const round = roundOf(place.id, reading, now);
  const isStill = () => !closing.aborted && db.open && getSafetyRecord(db).place?.id === place.id;
  if (round === undefined) {
    const damage = await lookAgain(context, desk, place.path, getSafetyRecord(db).damage, signal);
    if (isStill()) changeSafetyRecord(db, { damage: [...damage] });
    return;
  }
  const wishes: CheckWishes = { after: round.after, most: piece, share: gently, only: null };
  const read = await readAndMend(context, desk, place.path, wishes, { signal });
  if (!read.ok) {
    if (read.error !== null) log.error('safety-work-failed', { state: 'reading', stack: read.error });
    return;
  }
  const found = keptDamage(read.faults);
  const known = getSafetyRecord(db).damage.filter(({ file }) => found.every((fault) => fault.file !== file));
  const left = await lookAgain(context, desk, place.path, known, signal);
  if (!isStill()) return;
  const damage = [...left, ...found].slice(0, shownFiles);
  const { entries, next } = read.check;
  const soFar = { entries: round.entries + entries, mended: round.mended + read.mended };
  transact(db, () => {
    changeSafetyRecord(db, { damage, reading: { ...round, ...soFar, after: next, isEnded: next === null } });
    const faults = read.mended + found.length;
    if (next === null) {
      const outcome = checkOutcome(read.check, { ...soFar, faults: damage });
      changeSafetyRecord(db, { check: { at: now.toISOString(), outcome } });
    }
    if (next !== null && faults === 0) return;
    const outcome = faults + damage.length === 0 ? 'whole' : 'faults';
    recordAs(context, null, 'safety-checked', null, {
      outcome,
      faults: next === null ? damage.length : faults,
    });
  });
}

/** The reading that goes on, or a new one when it is time; undefined: not yet. */
function roundOf(placeId: string, reading: SafetyRecord['reading'], now: Date) {
  if (reading?.placeId === placeId) {
    if (!reading.isEnded) return reading;
    // A clock that was set back does not put it off.
    if (Math.abs(now.getTime() - Date.parse(reading.begunAt)) < readEvery * day) return undefined;
  }
  return { placeId, begunAt: now.toISOString(), after: null, entries: 0, mended: 0 };
}

/** What was damaged before may have been replaced, or have gone with its snapshot. */
async function lookAgain(
  { reading }: Pick<Context, 'reading'>,
  desk: BackupDesk,
  place: string,
  known: readonly BackupFault[],
  signal: AbortSignal,
): Promise<readonly BackupFault[]> {
  if (known.length === 0) return [];
  const only = known.map(({ file }) => file);
  const answer = await desk.check(place, { ...checkEverything, share: gently, only }, { signal });
  if (!answer.ok) return known;
  const left = await judged(reading, answer.check.faults);
  return keptDamage(left).filter(({ file }) => only.includes(file));
}
