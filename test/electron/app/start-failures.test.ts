import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beginSetUp } from '#electron/main/app/store-parts.ts';
import { examineFolder } from '#electron/tools/examine-folder.ts';
import {
  openTestStore,
  registerWorker,
  setUpTestStore,
  temporaryDirectory,
  testPassphrase,
} from '#test/electron/db/test-store.ts';
import { setUp, withEmptyKiosk } from '#test/support/with-kiosk.ts';

/** Whatever is wrong with a file of the store, a start says so and changes nothing, and so does `verify`. */

let whole: ReturnType<typeof temporaryDirectory>;

beforeAll(async () => {
  whole = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(whole.path);
  registerWorker(store, clerkId, {});
  await store.documents.put(Buffer.from('a passport'));
  store.close();
});

afterAll(() => whole.remove());

/** Files of a store of which any one alone forbids a set-up. */
const parts = [
  'ventanilla.db',
  'ventanilla.db-wal',
  'ventanilla.db.before-230',
  'ventanilla.check',
  'keyring.json',
  'keyring.copy.json',
  'store.key',
  'audit-anchor.json',
  'act-witness',
  'code-reservation',
  'documents',
];

test.each(parts)('with nothing left but %s, nothing is set up over it', async (part) => {
  const folder = temporaryDirectory();
  const path = join(folder.path, part);
  if (part === 'documents') cpSync(join(whole.path, part), path, { recursive: true });
  else if (existsSync(join(whole.path, part))) cpSync(join(whole.path, part), path);
  else writeFileSync(path, 'some bytes');
  const { session, status, report } = await startAndVerify(folder.path);
  expect(session).toMatchObject({ state: 'unavailable', problem: 'file-missing' });
  expect(status).toBe(1);
  expect(report).toMatch(/^FAULT /);
  folder.remove();
});

test.each(parts)('a set-up refuses when %s came into the folder after the first run was shown', (part) =>
  withEmptyKiosk(async ({ kiosk, callForError, dataDirectory }) => {
    expect(kiosk().clerkSession().state).toBe('first-run');
    const path = join(dataDirectory, part);
    mkdirSync(part === 'documents' ? join(path, 'ab') : dataDirectory, { recursive: true });
    if (part !== 'documents') writeFileSync(path, 'some bytes');
    expect(await callForError('setUpTerminal', setUp)).toEqual({ code: 'already-set-up' });
    expect(kiosk().clerkSession().state).toBe('unavailable');
    if (part !== 'documents') expect(readFileSync(path, 'utf8')).toBe('some bytes');
  }),
);

test.each(['code-reservation', 'documents'])('an unfinished set-up is not set aside with %s in it', (part) =>
  withDamage('ventanilla.db', 'gone', async (dataDirectory) => {
    rmSync(join(dataDirectory, part === 'documents' ? 'code-reservation' : 'documents'), { recursive: true });
    beginSetUp(dataDirectory);
    const before = readdirSync(dataDirectory).toSorted();
    await withEmptyKiosk(
      async ({ kiosk }) => expect(kiosk().clerkSession().state).toBe('unavailable'),
      dataDirectory,
      { keystore: undefined },
    );
    expect(readdirSync(dataDirectory)).toEqual(expect.arrayContaining(before));
    expect(readdirSync(join(dataDirectory)).some((name) => name.includes('set-aside'))).toBe(false);
  }),
);

const damages = {
  'a folder in its place': (path) => {
    rmSync(path, { recursive: true });
    mkdirSync(path);
  },
  empty: (path) => truncateSync(path, 0),
  'cut in half': (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
  'other words': (path) => writeFileSync(path, 'this is not what it was\n'.repeat(20)),
  'of another version': (path) =>
    writeFileSync(path, readFileSync(path, 'utf8').replace('"version": 2', '"version": 9')),
  'a link to itself': (path) => {
    rmSync(path, { recursive: true });
    symlinkSync(path, path);
  },
  'a file in its place': (path) => {
    rmSync(path, { recursive: true });
    writeFileSync(path, 'a file');
  },
  gone: (path) => rmSync(path, { recursive: true }),
  'of gigabytes': (path) => {
    writeFileSync(path, 'x');
    truncateSync(path, 3 * 1024 ** 3);
  },
} satisfies Readonly<Record<string, (path: string) => void>>;
type Damage = keyof typeof damages;

/** A store of its own with one file damaged. */
async function withDamage(
  file: string,
  damage: Damage,
  story: (dataDirectory: string) => Promise<void>,
): Promise<void> {
  const folder = temporaryDirectory();
  try {
    cpSync(whole.path, folder.path, { recursive: true });
    damages[damage](join(folder.path, file));
    // The key ring is kept twice, and one copy mends the other (key-ring-copies.test.ts).
    if (file === 'keyring.json') damages[damage](join(folder.path, 'keyring.copy.json'));
    await story(folder.path);
  } finally {
    folder.remove();
  }
}

/** What is on the disk, but for what every opening writes. */
function contentOf(dataDirectory: string, except?: string): Record<string, string> {
  const isListed = (statSync(join(dataDirectory, 'documents'), { throwIfNoEntry: false })?.mode ?? 0) & 0o400;
  const names = readdirSync(dataDirectory, { recursive: isListed !== 0, encoding: 'utf8' });
  return Object.fromEntries(
    names
      .filter(
        (name) => !/ventanilla\.(lock|db-shm|db-wal)|audit-anchor|act-witness/.test(name) && name !== except,
      )
      .map((name) => {
        try {
          return [
            name,
            createHash('sha256')
              .update(readFileSync(join(dataDirectory, name)))
              .digest('hex'),
          ];
        } catch {
          return [name, 'a folder'];
        }
      }),
  );
}

/** State and problem of the clerk's view, and the lines of `verify`. */
async function startAndVerify(dataDirectory: string, file?: string) {
  // A store that opened before the fault was met has moved its log into the database.
  const except = file?.startsWith('ventanilla.db') ? undefined : 'ventanilla.db';
  const lines: string[] = [];
  const status = await examineFolder(dataDirectory, { ask: async () => testPassphrase }, (line) =>
    lines.push(line),
  );
  const before = contentOf(dataDirectory, except);
  let session: unknown;
  let logged = '';
  await withEmptyKiosk(
    async (story) => {
      session = story.kiosk().clerkSession();
      logged = story.logged.join('\n');
      expect(await story.callForError('setUpTerminal', setUp)).toEqual({
        code: 'already-set-up',
      });
      expect(story.kiosk().clerkSession()).toEqual(session);
    },
    dataDirectory,
    { keystore: undefined },
  );
  expect(contentOf(dataDirectory, except)).toEqual(before);
  return { session, status, report: lines.join('\n'), logged };
}

/** Windows lets an administrator alone make them. */
const links = process.platform === 'win32' ? [] : (['a link to itself'] as const);
const ofContent = ['empty', 'cut in half', 'other words'] as const;
const swollen = ['of gigabytes'] as const;

const cases: readonly (readonly [file: string, damages: readonly Damage[], problem: string])[] = [
  ['keyring.json', [...ofContent, 'of another version'], 'file-damaged'],
  ['keyring.json', ['a folder in its place'], 'not-a-file'],
  ['keyring.json', ['gone'], 'file-missing'],
  ['keyring.json', swollen, 'file-damaged'],
  ['code-reservation', swollen, 'file-damaged'],
  ['store.key', ['a folder in its place'], 'not-a-file'],
  ['code-reservation', ['empty', 'other words'], 'file-damaged'],
  ['code-reservation', ['a folder in its place'], 'not-a-file'],
  ['ventanilla.db', ['cut in half', 'other words'], 'database-damaged'],
  ['ventanilla.db', ['empty', 'gone'], 'file-missing'],
  ['ventanilla.db', ['a folder in its place'], 'not-a-file'],
  ['ventanilla.check', ['a folder in its place'], 'not-a-file'],
  ['ventanilla.lock', ['a folder in its place', ...links], 'not-a-file'],
  ['act-witness', ['a folder in its place'], 'not-a-file'],
  ['documents', ['a file in its place'], 'not-a-file'],
];

describe.each(cases)('%s', (file, how, problem) => {
  test.each(how)('%s is named on the screen and by verify', (damage) =>
    withDamage(file, damage, async (dataDirectory) => {
      const { session, status, report, logged } = await startAndVerify(dataDirectory, file);
      expect(session).toMatchObject({ state: 'unavailable', problem, file });
      const { incident } = session as { incident: string };
      expect(incident).toMatch(/^[A-Z0-9]{2}-[A-Z0-9]{3}$/);
      expect(logged).toContain(incident);
      if (file !== 'ventanilla.lock') expect(status).not.toBe(0);
      expect(report).not.toMatch(/\bat .*:\d+:\d+|Error/);
    }),
  );
});

test.each(['empty', 'cut in half', 'other words', 'gone'] as const)(
  'a key file that is %s leaves the passphrase, and is never overwritten',
  (damage) =>
    withDamage('store.key', damage, async (dataDirectory) => {
      const before = contentOf(dataDirectory)['store.key'];
      await withEmptyKiosk(
        async ({ kiosk, call, restart }) => {
          expect(kiosk().clerkSession()).toMatchObject({ state: 'sealed' });
          await call('unsealStore', { recoveryPassphrase: testPassphrase });
          expect(kiosk().clerkSession()).toMatchObject({ state: 'signed-out' });
          await restart();
          expect(kiosk().clerkSession()).toMatchObject({ state: 'signed-out' });
        },
        dataDirectory,
        { keystore: undefined },
      );
      expect(contentOf(dataDirectory)['store.key.set-aside']).toBe(before);
    }),
);

test.each(['empty', 'other words', ...swollen] as const)(
  'a digest of the key that is %s is mended',
  (damage) =>
    withDamage('ventanilla.check', damage, async (dataDirectory) => {
      const lines: string[] = [];
      const ask = async () => testPassphrase;
      expect(await examineFolder(dataDirectory, { ask }, (line) => lines.push(line))).toBe(1);
      expect(lines.slice(1)).toEqual([
        'FAULT database: ventanilla.check is damaged; the next start repairs it',
      ]);
      await withEmptyKiosk(
        async ({ kiosk }) => expect(kiosk().clerkSession()).toMatchObject({ state: 'signed-out' }),
        dataDirectory,
        { keystore: undefined },
      );
      expect(await examineFolder(dataDirectory, { ask }, () => undefined)).toBe(0);
    }),
);

test.each([
  ['clerkIdleMinutes', '{}'],
  ['clerkIdleMinutes', '-1'],
  ['visaTypes', '{"added":[{"id":"x"}],"retired":[]}'],
  ['visaTypes', '[]'],
])('a setting that is not understood (%s: %s) is found at the start', (name, value) =>
  withDamage('ventanilla.lock', 'gone', async (dataDirectory) => {
    const store = await openTestStore(dataDirectory);
    store.db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run(name, value);
    store.close();
    await withEmptyKiosk(
      async ({ kiosk }) =>
        expect(kiosk().clerkSession()).toMatchObject({
          state: 'unavailable',
          problem: 'file-damaged',
          file: 'ventanilla.db',
        }),
      dataDirectory,
      { keystore: undefined },
    );
  }),
);

test('a data folder that is a file is said', async () => {
  const folder = temporaryDirectory();
  const path = join(folder.path, 'data');
  writeFileSync(path, '');
  await withEmptyKiosk(
    async ({ kiosk }) =>
      expect(kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'not-a-file' }),
    path,
  );
  folder.remove();
});

test.each([
  ['ventanilla.db-shm', 'not-a-file', 'ventanilla.db-shm'],
  ['ventanilla.db-wal', 'not-a-file', 'ventanilla.db-wal'],
])('a folder %s, where the store makes a file, is said', (name, problem, file) =>
  withDamage('ventanilla.lock', 'gone', async (dataDirectory) => {
    mkdirSync(join(dataDirectory, name, 'something'), { recursive: true });
    await withEmptyKiosk(
      async ({ kiosk }) =>
        expect(kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem, file }),
      dataDirectory,
      { keystore: undefined },
    );
  }),
);

/** Every kind of thing that is no file, with something in it that is still there afterwards. */
const strangers = {
  'a folder': (path: string) => mkdirSync(join(path, 'something'), { recursive: true }),
  'a link to nothing': (path: string) => symlinkSync(join(path, 'nowhere'), path),
  'a link to a folder': (path: string) => symlinkSync(tmpdir(), path),
  ...(process.platform === 'win32' ? {} : { 'a pipe': (path: string) => execFileSync('mkfifo', [path]) }),
} as const;

describe.each(Object.entries(strangers))('%s', (_what, put) => {
  test.each([
    'act-witness.unfinished',
    'code-reservation.unfinished',
    'ventanilla.check.unfinished',
    'audit-anchor.json.replaced',
    'set-up-begun',
    'set-up-begun.unfinished',
  ])('where the store would write %s stops no start, and stays', (name) =>
    withDamage('ventanilla.lock', 'gone', async (dataDirectory) => {
      put(join(dataDirectory, name));
      writeFileSync(join(dataDirectory, 'audit-anchor.json'), '{}');
      await withEmptyKiosk(
        async ({ kiosk }) => expect(kiosk().clerkSession().state).toBe('signed-out'),
        dataDirectory,
        { keystore: undefined },
      );
      const left = readdirSync(dataDirectory).filter((each) => each.startsWith(name));
      expect(left.filter((each) => !lstatSync(join(dataDirectory, each)).isFile())).toHaveLength(1);
    }),
  );
});

test('a file that this account may not read is said', () =>
  withDamage('ventanilla.lock', 'gone', (dataDirectory) =>
    asOrdinaryUser(dataDirectory, async () => {
      for (const file of ['store.key', 'ventanilla.db', 'code-reservation', 'documents']) {
        const path = join(dataDirectory, file);
        const { mode } = statSync(path);
        chmodSync(path, 0);
        const { session, status, report } = await startAndVerify(dataDirectory);
        expect(session).toMatchObject({ state: 'unavailable', problem: 'file-not-allowed', file });
        expect(status).not.toBe(0);
        expect(report).not.toMatch(/\bat .*:\d+:\d+|Error/);
        chmodSync(path, mode);
      }
    }),
  ));

/** Modes say nothing to root: as root, the story runs as nobody. */
async function asOrdinaryUser(dataDirectory: string, story: () => Promise<void>): Promise<void> {
  if (process.getuid?.() !== 0) return story();
  const nobody = 65534;
  for (const name of ['.', ...readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' })]) {
    chownSync(join(dataDirectory, name), nobody, nobody);
  }
  chmodSync(dirname(dataDirectory), 0o711);
  process.seteuid?.(nobody);
  try {
    await story();
  } finally {
    process.seteuid?.(0);
  }
}
