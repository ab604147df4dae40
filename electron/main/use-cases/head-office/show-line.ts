import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { getOfficeLine, type Joining } from '#electron/main/db/head-office/line-store.ts';
import { validityOf } from '#electron/main/head-office/certificate-facts.ts';
import { hostNames } from '#electron/main/head-office/joining-file.ts';
import { lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import { openCounter } from './open-counter.ts';

export function getHeadOfficeLine({ db, events }: Context): Result<'getHeadOfficeLine'> {
  const { joining, member, contact } = getOfficeLine(db);
  const isUnderWay = joining !== null && joining.ended === null;
  return done({
    state: isUnderWay
      ? 'joining'
      : member === null
        ? 'none'
        : member.epoch === events.epoch()
          ? 'joined'
          : 'join-again',
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
  });
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
  const test = await openCounter(context, headOffice, closing).then(
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
