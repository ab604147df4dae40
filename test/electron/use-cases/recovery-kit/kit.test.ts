import { afterEach, describe, expect, test, vi } from 'vitest';
import { kitAttempts, kitCodeCount } from '#shared/domain/credential/recovery-kit.ts';
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
  kitOf,
  printedSheets,
  sheetState,
  signBackIn,
  takeSheet,
} from '#test/support/fakes/kit-journey.ts';
import { issue, newCode } from '#test/support/fakes/service-journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

afterEach(() => vi.restoreAllMocks());

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
        () => story.call('takeBack', {}),
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
        expect(story.clerk().display).toBeNull();
        if (story.clerk().locked) await story.call('unlockScreen', { secret: clerk.pin });
        expect(await kitOf(story, issued.workerId)).toBeNull();
        const lost = printedSheets(story)[round] ?? [];
        await atKitCode(story, issued.identificationCode);
        expect(await story.callForError('submitKitCode', { code: lost[0] ?? '' })).toEqual({
          code: 'wrong-answer',
          attemptsLeft: kitAttempts - 1,
        });
        await story.call('takeBack', {});
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
      expect(await story.callForError('chooseProof', { proof: 'kit' })).toEqual({
        code: 'wrong-step',
      });
      expect(await story.callForError('printKit', {})).toEqual({ code: 'wrong-step' });
      await story.call('submitEmailCode', { code: await newCode(story, before) });
      expect(story.service().step).toEqual({
        stage: 'kit-sheet',
        sheet: { state: 'offered', replaces: true },
        hasEmail: true,
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
