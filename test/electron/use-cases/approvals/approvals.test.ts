import { beforeEach, expect, test, vi } from 'vitest';
import { compared, toApproval } from '#test/support/fakes/contact-journey.ts';
import { disk } from '#test/support/fakes/full-disk.ts';
import {
  captureCedula,
  captureDraft,
  clerk,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { issue } from '#test/support/fakes/service-journey.ts';
import { listApprovals } from '#test/support/list-approvals.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** What was asked of a second person, and what became of it. Source: docs/decisions/092. */

vi.mock('#electron/main/db/core/transact.ts', async (original) => {
  const { onFakeDisk } = await import('#test/support/fakes/full-disk.ts');
  return onFakeDisk(await original());
});

beforeEach(() => {
  disk.roomFor = Number.POSITIVE_INFINITY;
});

const signature = { username: supervisor.username, secret: supervisor.pin, reason: 'comprobado en persona' };

async function withDraft(story: KioskTest): Promise<string> {
  await signInAsClerk(story);
  return captureDraft(story);
}

async function show(story: KioskTest, visitId: string): Promise<string> {
  return (await story.call('showActToSign', { act: 'acceptMrz', visitId })).id;
}

const accept = (visitId: string, shown: string) => ({ visitId, coSignature: { ...signature, shown } });
const outcomes = (story: KioskTest) => listApprovals(story).map(({ outcome }) => outcome);

test('what is shown is on record with its facts; who signed it, when and why stands beside it', () =>
  withKiosk(async (story) => {
    const visitId = await withDraft(story);
    const { id, facts } = await story.call('showActToSign', { act: 'acceptMrz', visitId });
    const asked = {
      id,
      act: 'acceptMrz',
      subject: { visitId },
      about: (await story.call('getVisit', { visitId })).reference,
      askedBy: clerk.username,
      askedAt: story.time.systemTime().toISOString(),
      facts,
    };
    const nothing = { outcome: null, decidedBy: null, reason: null, decidedAt: null };
    expect(listApprovals(story)).toEqual([{ ...asked, ...nothing }]);
    story.time.advance({ minutes: 2 });
    await story.call('acceptMrz', accept(visitId, id));
    expect(listApprovals(story)).toEqual([
      {
        ...asked,
        outcome: 'approved',
        decidedBy: supervisor.username,
        reason: signature.reason,
        decidedAt: story.time.systemTime().toISOString(),
      },
    ]);
  }));

test('a change of contact data that is declined was asked and refused', () =>
  withKiosk(async (story) => {
    await toApproval(story, await issue(story), { email: 'otra@example.net' });
    await story.call('declineContactChange', { coSignature: signature });
    expect(listApprovals(story)).toMatchObject([{ act: 'approveContactChange', outcome: 'refused' }]);
  }));

test('what was shown to be approved is not refused with the same signature', () =>
  withKiosk(async (story) => {
    await toApproval(story, await issue(story), { email: 'otra@example.net' });
    const visitId = story.clerk().display?.visitId ?? '';
    const { id: shown } = await story.call('showActToSign', { act: 'approveContactChange', visitId });
    const coSignature = { ...signature, shown };
    expect(await story.callForError('declineContactChange', { coSignature })).toEqual({
      code: 'changed-since-shown',
    });
    await story.call('approveContactChange', { ...compared, coSignature });
    expect(outcomes(story)).toEqual(['approved']);
  }));

test('what a person may not ask for is not shown to them', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    expect(await story.callForError('showActToSign', { act: 'setClockRight' })).toEqual({
      code: 'not-found',
    });
    await story.call('signIn', { username: admin.username, password: admin.password });
    expect(await story.callForError('showActToSign', { act: 'setClockRight' })).toEqual({
      code: 'clock-right',
    });
  }));

test('what was shown before something else expires with it, and is not signed any more', () =>
  withKiosk(async (story) => {
    const visitId = await withDraft(story);
    const first = await show(story, visitId);
    const second = await show(story, visitId);
    expect(outcomes(story)).toEqual(['expired', null]);
    expect(await story.callForError('acceptMrz', accept(visitId, first))).toEqual({
      code: 'changed-since-shown',
    });
    await story.call('acceptMrz', accept(visitId, second));
    expect(outcomes(story)).toEqual(['expired', 'approved']);
  }));

test('after an hour it is shown again; a month after it expired nothing is left of it', () =>
  withKiosk(async (story) => {
    const visitId = await withDraft(story);
    const late = await show(story, visitId);
    // The counter was not left alone: the view would be locked.
    story.time.pass(60 * 60_000);
    expect(await story.callForError('acceptMrz', accept(visitId, late))).toEqual({
      code: 'changed-since-shown',
    });
    expect(outcomes(story)).toEqual([null]);
    story.time.advance({ seconds: 1 });
    await story.until(() => outcomes(story)[0] === 'expired');
    await story.call('unlockScreen', { secret: clerk.pin });
    await story.call('acceptMrz', accept(visitId, await show(story, visitId)));
    expect(outcomes(story)).toEqual(['expired', 'approved']);
    const day = 24 * 60 * 60_000;
    story.time.pass(29 * day);
    story.time.advance({ seconds: 1 });
    expect(outcomes(story)).toEqual(['expired', 'approved']);
    story.time.pass(2 * day);
    story.time.advance({ seconds: 1 });
    await story.until(() => outcomes(story).length === 1);
    expect(outcomes(story)).toEqual(['approved']);
  }));

test('what was shown and not signed before a restart is shown again', () =>
  withKiosk(async (story) => {
    const visitId = await withDraft(story);
    const before = await show(story, visitId);
    await story.restart();
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect(await story.callForError('acceptMrz', accept(visitId, before))).toEqual({
      code: 'changed-since-shown',
    });
    const after = await show(story, visitId);
    expect(await story.callForError('acceptMrz', accept(visitId, before))).toEqual({
      code: 'changed-since-shown',
    });
    await story.call('acceptMrz', accept(visitId, after));
    expect(outcomes(story)).toEqual([null, 'approved']);
    story.time.pass(60 * 60_000);
    story.time.advance({ seconds: 1 });
    await story.until(() => outcomes(story)[0] === 'expired');
  }));

test('an act that was not done is not decided, and may be signed again', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const visitId = await captureCedula(story);
    const { id: shown } = await story.call('showActToSign', { act: 'confirmWithSignature', visitId });
    const coSignature = { ...signature, shown };
    expect(
      await story.callForError('confirmWithSignature', { visitId, comparedByEye: false, coSignature }),
    ).toEqual({ code: 'not-compared' });
    expect(outcomes(story)).toEqual([null]);
    await story.call('confirmWithSignature', { visitId, comparedByEye: true, coSignature });
    expect(outcomes(story)).toEqual(['approved']);
  }));

test('on a full disk neither act nor decision is kept, and what cannot be put on record is not shown', () =>
  withKiosk(async (story) => {
    const visitId = await withDraft(story);
    const shown = await show(story, visitId);
    disk.roomFor = 0;
    expect(await story.callForError('acceptMrz', accept(visitId, shown))).toEqual({ code: 'disk-full' });
    expect(await story.callForError('showActToSign', { act: 'acceptMrz', visitId })).toEqual({
      code: 'disk-full',
    });
    disk.roomFor = Number.POSITIVE_INFINITY;
    expect(outcomes(story)).toEqual([null]);
    await story.call('acceptMrz', accept(visitId, shown));
    expect(outcomes(story)).toEqual(['approved']);
  }));
