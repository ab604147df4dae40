import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import { clerk, secrets } from '#test/support/fakes/journey.ts';
import { check, type Issued, issueAnother } from '#test/support/fakes/service-journey.ts';
import { type LineOperator, startLineOperator } from '#test/support/head-office/line-operator.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { changeBeside, openBeside } from '#test/support/store-beside.ts';
import {
  type Counter,
  compare,
  coSignature,
  joinedAs,
  shared,
  untilBothHave,
  untilSecret,
  withCounter,
} from './branch-kiosk.ts';
import { passTime, signInAsAdmin } from './line-kiosk.ts';

/** Counters of one branch and one PostgreSQL: what is hashed at one is checked at the other once two people said so. */
describe.skipIf(!hasPostgres())('the secret of a branch', () => {
  let db: TestDatabase;
  let operator: LineOperator;
  beforeEach(async () => {
    db = await startTestDatabase();
    operator = await startLineOperator(db);
  });
  afterEach(() => db?.end());

  /** Counters 1 and 2 of the branch, joined. */
  function withTwo(
    story: (one: Counter, two: Counter) => Promise<void>,
    lines?: HeadOfficeLines,
  ): Promise<void> {
    return withCounter(
      1,
      (one) =>
        withCounter(2, async (two) => {
          await joinedAs(one, operator);
          await joinedAs(two, operator);
          await story(one, two);
        }),
      lines,
    );
  }

  async function atCounter(counter: Counter): Promise<void> {
    await counter.call('signOut', {});
    await counter.call('signIn', { username: clerk.username, password: clerk.password });
  }

  /** Issued here; an administrator is at the screen again. */
  async function issued(counter: Counter): Promise<Issued> {
    await atCounter(counter);
    const person = await issueAnother(counter, specimenPerson);
    await signInAsAdmin(counter);
    return person;
  }

  function hashOf(
    { dataDirectory, keystore }: Counter,
    { workerId }: Issued,
  ): { hash: string; pepper: string } {
    const store = openBeside(dataDirectory, keystore);
    const found = store
      ?.prepare('SELECT hash, pepper FROM credential WHERE worker_id = ? AND replaced_at IS NULL')
      .get(workerId);
    store?.close();
    return found as { hash: string; pepper: string };
  }

  /** What `from` issued to its person is what `to` has of its own: as the feed brings it. */
  function bring(from: Counter, person: Issued, to: Counter, own: Issued): void {
    putHash(hashOf(from, person), to, own);
  }

  function putHash({ hash, pepper }: ReturnType<typeof hashOf>, to: Counter, own: Issued): void {
    changeBeside(
      to.dataDirectory,
      to.keystore,
      `UPDATE credential SET hash = '${hash}', pepper = '${pepper}' WHERE worker_id = '${own.workerId}'`,
    );
  }

  async function checked(counter: Counter, { workerId }: Issued, credential: string): Promise<unknown> {
    await atCounter(counter);
    await counter.call('startService', { workerId, purpose: 'check' });
    await counter.call('chooseLanguage', { language: 'es' });
    const verdict = await check(counter, credential);
    await counter.call('takeBack', {});
    await signInAsAdmin(counter);
    return verdict;
  }

  function notes(): Promise<{ terminal: string; sealed: Buffer }[]> {
    return db.admin`SELECT terminal, sealed FROM records.sealed_note ORDER BY terminal, position`;
  }

  async function audited(counter: Counter, event: 'branch-secret-refused' | 'branch-secret-taken') {
    const entries = await counter.call('listAuditEntries', { before: null, limit: 20, event });
    return entries.map(({ detail }) => detail);
  }

  test('is checked at counter 2 what counter 1 issued, once people at both compared, and not before', () =>
    withTwo(async (one, two) => {
      const there = await issued(one);
      const here = await issued(two);
      const ownHash = hashOf(two, here);
      bring(one, there, two, here);
      await atCounter(two);
      expect(await two.callForError('startService', { workerId: here.workerId, purpose: 'check' })).toEqual({
        code: 'not-checkable',
      });
      await signInAsAdmin(two);
      expect((await two.call('getBranchSecret', {})).lacking).toBe(1);
      expect(await notes()).toEqual([]);

      // People at counter 1 compared: it is sent, and waits until people at counter 2 know whose it is.
      await compare(one, two);
      const waiting = await untilSecret(two, ({ counters }) => counters[0]?.handedOver === 'waits', [one]);
      expect(waiting).toMatchObject({ counters: [{ terminal: '017-1', state: 'waits' }], lacking: 1 });
      await atCounter(two);
      expect(await two.callForError('startService', { workerId: here.workerId, purpose: 'check' })).toEqual({
        code: 'not-checkable',
      });
      await signInAsAdmin(two);

      await shared(two, one);
      expect((await two.call('getBranchSecret', {})).lacking).toBe(0);
      expect(await checked(two, here, 'Otra1Clave')).toBe(2);
      expect(await checked(two, here, secrets.credential)).toBe('right');
      bring(two, here, one, there);
      expect(await checked(one, there, secrets.credential)).toBe('right');

      await two.restart();
      await two.call('signIn', { username: clerk.username, password: clerk.password });
      await signInAsAdmin(two);
      expect(await checked(two, here, secrets.credential)).toBe('right');
      const carried = new Set((await notes()).map(({ terminal }) => terminal));
      expect([...carried].toSorted()).toEqual(['017-1', '017-2']);
      // No event tells of what was brought: a story ends with rows as they were told.
      putHash(ownHash, two, here);
    }));

  test('whatever head office’s database says was sent is held to what head office signed', () =>
    withTwo(async (one, two) => {
      // Keys of its own in counter 2's place: what people compare and what is enciphered to is what head office signed.
      await db.admin`UPDATE records.terminal SET recipient = (SELECT recipient FROM records.terminal WHERE terminal = '017-1'),
        public_key = (SELECT public_key FROM records.terminal WHERE terminal = '017-1') WHERE terminal = '017-2'`;
      await compare(one, two);
      await untilSecret(two, (view) => view.counters[0]?.handedOver === 'waits', [one]);
      await db.admin`UPDATE records.terminal SET recipient = 'age1', public_key = 'none' WHERE terminal = '017-2'`;
      await compare(two, one);
      await untilBothHave(one, two);
      // Its administrator: the note to counter 1 passed on to counter 2, one as if counter 2 had written it, and noise.
      await db.admin`INSERT INTO records.sealed_note (branch, terminal, epoch, position, from_terminal, from_epoch, sealed)
        SELECT branch, '017-2', 1, 100 + position, '017-1', 1, sealed FROM records.sealed_note
        WHERE terminal = '017-1' AND position = 1`;
      await db.admin`INSERT INTO records.sealed_note (branch, terminal, epoch, position, from_terminal, from_epoch, sealed)
        SELECT branch, terminal, epoch, 200 + position, '017-3', 1, sealed FROM records.sealed_note
        WHERE terminal = '017-2' AND position = 1`;
      await db.admin`INSERT INTO records.sealed_note (branch, terminal, epoch, position, from_terminal, from_epoch, sealed)
        VALUES ('017', '017-2', 1, 300, '017-1', 1, 'nothing of anybody')`;
      const { refused } = await untilSecret(two, (view) => view.refused.length === 3);
      expect(refused.map(({ terminal, why }) => [terminal, why])).toEqual([
        ['017-1', 'unreadable'],
        ['017-3', 'not-admitted'],
        ['017-1', 'unreadable'],
      ]);
      expect(await audited(two, 'branch-secret-refused')).toHaveLength(3);
      const taken = await audited(two, 'branch-secret-taken');
      expect(taken.reduce((sum, detail) => sum + Number(detail['peppers']), 0)).toBe(1);
    }));

  test('a new one goes to whom people compared, and not to who was revoked; hashes of before still hold', () =>
    withTwo(async (one, two) => {
      await shared(one, two);
      const person = await issued(one);
      const own = hashOf(one, person).pepper;
      await one.call('renewBranchSecret', { coSignature });
      const { madeAt } = await one.call('getBranchSecret', {});
      await untilSecret(two, (view) => view.madeAt === madeAt, [one]);
      expect(await checked(one, person, secrets.credential)).toBe('right');
      const later = await issued(two);
      expect(hashOf(two, later).pepper).not.toBe(own);

      await operator.revoke('017-2');
      await untilSecret(one, ({ counters }) => counters.length === 0);
      const before = (await notes()).length;
      await one.call('renewBranchSecret', { coSignature });
      for (let i = 0; i < 40; i += 1) await passTime(one);
      expect(await notes()).toHaveLength(before);
      expect((await two.call('getBranchSecret', {})).madeAt).toBe(madeAt);
    }));

  test('a line that breaks behind the sending costs nothing: it is sent once more, and taken', () => {
    let losses = 2;
    const losing: HeadOfficeLines = {
      ...createPostgresLines(),
      async openCounter(...where) {
        const line = await createPostgresLines().openCounter(...where);
        return {
          ...line,
          async sendSealed(...note) {
            await line.sendSealed(...note);
            losses -= 1;
            if (losses >= 0) throw new LineFault('lost');
          },
        };
      },
    };
    return withTwo(async (one, two) => {
      await compare(one, two);
      await untilSecret(one, ({ counters }) => counters[0]?.state === 'sent');
      expect((await notes()).map(({ terminal }) => terminal)).toEqual(['017-2', '017-2', '017-2']);
      await shared(two, one);
      expect((await two.call('getBranchSecret', {})).refused).toEqual([]);
    }, losing);
  });
});
