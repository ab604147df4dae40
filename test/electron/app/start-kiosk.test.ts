import { expect, test } from 'vitest';
import { createDispatch } from '#electron/main/app/dispatch.ts';
import type { Kiosk } from '#electron/main/app/kiosk.ts';
import { startKiosk, startPatience } from '#electron/main/app/start-kiosk.ts';
import type { LogFields } from '#electron/main/ports.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';

/** A start that throws or never answers is seen. */

function watch(build: () => Promise<Kiosk>) {
  const told: ClerkSession[] = [];
  const logged: LogFields[] = [];
  const due: { milliseconds: number; callback: () => void }[] = [];
  const record = (_event: string, fields: LogFields = {}): void => void logged.push(fields);
  const log = { info: record, warn: record, error: record };
  const randomness = { integer: () => 0 };
  const kiosk = startKiosk({
    build,
    log,
    randomness,
    preview: false,
    onClerkSession: (session) => told.push(session),
    after: (milliseconds, callback) => {
      const timer = { milliseconds, callback };
      due.push(timer);
      return () => due.splice(due.indexOf(timer), 1);
    },
  });
  return { kiosk, told, logged, due, dispatch: createDispatch({ kiosk, log, randomness }) };
}

test('a program that cannot be put together says so to every call, under one incident', async () => {
  const { kiosk, told, logged, due, dispatch } = watch(() => Promise.reject(new Error('no such module')));
  const session = (await kiosk).clerkSession();
  expect(session).toEqual({
    state: 'unavailable',
    problem: 'start-failed',
    file: null,
    incident: 'AA-AAA',
    preview: false,
  });
  expect(told).toEqual([session]);
  expect(logged).toMatchObject([{ incident: 'AA-AAA', reason: 'start-failed' }]);
  expect(JSON.stringify(logged)).not.toContain('no such module');
  expect(await dispatch.call('clerk', 'getClerkSession', {})).toEqual({ kind: 'done', value: session });
  expect(await dispatch.call('worker', 'getWorkerSession', {})).toMatchObject({ kind: 'done' });
  expect(await dispatch.call('clerk', 'signIn', { username: 'a', password: 'b' })).toMatchObject({
    kind: 'refused',
  });
  expect(due).toEqual([]);
  await (await kiosk).close();
});

test('one that does not answer is said to be slow, and still counts when it answers', async () => {
  let finish: (kiosk: Kiosk) => void = () => undefined;
  const { kiosk, told, due } = watch(() => new Promise((resolve) => (finish = resolve)));
  expect(due.map(({ milliseconds }) => milliseconds)).toEqual([startPatience]);
  due[0]?.callback();
  expect(told).toMatchObject([{ state: 'unavailable', problem: 'start-slow', incident: 'AA-AAA' }]);
  const built = {} as Kiosk;
  finish(built);
  expect(await kiosk).toBe(built);
});
