import { beforeEach, describe, expect, test } from 'vitest';
import { createDispatch, type Dispatch, methodsBeforeReady } from '#electron/main/app/dispatch.ts';
import type { KioskStatus } from '#electron/main/app/kiosk.ts';
import type { Handlers } from '#electron/main/context/handlers.ts';
import type { Log, LogFields } from '#electron/main/ports.ts';
import { api, type MethodName } from '#shared/contract/kiosk/api.ts';
import { views } from '#shared/contract/kiosk/method.ts';
import { roles } from '#shared/domain/accounts/account-status.ts';

const names = Object.keys(api) as MethodName[];
const open: KioskStatus = { ready: true, role: 'admin', locked: false, visitHandedOver: true };

let status: KioskStatus;
let ran: MethodName[];
let lines: { event: string; fields: LogFields | undefined }[];
let handler: () => unknown;
let dispatch: Dispatch;
let refusals: unknown[];

beforeEach(() => {
  status = open;
  ran = [];
  lines = [];
  refusals = [];
  handler = () => ({ ok: true, value: {} });
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        ran.push(name);
        return handler();
      },
    ]),
  ) as unknown as Handlers;
  const record = (event: string, fields?: LogFields): void => void lines.push({ event, fields });
  const log: Log = { info: record, warn: record, error: record };
  dispatch = createDispatch({
    kiosk: Promise.resolve({ handlers, status: () => status }),
    log,
    randomness: { integer: () => 0 },
    onRefused: (refusal) => refusals.push(refusal),
  });
});

const refused = (reason: string) => ({ kind: 'refused', reason });
/** An account that may call the method, in its own view. */
function allowed(name: MethodName): KioskStatus {
  const { access } = api[name];
  return access.view === 'clerk' && access.roles !== 'anyone' ? { ...open, role: access.roles[0] } : open;
}

describe.each(names)('%s', (name) => {
  const { access } = api[name];
  const { view } = access;
  const other = view === 'clerk' ? 'worker' : 'clerk';

  test('is refused to anybody but its callers, in one shape', async () => {
    expect(await dispatch.call(undefined, name, {})).toEqual(refused('sender'));
    expect(await dispatch.call(other, name, {})).toEqual(refused('view'));

    status = { ...allowed(name), ready: false };
    const early: readonly string[] = methodsBeforeReady;
    if (!early.includes(name)) expect(await dispatch.call(view, name, {})).toEqual(refused('not-ready'));

    if (access.view === 'worker' && access.during === 'visit') {
      status = { ...open, visitHandedOver: false };
      expect(await dispatch.call(view, name, {})).toEqual(refused('no-visit'));
    }
    if (access.view === 'clerk' && access.roles !== 'anyone') {
      for (const role of [...roles, undefined]) {
        if (role !== undefined && access.roles.includes(role)) continue;
        status = { ...open, role };
        expect(await dispatch.call(view, name, {})).toEqual(refused('role'));
      }
      status = { ...allowed(name), locked: true };
      expect(await dispatch.call(view, name, {})).toEqual(refused('locked'));
    }
    expect(ran).toEqual([]);
    expect(refusals.length).toBeGreaterThan(1);
  });

  test('refuses input that is not exactly its own', async () => {
    status = allowed(name);
    const wrong = [undefined, null, 'text', 7, [], () => 0, { surplus: true }, { __proto__: { a: 1 }, b: 2 }];
    for (const input of wrong) expect(await dispatch.call(view, name, input)).toEqual(refused('input'));
    expect(ran).toEqual([]);
  });
});

test.each(['toString', '__proto__', 'constructor', 'noSuchMethod', '', 7, null, undefined, {}])(
  'the name %j is no method',
  async (name) => {
    for (const view of views) expect(await dispatch.call(view, name, {})).toEqual(refused('method'));
  },
);

test("before sign-in and while locked, 'anyone' may still call", async () => {
  status = { ...open, role: undefined };
  expect(await dispatch.call('clerk', 'signOut', {})).toEqual({ kind: 'done', value: {} });
  status = { ...open, locked: true };
  expect(await dispatch.call('clerk', 'reportClerkActivity', {})).toEqual({ kind: 'done', value: {} });
});

test('before the terminal is set up, or when it has ended, twelve methods run', async () => {
  status = { ready: false, role: undefined, locked: false, visitHandedOver: false };
  handler = () => ({ ok: true, value: { state: 'first-run', restoring: null, preview: false } });
  expect(await dispatch.call('clerk', 'getClerkSession', {})).toMatchObject({ kind: 'done' });
  expect(ran).toEqual(['getClerkSession']);
  expect([...methodsBeforeReady].sort()).toEqual([
    'cancelRestore',
    'getClerkSession',
    'getWorkerSession',
    'goOnHere',
    'goOnWithoutActs',
    'lookForBackups',
    'printClosingCertificate',
    'putCertificateAway',
    'restoreTerminal',
    'saveClosingCertificate',
    'setUpTerminal',
    'unsealStore',
  ]);
});

test('the input reaches the use case as its schema reads it', async () => {
  let seen: unknown;
  const signIn = (input: unknown) => {
    seen = input;
    return { ok: true, value: {} };
  };
  const local = createDispatch({
    kiosk: Promise.resolve({ handlers: { signIn } as unknown as Handlers, status: () => open }),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    randomness: { integer: () => 0 },
  });
  await local.call('clerk', 'signIn', { username: '  Maria.Q ', password: 'secret' });
  expect(seen).toEqual({ username: 'maria.q', password: 'secret' });
});

test('an expected error comes back as it is declared', async () => {
  handler = () => ({ ok: false, error: { code: 'wrong-sign-in' } });
  const reply = await dispatch.call('clerk', 'signIn', { username: 'maria', password: 'x' });
  expect(reply).toEqual({ kind: 'error', error: { code: 'wrong-sign-in' } });
});

test.each(['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_IOERR_READ'])(
  'an act that meets damage (%s) is refused, and nobody is told that nothing was lost',
  async (code) => {
    handler = () => {
      throw Object.assign(new Error('database disk image is malformed'), { code });
    };
    expect(await dispatch.call('clerk', 'signOut', {})).toEqual({ kind: 'refused', reason: 'not-ready' });
  },
);

describe('an act that finds no room on the disk', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const inputs: Partial<Record<MethodName, unknown>> = {
    signIn: { username: 'maria', password: 'x' },
    unlockScreen: { secret: 'x' },
    startVisit: { workerId: null },
    resumeVisit: { visitId: '00000000-0000-4000-8000-000000000000' },
    leaveVisit: {},
  };

  test.each(Object.keys(inputs) as MethodName[])('%s says so, and is no incident', async (name) => {
    status = allowed(name);
    handler = () => Promise.reject(full);
    expect(await dispatch.call(api[name].access.view, name, inputs[name])).toEqual(refused('disk-full'));
    expect(ran).toEqual([name]);
    expect(lines).toEqual([{ event: 'call-out-of-space', fields: { method: name, code: 'SQLITE_FULL' } }]);
  });

  test('also when the file system says it', async () => {
    for (const code of ['ENOSPC', 'EDQUOT']) {
      handler = () => Promise.reject(Object.assign(new Error('no space'), { code }));
      expect(await dispatch.call('clerk', 'signOut', {})).toEqual(refused('disk-full'));
    }
    handler = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }));
    expect(await dispatch.call('clerk', 'signOut', {})).toMatchObject({ kind: 'incident' });
  });
});

describe('a bug becomes an incident that gives nothing away', () => {
  const signIn = () => dispatch.call('clerk', 'signIn', { username: 'maria', password: 'hunter2' });

  test.each([
    ['thrown', () => Promise.reject(new Error('no such account: maria, hunter2'))],
    ['output-differs', () => ({ ok: true, value: { hash: 'hunter2' } })],
    ['error-differs', () => ({ ok: false, error: { code: 'hunter2' } })],
    ['thrown', () => undefined],
  ])('%s', async (code, outcome) => {
    handler = outcome;
    expect(await signIn()).toEqual({ kind: 'incident', incident: 'AA-AAA' });
    expect(lines).toEqual([
      {
        event: 'call-incident',
        fields: { incident: 'AA-AAA', method: 'signIn', code, stack: expect.any(String) as string },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|maria/);
  });

  test('an error of a method that declares none', async () => {
    handler = () => ({ ok: false, error: { code: 'anything' } });
    expect(await dispatch.call('clerk', 'signOut', {})).toMatchObject({ kind: 'incident' });
  });

  test('a kiosk that could not be built', async () => {
    const broken = Promise.reject(new Error('hunter2'));
    broken.catch(() => undefined);
    const local = createDispatch({
      kiosk: broken,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      randomness: { integer: () => 0 },
    });
    expect(await local.call('clerk', 'getClerkSession', {})).toMatchObject({ kind: 'incident' });
  });
});
