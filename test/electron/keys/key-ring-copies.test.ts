import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readWithPassphrase, unsealKeyRing, unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { keyRingCopyName, keyRingFileName } from '#electron/main/keys/key-ring-copies.ts';
import { examineFolder } from '#electron/tools/examine-folder.ts';
import { setUpTestStore, temporaryDirectory, testPassphrase } from '#test/electron/db/test-store.ts';
import { auditedEvents } from '#test/support/fakes/journey.ts';
import { admin, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';

/** The passphrase's block is never found dead on the day it is needed. */

const copies = [keyRingFileName, keyRingCopyName];
const fields = [
  'keyCheck',
  'machine.kind',
  'machine.sealed',
  'recovery.memory',
  'recovery.passes',
  'recovery.lanes',
  'recovery.salt',
  'recovery.nonce',
  'recovery.wrapped',
  'recovery.tag',
  'seal',
  'version',
];
/** Fields without which no passphrase opens the store. */
const recoveryFields = fields.filter((field) => field.startsWith('recovery.'));

let whole: ReturnType<typeof temporaryDirectory>;

beforeAll(async () => {
  whole = temporaryDirectory();
  (await setUpTestStore(whole.path)).store.close();
});

afterAll(() => whole.remove());

async function withCopy(story: (path: string) => Promise<void>): Promise<void> {
  const folder = temporaryDirectory();
  try {
    cpSync(whole.path, folder.path, { recursive: true });
    await story(folder.path);
  } finally {
    folder.remove();
  }
}

/** Changes one character of one field, and nothing else of the file. */
function changeOne(path: string, field: string): void {
  const text = readFileSync(path, 'utf8');
  const name = field.split('.').at(-1) ?? '';
  const found = new RegExp(`"${name}": "?`).exec(text);
  if (found === null) throw new Error(`no ${field} in ${path}`);
  // Not the first character, which in base64 may carry fewer bits than it seems to at the end.
  const at =
    found.index + found[0].length + (/^\d[,\s]/.test(text.slice(found.index + found[0].length)) ? 0 : 1);
  const was = text.charAt(at);
  const now = /\d/.test(was) ? String((Number(was) + 1) % 10) : was === 'A' ? 'B' : 'A';
  writeFileSync(path, text.slice(0, at) + now + text.slice(at + 1));
}

function verifyLines(path: string): Promise<string[]> {
  const lines: string[] = [];
  return examineFolder(path, { ask: async () => testPassphrase }, (line) => lines.push(line)).then(
    () => lines,
  );
}

describe.each(copies)('one changed character in %s', (name) => {
  test.each(fields)('at %s is said and mended from the other copy', (field) =>
    withCopy(async (path) => {
      changeOne(join(path, name), field);
      expect((await verifyLines(path)).join()).toMatch(
        new RegExp(`FAULT key ring: ${name.replace('.', '\\.')}`),
      );
      const before = readFileSync(join(whole.path, keyRingFileName), 'utf8');
      expect(unsealKeyRing(path, undefined)).toMatchObject({
        keys: { condition: { repaired: [name], recovery: 'whole' } },
      });
      for (const copy of copies) expect(readFileSync(join(path, copy), 'utf8')).toBe(before);
      expect(unsealKeyRing(path, undefined)).toMatchObject({ keys: { condition: { repaired: [] } } });
      expect(await verifyLines(path)).toContain('The store is intact.');
    }),
  );

  test.each(['empty', 'gone'])('and one that is %s is mended too', (how) =>
    withCopy(async (path) => {
      if (how === 'gone') rmSync(join(path, name));
      else writeFileSync(join(path, name), '');
      expect(unsealKeyRing(path, undefined)).toMatchObject({ keys: { condition: { repaired: [name] } } });
      expect(readdirSync(path)).toEqual(expect.arrayContaining(copies));
    }),
  );

  test.each(recoveryFields)('at %s, with the machine lost, leaves the passphrase alive', (field) =>
    withCopy(async (path) => {
      changeOne(join(path, name), field);
      rmSync(join(path, 'store.key'));
      expect(await readWithPassphrase(path, testPassphrase)).toBeDefined();
      expect(await unsealWithPassphrase(path, testPassphrase, undefined)).toBeDefined();
      expect(await verifyLines(path)).toContain('The store is intact.');
    }),
  );
});

test.each([
  ['recovery.salt', 'machine.sealed'],
  ['machine.sealed', 'recovery.tag'],
  ['seal', 'recovery.wrapped'],
  ['machine.sealed', 'keyCheck'],
  ['keyCheck', 'seal'],
])('one copy damaged at %s and the other at %s are whole together', (first, second) =>
  withCopy(async (path) => {
    const before = readFileSync(join(path, keyRingFileName), 'utf8');
    changeOne(join(path, keyRingFileName), first);
    changeOne(join(path, keyRingCopyName), second);
    expect(unsealKeyRing(path, undefined)).toMatchObject({
      keys: { condition: { repaired: copies, recovery: 'whole' } },
    });
    for (const name of copies) expect(readFileSync(join(path, name), 'utf8')).toBe(before);
  }),
);

test.each(recoveryFields)(
  'both copies damaged at %s: work goes on, and everybody who can act is told',
  (field) =>
    withCopy(async (path) => {
      for (const name of copies) changeOne(join(path, name), field);
      expect(await verifyLines(path)).toEqual([
        'FAULT key ring: no copy holds a recovery block of this store’s key',
      ]);
      const before = copies.map((name) => readFileSync(join(path, name), 'utf8'));
      expect(unsealKeyRing(path, undefined)).toMatchObject({
        keys: { condition: { repaired: [], recovery: 'damaged' } },
      });
      expect(copies.map((name) => readFileSync(join(path, name), 'utf8'))).toEqual(before);
    }),
);

test('a ring of the version before is taken over at its first start', () =>
  withCopy(async (path) => {
    const { seal: _, ...ring } = JSON.parse(readFileSync(join(path, keyRingFileName), 'utf8'));
    writeFileSync(join(path, keyRingFileName), JSON.stringify({ ...ring, version: 1 }));
    rmSync(join(path, keyRingCopyName));
    expect(await verifyLines(path)).toContain('The store is intact.');
    expect(unsealKeyRing(path, undefined)).toMatchObject({
      keys: { condition: { repaired: [], recovery: 'whole' } },
    });
    for (const name of copies) expect(JSON.parse(readFileSync(join(path, name), 'utf8')).version).toBe(2);
  }));

test('the administrator’s session and the trail say it', () =>
  withKiosk(async (story) => {
    const { dataDirectory, restart, call, clerk } = story;
    const signIn = () => call('signIn', { username: admin.username, password: admin.password });
    await signIn();
    expect(clerk().keyRing).toBe('whole');
    changeOne(join(dataDirectory, keyRingCopyName), 'recovery.salt');
    await restart();
    await signIn();
    expect(clerk().keyRing).toBe('mended');
    for (const name of copies) changeOne(join(dataDirectory, name), 'recovery.tag');
    await restart();
    await signIn();
    expect(clerk().keyRing).toBe('recovery-damaged');
    expect(await auditedEvents(story)).toEqual(
      expect.arrayContaining(['key-ring-mended', 'recovery-block-damaged']),
    );
  }));

test('a ring of another store in the place of one copy costs this store nothing: the other copy stays, aside', () =>
  withCopy(async (path) => {
    const other = temporaryDirectory();
    (await setUpTestStore(other.path)).store.close();
    const own = readFileSync(join(path, keyRingCopyName), 'utf8');
    // Restored from the wrong backup: the ring, and the key file that goes with it.
    for (const name of [keyRingFileName, 'store.key']) {
      cpSync(join(path, name), join(path, `own-${name}`));
      cpSync(join(other.path, name), join(path, name));
    }
    expect(unsealKeyRing(path, undefined).state).toBe('unsealed');
    expect(readFileSync(join(path, `${keyRingCopyName}.set-aside`), 'utf8')).toBe(own);

    for (const name of [keyRingFileName, 'store.key']) cpSync(join(path, `own-${name}`), join(path, name));
    expect(unsealKeyRing(path, undefined)).toMatchObject({ keys: { condition: { recovery: 'whole' } } });
    expect(readFileSync(join(path, keyRingCopyName), 'utf8')).toBe(own);
    expect(await readWithPassphrase(path, testPassphrase)).toBeDefined();
    other.remove();
  }));

describe('a start with another store’s ring, and the key that opens it, in the place of one copy', () => {
  /** One passphrase for both, as in an office with two terminals. */
  async function withStranger(
    names: readonly string[],
    story: (path: string, own: string) => Promise<void>,
  ): Promise<void> {
    await withCopy(async (path) => {
      const other = temporaryDirectory();
      (await setUpTestStore(other.path)).store.close();
      const own = readFileSync(join(path, keyRingFileName), 'utf8');
      for (const name of names) cpSync(join(other.path, name), join(path, name));
      await story(path, own);
      other.remove();
    });
  }

  test.each(copies)('%s: its passphrase is asked for, and opens it', (name) =>
    withStranger([name, 'store.key'], async (path, own) => {
      const left = copies.filter((copy) => copy !== name).map((copy) => join(path, copy));
      await withEmptyKiosk(
        async ({ kiosk, call }) => {
          expect(kiosk().clerkSession()).toMatchObject({ state: 'sealed' });
          for (const copy of left) expect(readFileSync(copy, 'utf8')).toBe(own);
          await call('unsealStore', { recoveryPassphrase: testPassphrase });
          expect(kiosk().clerkSession()).toMatchObject({ state: 'signed-out' });
        },
        path,
        { keystore: undefined },
      );
      expect(readdirSync(path)).toContain(`${name}.set-aside`);
      expect(await verifyLines(path)).toContain('The store is intact.');
    }),
  );

  test('nothing is written where both copies are the stranger’s', () =>
    withStranger([...copies, 'store.key'], async (path) => {
      const before = readdirSync(path).toSorted();
      await withEmptyKiosk(
        async ({ kiosk }) => {
          expect(kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'key-wrong' });
        },
        path,
        { keystore: undefined },
      );
      expect(readdirSync(path).toSorted()).toEqual(before);
    }));
});
