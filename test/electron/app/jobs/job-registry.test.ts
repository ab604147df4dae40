import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Job, JobRuntime } from '#electron/main/app/jobs/job.ts';
import { createJobRegistry } from '#electron/main/app/jobs/job-registry.ts';
import { jobs as everyJob, type JobName } from '#electron/main/app/jobs/jobs.ts';
import { drillFolderName } from '#electron/main/db/safety/backup-desk.ts';
import { restoreFolderName } from '#electron/main/db/safety/restore-store.ts';
import { createFakeTime } from '#test/support/fakes/fake-time.ts';
import { admin, withKiosk } from '#test/support/with-kiosk.ts';

/** Every job idle but `name`, which does what the test says; all runs of all jobs. */
function registryWith(name: JobName, job: Pick<Job, 'period' | 'atStart'> & { readonly run: Run }) {
  const time = createFakeTime();
  const closing = new AbortController();
  const logged: string[] = [];
  const background: Promise<void>[] = [];
  const runs: JobName[] = [];
  const context = {
    clock: { now: time.systemTime },
    scheduler: time.scheduler,
    log: { error: (event: string, fields: object) => logged.push(JSON.stringify({ event, ...fields })) },
    closing: closing.signal,
    later: (work: () => Promise<void>) => background.push(work()),
  };
  const table = Object.fromEntries(
    jobNames.map((each): [JobName, Job] => [
      each,
      each === name
        ? {
            ...everyJob[each],
            ...job,
            prepare: () => (signal) => {
              runs.push(each);
              return job.run(signal);
            },
          }
        : { ...everyJob[each], prepare: () => () => void runs.push(each) },
    ]),
  ) as Record<JobName, Job>;
  const registry = createJobRegistry(table, { context } as unknown as JobRuntime);
  time.scheduler.every(1000, registry.tick);
  const stateOf = () => registry.list().find((state) => state.name === name);
  return { time, registry, runs, logged, closing, stateOf, ended: () => Promise.all(background) };
}

const jobNames = Object.keys(everyJob) as JobName[];

type Run = (signal: AbortSignal) => void | Promise<void>;

test('every job that there is runs when it is due, once or again and again', () => {
  const { registry, runs, time } = registryWith('mail', { period: 15, atStart: true, run: () => undefined });
  registry.start();
  expect(runs).toEqual(jobNames.filter((name) => everyJob[name].atStart));
  time.advance({ seconds: 60 });
  const count = (name: JobName) => runs.filter((run) => run === name).length;
  for (const name of jobNames) {
    const { atStart, period }: Job = everyJob[name];
    expect([name, count(name)]).toEqual([name, (atStart ? 1 : 0) + Math.floor(60 / (period ?? Infinity))]);
  }
  expect(count('mail')).toBe(5);
  expect(registry.list().map(({ name }) => name)).toEqual([...jobNames]);
});

test('a run that lasts is shown; whatever fell due meanwhile is one more run when it ends', async () => {
  let end = (): void => undefined;
  const run = () => new Promise<void>((resolve) => (end = resolve));
  const { registry, runs, time, stateOf, ended } = registryWith('mail', { period: 15, atStart: true, run });
  expect(stateOf()).toMatchObject({ running: false, startedAt: null, outcome: null });
  registry.start();
  const startedAt = time.systemTime().toISOString();
  expect(stateOf()).toMatchObject({ running: true, startedAt, endedAt: null });
  time.advance({ seconds: 40 });
  expect(runs.filter((name) => name === 'mail')).toHaveLength(1);
  end();
  await ended();
  const again = time.systemTime().toISOString();
  expect(stateOf()).toMatchObject({ running: true, startedAt: again, endedAt: again, outcome: 'done' });
  end();
  await ended();
  expect(runs.filter((name) => name === 'mail')).toHaveLength(2);
  expect(stateOf()).toMatchObject({ running: false, outcome: 'done' });
  expect(Date.parse(stateOf()?.nextAt ?? '')).toBe(Date.parse(again) + 15_000);
});

test.each([
  [
    'at once',
    () => {
      throw new Error('secret words');
    },
  ],
  ['later', () => Promise.reject(new Error('secret words'))],
] as const)('what fails %s is logged by its name and runs again when it is due', async (_when, run) => {
  const { registry, runs, time, stateOf, logged, ended } = registryWith('mail', {
    period: 15,
    atStart: true,
    run,
  });
  registry.start();
  await ended();
  expect(stateOf()).toMatchObject({ running: false, outcome: 'failed' });
  expect(logged).toHaveLength(1);
  expect(logged[0]).toContain('"state":"mail"');
  expect(logged[0]).not.toContain('secret words');
  time.advance({ seconds: 15 });
  expect(runs.filter((name) => name === 'mail')).toHaveLength(2);
});

test('a run can be cancelled, alone or when the store closes; then nothing begins any more', async () => {
  const until = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const { registry, runs, time, stateOf, closing, ended } = registryWith('mail', {
    period: 15,
    atStart: true,
    run: until,
  });
  expect(registry.cancel('mail')).toBe(false);
  registry.start();
  expect(registry.cancel('mail')).toBe(true);
  await ended();
  expect(stateOf()).toMatchObject({ running: false, outcome: 'cancelled' });
  time.advance({ seconds: 15 });
  closing.abort();
  await ended();
  expect(stateOf()).toMatchObject({ running: false, outcome: 'cancelled' });
  time.advance({ minutes: 10 });
  expect(runs.filter((name) => name === 'mail')).toHaveLength(2);
});

test('the administrator sees every job of the open store', () =>
  withKiosk(async (story) => {
    await story.call('signIn', { username: admin.username, password: admin.password });
    await story.until(async () =>
      (await story.call('listJobs', {})).every(
        ({ name, outcome }) => !everyJob[name as JobName].atStart || outcome === 'done',
      ),
    );
    story.time.advance({ seconds: 2 });
    await story.until(async () =>
      (await story.call('listJobs', {})).some(
        ({ name, outcome }) => name === 'print-following' && outcome === 'done',
      ),
    );
  }));

test('what a drill or a restore left that was cut off is gone after a start', () =>
  withKiosk(async (story) => {
    const left = [drillFolderName, restoreFolderName].map((name) => join(story.dataDirectory, name));
    for (const path of left) mkdirSync(join(path, 'documents'), { recursive: true });
    await story.restart();
    await story.until(() => !left.some((path) => existsSync(path)));
  }));
