import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '#electron/main/db/terminal/settings-store.ts';
import { register } from '#test/support/fakes/journey.ts';
import { admin } from '#test/support/with-kiosk.ts';
import { chosen, type SafetyTest, storeFolderAt, untilKept, withSafeKiosk } from './safety-kiosk.ts';

async function lastOf(story: SafetyTest, event: Parameters<typeof listed>[1]) {
  return (await listed(story, event))[0];
}

function listed(
  { call }: SafetyTest,
  event: 'safety-place-chosen' | 'safety-place-left' | 'safety-checked' | 'restore-drilled',
) {
  return call('listAuditEntries', { before: null, limit: 50, event });
}

async function untilDone({ call, until }: SafetyTest) {
  await until(async () => (await call('getSafety', {})).work === null);
  return call('getSafety', {});
}

describe('a place', () => {
  test('is a drive or a folder, with its room, and whether it is on the disk of the data', () =>
    withSafeKiosk(async (story) => {
      const places = await story.call('listSafetyPlaces', { folder: story.elsewhere });
      expect(places).toMatchObject([
        { path: story.stick, name: 'stick', kind: 'drive', isSameDisk: true, stores: [], problem: null },
        { path: story.elsewhere, kind: 'folder', isSameDisk: true, problem: null },
      ]);
      expect(places.every(({ free, total }) => (free ?? 0) > 0 && (total ?? 0) > 0)).toBe(true);
    }));

  test('is none where there is no folder, or inside the data', () =>
    withSafeKiosk(async (story) => {
      const file = join(story.elsewhere, 'file');
      writeFileSync(file, '');
      const inside = join(story.dataDirectory, 'respaldo');
      mkdirSync(inside);
      const wrong = [
        [join(story.elsewhere, 'nowhere'), 'away'],
        ['relative/folder', 'not-a-folder'],
        [file, 'not-a-folder'],
        [inside, 'inside-data'],
        [story.dataDirectory, 'inside-data'],
      ] as const;
      for (const [path, problem] of wrong) {
        const places = await story.call('listSafetyPlaces', { folder: path });
        expect(places.at(-1), path).toMatchObject({ problem });
        expect(await story.callForError('chooseSafetyPlace', { path }), path).toEqual({ code: problem });
      }
      expect(await story.call('getSafety', {})).toMatchObject({ place: null, status: { state: 'none' } });
      expect(await listed(story, 'safety-place-chosen')).toEqual([]);
    }));

  test('that was chosen is kept, is on the trail, and is used again after a start', () =>
    withSafeKiosk(async (story) => {
      const before = story.clerk().safety;
      expect(before).toMatchObject({ state: 'none', place: null, safeThrough: null });
      expect(before?.without).not.toBeNull();
      await chosen(story);
      expect(await lastOf(story, 'safety-place-chosen')).toMatchObject({ detail: { kind: 'drive' } });
      expect(story.clerk().safety).toMatchObject({ state: 'kept', place: 'stick', without: null });
      expect(await story.call('getSafety', {})).toMatchObject({
        status: { isSameDisk: true },
        place: { path: story.stick },
      });
      await story.restart();
      await story.call('signIn', { username: 'admin', password: 'marea-lenta-azul-9' });
      await untilKept(story);
      const [place] = await story.call('listSafetyPlaces', { folder: null });
      expect(place?.stores).toMatchObject([
        {
          branchCode: '017',
          terminal: 2,
          isOwn: true,
          unreadable: 0,
          snapshots: [{ people: 0, isNewer: false }],
        },
      ]);
    }));

  test('that is away says since when nothing is safe, also after a start without it', () =>
    withSafeKiosk(async (story) => {
      await chosen(story);
      const safe = story.clerk().safety?.safeThrough;
      renameSync(story.stick, `${story.stick}.pulled`);
      story.time.advance({ minutes: 5 });
      await story.until(() => story.clerk().safety?.state === 'problem');
      expect(story.clerk().safety).toMatchObject({ problem: 'away', safeThrough: safe });
      story.time.advance({ seconds: 20 });
      await story.restart();
      await story.call('signIn', { username: 'admin', password: 'marea-lenta-azul-9' });
      await story.until(() => story.clerk().safety?.state === 'problem');
      expect(story.clerk().safety).toMatchObject({ place: 'stick', safeThrough: safe });
      renameSync(`${story.stick}.pulled`, story.stick);
    }));

  test('that was left is written to no more, and stays as it is', () =>
    withSafeKiosk(async (story) => {
      await chosen(story);
      const files = readdirSync(story.stick, { recursive: true }).length;
      await story.call('leaveSafetyPlace', {});
      expect(story.clerk().safety).toMatchObject({ state: 'none', place: null, safeThrough: null });
      expect(await lastOf(story, 'safety-place-left')).toBeDefined();
      expect(readdirSync(story.stick, { recursive: true })).toHaveLength(files);
      for (const method of ['takeSnapshot', 'checkSafetyPlace', 'drillRestore'] as const) {
        expect(await story.callForError(method, {})).toEqual({ code: 'no-place' });
      }
    }));
});

describe('what is at the place', () => {
  test('is checked, and what is not as it was written is written anew', () =>
    withSafeKiosk(async (story) => {
      await register(story);
      await story.call('signOut', {});
      await story.call('signIn', { username: 'admin', password: 'marea-lenta-azul-9' });
      await chosen(story);
      await story.call('checkSafetyPlace', {});
      expect((await untilDone(story)).check?.outcome).toMatchObject({
        outcome: 'read',
        snapshots: 1,
        faultCount: 0,
      });
      expect(await lastOf(story, 'safety-checked')).toMatchObject({
        detail: { outcome: 'whole', faults: 0 },
      });
      const ring = join(storeFolderAt(story.stick), 'keyring.copy.json');
      writeFileSync(ring, readFileSync(ring, 'utf8').replace('{', '{ '));
      await story.call('checkSafetyPlace', {});
      expect((await untilDone(story)).check?.outcome).toMatchObject({
        faultCount: 0,
        mendedCount: 1,
      });
      expect(await lastOf(story, 'safety-checked')).toMatchObject({
        detail: { outcome: 'faults', faults: 1 },
      });
      const copies = ['keyring.json', 'keyring.copy.json'].map((name) =>
        readFileSync(join(storeFolderAt(story.stick), name), 'utf8'),
      );
      expect(copies[0]).toBe(copies[1]);
    }));

  test('is restored in a drill that touches nothing and leaves nothing', () =>
    withSafeKiosk(async (story) => {
      await chosen(story);
      const names = readdirSync(story.dataDirectory).toSorted();
      await story.call('drillRestore', {});
      expect(await story.callForError('drillRestore', {})).toEqual({ code: 'under-way' });
      expect(await story.callForError('leaveSafetyPlace', {})).toEqual({ code: 'under-way' });
      const { drill } = await untilDone(story);
      expect(drill?.outcome).toMatchObject({
        outcome: 'restored',
        report: { branchCode: '017', terminal: 2, missingCount: 0, journalFault: null },
      });
      expect(await lastOf(story, 'restore-drilled')).toMatchObject({
        detail: { outcome: 'restored', missing: 0 },
      });
      expect(readdirSync(story.dataDirectory).toSorted()).toEqual(names);
    }));

  test('that is damaged is told by a drill, with the file’s name', () =>
    withSafeKiosk(async (story) => {
      await chosen(story);
      const folder = storeFolderAt(story.stick);
      const [pack = ''] = readdirSync(join(folder, 'parts'));
      const part = join(folder, 'parts', pack);
      const bytes = readFileSync(part);
      bytes[9000] = (bytes[9000] ?? 0) ^ 1;
      writeFileSync(part, bytes);
      await story.call('drillRestore', {});
      expect((await untilDone(story)).drill?.outcome).toEqual({
        outcome: 'damaged',
        damage: { problem: 'part-damaged', file: `parts/${pack}` },
      });
      const { snapshotAt, damage, status } = await story.call('getSafety', {});
      expect(damage).toEqual([{ file: `parts/${pack}`, fault: 'damaged', isNeeded: true }]);
      expect(status.lackingFiles).toBeGreaterThan(0);
      story.time.advance({ minutes: 1 });
      await story.call('takeSnapshot', {});
      await story.until(async () => (await story.call('getSafety', {})).snapshotAt !== snapshotAt);
      await story.call('drillRestore', {});
      expect((await untilDone(story)).drill?.outcome).toMatchObject({ outcome: 'restored' });
      rmSync(folder, { recursive: true });
      await story.call('drillRestore', {});
      expect((await untilDone(story)).drill?.outcome).toMatchObject({ outcome: 'problem' });
      expect(existsSync(join(story.dataDirectory, 'drill.unfinished'))).toBe(false);
    }));
});

test('a data folder that was put back as a whole is known by its place: nothing more is written, and a person decides', () =>
  withSafeKiosk(async (story) => {
    const { call, kiosk, restart, until, dataDirectory, stick, elsewhere } = story;
    await call('chooseSafetyPlace', { path: stick });
    await untilKept(story);
    await kiosk().close();
    cpSync(dataDirectory, elsewhere, { recursive: true });
    await restart();
    await call('signIn', { username: admin.username, password: admin.password });
    await call('saveSettings', { ...defaultSettings, workerIdleSeconds: 75 });
    await untilKept(story);
    await kiosk().close();

    rmSync(dataDirectory, { recursive: true });
    cpSync(elsewhere, dataDirectory, { recursive: true });
    await restart();
    const person = { username: admin.username, password: admin.password };
    // At once, before the place could be read.
    expect(await story.callForError('signIn', person)).toEqual({ code: 'wrong-sign-in' });
    await until(() => kiosk().clerkSession().state === 'unavailable');
    expect(kiosk().clerkSession()).toMatchObject({ problem: 'acts-at-place', file: null });
    await restart();
    expect(kiosk().clerkSession()).toMatchObject({ state: 'acts-missing' });
    await call('goOnWithoutActs', { ...person, reason: 'se repuso una imagen del disco' });
    await call('signIn', person);
    await untilKept(story);
    expect(await call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
    await restart();
    await call('signIn', person);
    await untilKept(story);
  }));
