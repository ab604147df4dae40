import argon2 from 'argon2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { kitAttempts, kitCodeCount, makeKitCode } from '#shared/rules/recovery-kit.ts';
import {
  auditedEvents,
  clerk,
  goTo,
  register,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import {
  atKitCode,
  atKitService,
  choosePrinter,
  issueWithKit,
  makeNewCredential,
  printedSheets,
  sheetState,
  signBackIn,
  takeSheet,
} from '#test/support/fakes/kit-journey.ts';
import {
  answerThree,
  check,
  issue,
  lockByChecks,
  newCode,
  nobodysCode,
} from '#test/support/fakes/service-journey.ts';
import { specimenAlMasri } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

afterEach(() => vi.restoreAllMocks());

const stage = (story: KioskTest) => story.service().step.stage;
const kitOf = async (story: KioskTest, workerId: string) =>
  (await story.call('openWorker', { workerId })).kit;

/** A well-formed code of line `position` that is on no sheet. */
const inventedCode = (position: number, sign = 7): string => makeKitCode(position, () => sign);

async function atIssuance(story: KioskTest, changes: Parameters<typeof register>[2] = {}) {
  await signInAsClerk(story);
  const registered = await register(story, undefined, changes);
  await story.call('handOver', { visitId: registered.visitId });
  await goTo(story, 'recovery-kit');
  return registered;
}

describe('a sheet of codes', () => {
  test('is asked for once the credential is there; ten different codes come out, of nobody’s name', () =>
    withKiosk(async (story) => {
      await choosePrinter(story);
      const { workerId, identificationCode } = await atIssuance(story);
      expect(story.worker().step).toMatchObject({
        sheet: { state: 'offered', replaces: false },
        hasEmail: true,
      });
      expect(await kitOf(story, workerId)).toBeNull();
      const codes = await takeSheet(story);
      expect(new Set(codes).size).toBe(kitCodeCount);
      expect(story.worker().step.stage).toBe('done');
      const job = story.printer.jobs.find(({ title }) => title === 'Ventanilla recovery-kit');
      const words = new TextDecoder().decode(job?.pdf);
      expect(words).toContain('Códigos de recuperación');
      expect(words).toContain('Recovery codes');
      expect(words).not.toContain(identificationCode);
      expect(words).not.toMatch(/Okonkwo|okonkwo/);
      expect(await kitOf(story, workerId)).toMatchObject({
        codesLeft: 10,
        endedAt: null,
        resting: false,
      });
      expect(await auditedEvents(story)).toEqual(
        expect.arrayContaining(['kit-sheet-sent', 'kit-printed', 'kit-issued']),
      );
    }));

  test('is no paper of the visit: the counter neither sees it nor prints it again', () =>
    withKiosk(async (story) => {
      const { workerId, codes } = await issueWithKit(story);
      const { papers } = await story.call('openWorker', { workerId });
      expect(papers.length).toBeGreaterThan(0);
      for (const { id } of papers) {
        const { pdf } = await story.call('getPaperPdf', { paperId: id });
        const words = new TextDecoder().decode(pdf);
        for (const code of codes) expect(words).not.toContain(code);
      }
      const told = [...story.clerkSessions, ...story.logged].join('\n');
      for (const code of codes) expect(told).not.toContain(code);
      expect(printedSheets(story)).toHaveLength(1);
    }));

  test('without a printer nothing is made, and it is said', () =>
    withKiosk(async (story) => {
      const { workerId } = await atIssuance(story, { 'contact.email': '' });
      expect(story.worker().step).toMatchObject({ hasEmail: false });
      await story.call('printKit', {});
      expect(story.worker().step).toMatchObject({
        sheet: { state: 'failed', problem: 'no-printer-chosen' },
      });
      expect(await story.callForError('confirmKit', { inHand: true })).toEqual({ code: 'wrong-step' });
      await story.call('declineKit', {});
      expect(story.worker().step.stage).toBe('done');
      expect(await kitOf(story, workerId)).toBeNull();
      expect((await auditedEvents(story)).filter((event) => event.startsWith('kit-'))).toEqual([]);
    }));

  test.each([
    [
      'the queue refuses',
      (story: KioskTest) => Object.assign(story.printer, { failure: 'door open' }),
      'other',
    ],
    ['the renderer dies', (story: KioskTest) => Object.assign(story.papers, { broken: true }), 'not-made'],
  ] as const)('when %s nothing is half done, and another try makes another sheet', (_what, fail, problem) =>
    withKiosk(async (story) => {
      await choosePrinter(story);
      const { workerId } = await atIssuance(story);
      fail(story);
      await story.call('printKit', {});
      await story.until(() => sheetState(story) === 'failed');
      expect(story.worker().step).toMatchObject({ sheet: { problem } });
      expect(await kitOf(story, workerId)).toBeNull();
      Object.assign(story.printer, { failure: undefined });
      Object.assign(story.papers, { broken: false });
      await takeSheet(story);
      expect(await kitOf(story, workerId)).toMatchObject({ codesLeft: 10 });
    }),
  );

  test('that jammed is void although the printer took it; the next one counts', () =>
    withKiosk(async (story) => {
      await choosePrinter(story);
      const { identificationCode } = await atIssuance(story);
      await story.call('printKit', {});
      await story.until(() => sheetState(story) === 'printed');
      await story.call('confirmKit', { inHand: false });
      expect(story.worker().step).toMatchObject({ sheet: { state: 'failed', problem: 'not-in-hand' } });
      const good = await takeSheet(story);
      await story.call('finishWorkerVisit', {});
      const [jammed = []] = printedSheets(story);
      await atKitCode(story, identificationCode);
      expect(await story.callForError('submitKitCode', { code: jammed[0] ?? '' })).toMatchObject({
        code: 'wrong-answer',
      });
      await story.call('submitKitCode', { code: good[0] ?? '' });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked', kitCodesLeft: 9 });
    }));

  test('that nobody took never counts: the person left, the counter took the display, the power went', () =>
    withKiosk(async (story) => {
      await choosePrinter(story);
      const issued = await issue(story);
      const leave = [
        () => story.call('endService', {}),
        () => Promise.resolve(story.time.advance({ minutes: 10 })),
        async () => {
          await story.restart();
          await signBackIn(story);
        },
      ];
      for (const [round, act] of leave.entries()) {
        await atKitService(story, issued);
        await story.call('printKit', {});
        await story.until(() => sheetState(story) === 'printed');
        await act();
        expect(story.clerk().service).toBeNull();
        if (story.clerk().locked) await story.call('unlockScreen', { secret: clerk.pin });
        expect(await kitOf(story, issued.workerId)).toBeNull();
        const lost = printedSheets(story)[round] ?? [];
        await atKitCode(story, issued.identificationCode);
        expect(await story.callForError('submitKitCode', { code: lost[0] ?? '' })).toEqual({
          code: 'wrong-answer',
          attemptsLeft: kitAttempts - 1,
        });
        await story.call('endService', {});
      }
      expect((await auditedEvents(story)).filter((event) => event === 'kit-void')).toHaveLength(3);
    }));

  test('is given by a service, proved by e-mail or at the counter, and ends the one before', () =>
    withKiosk(async (story) => {
      const { workerId, identificationCode, codes: old } = await issueWithKit(story);
      const before = story.mail.sent.length;
      await story.call('startService', { workerId, purpose: 'kit' });
      await story.call('chooseLanguage', { language: 'en' });
      expect(story.service().step).toMatchObject({ stage: 'service-code', offersKit: false });
      expect(await story.callForError('chooseServiceProof', { proof: 'kit' })).toEqual({
        code: 'wrong-step',
      });
      expect(await story.callForError('printKit', {})).toEqual({ code: 'wrong-step' });
      await story.call('submitServiceCode', { code: await newCode(story, before) });
      expect(story.service().step).toEqual({
        stage: 'kit-sheet',
        sheet: { state: 'offered', replaces: true },
      });
      const fresh = await takeSheet(story);
      expect(story.service().step).toMatchObject({ outcome: 'kit-issued' });
      await story.call('finishWorkerVisit', {});

      await atKitCode(story, identificationCode);
      expect(await story.callForError('submitKitCode', { code: old[3] ?? '' })).toMatchObject({
        code: 'wrong-answer',
      });
      await story.call('submitKitCode', { code: fresh[3] ?? '' });
      expect(story.service().step).toMatchObject({ outcome: 'unlocked' });
    }));

  test('its person leaves it as it is, or ends it', () =>
    withKiosk(async (story) => {
      const issued = await issueWithKit(story);
      await atKitService(story, issued);
      await story.call('declineKit', {});
      expect(await kitOf(story, issued.workerId)).toMatchObject({ codesLeft: 10, endedAt: null });
      await atKitService(story, issued);
      await story.call('revokeOwnKit', {});
      expect(story.service().step).toMatchObject({ outcome: 'kit-revoked' });
      await story.call('finishWorkerVisit', {});
      expect(await kitOf(story, issued.workerId)).toMatchObject({ endedAt: expect.any(String) });
      await atKitCode(story, issued.identificationCode);
      expect(await story.callForError('submitKitCode', { code: issued.codes[0] ?? '' })).toMatchObject({
        code: 'wrong-answer',
      });
    }));

  test('a supervisor ends a lost one, with the caller and a reason, once', () =>
    withKiosk(async (story) => {
      const { workerId } = await issueWithKit(story);
      const coSignature = {
        username: supervisor.username,
        secret: supervisor.pin,
        reason: 'perdida en el bus',
      };
      await story.call('revokeKit', { workerId, coSignature });
      expect(await kitOf(story, workerId)).toMatchObject({ endedAt: expect.any(String) });
      expect(await story.callForError('revokeKit', { workerId, coSignature })).toEqual({ code: 'no-kit' });
      const [entry] = await story.call('listAuditEntries', { before: null, limit: 1, event: 'kit-revoked' });
      expect(entry?.detail).toMatchObject({ by: 'supervisor' });
      expect(JSON.stringify(entry)).not.toContain('bus');
    }));
});

test('a revoked credential takes its sheet with it', () =>
  withKiosk(async (story) => {
    const { workerId } = await issueWithKit(story);
    await story.call('revokeCredential', {
      workerId,
      cause: 'error',
      coSignature: { username: supervisor.username, secret: supervisor.pin, reason: 'otra persona' },
    });
    expect(await kitOf(story, workerId)).toMatchObject({ endedAt: expect.any(String) });
  }));

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
      await story.call('chooseServiceProof', { proof: 'counter' });
      expect(story.service().step).toMatchObject({ stage: 'service-proof', offersKit: true });
      await story.call('chooseServiceProof', { proof: 'kit' });
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
        await story.call('endService', {});
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
        } else await story.call('endService', {});
      }
      const verify = vi.spyOn(argon2, 'verify');
      await atKitCode(story, identificationCode);
      expect(await story.callForError('submitKitCode', { code: codes[0] ?? '' })).toEqual({
        code: 'wrong-answer',
        attemptsLeft: 0,
      });
      expect(verify).not.toHaveBeenCalled();
      expect(await kitOf(story, workerId)).toMatchObject({ resting: true, codesLeft: 10 });
      await story.call('chooseServiceProof', { proof: 'counter' });
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
      const revoked = story.kiosk().handlers.revokeKit({ workerId, coSignature });
      const outcomes = await Promise.all([typed, revoked]);
      expect(outcomes[1].ok).toBe(true);
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
      expect(await story.callForError('chooseServiceProof', { proof: 'kit' })).toEqual({
        code: 'wrong-step',
      });
    }));
});
