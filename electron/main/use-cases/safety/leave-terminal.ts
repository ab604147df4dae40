import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Result } from '#electron/main/context/use-case.ts';
import { findAccount } from '#electron/main/db/accounts/account-store.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { summariseWaiting } from '#electron/main/db/head-office/event-store.ts';
import { getOfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import type { BackupStatus } from '#electron/main/db/safety/backup-keeper.ts';
import { countForLeaving, type LeavingCounts, saveLeaving } from '#electron/main/db/safety/leaving-store.ts';
import { getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import type { CoSignedAct, CoSigner } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { ShownFact } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { LeavingPerson, LeavingRecord } from '#shared/contract/kiosk/safety/leaving-values.ts';
import {
  type LeavingStanding,
  obstaclesToClosing,
  obstaclesToHandingOver,
} from '#shared/domain/safety/leaving.ts';

/** Where nothing is written at a place. */
const noBackup = { state: 'none', progress: null, safeThrough: null, isSameDisk: false } as const;

export async function getLeaving(context: Context): Promise<Result<'getLeaving'>> {
  const counts = await context.reading.read('leaving', {});
  const standing = standingOf(context, counts);
  const { isEmpty, hasHeadOffice, eventsHere, eventsOnTheWay, documentsHere } = standing;
  const { missing, refused } = counts.waiting.documents;
  return done({
    people: counts.people,
    isEmpty,
    hasHeadOffice,
    eventsHere,
    eventsOnTheWay,
    eventsRefused: counts.waiting.refused,
    documentsHere,
    documentsNotTaken: missing + refused,
    handingOver: obstaclesToHandingOver(standing),
    // That there is no head office is asked with the act: what else there is stands here.
    closing: obstaclesToClosing(standing, true),
  });
}

function standingOf(context: Context, { waiting, ...counts }: LeavingCounts): LeavingStanding {
  const { db, session, safety } = context;
  const status = safety?.backup.status() ?? noBackup;
  const { member, joining } = getOfficeLine(db);
  const wasTold = counts.acknowledged + waiting.refused + waiting.sent > 0;
  return {
    isAttending: session.display !== null,
    isUnderWay:
      status.progress !== null || (safety?.work ?? null) !== null || (safety?.packets.work ?? null) !== null,
    place: placeOf(status),
    isEmpty: counts.people === 0 && counts.visits === 0,
    hasHeadOffice: getOffice(db).keys !== null || member !== null || joining !== null || wasTold,
    eventsHere: waiting.waiting,
    eventsOnTheWay: waiting.sent,
    documentsHere: waiting.documents.waiting,
  };
}

function placeOf({
  state,
  safeThrough,
  isSameDisk,
}: Pick<BackupStatus, 'state' | 'safeThrough' | 'isSameDisk'>): LeavingStanding['place'] {
  if (state === 'none') return 'none';
  if (state !== 'kept' || safeThrough === null) return 'not-kept';
  return isSameDisk ? 'on-this-disk' : 'kept';
}

/** Both people read which terminal it is, what is in it, and where it is kept. */
function shownFacts(context: Context, { people, documents, acknowledged, waiting }: LeavingCounts) {
  const { branch, db } = context;
  const answered = acknowledged + waiting.refused;
  const { keys } = getOffice(db);
  const { place } = getSafetyRecord(db);
  const facts: ShownFact[] = [
    { what: 'terminal', value: `${branch.code}-${branch.terminalNumber} · ${branch.name}` },
    { what: 'people', value: String(people) },
    { what: 'documents', value: String(documents.all) },
    ...(keys === null ? [] : [{ what: 'headOffice' as const, value: keys.name }]),
    { what: 'eventsAnswered', value: String(answered) },
    { what: 'eventsUnanswered', value: String(waiting.waiting + waiting.sent) },
    ...(place === null ? [] : [{ what: 'backupPlace' as const, value: place.name }]),
  ];
  return facts;
}

/**
 * What takes effect, beside what is shown: how often anything was registered does not change it. Two drives have one name,
 * and so may two head offices.
 */
function versionOf({ db }: Context, { people, documents, waiting }: LeavingCounts): unknown[] {
  const { place } = getSafetyRecord(db);
  const { keys } = getOffice(db);
  return [
    ...[people, documents.all, documents.there, waiting.waiting, waiting.sent, waiting.refused],
    ...[place?.id ?? null, place?.path ?? null, keys === null ? null : fingerprintOf(keys)],
  ];
}

export const handingOver: CoSignedAct<'handOverTerminal'> = {
  show(context) {
    const counts = countForLeaving(context.db);
    if (obstaclesToHandingOver(standingOf(context, counts)).length > 0) {
      return failed({ code: 'cannot-leave-yet' });
    }
    return done({ about: null, facts: shownFacts(context, counts), version: versionOf(context, counts) });
  },
  run(context, _input, coSigner) {
    begin(context, coSigner, { kind: 'handed-over', withoutHeadOffice: false });
    record(context, 'terminal-handed-over', null, { coSigner: coSigner.id });
    return done({});
  },
};

export const closing: CoSignedAct<'closeTerminal'> = {
  show(context, { withoutHeadOffice }) {
    const counts = countForLeaving(context.db);
    if (obstaclesToClosing(standingOf(context, counts), withoutHeadOffice).length > 0) {
      return failed({ code: 'cannot-leave-yet' });
    }
    return done({ about: null, facts: shownFacts(context, counts), version: versionOf(context, counts) });
  },
  run(context, { withoutHeadOffice }, coSigner) {
    const unanswered = begin(context, coSigner, { kind: 'closed', withoutHeadOffice });
    record(context, 'closing-begun', null, { coSigner: coSigner.id, withoutHeadOffice, unanswered });
    return done({});
  },
};

/** From the commit on nobody works here. Gives how many acts no head office has answered. */
function begin(
  context: Context,
  coSigner: CoSigner<'handOverTerminal' | 'closeTerminal'>,
  what: Pick<LeavingRecord, 'kind' | 'withoutHeadOffice'>,
): number {
  const { db, clock, events } = context;
  const { waiting, sent } = summariseWaiting(db);
  const unanswered = waiting + sent;
  saveLeaving(db, {
    ...what,
    epoch: events.epoch(),
    at: clock.now().toISOString(),
    by: personOf(context, requireAccount(context).id),
    coSigner: personOf(context, coSigner.id),
    reason: coSigner.reason,
    unanswered,
    takenBack: null,
  });
  afterCommit(db, context.leave);
  return unanswered;
}

function personOf({ db }: Context, accountId: string): LeavingPerson {
  const account = findAccount(db, accountId);
  if (account === undefined) throw new Error('an account is gone');
  return { name: account.name, username: account.username };
}
