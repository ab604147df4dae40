import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import { disk } from '#test/support/fakes/full-disk.ts';
import { clerk, register, signInAsClerk, supervisor } from '#test/support/fakes/journey.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

vi.mock('#electron/main/db/core/transact.ts', async (original) => {
  const { onFakeDisk } = await import('#test/support/fakes/full-disk.ts');
  return onFakeDisk(await original());
});

const held = vi.hoisted(() => ({ path: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return {
    ...real,
    openSync: (...open: Parameters<typeof real.openSync>) => {
      if (open[0] === held.path) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'open' });
      return real.openSync(...open);
    },
  };
});

afterEach(() => {
  held.path = '';
  disk.roomFor = Number.POSITIVE_INFINITY;
});

const database = ['ventanilla.db', 'ventanilla.db-wal', 'ventanilla.db-shm'];

/** A person registered, the database kept, another one registered, and the first database put back. */
async function putBack(story: KioskTest): Promise<{ readonly missing: string }> {
  await signInAsClerk(story);
  await register(story);
  await story.kiosk().close();
  const kept = mkdtempSync(join(tmpdir(), 'ventanilla-kept-'));
  for (const name of database) {
    const path = join(story.dataDirectory, name);
    if (existsSync(path)) cpSync(path, join(kept, name));
  }
  await story.restart();
  await story.call('signIn', { username: clerk.username, password: clerk.password });
  const { identificationCode } = await register(story, specimenZhang);
  await story.kiosk().close();
  for (const name of database) {
    rmSync(join(story.dataDirectory, name), { force: true });
    if (existsSync(join(kept, name))) cpSync(join(kept, name), join(story.dataDirectory, name));
  }
  rmSync(kept, { recursive: true });
  await story.restart();
  return { missing: identificationCode };
}

function documentsOf({ dataDirectory }: KioskTest): string[] {
  return readdirSync(join(dataDirectory, documentsDirectoryName), { recursive: true, encoding: 'utf8' });
}

test('an older database says what is missing, takes no call and waits for who may decide', () =>
  withKiosk(async (story) => {
    const { missing } = await putBack(story);
    const before = documentsOf(story);
    const session = story.kiosk().clerkSession();
    if (session.state !== 'acts-missing') throw new Error(session.state);
    expect(session.count).toBeGreaterThan(1);
    expect(session.entries).toContainEqual({
      at: expect.any(String) as string,
      event: 'identification-code-allotted',
      subject: missing,
    });
    expect(story.kiosk().workerSession().state).toBe('resting');
    expect(story.kiosk().status().ready).toBe(false);
    expect(story.logged.join()).toContain('witness-differs');

    const reason = 'no newer copy is known';
    const refuse = (username: string, password: string) =>
      story.callForError('goOnWithoutActs', { username, password, reason });
    expect(await refuse(supervisor.username, 'equivocada-1')).toEqual({ code: 'wrong-sign-in' });
    expect(await refuse(clerk.username, clerk.password)).toEqual({ code: 'not-allowed' });
    expect(story.kiosk().clerkSession().state).toBe('acts-missing');

    const { username, password } = supervisor;
    await story.call('goOnWithoutActs', { username, password, reason });
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
    await story.call('signIn', { username, password });
    const [accepted] = await story.call('listAuditEntries', {
      before: null,
      limit: 1,
      event: 'missing-acts-accepted',
    });
    expect(accepted).toMatchObject({ account: username, detail: { last: expect.any(Number) } });
    expect(await story.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
    await story.restart();
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
    expect(documentsOf(story)).toEqual(expect.arrayContaining(before));
  }));

test('a disk that failed in the middle of going on does not keep anybody from it', () =>
  withKiosk(async (story) => {
    await putBack(story);
    const { username, password } = supervisor;
    const goOn = { username, password, reason: 'no newer copy is known' };
    held.path = join(story.dataDirectory, 'act-witness.unfinished');
    await expect(story.call('goOnWithoutActs', goOn)).rejects.toThrow('EBUSY');
    expect(story.kiosk().clerkSession().state).toBe('acts-missing');
    held.path = '';
    await story.call('goOnWithoutActs', goOn);
    await story.call('signIn', { username, password });
    expect(await story.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
    await story.restart();
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
  }));

test('a start that a full disk stops once somebody went on is a start like any other', () =>
  withKiosk(async (story) => {
    await putBack(story);
    const { username, password } = supervisor;
    disk.roomFor = 1;
    const goOn = { username, password, reason: 'no newer copy is known' };
    expect(await story.callForError('goOnWithoutActs', goOn)).toEqual({ code: 'disk-full' });
    expect(story.kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'disk-full' });
    disk.roomFor = Number.POSITIVE_INFINITY;
    await story.restart();
    expect(story.kiosk().clerkSession().state).toBe('signed-out');
  }));

test('wrong passwords wait, though nothing is written', () =>
  withKiosk(async (story) => {
    await putBack(story);
    const guess = () =>
      story.callForError('goOnWithoutActs', {
        username: supervisor.username,
        password: 'equivocada-1',
        reason: 'why',
      });
    for (let count = 0; count < 4; count += 1) expect((await guess()).code).toBe('wrong-sign-in');
    expect((await guess()).code).toBe('throttled');
  }));

test('with the database and its check gone, documents are enough to know that there was one', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    await register(story);
    await story.kiosk().close();
    const before = documentsOf(story);
    for (const name of [...database, 'ventanilla.check', 'act-witness', 'code-reservation']) {
      rmSync(join(story.dataDirectory, name), { force: true });
    }
    await story.restart();
    expect(story.kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'file-missing' });
    // A database of nothing, such as another program leaves, is none either.
    writeFileSync(join(story.dataDirectory, 'ventanilla.db'), '');
    await story.restart();
    expect(story.kiosk().clerkSession()).toMatchObject({ state: 'unavailable', problem: 'file-missing' });
    expect(documentsOf(story)).toEqual(before);
    expect(existsSync(join(story.dataDirectory, 'keyring.json'))).toBe(true);
  }));
