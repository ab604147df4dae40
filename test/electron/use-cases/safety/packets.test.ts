import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { receiptFileName, writeReceipt } from '#electron/main/packets/receipt-file.ts';
import { handOutKeys, type Office } from '#electron/tools/head-office/office.ts';
import { packetsOn, putReceipt } from '#electron/tools/head-office/packet-files.ts';
import { headOfficeContent, type Receipt } from '#shared/contract/head-office/packet.ts';
import { makeStaff, register, signInAsClerk, supervisor } from '#test/support/fakes/journey.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { nothingReceived, receivePacket } from '#test/support/head-office/receive-packet.ts';
import { admin } from '#test/support/with-kiosk.ts';
import { type SafetyTest, withSafeKiosk } from './safety-kiosk.ts';

async function asAdmin({ call }: SafetyTest): Promise<void> {
  await call('signOut', {});
  await call('signIn', { username: admin.username, password: admin.password });
}

/** A registered person, the keys of a head office in use, and an administrator at the screen. */
async function withOffice(story: (test: SafetyTest, office: Office) => Promise<void>): Promise<void> {
  await withSafeKiosk(async (test) => {
    await signInAsClerk(test);
    await register(test);
    await asAdmin(test);
    const office = await makeOffice();
    await use(test, office);
    await story(test, office);
  });
}

async function use({ call }: SafetyTest, { keys }: Office): Promise<void> {
  const text = headOfficeContent(keys);
  const { id: shown } = await call('showActToSign', { act: 'useHeadOffice', keys: text });
  const { username, pin: secret } = supervisor;
  const coSignature = { shown, username, secret, reason: 'la huella es la misma' };
  await call('useHeadOffice', { keys: text, coSignature });
}

async function untilMade({ call, until }: SafetyTest) {
  await until(async () => (await call('getPackets', {})).work === null);
  return call('getPackets', {});
}

async function made(test: SafetyTest, path = test.stick) {
  await test.call('makePacket', { path });
  const packets = await untilMade(test);
  expect(packets.failure).toBeNull();
  return packets;
}

function events(
  { call }: SafetyTest,
  event: 'packet-made' | 'packet-not-made' | 'receipt-read' | 'receipt-refused',
) {
  return call('listAuditEntries', { before: null, limit: 20, event });
}

const received = async (office: Office, stick: string, refuse?: Parameters<typeof receivePacket>[3]) => {
  const [file] = packetsOn(stick);
  if (file === undefined) throw new Error('no packet');
  const terminal = nothingReceived();
  const outcome = await receivePacket(office, terminal, file, refuse);
  if (!outcome.ok) throw new Error(outcome.why);
  return { ...outcome, terminal };
};

describe('head office’s keys', () => {
  test('are found on a drive, shown with their fingerprint, and used when two people say so', () =>
    withSafeKiosk(async (test) => {
      await makeStaff(test);
      await asAdmin(test);
      expect(await test.call('getPackets', {})).toMatchObject({
        headOffice: null,
        last: null,
        receipt: null,
      });
      expect(await test.callForError('makePacket', { path: test.stick })).toEqual({ code: 'no-head-office' });
      expect(await test.callForError('readReceipts', { path: test.stick })).toEqual({
        code: 'no-head-office',
      });
      expect(await test.call('lookForHeadOffice', { folder: null })).toMatchObject([
        { found: null, problem: null },
      ]);
      const office = await makeOffice();
      const file = handOutKeys(office, test.stick);
      const [drive] = await test.call('lookForHeadOffice', { folder: null });
      expect(drive).toMatchObject({
        path: test.stick,
        found: { name: office.keys.name, fingerprint: office.fingerprint },
      });
      const { facts } = await test.call('showActToSign', {
        act: 'useHeadOffice',
        keys: drive?.found?.keys ?? '',
      });
      expect(facts[1]?.value?.replaceAll(' ', '')).toBe(office.fingerprint.slice(0, 32));
      await use(test, office);
      expect((await test.call('getPackets', {})).headOffice).toMatchObject({
        fingerprint: office.fingerprint,
      });
      writeFileSync(file, readFileSync(file, 'utf8').replace('age1', 'age2'));
      expect(await test.call('lookForHeadOffice', { folder: null })).toMatchObject([
        { found: null, problem: 'unreadable' },
      ]);
    }));
});

describe('a packet', () => {
  test('carries everything that waits with its documents, and is said to be on a drive, no more', () =>
    withOffice(async (test, office) => {
      const before = await test.call('getPackets', {});
      expect(before.waiting).toMatchObject({ onDrive: 0 });
      expect(before.waiting.here).toBeGreaterThan(4);
      const packets = await made(test);
      expect(packets.last).toMatchObject({
        number: 1,
        place: 'stick',
        events: before.waiting.here,
        missingDocuments: 0,
      });
      expect(packets.last?.files).toEqual(readdirSync(test.stick).filter((name) => name.endsWith('.packet')));
      expect(packets.waiting).toMatchObject({ here: 0, onDrive: before.waiting.here });
      const { terminal, fresh } = await received(office, test.stick);
      expect(fresh).toBe(before.waiting.here);
      expect(terminal.documents.size).toBe(packets.last?.documents);
      expect(terminal.documents.size).toBeGreaterThan(0);
      expect((await events(test, 'packet-made'))[0]?.detail).toMatchObject({ number: 1, missing: 0 });
      expect((await test.call('getQueues', {})).headOffice).toMatchObject({
        waiting: 0,
        packetAt: packets.last?.madeAt,
      });
    }));

  test('is not made where nothing may be written, nor inside the data, and what waits goes on waiting', () =>
    withOffice(async (test) => {
      const before = (await test.call('getPackets', {})).waiting;
      const inside = join(test.dataDirectory, 'paquetes');
      mkdirSync(inside);
      for (const [path, problem] of [
        [join(test.elsewhere, 'nowhere'), 'away'],
        [inside, 'inside-data'],
        ['relative', 'not-a-folder'],
      ] as const) {
        await test.call('makePacket', { path });
        const packets = await untilMade(test);
        expect(packets.failure, path).toMatchObject({ problem });
        expect(packets.waiting).toEqual(before);
      }
      expect(await events(test, 'packet-not-made')).toHaveLength(3);
    }));

  test('that is cancelled leaves nothing', () =>
    withOffice(async (test) => {
      await test.call('makePacket', { path: test.stick });
      expect(await test.callForError('makePacket', { path: test.stick })).toEqual({ code: 'under-way' });
      expect(await test.callForError('readReceipts', { path: test.stick })).toEqual({ code: 'under-way' });
      await test.call('cancelPacket', {});
      const packets = await untilMade(test);
      // It may have come to its end before.
      if (packets.failure !== null) {
        expect(packets.failure.problem).toBe('cancelled');
        expect(readdirSync(test.stick)).toEqual([]);
      }
    }));
});

describe('a receipt', () => {
  test('takes what was acknowledged from what waits, and shows what was refused with its reason', () =>
    withOffice(async (test, office) => {
      const { last } = await made(test);
      const { receipt } = await received(office, test.stick, (type) =>
        type === 'worker-registered' ? 'Falta la página del sello: escanéela de nuevo' : undefined,
      );
      putReceipt(office, receipt, test.stick);
      const total = last?.events ?? 0;
      expect(await test.call('readReceipts', { path: test.stick })).toMatchObject([
        { outcome: 'applied', number: 1, acknowledged: total - 1, refused: 1, passedOver: 0 },
      ]);
      const after = await test.call('getPackets', {});
      // Keys of an office that were chosen wait since: nothing else does.
      expect(after.waiting).toMatchObject({ here: 0, onDrive: 0, oldest: null });
      expect(after).toMatchObject({ refusedCount: 1, receipt: { number: 1, refused: 1 } });
      expect(after.refused).toMatchObject([
        {
          type: 'worker-registered',
          about: expect.stringMatching(/^E017/),
          reason: expect.stringMatching(/sello/),
        },
      ]);
      expect((await test.call('getQueues', {})).headOffice.refused).toBe(1);
      expect(await test.callForError('makePacket', { path: test.stick })).toEqual({ code: 'nothing-waits' });
    }));

  test('read again, late, foreign, forged, cut or changed is refused in its own words, and nothing is applied', () =>
    withOffice(async (test, office) => {
      await made(test);
      const { receipt } = await received(office, test.stick);
      const waiting = (await test.call('getPackets', {})).waiting;
      const stranger = await makeOffice();
      const whole = writeReceipt({ ...receipt, number: 5 }, office.signingKey);
      const first = receipt.answers[0];
      if (first === undefined) throw new Error('no answer');
      const by = (change: Partial<Receipt>) => writeReceipt({ ...receipt, ...change }, office.signingKey);
      const wrong: Record<string, string> = {
        'cut.receipt': whole.slice(0, -30),
        'changed.receipt': whole.replace('"outcome"', '"outcoma"'),
        'forged.receipt': writeReceipt(receipt, stranger.signingKey),
        'another-office.receipt': writeReceipt(
          { ...receipt, headOffice: stranger.fingerprint },
          stranger.signingKey,
        ),
        'another-terminal.receipt': by({ terminal: '018-1' }),
        'newer.receipt': whole.replace('receipt-1', 'receipt-2'),
        'not-ours.receipt': 'una foto',
        'other-history.receipt': by({ answers: [{ ...first, hash: 'f'.repeat(64) }] }),
      };
      for (const [name, content] of Object.entries(wrong)) writeFileSync(join(test.elsewhere, name), content);
      writeFileSync(
        join(test.elsewhere, 'unknown.receipt'),
        by({ answers: [{ ...first, number: 900_000 }] }),
      );
      const outcomes = await test.call('readReceipts', { path: test.elsewhere });
      for (const outcome of outcomes) {
        const why =
          outcome.file === 'unknown.receipt' ? 'other-history' : outcome.file.replace('.receipt', '');
        expect(outcome).toEqual({ file: outcome.file, outcome: 'refused', why });
      }
      expect(outcomes).toHaveLength(9);
      expect((await test.call('getPackets', {})).waiting).toEqual(waiting);
      expect((await events(test, 'receipt-refused')).map(({ detail }) => detail)).toHaveLength(8);

      const [later, earlier] = [join(test.stick, 'b.receipt'), join(test.stick, 'a.receipt')];
      writeFileSync(later, whole);
      expect(await test.call('readReceipts', { path: test.stick })).toMatchObject([{ outcome: 'applied' }]);
      writeFileSync(earlier, by({ number: 4 }));
      expect(await test.call('readReceipts', { path: test.stick })).toEqual([
        { file: 'a.receipt', outcome: 'refused', why: 'older' },
        { file: 'b.receipt', outcome: 'refused', why: 'already-read' },
      ]);
      expect(await events(test, 'receipt-read')).toHaveLength(1);
      rmSync(earlier);
      rmSync(later);
      expect(await test.call('readReceipts', { path: test.stick })).toEqual([]);
      renameSync(test.stick, `${test.stick}.away`);
      expect(await test.callForError('readReceipts', { path: test.stick })).toEqual({ code: 'away' });
    }));

  test('is found among the hundreds that a drive of the whole branch has gathered', () =>
    withOffice(async (test, office) => {
      await made(test);
      const { receipt } = await received(office, test.stick);
      for (let number = 1; number <= 201; number += 1) {
        for (const terminal of ['017-1', receipt.terminal, '018-3']) {
          writeFileSync(join(test.stick, receiptFileName({ terminal, number })), 'de hace tiempo');
        }
      }
      putReceipt(office, { ...receipt, number: 202 }, test.stick);
      const outcomes = await test.call('readReceipts', { path: test.stick });
      expect(outcomes.filter(({ outcome }) => outcome === 'applied')).toMatchObject([{ number: 202 }]);
    }));

  test('of head office that takes the same packet twice changes nothing, and a lost one costs nothing', () =>
    withOffice(async (test, office) => {
      await made(test);
      const terminal = nothingReceived();
      const [first] = packetsOn(test.stick);
      if (first === undefined) throw new Error('no packet');
      const once = await receivePacket(office, terminal, first);
      const twice = await receivePacket(office, terminal, first);
      expect(once).toMatchObject({ ok: true, known: 0 });
      expect(twice).toMatchObject({ ok: true, fresh: 0 });
      // The receipts got lost: everything is in the next packet, with what came since.
      await test.call('savePartSize', { partMegabytes: 700 });
      rmSync(first.path);
      const { last } = await made(test);
      expect(last).toMatchObject({ number: 2 });
      const [second] = packetsOn(test.stick);
      if (second === undefined) throw new Error('no packet');
      const again = await receivePacket(office, terminal, second);
      expect(again).toMatchObject({ ok: true, fresh: 1 });
      if (!again.ok) return;
      putReceipt(office, again.receipt, test.stick);
      expect(await test.call('readReceipts', { path: test.stick })).toMatchObject([
        { outcome: 'applied', number: 3, refused: 0 },
      ]);
      expect((await test.call('getPackets', {})).waiting).toMatchObject({ here: 0, onDrive: 0 });
      // A packet whose predecessor head office never saw is not taken in.
      await test.call('savePartSize', { partMegabytes: 2000 });
      rmSync(second.path);
      await made(test);
      const [third] = packetsOn(test.stick);
      if (third === undefined) throw new Error('no packet');
      expect(await receivePacket(office, nothingReceived(), third)).toEqual({ ok: false, why: 'gap' });
    }));
});
