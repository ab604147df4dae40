import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { GuardedClock } from '#electron/main/clock/create-guarded-clock.ts';
import { clearWay } from '#electron/main/store-files/clear-way.ts';
import { appendAudit, listAudit } from '../audit-trail/audit-store.ts';
import type { Connection } from '../core/connection.ts';
import { findHighWater, raiseHighWater } from '../core/high-water-store.ts';
import { transact } from '../core/transact.ts';
import type { EventOrigin } from '../head-office/event-origin.ts';
import { appendEvent } from '../head-office/event-store.ts';
import { type CodeReservation, openCodeReservation } from '../registration/code-reservation.ts';
import type { RestoredMark } from '../safety/restored-mark.ts';
import { getClockMark } from '../terminal/clock-store.ts';
import { type ActFile, openActFile } from './act-file.ts';
import { getActNumber, insertMissingActs } from './act-store.ts';
import { type ActWatch, createActWatch } from './act-watch.ts';
import { anchorFileName } from './audit-anchor.ts';
import {
  factsOf,
  isDecisive,
  type Judgement,
  listOwnActs,
  type Testimony,
  type WitnessFault,
  type WitnessKeys,
} from './judge-witnesses.ts';

/** A person who goes on although acts are missing. */
export interface GoingOn {
  readonly accountId: string;
  readonly reason: string;
}

/** What is known of a store's acts before its first one. */
export interface ActsFound extends Pick<Judgement, 'faults'> {
  readonly testimony: Testimony;
  /** Of a store that was restored and is opened for the first time since. */
  readonly restored: RestoredMark | undefined;
  /** Told of every try to write a witness of an act; see `createActWatch`. */
  readonly onWritten: (failure: unknown) => void;
}

export interface WitnessedActs {
  readonly watch: ActWatch;
  readonly file: ActFile;
  readonly codes: CodeReservation;
}

/**
 * Numbers passed over where the database, or what tells how far the codes went, may be an older copy: some, and more than
 * a counter registers (one each three minutes) since the database was last written. Both, so that the same old copy put
 * back once more goes on above what was given since it was put back first. The most keeps a machine's clock that is years
 * ahead from using up the numbers; a counter that is open eight hours a day takes two hundred days for it.
 */
const passedOver = { least: 2000, aDay: 480, most: 32_000 };
const day = 24 * 60 * 60_000;

/**
 * From here on every act is witnessed. What the witnesses disagreed on is put on the trail before their files are made
 * anew, so that it stays known for good; and the codes that may have been given are passed over before the files agree
 * again and nothing tells of them. Throws when a decisive fault has nobody who goes on.
 */
export function beginActs(
  db: Connection,
  directory: string,
  keys: WitnessKeys,
  { testimony, faults, restored, onWritten }: ActsFound,
  { clock, events }: { readonly clock: GuardedClock; readonly events: EventOrigin },
  goingOn: GoingOn | undefined,
): WitnessedActs {
  if (faults.some(isDecisive) && goingOn === undefined) throw new Error('nobody decided to go on');
  const actsBefore = getActNumber(db);
  const inDoubt = lastCodeInDoubt(db, testimony, faults, clock);
  const through = restored === undefined ? inDoubt : Math.max(inDoubt ?? 0, restored.codesThrough);
  const watch = createActWatch(db, onWritten);
  if (faults.length > 0 || restored !== undefined) {
    transact(db, () => {
      if (restored !== undefined) recordRestore(db, events, restored, clock.now());
      recordFaults(db, faults, clock.now(), goingOn, through);
      if (goingOn !== undefined) tellGoingOn(db, events, faults, goingOn, clock.now());
    });
  }
  const codes = openCodeReservation(directory, keys.files, watch.last, {
    unkeyed: actsBefore === 0 ? 'accept' : 'refuse',
    passOver: through,
  });
  const known = listOwnActs(db, testimony.acts).filter(({ act }) => act < watch.last().act);
  const file = openActFile(directory, keys.acts, [...known, watch.last()]);
  watch.writeTo(file);
  const anchor = join(directory, anchorFileName);
  if (existsSync(anchor)) {
    clearWay(`${anchor}.replaced`);
    renameSync(anchor, `${anchor}.replaced`);
  }
  return { watch, file, codes };
}

function recordRestore(db: Connection, events: EventOrigin, restored: RestoredMark, at: Date): void {
  const { epoch, act, restoredThrough, missingDocuments, codesThrough, claim } = restored;
  const detail = { epoch, act, through: restoredThrough, missing: missingDocuments };
  appendAudit(db, { event: 'store-restored', accountId: null, subject: null, detail, at });
  events.beginEpoch(epoch, at, claim);
  const payload = { act, restoredThrough, missingDocuments, codesThrough, restoredAt: at.toISOString() };
  appendEvent(db, events, { type: 'store-restored', subject: null, payload, at });
}

/** The highest number that may have been given although nothing here tells of it; undefined where all agree. */
function lastCodeInDoubt(
  db: Connection,
  { codes, acts, closings }: Testimony,
  faults: readonly WitnessFault[],
  clock: GuardedClock,
): number | undefined {
  if (!faults.some((fault) => isNews(db, fault))) return undefined;
  const witnessed = acts.state === 'read' ? acts.acts.map((act) => act.codes ?? 0) : [];
  const closed = closings.map(({ statement }) => statement.lastCode);
  const known = Math.max(codes?.through ?? 0, findHighWater(db, 'code')?.value ?? 0, ...witnessed, ...closed);
  // The machine's own: the kiosk's follows the database, and an old one is years behind.
  return passOver(known, getClockMark(db), clock.status().machine.getTime());
}

/** The last number that may have been given by `now` where `known` was the last one at `since`, in milliseconds. */
export function passOver(known: number, since: number, now: number): number {
  const days = Math.max(0, now - since) / day;
  const { least, aDay, most } = passedOver;
  return known + Math.min(most, least + Math.ceil(days * aDay));
}

/** Files that stay missing are found at every start: they tell of an older copy once. Every other fault is mended. */
function isNews(db: Connection, fault: WitnessFault): boolean {
  if (fault.fault !== 'files-missing') return true;
  const earlier = listAudit(db, { before: null, limit: 50, event: 'witness-differs' });
  const known = earlier.find(({ detail }) => detail['state'] === fault.fault)?.detail['last'];
  return typeof known !== 'number' || known < fault.count;
}

function recordFaults(
  db: Connection,
  faults: readonly WitnessFault[],
  at: Date,
  goingOn: GoingOn | undefined,
  through: number | undefined,
): void {
  for (const fault of faults) {
    const detail = { witness: fault.witness, state: fault.fault, ...factsOf(fault) };
    appendAudit(db, { event: 'witness-differs', accountId: null, subject: null, detail, at });
  }
  if (through !== undefined) {
    // In the database too, so that every witness of an act knows it, not the reservation alone.
    raiseHighWater(db, 'code', through);
    const detail = { through };
    appendAudit(db, { event: 'codes-passed-over', accountId: null, subject: null, detail, at });
  }
  if (goingOn === undefined) return;
  const { accountId, reason } = goingOn;
  const missing = missingOf(faults);
  if (missing !== undefined) insertMissingActs(db, { ...missing, acceptedBy: accountId, reason, at });
  const detail = missing ?? { first: 0, last: 0 };
  appendAudit(db, { event: 'missing-acts-accepted', accountId, subject: null, detail, at });
}

function missingOf(faults: readonly WitnessFault[]): { first: number; last: number } | undefined {
  const missing = faults.filter((fault) => fault.fault === 'acts-missing');
  if (missing.length === 0) return undefined;
  return {
    first: Math.min(...missing.map((fault) => fault.first)),
    last: Math.max(...missing.map((fault) => fault.last)),
  };
}

/**
 * Events after those of the copy may have been told already: their numbers are not given to others, so that another
 * epoch begins. It is named after the last act, whose number was never given before and never is again, or after the
 * present epoch where that is greater: a store that was restored may have fewer acts.
 */
function tellGoingOn(
  db: Connection,
  events: EventOrigin,
  faults: readonly WitnessFault[],
  { accountId, reason }: GoingOn,
  at: Date,
): void {
  events.beginEpoch(Math.max(getActNumber(db), events.epoch()) + 1, at);
  const { first, last } = missingOf(faults) ?? { first: null, last: null };
  const payload = { first, last, acceptedBy: accountId, reason, acceptedAt: at.toISOString() };
  appendEvent(db, events, { type: 'missing-acts-accepted', subject: null, payload, at });
}
