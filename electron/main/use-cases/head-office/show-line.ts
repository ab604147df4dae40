import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { getOfficeLine, type Joining, type OfficeLine } from '#electron/main/db/head-office/line-store.ts';
import { changeOffice, getOffice } from '#electron/main/db/head-office/office-store.ts';
import { validityOf } from '#electron/main/head-office/certificate-facts.ts';
import { hostNames } from '#electron/main/head-office/joining-file.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import type { lineStates } from '#shared/contract/kiosk/head-office/line-methods.ts';
import { openCounter } from './open-counter.ts';

export async function getHeadOfficeLine(context: Context): Promise<Result<'getHeadOfficeLine'>> {
  const { db, events, reading, headOffice } = context;
  const { documents } = (await reading.read('packets', {})).headOffice;
  const { joining, member, contact } = getOfficeLine(db);
  const { received, size } = headOffice?.documents.sending ?? { received: 0, size: 0 };
  return done({
    state: lineStateOf({ joining, member }, events.epoch()),
    joining: joining && {
      step: stepOf(joining),
      begunAt: joining.begunAt,
      fingerprint: joining.prepared?.fingerprint ?? null,
      ended: joining.ended,
    },
    member: member && {
      hosts: hostNames(member.target.hosts),
      since: member.since,
      validUntil: validityOf(member.certificate).until,
    },
    contact,
    documents: {
      ...documents,
      kilobitsPerSecond: getOffice(db).kilobitsPerSecond,
      sending: size === 0 ? null : { received, size },
    },
  });
}

/** What head office is for this terminal in this epoch. */
export function lineStateOf(
  { joining, member }: Pick<OfficeLine, 'joining' | 'member'>,
  epoch: number,
): (typeof lineStates)[number] {
  if (joining !== null && joining.ended === null) return 'joining';
  if (member === null) return 'none';
  return member.epoch === epoch ? 'joined' : 'join-again';
}

export function saveLineLimit(context: Context, change: Input<'saveLineLimit'>): Result<'saveLineLimit'> {
  const { db } = context;
  transact(db, () => {
    if (getOffice(db).kilobitsPerSecond === change.kilobitsPerSecond) return;
    changeOffice(db, change);
    recordSettings(context, ['kilobitsPerSecond'], { ...change });
  });
  return done({});
}

function stepOf({ ended, isAsked, prepared }: Joining) {
  if (ended !== null) return 'ended';
  if (isAsked) return 'waiting';
  return prepared === null ? 'preparing' : 'asking';
}

export async function testHeadOfficeLine(context: Context): Promise<Result<'testHeadOfficeLine'>> {
  const { db, events, headOffice, closing } = context;
  const { member } = getOfficeLine(db);
  if (headOffice === undefined || member?.epoch !== events.epoch()) return failed({ code: 'not-joined' });
  const test = await openCounter(context, headOffice).then(
    async ({ line, hello, clockAhead }) => {
      await line.close();
      return {
        outcome: 'works',
        at: hello.at.toISOString(),
        clockAhead,
        receipts: hello.receipts,
      } as const;
    },
    (error: unknown) => {
      const { problem, reason } = lineFaultOf(error);
      return { outcome: 'fails', problem, reason } as const;
    },
  );
  if (!closing.aborted) {
    const outcome = test.outcome === 'works' ? test.outcome : test.problem;
    transact(db, () => record(context, 'line-tested', null, { outcome }));
  }
  return done(test);
}
