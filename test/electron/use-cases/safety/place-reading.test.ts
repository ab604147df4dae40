import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { register } from '#test/support/fakes/journey.ts';
import { admin } from '#test/support/with-kiosk.ts';
import { chosen, type SafetyTest, storeFolderAt, withSafeKiosk } from './safety-kiosk.ts';

/** A counter with a person's documents, all of it at the place. */
async function withDocuments(
  story: SafetyTest,
): Promise<{ readonly folder: string; readonly documents: string[] }> {
  await register(story);
  await story.call('signOut', {});
  await story.call('signIn', { username: admin.username, password: admin.password });
  await chosen(story);
  const folder = storeFolderAt(story.stick);
  const documents = readdirSync(join(folder, 'documents'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join('documents', entry.name.slice(0, 2), entry.name));
  return { folder, documents };
}

function spoil(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 4;
  writeFileSync(path, bytes);
}

/** The place is read when it is time, by nobody's order. */
async function untilRead(story: SafetyTest, isRead: (safety: Awaited<ReturnType<typeof look>>) => boolean) {
  story.time.advance({ minutes: 16 });
  await story.until(async () => isRead(await look(story)));
  return look(story);
}

async function look({ call, kiosk }: SafetyTest) {
  if (kiosk().clerkSession().state !== 'signed-in') {
    await call('signIn', { username: admin.username, password: admin.password });
  }
  return call('getSafety', {});
}

test('what a drive has lost is found by itself, and written anew', () =>
  withSafeKiosk(async (story) => {
    const { folder, documents } = await withDocuments(story);
    const [spoiled = '', removed = ''] = documents;
    const [pack = ''] = readdirSync(join(folder, 'parts'));
    const whole = readFileSync(join(folder, spoiled));
    spoil(join(folder, spoiled));
    rmSync(join(folder, removed));
    spoil(join(folder, 'parts', pack));
    const { check, damage, status } = await untilRead(story, (safety) => safety.check !== null);
    expect(readFileSync(join(folder, spoiled))).toEqual(whole);
    expect(existsSync(join(folder, removed))).toBe(true);
    // As many as were read; the pack that is damaged belongs to the older snapshot alone now.
    const older = { file: `parts/${pack}`, fault: 'damaged', isNeeded: false };
    expect(check?.outcome).toMatchObject({ snapshots: 1, mendedCount: 2, faultCount: 1, faults: [older] });
    expect(damage).toEqual([older]);
    expect(status.lackingFiles).toBe(0);
    const trail = await story.call('listAuditEntries', { before: null, limit: 5, event: 'safety-checked' });
    expect(trail).toMatchObject([{ account: null, detail: { outcome: 'faults', faults: 1 } }]);
    await story.call('drillRestore', {});
    await story.until(async () => (await look(story)).work === null);
    expect((await look(story)).drill?.outcome).toMatchObject({
      outcome: 'restored',
      report: { missingCount: 0 },
    });
  }));

test('a folder or a pipe in the place of a file, or a file in the place of a folder, is set aside, and the next snapshot is whole', () =>
  withSafeKiosk(async (story) => {
    const { folder, documents } = await withDocuments(story);
    const [one = '', two = ''] = documents;
    for (const each of [one, 'keyring.json', 'restores.json.unfinished', `${two}.unfinished`]) {
      rmSync(join(folder, each), { force: true });
      mkdirSync(join(folder, each));
      writeFileSync(join(folder, each, 'precious'), 'x');
    }
    rmSync(join(folder, 'parts'), { recursive: true });
    writeFileSync(join(folder, 'parts'), 'x');
    // Whoever read a pipe would wait for ever.
    rmSync(join(folder, two));
    if (process.platform === 'win32') mkdirSync(join(folder, two));
    else execFileSync('mkfifo', [join(folder, two)]);
    await untilRead(story, (safety) => safety.check !== null);
    await story.until(async () => (await look(story)).work === null);
    await story.call('takeSnapshot', {});
    await story.until(async () => (await look(story)).work === null);
    await story.call('drillRestore', {});
    await story.until(async () => (await look(story)).work === null);
    expect((await look(story)).drill?.outcome).toMatchObject({
      outcome: 'restored',
      report: { missingCount: 0 },
    });
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(left.filter((name) => name.endsWith('precious')).length).toBeGreaterThanOrEqual(3);
    expect(left.some((name) => name.startsWith('parts.set-aside'))).toBe(true);
  }));

test('what this machine has lost as well is said to everybody, until it is there again', () =>
  withSafeKiosk(async (story) => {
    const { folder, documents } = await withDocuments(story);
    const [lost = ''] = documents;
    const whole = readFileSync(join(folder, lost));
    spoil(join(folder, lost));
    rmSync(join(story.dataDirectory, lost));
    const { damage, status } = await untilRead(story, (safety) => safety.check !== null);
    expect(damage).toEqual([{ file: lost, fault: 'damaged', isNeeded: true }]);
    expect(status.lackingFiles).toBe(1);
    expect(story.clerk().safety?.lackingFiles).toBe(1);
    for (const path of [folder, story.dataDirectory]) writeFileSync(join(path, lost), whole);
    expect(await untilRead(story, ({ damage: left }) => left.length === 0)).toMatchObject({
      status: { lackingFiles: 0 },
    });
  }));

test('a drill that was long ago is asked for, as often as the setting says', () =>
  withSafeKiosk(async (story) => {
    expect(story.clerk().safety?.isDrillDue).toBe(false);
    await chosen(story);
    expect(story.clerk().safety?.isDrillDue).toBe(false);
    story.time.pass(91 * 24 * 60 * 60_000);
    expect((await look(story)).status.isDrillDue).toBe(true);
    await story.until(async () => (await look(story)).status.state === 'kept');
    await story.call('drillRestore', {});
    await story.until(async () => (await look(story)).work === null);
    expect((await look(story)).status.isDrillDue).toBe(false);
  }));
