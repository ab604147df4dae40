import { describe, expect, test } from 'vitest';
import { samplePayloads } from '#test/shared/contract/head-office/sample-events.ts';
import { ask, documentOf, person, useAskingOffice } from '#test/support/head-office/asking-office.ts';
import { submit } from '#test/support/head-office/sample-terminal.ts';
import { hasPostgres } from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())(
  'somebody of another branch, where a terminal was stolen or the database written into',
  () => {
    const { server, counterOf, confirm, heardBy, answersTo, toldTo } = useAskingOffice();

    test('a stolen terminal is answered fifty times a day', async () => {
      const thief = await counterOf();
      for (let each = 0; each < 52; each += 1) thief.it.write(ask(`GUESS${each}00`));
      await thief.send();
      await confirm();
      await confirm();
      const outcomes = (await answersTo(thief)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'nobody')).toHaveLength(50);
      expect(outcomes.filter((outcome) => outcome === 'limit')).toHaveLength(2);
    });

    test('a stolen terminal that asks without end keeps nobody waiting', async () => {
      const [asker, thief] = [await counterOf(), await counterOf()];
      for (let each = 0; each < 60; each += 1) thief.it.write(ask(`FLOOD${each}00`));
      await thief.send();
      asker.it.write(ask('PATIENT01'));
      await asker.send();
      await confirm();
      const answered = (await toldTo(thief)).map(({ number }) => number);
      expect(answered).toHaveLength(60);
      const [answer] = await toldTo(asker);
      expect(answer?.type).toBe('person-answered');
      expect(answered.filter((number) => number < (answer?.number ?? 0)).length).toBeLessThan(2);
    });

    test('a stolen terminal is not told of many for one number', async () => {
      const [home, thief] = [await counterOf(), await counterOf()];
      for (const id of ['many-1', 'many-2', 'many-3']) home.it.write(person(id, `DOC${id}`).register);
      await home.send();
      await confirm();
      // One id with the documents of all of them, and an id of its own that names another in what it tells.
      for (const id of ['many-1', 'many-2', 'many-3']) {
        thief.it.write({ ...person('mine', `DOC${id}`, 'E55').register });
      }
      const named = person('many-3', 'OTHER0001', 'E5600').register;
      thief.it.write({ ...named, subject: 'mine-too' });
      for (const number of ['DOCMANY2', 'E5600', 'OTHER0001']) thief.it.write(ask(number));
      await thief.send();
      await confirm();
      expect((await answersTo(thief)).map(({ outcome, people }) => [outcome, people])).toEqual([
        ['found', ['many-2']],
        ['nobody', []],
        ['nobody', []],
      ]);
      expect(await heardBy(thief)).toEqual([`${home.it.terminal} 2 worker-registered`]);
    });

    test('a stolen terminal hides nobody', async () => {
      const [home, asker, thief] = [await counterOf(), await counterOf(), await counterOf()];
      const hidden = person('hidden-1', 'HIDE0001', 'E7700');
      home.it.write(hidden.register);
      await home.send();
      // Their document under another id, which is then said to have been captured wrongly, and a correction of theirs.
      const [mine, corrected] = [person('hider', 'HIDE0001', 'E7711'), person('hider', 'NOTTHEIRS', 'E7711')];
      thief.it.write(mine.register);
      for (const subject of ['hider', 'hidden-1']) {
        const payload = { ...samplePayloads['worker-corrected'], ...corrected.register.payload };
        const {
          codeSequence: _sequence,
          registeredAt: _at,
          registeredBy: _by,
          ...facts
        } = payload as typeof payload & Record<string, unknown>;
        thief.it.write({
          type: 'worker-corrected',
          subject,
          payload: { ...facts, workerId: subject } as never,
        });
      }
      await thief.send();
      expect(await confirm()).toMatchObject({ refused: 0 });
      asker.it.write(ask('HIDE0001'));
      await asker.send();
      await confirm();
      const [answer] = await answersTo(asker);
      expect(answer?.outcome).toBe('found');
      expect(answer?.people).toContain('hidden-1');
    });

    test('a stolen terminal that registers many with a number hides nobody else who has it', async () => {
      const [home, asker, thief] = [await counterOf(), await counterOf(), await counterOf('001-9')];
      for (let each = 1; each <= 8; each += 1)
        thief.it.write(documentOf(`a-crowd-${each}`, 'CROWD001', `1970-01-0${each}`));
      for (let each = 0; each < 250; each += 1)
        thief.it.write(documentOf(`a-same-${each}`, 'SAME0001', '1990-05-17'));
      await thief.send();
      home.it.write(person('z-crowd', 'CROWD001').register);
      home.it.write(person('z-same', 'SAME0001').register);
      await home.send();
      asker.it.write(ask('CROWD001'));
      asker.it.write(ask('SAME0001'));
      await asker.send();
      await confirm();
      const [crowd, same] = await answersTo(asker);
      expect(crowd).toMatchObject({ outcome: 'found', people: ['z-crowd'] });
      expect(same?.outcome).toBe('found');
      expect(same?.people).toContain('z-same');
      expect(same?.people.length).toBeLessThan(20);
      const terminal = home.it.terminal;
      expect((await heardBy(asker)).filter((each) => each.startsWith(terminal))).toEqual([
        `${terminal} 1 worker-registered`,
        `${terminal} 2 worker-registered`,
      ]);
      // What nobody else has is so many that it is none.
      for (let each = 1; each <= 8; each += 1)
        thief.it.write(documentOf(`a-alone-${each}`, 'ALONE001', `1970-01-0${each}`));
      await thief.send();
      asker.it.write(ask('ALONE001'));
      await asker.send();
      await confirm();
      expect((await answersTo(asker)).at(-1)).toMatchObject({ outcome: 'too-many', people: [] });
    });

    test('what somebody wrote over holds back nothing of other terminals, however much comes after it', async () => {
      const { db } = server();
      const [altered, home, asker] = [await counterOf('002-1'), await counterOf(), await counterOf()];
      const long = person('long-1', 'LONG0001');
      altered.it.write(long.register);
      for (let each = 0; each < 1100; each += 1) altered.it.write(long.attempted);
      for (let sent = 0; sent < altered.it.events.length; sent += 500)
        await submit(altered.sql, 1, sent + 1, altered.it.events.slice(sent, sent + 500));
      home.it.write(person('after-1', 'AFTER001').register);
      await home.send();
      await confirm();
      await db.admin.begin(async (sql) => {
        await sql`ALTER TABLE records.event DISABLE TRIGGER is_not_changed`;
        await sql`UPDATE records.event SET content = content || ' ' WHERE terminal = '002-1' AND number = 2`;
        await sql`ALTER TABLE records.event ENABLE TRIGGER is_not_changed`;
      });
      asker.it.write(ask('LONG0001'));
      asker.it.write(ask('AFTER001'));
      await asker.send();
      expect((await confirm()).troubles.join()).toContain('Event 2 of terminal 002-1');
      expect(await heardBy(asker)).toEqual([
        '002-1 1 worker-registered',
        `${home.it.terminal} 1 worker-registered`,
      ]);
    });

    test('what an administrator of the database wrote is told to nobody', async () => {
      const { db } = server();
      const [home, asker] = [await counterOf(), await counterOf()];
      home.it.write(person('v-1', 'VICT0001').register);
      home.it.write(person('v-1', 'VICT0001').attempted);
      await home.send();
      await confirm();
      // Another text in the place of one that was confirmed, and a number that leads to somebody who never had it.
      await db.admin.begin(async (sql) => {
        await sql`ALTER TABLE records.event DISABLE TRIGGER is_not_changed`;
        await sql`UPDATE records.event SET content = replace(content, '"workerId":"v-1"', '"workerId":"v-1" ')
        WHERE terminal = ${home.it.terminal} AND number = 2`;
        await sql`ALTER TABLE records.event ENABLE TRIGGER is_not_changed`;
      });
      await db.admin`INSERT INTO records.known_number VALUES ('NOTTHEIRS1', 'v-1')`;
      asker.it.write(ask('NOTTHEIRS1'));
      asker.it.write(ask('VICT0001'));
      await asker.send();
      expect((await confirm()).troubles.join()).toContain('Somebody wrote into the database');
      expect(await answersTo(asker)).toMatchObject([{ outcome: 'nobody' }, { outcome: 'found' }]);
      expect(await heardBy(asker)).toEqual([`${home.it.terminal} 1 worker-registered`]);
    });
  },
);
