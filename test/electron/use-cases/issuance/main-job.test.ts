import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goTo, papersWhenIssued, register, secrets, signInAsClerk } from '#test/support/fakes/journey.ts';
import { withKiosk } from '#test/support/with-kiosk.ts';

describe('the main job', () => {
  test('a worker leaves with code, credential and papers', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId, workerId, identificationCode } = await register(story);
      expect(identificationCode).toMatch(/^E017-2-\d{6}-[0-9A-Z]$/);
      expect(story.clerk().display).toBeNull();

      await story.call('handOver', { visitId });
      expect(story.worker().step.stage).toBe('language');
      await goTo(story, 'done');
      const { step } = story.worker();
      expect(step).toMatchObject({ stage: 'done', identificationCode, entryNoticeDeadline: '2026-12-01' });

      await story.until(
        async () => (await story.call('listPapers', { visitId })).length === papersWhenIssued,
      );
      const papers = await story.call('listPapers', { visitId });
      expect(papers.map(({ kind }) => kind).sort()).toEqual([
        'credential-request',
        'employer-slip',
        'receipt',
        'responsibility-agreement',
      ]);
      await story.call('finishWorkerVisit', {});
      expect(story.kiosk().workerSession().state).toBe('resting');
      const record = await story.call('openWorker', { workerId });
      expect(record).toMatchObject({ credential: 'active', headOffice: 'saved', identificationCode });
      expect((await story.call('getQueues', {})).headOffice.waiting).toBe(8);
    }));

  test('nothing secret is anywhere but hashed', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story);
      await story.call('handOver', { visitId });
      await goTo(story, 'done');
      await story.until(
        async () => (await story.call('listPapers', { visitId })).length === papersWhenIssued,
      );
      for (const { id } of await story.call('listPapers', { visitId })) {
        const { pdf } = await story.call('getPaperPdf', { paperId: id });
        expectNoSecrets(Buffer.from(pdf));
      }
      for (const entry of readdirSync(story.dataDirectory, { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) expectNoSecrets(readFileSync(join(entry.parentPath, entry.name)));
      }
      expectNoSecrets(Buffer.from(story.logged.join('\n')));
      expectNoSecrets(Buffer.from(story.clerkSessions.join('\n')));
      const trail = await story.kiosk().handlers.listAuditEntries({ before: null, limit: 200, event: null });
      expectNoSecrets(Buffer.from(JSON.stringify(trail)));
    }));

  test('without e-mail the clerk proves the identity at the counter', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { visitId } = await register(story, undefined, { 'contact.email': '' });
      await story.call('handOver', { visitId });
      await goTo(story, 'counter-proof');
      await goTo(story, 'done');
      expect((await story.call('getVisit', { visitId })).counterProofAt).not.toBeNull();
      expect(story.mail.sent).toHaveLength(0);
    }));
});

function expectNoSecrets(bytes: Buffer): void {
  for (const secret of [secrets.credential, ...secrets.answers.map(([, answer]) => answer)]) {
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes(secret.toLowerCase())).toBe(false);
  }
}
