import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { admin, type KioskTest, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import { environmentWith, type SafetyTest, untilKept, withSafeKiosk } from './safety-kiosk.ts';

const right = admin.passphrase;

/** A kiosk whose everything is at its stick; then another machine, on an empty folder, with the stick in it. */
async function onAnotherMachine(
  story: (other: KioskTest, stick: string, choice: Choice) => Promise<void>,
  before: (test: SafetyTest) => Promise<void> = async () => undefined,
): Promise<void> {
  await withSafeKiosk(async (test) => {
    await test.call('chooseSafetyPlace', { path: test.stick });
    await untilKept(test);
    await before(test);
    await test.kiosk().close();
    const [place] = readdirSync(join(test.stick, 'ventanilla-backup'));
    const generation = readdirSync(join(test.stick, 'ventanilla-backup', place ?? '')).find((name) =>
      name.startsWith('0'),
    );
    const choice = { path: test.stick, store: place ?? '', generation: generation ?? '' };
    await withEmptyKiosk(
      (other) => story(other, test.stick, choice),
      test.elsewhere,
      environmentWith(test.stick),
    );
  });
}

interface Choice {
  readonly path: string;
  readonly store: string;
  readonly generation: string;
}

/** What a restore that did not happen may leave: the first run, and nothing of a store. */
function expectNothing(other: KioskTest): void {
  expect(other.kiosk().clerkSession()).toMatchObject({ state: 'first-run', restoring: null });
  const names = readdirSync(other.dataDirectory);
  expect(names.filter((name) => /^(keyring|ventanilla\.db|documents|restore|set-up)/.test(name))).toEqual([]);
}

test('a first run shows what is at the stick, and brings the terminal back with a report', () =>
  onAnotherMachine(async (other, stick, choice) => {
    const [place] = await other.call('lookForBackups', { folder: null });
    expect(place).toMatchObject({ path: stick, kind: 'drive', problem: null });
    expect(place?.stores).toMatchObject([
      { name: choice.store, branchCode: '017', branchName: 'Agencia Centro', terminal: 2, isOwn: false },
    ]);
    await other.call('restoreTerminal', { ...choice, recoveryPassphrase: right });
    expect(other.kiosk().clerkSession()).toMatchObject({
      state: 'restored',
      report: { branchCode: '017', terminal: 2, people: 0, missingCount: 0, journalFault: null },
    });
    expect(await other.call('printRestoreReport', { language: 'es' })).toMatchObject({
      printerProblem: 'no-printer-chosen',
    });
    await other.call('closeRestoreReport', {});
    expect(await other.callForError('printRestoreReport', { language: 'es' })).toEqual({ code: 'no-report' });
    expect(await other.callForError('lookForBackups', { folder: null })).toEqual({ code: 'already-set-up' });
    await other.call('signIn', { username: admin.username, password: admin.password });
    expect(await other.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
    expect((await other.call('getSafety', {})).restored).toMatchObject({ terminal: 2 });
    await untilKept(other);
    await other.restart();
    expect(other.kiosk().clerkSession()).toMatchObject({ state: 'signed-out' });
  }));

test('wrong passphrases leave nothing, are waited for, and are on record afterwards', () =>
  onAnotherMachine(async (other, _stick, choice) => {
    const wrong = { ...choice, recoveryPassphrase: 'otra frase cualquiera' };
    let error = await other.callForError('restoreTerminal', wrong);
    expect(error).toEqual({ code: 'wrong-passphrase' });
    expectNothing(other);
    for (let tries = 0; tries < 10 && error.code !== 'throttled'; tries += 1) {
      error = await other.callForError('restoreTerminal', wrong);
    }
    expect(error.code).toBe('throttled');
    expect(await other.callForError('restoreTerminal', { ...choice, recoveryPassphrase: right })).toEqual(
      error,
    );
    other.time.advance({ minutes: 60 });
    await other.call('restoreTerminal', { ...choice, recoveryPassphrase: right });
    await other.call('closeRestoreReport', {});
    await other.call('signIn', { username: admin.username, password: admin.password });
    const tried = await other.call('listAuditEntries', { before: null, limit: 20, event: 'restore-refused' });
    expect(tried.length).toBeGreaterThan(0);
  }));

test('a damaged copy is refused by its file, a place that is gone by itself; neither leaves anything', () =>
  onAnotherMachine(async (other, stick, choice) => {
    const part = join(stick, 'ventanilla-backup', choice.store, 'parts', `${choice.generation}.000`);
    const whole = readFileSync(part);
    const spoiled = Buffer.from(whole);
    spoiled[9000] = (spoiled[9000] ?? 0) ^ 1;
    writeFileSync(part, spoiled);
    const asked = { ...choice, recoveryPassphrase: right };
    expect(await other.callForError('restoreTerminal', asked)).toEqual({
      code: 'damaged',
      problem: 'part-damaged',
      file: `parts/${choice.generation}.000`,
    });
    expectNothing(other);
    writeFileSync(part, whole);
    cpSync(stick, `${stick}.away`, { recursive: true });
    rmSync(stick, { recursive: true });
    expect(await other.callForError('restoreTerminal', asked)).toEqual({ code: 'away' });
    expectNothing(other);
    cpSync(`${stick}.away`, stick, { recursive: true });
    await other.call('restoreTerminal', asked);
    expect(other.kiosk().clerkSession()).toMatchObject({ state: 'restored' });
  }));

test('a copy of a newer product is seen, and not restored', () =>
  onAnotherMachine(async (other, stick, choice) => {
    const manifest = join(stick, 'ventanilla-backup', choice.store, choice.generation, 'manifest.json');
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(/"schema": \d+/, '"schema": 9999'));
    const [place] = await other.call('lookForBackups', { folder: null });
    expect(place?.stores[0]?.snapshots).toMatchObject([{ isNewer: true }]);
    expect(await other.callForError('restoreTerminal', { ...choice, recoveryPassphrase: right })).toEqual({
      code: 'newer',
    });
    writeFileSync(manifest, '{');
    const [spoiled] = await other.call('lookForBackups', { folder: null });
    expect(spoiled?.stores[0]).toMatchObject({ snapshots: [], unreadable: 1 });
    expectNothing(other);
  }));

test('nothing is restored over any part of a store that came into the folder', () =>
  onAnotherMachine(async (other, _stick, choice) => {
    mkdirSync(join(other.dataDirectory, 'documents/ab'), { recursive: true });
    expect(await other.callForError('restoreTerminal', { ...choice, recoveryPassphrase: right })).toEqual({
      code: 'already-set-up',
    });
    expect(existsSync(join(other.dataDirectory, 'keyring.json'))).toBe(false);
    expect(other.kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'file-missing' });
  }));

test.skipIf(process.getuid?.() === 0)('where nothing can be written at the place, nothing is restored', () =>
  onAnotherMachine(async (other, stick, choice) => {
    const folder = join(stick, 'ventanilla-backup', choice.store);
    chmodSync(folder, 0o500);
    try {
      expect(await other.callForError('restoreTerminal', { ...choice, recoveryPassphrase: right })).toEqual({
        code: 'not-allowed',
      });
      expectNothing(other);
    } finally {
      chmodSync(folder, 0o700);
    }
  }),
);
