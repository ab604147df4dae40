import { describe, expect, test } from 'vitest';
import { auditedEvents, register, signInAsClerk } from '#test/support/fakes/journey.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

async function withPrinter(story: KioskTest): Promise<void> {
  await story.call('signIn', { username: admin.username, password: admin.password });
  await story.call('saveSettings', { ...(await story.call('getSettings', {})), printer: 'counter' });
  await story.call('signOut', {});
}

describe('papers', () => {
  test('are printed after the commit, and again on demand', () =>
    withKiosk(async (story) => {
      await withPrinter(story);
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.until(() => story.printer.jobs.length === 1);
      await story.until(async () => (await story.call('listPapers', { visitId }))[0]?.printing === 'printed');
      const [slip] = await story.call('listPapers', { visitId });
      expect(slip?.kind).toBe('employer-slip');
      await story.call('printPaper', { paperId: slip?.id ?? '' });
      expect(story.printer.jobs).toHaveLength(2);
      expect(story.printer.jobs[0]?.title).toBe('Ventanilla employer-slip');
      expect(await auditedEvents(story)).toContain('paper-reprinted');
      const { pdf } = await story.call('getPaperPdf', { paperId: slip?.id ?? '' });
      expect(Buffer.from(pdf).toString()).toContain('%PDF');
    }));

  test('wait when the printer fails, and the registration stays', () =>
    withKiosk(async (story) => {
      await withPrinter(story);
      story.printer.failure = 'sin papel';
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.until(async () => (await story.call('listPapers', { visitId }))[0]?.printing === 'failed');
      const [waiting] = (await story.call('getQueues', {})).papers;
      expect(waiting).toMatchObject({ kind: 'employer-slip' });
      const [paper] = await story.call('listPapers', { visitId });
      expect(paper).toMatchObject({ printerProblem: 'other', printerMessage: 'sin papel' });
      story.printer.failure = undefined;
      const printed = await story.call('printPaper', { paperId: paper?.id ?? '' });
      expect(printed).toMatchObject({ printing: 'queued', printerProblem: null });
      await story.until(async () => (await story.call('listPapers', { visitId }))[0]?.printing === 'printed');
      expect((await story.call('getQueues', {})).papers).toEqual([]);
    }));

  test('wait without a printer; nobody finds what is not there', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.until(async () => (await story.call('listPapers', { visitId })).length === 1);
      const [slip] = await story.call('listPapers', { visitId });
      expect(await story.call('printPaper', { paperId: slip?.id ?? '' })).toMatchObject({
        printing: 'waiting',
        printerProblem: 'no-printer-chosen',
      });
      expect(await story.call('printTriageSheet', { case: 'passport', language: 'en' })).toEqual({
        printing: 'failed',
        printerProblem: 'no-printer-chosen',
        printerMessage: null,
      });
      const nowhere = '00000000-0000-4000-8000-000000000000';
      expect(await story.callForError('printPaper', { paperId: nowhere })).toEqual({ code: 'not-found' });
      expect(await story.callForError('getPaperPdf', { paperId: nowhere })).toEqual({ code: 'not-found' });
      expect(await story.callForError('listPapers', { visitId: nowhere })).toEqual({ code: 'not-found' });
    }));

  test('the triage sheet is printed and not kept', () =>
    withKiosk(async (story) => {
      await withPrinter(story);
      await signInAsClerk(story);
      const sheet = await story.call('printTriageSheet', { case: 'passport', language: 'en' });
      expect(sheet).toEqual({ printing: 'sent', printerProblem: null, printerMessage: null });
      expect(story.printer.jobs).toHaveLength(1);
    }));
});

describe('the audit trail', () => {
  test('is listed, newest first, and verified', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { identificationCode } = await register(story);
      const entries = await story.call('listAuditEntries', {
        before: null,
        limit: 50,
        event: 'registration-confirmed',
      });
      expect(entries).toMatchObject([{ account: 'carla', subject: identificationCode }]);
      expect(await story.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
      expect((await auditedEvents(story)).at(-1)).toBe('audit-verified');
    }));

  test('holds no personal data', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      await register(story);
      const trail = JSON.stringify(
        await story.call('listAuditEntries', { before: null, limit: 200, event: null }),
      );
      for (const personal of ['QUINTERO', 'Quintero', '1991-03-14', 'S01234567', 'mfquintero', '991234567']) {
        expect(trail).not.toContain(personal);
      }
    }));
});
