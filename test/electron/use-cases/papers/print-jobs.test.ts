import { expect, test } from 'vitest';
import { credentialPaperKinds } from '#electron/main/use-cases/papers/paper-contents.ts';
import { registration } from '#shared/domain/procedures/registration.ts';
import { goTo, register, signInAsClerk } from '#test/support/fakes/journey.ts';
import {
  choosePrinter,
  printedSheets,
  sheetState,
  signBackIn,
  takeSheet,
} from '#test/support/fakes/kit-journey.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

const off = { state: 'queued', problem: 'printer-offline' } as const;

/** Somebody registered, with one paper sent to a printer. */
async function registeredWithPaper(story: KioskTest) {
  await choosePrinter(story);
  await signInAsClerk(story);
  const { visitId } = await register(story);
  await story.until(async () => (await story.call('listPapers', { visitId })).length === 1);
  const paper = async () => {
    const [found] = await story.call('listPapers', { visitId });
    if (found === undefined) throw new Error('there is no paper');
    return found;
  };
  return { visitId, paper };
}

/** Of the last sheet of codes, as the print system calls its job. */
function lastSheetJob({ printer }: KioskTest): string {
  return `counter-${printer.jobs.findLastIndex(({ title }) => title === 'Ventanilla recovery-kit') + 1}`;
}

/** The print system was asked again. */
async function lookAgain(story: KioskTest, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  story.time.advance({ seconds: 2 });
  await story.until(isTrue);
}

test('a printer that is off keeps the paper, and says so at the counter until it comes out', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    const { paper } = await registeredWithPaper(story);
    await story.until(() => story.clerk().printing !== null);
    expect(await paper()).toMatchObject({ printing: 'queued', printerProblem: 'printer-offline' });
    expect(story.clerk().printing).toEqual({ kept: 1, problem: 'printer-offline' });
    expect((await story.call('getQueues', {})).papers).toHaveLength(1);

    story.printer.jobState = { state: 'printed' };
    await lookAgain(story, () => story.clerk().printing === null);
    expect(await paper()).toMatchObject({ printing: 'printed', printerProblem: null });
    expect((await story.call('getQueues', {})).papers).toEqual([]);
  }));

test('a job the printer says nothing about is called slow after half a minute', () =>
  withKiosk(async (story) => {
    story.printer.jobState = { state: 'queued', problem: null };
    const { paper } = await registeredWithPaper(story);
    await story.until(async () => (await paper()).printing === 'queued');
    expect(story.clerk().printing).toBeNull();
    story.time.advance({ seconds: 31 });
    await story.until(() => story.clerk().printing !== null);
    expect(story.clerk().printing).toEqual({ kept: 1, problem: 'printer-slow' });
  }));

test('sent again, the paper does not pile up: the job that waits is cancelled first', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    const { paper } = await registeredWithPaper(story);
    await story.until(async () => (await paper()).printing === 'queued');
    for (const round of [1, 2, 3]) {
      await story.call('printPaper', { paperId: (await paper()).id });
      expect(story.printer.cancelled).toHaveLength(round);
    }
    expect(story.printer.jobs).toHaveLength(4);
    expect(new Set(story.printer.cancelled)).toEqual(new Set(['counter-1', 'counter-2', 'counter-3']));
    await lookAgain(story, () => story.clerk().printing !== null);
    expect(story.clerk().printing).toEqual({ kept: 1, problem: 'printer-offline' });
  }));

test.each([
  ['aborted', 'job-failed'],
  ['cancelled at the printer', 'job-cancelled'],
] as const)('a job that is %s was not printed', (_what, problem) =>
  withKiosk(async (story) => {
    story.printer.jobState = { state: 'failed', problem };
    const { paper } = await registeredWithPaper(story);
    await story.until(async () => (await paper()).printing === 'failed');
    expect(await paper()).toMatchObject({ printerProblem: problem });
    expect((await story.call('getQueues', {})).papers).toHaveLength(1);
  }),
);

test.each([
  ['forgot the job', { state: 'forgotten' } as const],
  ['cannot be asked', undefined],
])('of a print system that %s no more is told than that it took the paper', (_what, state) =>
  withKiosk(async (story) => {
    story.printer.jobState = state;
    const { paper } = await registeredWithPaper(story);
    if (state === undefined) {
      await story.until(async () => (await paper()).printing === 'queued');
      story.time.advance({ minutes: 10 });
    }
    await story.until(async () => (await paper()).printing === 'sent');
    expect(await paper()).toMatchObject({ printerProblem: null });
  }),
);

test('taken out of the printer, a paper is not printed and not waited for; sent again, it is', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    const { paper } = await registeredWithPaper(story);
    await story.until(() => story.clerk().printing !== null);
    const [job] = await story.call('listPrintJobs', {});
    expect(job).toMatchObject({ kind: 'employer-slip', problem: 'printer-offline' });
    const jobId = job?.id ?? '';
    expect(await story.call('removePrintJob', { jobId })).toEqual([]);
    expect(story.printer.cancelled).toEqual(['counter-1']);
    expect(await paper()).toMatchObject({ printing: 'failed', printerProblem: 'job-removed' });
    expect(story.clerk().printing).toBeNull();
    expect((await story.call('getQueues', {})).papers).toEqual([]);
    expect(await story.callForError('removePrintJob', { jobId })).toEqual({ code: 'not-found' });
    expect((await story.call('printPaper', { paperId: (await paper()).id })).printing).toBe('queued');
  }));

test('a paper that came out although it was taken out is printed', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    const { paper } = await registeredWithPaper(story);
    await story.until(() => story.clerk().printing !== null);
    story.printer.jobState = { state: 'printed' };
    story.printer.isTooLate = true;
    const [job] = await story.call('listPrintJobs', {});
    await story.call('removePrintJob', { jobId: job?.id ?? '' });
    expect(await paper()).toMatchObject({ printing: 'printed', printerProblem: null });
  }));

test('whatever the strip says is stuck, the home counts too, also what is no paper of a registration', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    await choosePrinter(story);
    await signInAsClerk(story);
    const { visitId } = await register(story);
    await story.call('printTriageSheet', { case: 'passport', language: 'es' });
    await story.call('handOver', { visitId });
    await goTo(story, 'recovery-kit');
    await story.call('printKit', {});
    await story.until(() => sheetState(story) === 'printed');
    const home = async () => (await story.call('getQueues', {})).papers;
    const expected = [...registration.papers, ...credentialPaperKinds, 'recovery-kit', 'triage-sheet'];
    const all = expected.length;
    await story.until(async () => (await home()).length === all);
    await lookAgain(story, () => story.clerk().printing?.kept === all);
    const kinds = (await home()).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(expected.toSorted());

    const sheet = (await story.call('listPrintJobs', {})).find(({ kind }) => kind === 'recovery-kit');
    await story.call('removePrintJob', { jobId: sheet?.id ?? '' });
    expect(story.worker().step).toMatchObject({ sheet: { state: 'failed', problem: 'job-removed' } });
    expect(story.printer.cancelled).toEqual([lastSheetJob(story)]);
    expect((await home()).map(({ kind }) => kind)).toEqual(kinds.filter((kind) => kind !== 'recovery-kit'));
    expect(story.clerk().printing?.kept).toBe(kinds.length - 1);
  }));

test('jobs are followed over a power cut', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    const { visitId, paper } = await registeredWithPaper(story);
    await story.until(async () => (await paper()).printing === 'queued');
    await story.restart();
    await signBackIn(story);
    story.printer.jobState = { state: 'printed' };
    await lookAgain(story, async () => {
      const [found] = await story.call('listPapers', { visitId });
      return found?.printing === 'printed';
    });
  }));

test('the job of a sheet of codes that is void is cancelled, also after a power cut', () =>
  withKiosk(async (story) => {
    story.printer.jobState = off;
    await choosePrinter(story);
    await signInAsClerk(story);
    const { visitId } = await register(story);
    await story.call('handOver', { visitId });
    await goTo(story, 'recovery-kit');
    await story.call('printKit', {});
    await story.until(() => sheetState(story) === 'printed');
    const { step } = story.worker();
    expect(step).toMatchObject({ sheet: { state: 'printed' } });
    await lookAgain(story, () => JSON.stringify(story.worker().step).includes('printer-offline'));

    const sheetJob = lastSheetJob(story);
    expect(story.printer.cancelled).not.toContain(sheetJob);
    await story.call('confirmKit', { inHand: false });
    await story.until(() => story.printer.cancelled.includes(sheetJob));

    // The next one is left alone on the display when the power goes.
    story.printer.cancelled.length = 0;
    await story.call('printKit', {});
    await story.until(() => sheetState(story) === 'printed');
    expect(printedSheets(story)).toHaveLength(2);
    await story.restart();
    await lookAgain(story, () => story.printer.cancelled.includes(lastSheetJob(story)));
  }));

test('a sheet of codes that the print system gave up is void at once, and another may be asked for', () =>
  withKiosk(async (story) => {
    await choosePrinter(story);
    await signInAsClerk(story);
    const { visitId } = await register(story);
    await story.call('handOver', { visitId });
    await goTo(story, 'recovery-kit');
    story.printer.jobState = { state: 'failed', problem: 'job-failed' };
    await story.call('printKit', {});
    // A look that was under way for another paper may have found it already.
    await story.until(() => ['printed', 'failed'].includes(sheetState(story) ?? ''));
    await lookAgain(story, () => sheetState(story) === 'failed');
    expect(story.worker().step).toMatchObject({ sheet: { problem: 'job-failed' } });
    story.printer.jobState = { state: 'printed' };
    expect(await takeSheet(story)).toHaveLength(10);
  }));
