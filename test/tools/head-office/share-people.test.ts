import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isSignedBy, signText } from '#electron/main/keys/signing-key.ts';
import { assignCodes } from '#electron/tools/head-office/assign-codes.ts';
import { decisionContent, payloadOf } from '#shared/contract/head-office/decisions.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { ask, person, useAskingOffice } from '#test/support/head-office/asking-office.ts';
import { hasPostgres } from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('somebody of another branch, asked for by a number', () => {
  const { server, counterOf, confirm, toldTo, heardBy, answersTo } = useAskingOffice();

  test('both are told from then on; the home branch who asked; a third branch nothing', async () => {
    const [home, asker, third] = [await counterOf(), await counterOf(), await counterOf()];
    const [maria, other] = [person('maria'), person('other')];
    for (const each of [maria.register, maria.attempted, other.register]) home.it.write(each);
    await home.send();
    await confirm();
    expect(await heardBy(asker)).toEqual([]);

    asker.it.write(ask('PMARIA1'));
    await asker.send();
    expect(await confirm()).toMatchObject({ acknowledged: 1, troubles: [] });
    expect(await answersTo(asker)).toEqual([{ number: 1, outcome: 'nobody', people: [] }]);
    const [jose, terminal] = [person('jose', 'AB-12 345'), home.it.terminal];
    home.it.write(jose.register);
    await home.send();
    asker.it.write(ask('AB12345'));
    await asker.send();
    await confirm();
    expect(await answersTo(asker)).toMatchObject([{}, { number: 2, outcome: 'found', people: ['jose'] }]);
    expect(await heardBy(asker)).toEqual([`${terminal} 4 worker-registered`]);
    const told = await toldTo(asker);
    expect(told.at(-1)?.type).toBe('person-answered');
    expect(await heardBy(home)).toEqual([`${asker.it.terminal} 2 person-asked`]);
    expect((await toldTo(home)).at(-1)).toMatchObject({ subject: 'jose' });

    home.it.write(jose.attempted);
    asker.it.write(jose.attempted);
    await home.send();
    await asker.send();
    await confirm();
    expect((await heardBy(asker)).slice(1)).toEqual([`${terminal} 5 credential-locked`]);
    expect((await heardBy(home)).slice(1)).toEqual([`${asker.it.terminal} 3 credential-locked`]);
    expect(await toldTo(third)).toEqual([]);
    // Once each, whoever looks again.
    const before = await toldTo(asker);
    await Promise.all([confirm(), confirm()]);
    expect(await toldTo(asker)).toEqual(before);
  });

  test('an event names the key that head office let in, and is signed with it', async () => {
    const [home, asker] = [await counterOf(), await counterOf()];
    home.it.write(person('k1', 'KEY10001').register);
    await home.send();
    asker.it.write(ask('KEY10001'));
    await asker.send();
    await confirm();
    const [decision] = await toldTo(asker);
    if (decision === undefined) throw new Error('nothing was told');
    const { publicKey, content, signature } = payloadOf('event-told', decision);
    expect(publicKey).toBe(home.it.publicKey);
    expect(isSignedBy(content, signature, publicKey)).toBe(true);
  });

  test('a terminal that was not told of somebody is not heard of them elsewhere', async () => {
    const [home, asker, thief] = [await counterOf(), await counterOf(), await counterOf()];
    const ana = person('ana-1', 'ANA00001');
    home.it.write(ana.register);
    await home.send();
    thief.it.write(ana.attempted);
    await thief.send();
    asker.it.write(ask('ANA00001'));
    await asker.send();
    await confirm();
    thief.it.write(ana.attempted);
    await thief.send();
    await confirm();
    for (const counter of [home, asker]) {
      expect((await heardBy(counter)).filter((each) => each.startsWith(thief.it.terminal))).toEqual([]);
    }
  });

  test('whoever was registered with the same document at several branches is one person to all of them', async () => {
    const [home, second, asker] = [await counterOf(), await counterOf(), await counterOf()];
    home.it.write(person('rosa-1', 'ROSA0001', 'E9911').register);
    second.it.write(person('rosa-2', 'ROSA0001', 'E9922').register);
    await home.send();
    await second.send();
    asker.it.write(ask('E9911'));
    await asker.send();
    await confirm();
    const [answer] = await answersTo(asker);
    expect(answer?.outcome).toBe('found');
    expect([...(answer?.people ?? [])].toSorted()).toEqual(['rosa-1', 'rosa-2']);
    expect(await heardBy(asker)).toHaveLength(2);
    expect((await heardBy(home)).toSorted().toReversed()).toEqual([
      `${asker.it.terminal} 1 person-asked`,
      `${second.it.terminal} 1 worker-registered`,
    ]);
    // Registered there once more, by a counter that had not heard: the others learn of it.
    asker.it.write(person('rosa-3', 'ROSA0001', 'E9933').register);
    await asker.send();
    await confirm();
    expect((await heardBy(home)).at(-1)).toBe(`${asker.it.terminal} 2 worker-registered`);
    expect((await heardBy(second)).at(-1)).toBe(`${asker.it.terminal} 2 worker-registered`);
  });

  test('two branches that ask at once are told the same, and each of the other; asked again, the home branch is told again', async () => {
    const [home, one, two] = [await counterOf(), await counterOf(), await counterOf()];
    const luz = person('luz-1', 'LUZ00001');
    home.it.write(luz.register);
    await home.send();
    for (const each of [one, two]) {
      each.it.write(ask('LUZ00001'));
      await each.send();
    }
    await Promise.all([confirm(), confirm(), confirm()]);
    await confirm();
    const registered = `${home.it.terminal} 1 worker-registered`;
    for (const each of [one, two]) {
      expect(await heardBy(each)).toEqual([registered]);
      expect(await answersTo(each)).toMatchObject([{ outcome: 'found', people: ['luz-1'] }]);
    }
    one.it.write(luz.attempted);
    two.it.write(ask('LUZ00001'));
    await one.send();
    await two.send();
    await confirm();
    expect(await heardBy(two)).toEqual([registered, `${one.it.terminal} 2 credential-locked`]);
    expect((await heardBy(home)).toSorted()).toEqual([
      `${one.it.terminal} 1 person-asked`,
      `${one.it.terminal} 2 credential-locked`,
      `${two.it.terminal} 1 person-asked`,
      `${two.it.terminal} 2 person-asked`,
    ]);
  });

  test('an official number leads to them, and comes with them', async () => {
    const { operator, office } = server();
    const [home, asker] = [await counterOf(), await counterOf()];
    home.it.write(person('of-1', 'OFFI0001', 'E994-4').register);
    await home.send();
    await confirm();
    const branch = home.it.terminal.slice(0, 3);
    const [{ number } = { number: 1 }] = await operator<
      { number: number }[]
    >`SELECT desk.next_decision() AS number`;
    const content = decisionContent(
      {
        number,
        headOffice: office.fingerprint,
        decidedAt: '2026-11-30T12:00:00.000Z',
        branch,
        subject: null,
      },
      'official-code-assigned',
      { identificationCode: 'E994-4', officialCode: 'iess-77 001' },
    );
    await operator`SELECT desk.decide(${number}, ${branch}, 'official-code-assigned', 1, ${content},
      ${signText(content, office.signingKey)})`;
    asker.it.write(ask('IESS77001'));
    await asker.send();
    await confirm();
    expect(await answersTo(asker)).toMatchObject([{ outcome: 'found', people: ['of-1'] }]);
    expect((await toldTo(asker)).map(({ type }) => type)).toEqual([
      'event-told',
      'official-code-assigned',
      'person-answered',
    ]);
  });

  test('an official number that is given later is told to both', async () => {
    const { db, operator, office } = server();
    const [home, asker] = [await counterOf('991-1'), await counterOf()];
    const code = formatIdentificationCode({ branch: 991, terminal: 1, sequence: 1 });
    home.it.write(person('later-1', 'LATER001', code).register);
    await home.send();
    asker.it.write(ask('LATER001'));
    await asker.send();
    await confirm();
    const file = join(db.folder, 'codes.csv');
    writeFileSync(file, `${code},IESS-88`);
    expect(await assignCodes(operator, office, file, new Date())).toMatchObject({ assigned: 1 });
    for (const each of [home, asker]) {
      const decision = (await toldTo(each)).at(-1);
      expect(decision).toMatchObject({
        type: 'official-code-assigned',
        payload: { officialCode: 'IESS-88' },
      });
    }
  });

  test('the functions that terminals call see none of it', async () => {
    const { db } = server();
    for (const table of ['asking', 'share', 'telling', 'known_number', 'known_document', 'looked']) {
      const asDoor = db.admin.begin(async (admin) => {
        await admin`SET LOCAL ROLE ventanilla_door`;
        await admin.unsafe(`SELECT FROM records.${table}`);
      });
      await expect(asDoor, table).rejects.toMatchObject({ code: '42501' });
    }
  });
});
