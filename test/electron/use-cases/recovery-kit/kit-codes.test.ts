import argon2 from 'argon2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { kitAttempts, makeKitCode } from '#shared/domain/credential/recovery-kit.ts';
import { auditedEvents, register, supervisor } from '#test/support/fakes/journey.ts';
import {
  atKitCode,
  issueWithKit,
  kitOf,
  makeNewCredential,
  signBackIn,
} from '#test/support/fakes/kit-journey.ts';
import { answerThree, check, issue, lockByChecks, nobodysCode } from '#test/support/fakes/service-journey.ts';
import { specimenAlMasri } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

afterEach(() => vi.restoreAllMocks());

const stage = (story: KioskTest) => story.service().step.stage;

/** A well-formed code of line `position` that is on no sheet. */
const inventedCode = (position: number, sign = 7): string => makeKitCode(position, () => sign);

describe('a code of the sheet', () => {
  test('unlocks, once; a person without e-mail is asked for it at once', () =>
    withKiosk(async (story) => {
      const issued = await issueWithKit(story, { 'contact.email': '' });
      await lockByChecks(story, issued);
      await story.call('startService', { workerId: issued.workerId, purpose: 'unlock' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(stage(story)).toBe('service-kit');
      await story.call('submitKitCode', { code: issued.codes[4]?.toLowerCase().replace('-', ' ') ?? '' });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked', kitCodesLeft: 9 });
      await story.call('finishWorkerVisit', {});
      expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('active');

      await lockByChecks(story, issued);
      await atKitCode(story, issued.identificationCode);
      expect(await story.callForError('submitKitCode', { code: issued.codes[4] ?? '' })).toEqual({
        code: 'wrong-answer',
        attemptsLeft: kitAttempts - 1,
      });
      expect((await story.call('openWorker', { workerId: issued.workerId })).credential).toBe('locked');
    }));

  test('recovers, after the three answers and not instead of them', () =>
    withKiosk(async (story) => {
      const { identificationCode, codes } = await issueWithKit(story);
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      expect(await story.callForError('submitKitCode', { code: codes[0] ?? '' })).toEqual({
        code: 'wrong-step',
      });
      await answerThree(story);
      await story.call('chooseProof', { proof: 'counter' });
      expect(story.service().step).toMatchObject({ stage: 'service-proof', offersKit: true });
      await story.call('chooseProof', { proof: 'kit' });
      await story.call('submitKitCode', { code: codes[0] ?? '' });
      await makeNewCredential(story, 'Tapir8Verde');
      expect(story.service().step).toMatchObject({ outcome: 'recovered', kitCodesLeft: 9 });
      await story.call('finishWorkerVisit', {});
      await story.call('startOwnService', { purpose: 'check', language: 'en' });
      await story.call('identify', { text: identificationCode });
      expect(await check(story, 'Tapir8Verde')).toBe('right');
    }));

  test('a slip of the hand is named and costs nothing', () =>
    withKiosk(async (story) => {
      const { identificationCode, codes } = await issueWithKit(story);
      await atKitCode(story, identificationCode);
      const verify = vi.spyOn(argon2, 'verify');
      const [code = ''] = codes;
      const slip = `${code.slice(0, -1)}${code.endsWith('A') ? 'C' : 'A'}`;
      for (let round = 0; round <= kitAttempts; round += 1) {
        expect(await story.callForError('submitKitCode', { code: slip })).toEqual({
          code: 'check-character',
        });
        expect(await story.callForError('submitKitCode', { code: code.slice(0, 6) })).toEqual({
          code: 'shape',
        });
      }
      expect(verify).not.toHaveBeenCalled();
      await story.call('submitKitCode', { code });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    }));

  test('nobody’s number, no sheet, a used code, another’s and a wrong one are answered alike, with the same work', () =>
    withKiosk(async (story) => {
      const { identificationCode, codes } = await issueWithKit(story);
      const without = await register(story, specimenAlMasri);
      await story.call('leaveVisit', {});
      await atKitCode(story, identificationCode);
      await story.call('submitKitCode', { code: codes[0] ?? '' });
      await story.call('finishWorkerVisit', {});

      const verify = vi.spyOn(argon2, 'verify');
      const cases = [
        [nobodysCode, codes[1] ?? ''],
        [without.identificationCode, codes[1] ?? ''],
        [identificationCode, codes[0] ?? ''],
        [identificationCode, inventedCode(2)],
      ] as const;
      const steps: unknown[] = [];
      for (const [number, code] of cases) {
        const calls = verify.mock.calls.length;
        await atKitCode(story, number);
        steps.push(story.service().step);
        const answer = await story.callForError('submitKitCode', { code });
        expect(answer).toMatchObject({ code: 'wrong-answer' });
        expect(verify.mock.calls.length).toBe(calls + 1);
        await story.call('takeBack', {});
      }
      expect(new Set(steps.map((step) => JSON.stringify(step))).size).toBe(1);
    }));

  test('five wrong ones in a row lay the sheet to rest, also across a restart, until the passport is compared', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode, codes } = await issueWithKit(story);
      for (let left = kitAttempts - 1; left >= 0; left -= 1) {
        await atKitCode(story, identificationCode);
        const code = inventedCode(1 + (left % 2), left);
        expect(await story.callForError('submitKitCode', { code })).toEqual({
          code: 'wrong-answer',
          attemptsLeft: left,
        });
        if (left === 2) {
          await story.restart();
          await signBackIn(story);
        } else await story.call('takeBack', {});
      }
      const verify = vi.spyOn(argon2, 'verify');
      await atKitCode(story, identificationCode);
      expect(await story.callForError('submitKitCode', { code: codes[0] ?? '' })).toEqual({
        code: 'wrong-answer',
        attemptsLeft: 0,
      });
      expect(verify).not.toHaveBeenCalled();
      expect(await kitOf(story, workerId)).toMatchObject({ resting: true, codesLeft: 10 });
      await story.call('chooseProof', { proof: 'counter' });
      await story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
      await story.call('finishWorkerVisit', {});
      await atKitCode(story, identificationCode);
      await story.call('submitKitCode', { code: codes[0] ?? '' });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    }));

  test('typed twice at once, it counts once', () =>
    withKiosk(async (story) => {
      const { identificationCode, codes } = await issueWithKit(story);
      await atKitCode(story, identificationCode);
      const { submitKitCode } = story.kiosk().handlers;
      const code = codes[0] ?? '';
      const outcomes = await Promise.all([submitKitCode({ code }), submitKitCode({ code })]);
      expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
      const events = await auditedEvents(story);
      expect(events.filter((event) => event === 'kit-code-used')).toHaveLength(1);
      expect(events.filter((event) => event === 'credential-unlocked')).toHaveLength(1);
    }));

  test('of a sheet that is cancelled while it is compared opens nothing', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode, codes } = await issueWithKit(story);
      await atKitCode(story, identificationCode);
      const typed = story.kiosk().handlers.submitKitCode({ code: codes[0] ?? '' });
      const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'robada' };
      const revoked = story.call('revokeKit', { workerId, coSignature });
      await Promise.all([typed, revoked]);
      const events = await auditedEvents(story);
      const used = events.indexOf('kit-code-used');
      if (used >= 0) expect(used).toBeLessThan(events.indexOf('kit-revoked'));
      else expect(events).not.toContain('credential-unlocked');
    }));

  test('without e-mail and without a sheet there is the counter, and it is said', () =>
    withKiosk(async (story) => {
      const { workerId } = await issue(story, { 'contact.email': '' });
      await story.call('startService', { workerId, purpose: 'unlock' });
      await story.call('chooseLanguage', { language: 'es' });
      expect(story.service().step).toEqual({ stage: 'service-proof', offersKit: false, onlyWay: true });
      expect(await story.callForError('chooseProof', { proof: 'kit' })).toEqual({
        code: 'wrong-step',
      });
    }));
});
