import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKiosk } from '#electron/main/app/create-kiosk.ts';
import type { Kiosk, KioskEnvironment } from '#electron/main/app/kiosk.ts';
import type { Outcome } from '#electron/main/context/handlers.ts';
import type { LogFields } from '#electron/main/ports.ts';
import { type Api, api, type MethodName } from '#shared/contract/kiosk/api.ts';
import { actToSign, type SignedActName, signedActs } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import type { ClerkSession, WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import type { ErrorOf, InputOf, OutputOf } from '#shared/contract/kiosk/method.ts';
import { expectActsTold } from './expect-told.ts';
import {
  createFakeDrives,
  createFakeScanner,
  type FakeDrives,
  type FakeScanner,
} from './fakes/fake-capture.ts';
import {
  createFakeKeystore,
  createFakeMail,
  createFakePaperRenderer,
  createFakePrinter,
  createFakeReader,
  type FakeKeystore,
  type FakeMail,
  type FakePaperRenderer,
  type FakePrinter,
  type FakeReader,
} from './fakes/fake-devices.ts';
import { createFakeTime, type FakeTime } from './fakes/fake-time.ts';
import { oncePerRun } from './once-per-run.ts';

export const admin = {
  username: 'admin',
  password: 'marea-lenta-azul-9',
  pin: '7294',
  passphrase: 'colibri niebla cuarzo volcan sendero',
};

/**
 * What a test says of a call. Where it says nothing of `shown`, the act is shown first, as the screen shows it; where
 * it names no visit, the service at the display is meant.
 */
export type TestInput<Name extends MethodName> = Name extends SignedActName
  ? Omit<InputOf<Api[Name]>, 'coSignature' | 'visitId'> & {
      readonly visitId?: string;
      readonly coSignature: Omit<InputOf<Api[Name]>['coSignature'], 'shown'> & { readonly shown?: string };
    }
  : InputOf<Api[Name]>;

/** Calls a method as dispatch does (schema first) and gives its value; an error fails the test. */
export type Call = <Name extends MethodName>(
  name: Name,
  input: TestInput<Name>,
) => Promise<OutputOf<Api[Name]>>;

/** Calls a method that must answer with one of its errors, and gives the error. */
export type CallForError = <Name extends MethodName>(
  name: Name,
  input: TestInput<Name>,
) => Promise<ErrorOf<Api[Name]>>;

export interface KioskTest {
  /** The running kiosk: another one after `restart`. */
  readonly kiosk: () => Kiosk;
  readonly call: Call;
  readonly callForError: CallForError;
  readonly time: FakeTime;
  readonly reader: FakeReader;
  readonly printer: FakePrinter;
  readonly scanner: FakeScanner;
  readonly drives: FakeDrives;
  readonly mail: FakeMail;
  readonly papers: FakePaperRenderer;
  readonly keystore: FakeKeystore;
  readonly dataDirectory: string;
  /** Everything that was logged, as text. */
  readonly logged: string[];
  /** Every session the clerk's view was told, as text. */
  readonly clerkSessions: string[];
  readonly shownViews: ('clerk' | 'worker')[];
  readonly screens: { count: number };
  clerk(): Extract<ClerkSession, { state: 'signed-in' }>;
  worker(): Extract<WorkerSession, { state: 'visit' }>;
  service(): Extract<WorkerSession, { state: 'service' }>;
  /** Closes the kiosk and starts it again on the same data. */
  restart(): Promise<void>;
  /** Waits until `isTrue`; work after the commit runs in the background. */
  until(isTrue: () => boolean | Promise<boolean>): Promise<void>;
}

/**
 * A kiosk that is set up, on a real store in a folder of its own, with the devices and the time in the test's hands.
 * Set-up, whose passphrase is slow on purpose, runs once for all; each test gets a copy.
 */
export async function withKiosk(
  story: (test: KioskTest) => Promise<void>,
  changes: Partial<KioskEnvironment> = {},
): Promise<void> {
  const template = await oncePerRun('store', (folder) =>
    withEmptyKiosk(async ({ call }) => void (await call('setUpTerminal', setUp)), folder),
  );
  const dataDirectory = mkdtempSync(join(tmpdir(), 'ventanilla-test-'));
  cpSync(template, dataDirectory, { recursive: true });
  try {
    await withEmptyKiosk(story, dataDirectory, changes);
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

export const setUp: InputOf<Api['setUpTerminal']> = {
  branchCode: '017',
  branchName: 'Agencia Centro',
  terminalNumber: 2,
  adminName: 'Ana Administradora',
  adminUsername: admin.username,
  adminPassword: admin.password,
  adminPin: admin.pin,
  recoveryPassphrase: admin.passphrase,
};

/** A kiosk on an empty folder (or the given one): nothing is set up. */
export async function withEmptyKiosk(
  story: (test: KioskTest) => Promise<void>,
  dataDirectory = mkdtempSync(join(tmpdir(), 'ventanilla-test-')),
  changes: Partial<KioskEnvironment> = {},
): Promise<void> {
  const test = await startKiosk(dataDirectory, changes);
  try {
    await story(test);
    expectActsTold(dataDirectory, test.keystore);
  } finally {
    await test.kiosk().close();
  }
}

async function startKiosk(dataDirectory: string, changes: Partial<KioskEnvironment>): Promise<KioskTest> {
  const time = createFakeTime();
  const reader = createFakeReader();
  const printer = createFakePrinter();
  const scanner = createFakeScanner();
  const drives = createFakeDrives();
  const mail = createFakeMail();
  const papers = createFakePaperRenderer();
  const keystore = createFakeKeystore();
  const logged: string[] = [];
  const clerkSessions: string[] = [];
  const shownViews: ('clerk' | 'worker')[] = [];
  const log = (event: string, fields?: LogFields) => logged.push(JSON.stringify({ event, ...fields }));
  const screens = { count: 2 };
  const environment: KioskEnvironment = {
    dataDirectory,
    systemTime: time.systemTime,
    randomness: {
      uuid: randomUUID,
      bytes: (length) => new Uint8Array(randomBytes(length)),
      integer: (below) => randomInt(below),
    },
    keystore,
    reader,
    paperRenderer: papers,
    printer,
    scanner,
    drives,
    mail,
    log: { info: log, warn: log, error: log },
    // The least that argon2 takes: a story is not about its cost, and hashes some ten secrets.
    hashing: { memory: 8, passes: 1, lanes: 1 },
    preview: false,
    answerStep: 0,
    // The dictionaries take half a second to unpack: guess-estimator.test.ts has them.
    estimateGuesses: async () => ({ tries: 20, triesByWord: 20, weakness: 'other' }),
    displays: () => screens.count,
    onClerkSession: (session) => clerkSessions.push(JSON.stringify(session)),
    onWorkerSession: () => undefined,
    showView: (view) => shownViews.push(view),
    ...changes,
  };
  let kiosk = await createKiosk(environment, time.scheduler);

  /** An act at the display is about the service there. */
  function subjectNamed(act: SignedActName, input: TestInput<SignedActName>) {
    if (!('visitId' in signedActs[act])) return input;
    const session = kiosk.clerkSession();
    const display = session.state === 'signed-in' ? session.display : null;
    return { visitId: display?.visitId ?? randomUUID(), ...input };
  }

  function idsOf(act: SignedActName, input: object) {
    const keys = Object.keys(signedActs[act]);
    return { act, ...Object.fromEntries(Object.entries(input).filter(([key]) => keys.includes(key))) };
  }

  async function outcomeOf<Name extends MethodName>(
    name: Name,
    input: TestInput<Name>,
  ): Promise<Outcome<Api[Name]>> {
    const handler = kiosk.handlers[name] as (input: unknown) => Promise<Outcome<Api[Name]>>;
    let asked: unknown = input;
    if (name in signedActs) {
      const { coSignature, ...subject } = subjectNamed(
        name as SignedActName,
        input as TestInput<SignedActName>,
      );
      asked = { ...subject, coSignature };
      if (coSignature.shown === undefined) {
        const shown = await kiosk.handlers.showActToSign(
          actToSign.parse(idsOf(name as SignedActName, subject)),
        );
        if (!shown.ok) return shown as Outcome<Api[Name]>;
        asked = { ...subject, coSignature: { ...coSignature, shown: shown.value.id } };
      }
    }
    const outcome = await handler(api[name].input.parse(asked));
    const schema = outcome.ok ? api[name].output : api[name].errors;
    schema.parse(outcome.ok ? outcome.value : outcome.error);
    return outcome;
  }

  const test: KioskTest = {
    kiosk: () => kiosk,
    call: async (name, input) => {
      const outcome = await outcomeOf(name, input);
      if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.error)}`);
      return outcome.value;
    },
    callForError: async (name, input) => {
      const outcome = await outcomeOf(name, input);
      if (outcome.ok) throw new Error(`${name} did not answer with an error`);
      return outcome.error;
    },
    time,
    reader,
    printer,
    scanner,
    drives,
    mail,
    papers,
    keystore,
    dataDirectory,
    logged,
    clerkSessions,
    shownViews,
    screens,
    clerk: () => {
      const session = kiosk.clerkSession();
      if (session.state !== 'signed-in') throw new Error(`the clerk's view is ${session.state}`);
      return session;
    },
    worker: () => {
      const session = kiosk.workerSession();
      if (session.state !== 'visit') throw new Error(`the worker's view is ${session.state}`);
      return session;
    },
    service: () => {
      const session = kiosk.workerSession();
      if (session.state !== 'service') throw new Error(`the worker's view is ${session.state}`);
      return session;
    },
    restart: async () => {
      await kiosk.close();
      kiosk = await createKiosk(environment, time.scheduler);
    },
    until: async (isTrue) => {
      const end = Date.now() + 60_000;
      while (!(await isTrue())) {
        if (Date.now() > end) throw new Error('what the test waits for did not happen');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
  return test;
}
