import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as keeping from '#electron/main/db/safety/keep-backup.ts';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { packetsOn, putReceipt } from '#electron/tools/head-office/packet-files.ts';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { makeStaff, register, signInAsClerk, supervisor } from '#test/support/fakes/journey.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { nothingReceived, receivePacket } from '#test/support/head-office/receive-packet.ts';
import { admin, type KioskTest, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import {
  chosen,
  environmentWith,
  type SafetyTest,
  storeFolderAt,
  untilKept,
  withSafeKiosk,
} from './safety-kiosk.ts';

/** A test's folders are all on one disk, which a place may not be on. `isFull`: the journal goes on, a snapshot has no room. */
const disk = vi.hoisted(() => ({ isSame: false, isFull: false }));
beforeEach(() => Object.assign(disk, { isSame: false, isFull: false }));
vi.mock('#electron/main/db/safety/keep-backup.ts', async (original) => {
  const real = await original<typeof keeping>();
  return {
    ...real,
    keepBackup(...given: Parameters<typeof keeping.keepBackup>) {
      const keeper = real.keepBackup(...given);
      return {
        ...keeper,
        status: () => ({ ...keeper.status(), isSameDisk: disk.isSame }),
        takeSnapshot: async () => (disk.isFull ? 'full' : keeper.takeSnapshot()),
      };
    },
  };
});

const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'la agencia se muda' };
const ending = { username: admin.username, password: admin.password };

/** A person was registered, and an administrator stands there. */
async function withWork(story: (test: SafetyTest) => Promise<void>): Promise<void> {
  await withSafeKiosk(async (test) => {
    await signInAsClerk(test);
    await register(test);
    await test.call('signOut', {});
    await test.call('signIn', ending);
    await story(test);
  });
}

/** A terminal on which nobody was registered, with somebody who can sign. */
async function withNothing(story: (test: SafetyTest) => Promise<void>): Promise<void> {
  await withSafeKiosk(async (test) => {
    await makeStaff(test);
    await test.call('signIn', ending);
    await story(test);
  });
}

const stateOf = ({ kiosk }: KioskTest) => kiosk().clerkSession();

/** Every second of the kiosk's own time, until it stands there. */
async function untilStep(test: KioskTest, step: 'copied' | 'closed'): Promise<void> {
  await test.until(() => {
    test.time.advance({ seconds: 1 });
    const session = stateOf(test);
    return step === 'closed'
      ? session.state === 'closed'
      : session.state === 'leaving' && session.step === 'copied';
  });
}

function partsIn(dataDirectory: string): string[] {
  return readdirSync(dataDirectory).filter((name) =>
    /^(ventanilla\.|keyring|store\.key|documents|act-witness|code-reservation|audit-anchor|backup-mark)/.test(
      name,
    ),
  );
}

async function officeFor(test: SafetyTest): Promise<Office> {
  const office = await makeOffice();
  const signature = { ...coSignature, reason: 'la huella es la misma' };
  await test.call('useHeadOffice', { keys: headOfficeContent(office.keys), coSignature: signature });
  return office;
}

/** A packet to head office, and its receipts back. */
async function answered(test: SafetyTest, office: Office): Promise<void> {
  await test.call('makePacket', { path: test.stick });
  await test.until(async () => (await test.call('getPackets', {})).work === null);
  const [file] = packetsOn(test.stick);
  if (file === undefined) throw new Error('no packet');
  const outcome = await receivePacket(office, nothingReceived(), file);
  if (!outcome.ok) throw new Error(outcome.why);
  putReceipt(office, outcome.receipt, test.stick);
  await test.call('readReceipts', { path: test.stick });
}

describe('a terminal that goes to another machine', () => {
  test('stops here when two people sign, is whole at the place, and goes on there with the next code', () =>
    withWork(async (test) => {
      expect((await test.call('getLeaving', {})).handingOver).toEqual(['no-place']);
      expect(await test.callForError('handOverTerminal', { coSignature })).toEqual({
        code: 'cannot-leave-yet',
      });
      await chosen(test);
      expect((await test.call('getLeaving', {})).handingOver).toEqual([]);
      await test.call('handOverTerminal', { coSignature });
      expect(stateOf(test)).toMatchObject({
        state: 'leaving',
        kind: 'handed-over',
        by: 'Ana Administradora',
      });
      expect(test.kiosk().status().ready).toBe(false);
      await untilStep(test, 'copied');
      expect(stateOf(test)).toMatchObject({ place: 'stick', problem: null });

      // It stays so over a start, and nobody works here.
      await test.restart();
      expect(stateOf(test)).toMatchObject({ state: 'leaving', kind: 'handed-over' });
      await untilStep(test, 'copied');

      await withEmptyKiosk(
        async (other) => {
          const [place] = await other.call('lookForBackups', { folder: null });
          const [store] = place?.stores ?? [];
          const generation = store?.snapshots[0]?.generation ?? '';
          const choice = { path: test.stick, store: store?.name ?? '', generation };
          await other.call('restoreTerminal', { ...choice, recoveryPassphrase: admin.passphrase });
          expect(stateOf(other)).toMatchObject({ state: 'restored', report: { people: 1, missingCount: 0 } });
          await other.call('closeRestoreReport', {});
          await other.call('signIn', ending);
          const acts = await other.call('listAuditEntries', {
            before: null,
            limit: 5,
            event: 'terminal-handed-over',
          });
          expect(acts).toHaveLength(1);
          await untilKept(other);
        },
        test.elsewhere,
        environmentWith(test.stick),
      );
      await test.restart();
      await test.until(() => {
        const session = stateOf(test);
        return session.state === 'leaving' && session.problem === 'goes-on-elsewhere';
      });
      const reason = 'la otra máquina no arranca';
      expect(await test.callForError('goOnHere', { ...ending, reason })).toEqual({ code: 'too-late' });
    }));

  test('is neither handed over nor closed while its copy is on the disk that is left', () =>
    withWork(async (test) => {
      await chosen(test);
      disk.isSame = true;
      const standing = await test.call('getLeaving', {});
      expect(standing.handingOver).toEqual(['place-on-this-disk']);
      expect(standing.closing).toContain('place-on-this-disk');
      const refusal = { code: 'cannot-leave-yet' };
      expect(await test.callForError('handOverTerminal', { coSignature })).toEqual(refusal);
      const closing = { withoutHeadOffice: true, coSignature };
      expect(await test.callForError('closeTerminal', closing)).toEqual(refusal);
    }));

  test('goes on here after all, when an administrator or a supervisor says why', () =>
    withWork(async (test) => {
      await chosen(test);
      await test.call('handOverTerminal', { coSignature });
      await untilStep(test, 'copied');
      const reason = 'la otra máquina no arranca';
      const wrong = { username: admin.username, password: 'no es', reason };
      expect(await test.callForError('goOnHere', wrong)).toEqual({ code: 'wrong-sign-in' });
      const clerk = { username: 'carla', password: 'arena-tibia-verde-4', reason };
      expect(await test.callForError('goOnHere', clerk)).toEqual({ code: 'not-allowed' });
      await test.call('goOnHere', { ...ending, reason });
      expect(stateOf(test)).toMatchObject({ state: 'signed-out' });
      await test.call('signIn', ending);
      await untilKept(test);
      expect(await test.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
      await test.restart();
      expect(stateOf(test)).toMatchObject({ state: 'signed-out' });
      expect(await test.callForError('goOnHere', { ...ending, reason })).toEqual({ code: 'too-late' });
    }));

  test('waits for a place that does not take the last copy, and says so', () =>
    withWork(async (test) => {
      await chosen(test);
      disk.isFull = true;
      await test.call('handOverTerminal', { coSignature });
      await test.until(() => {
        test.time.advance({ seconds: 1 });
        const session = stateOf(test);
        return session.state === 'leaving' && session.problem === 'full';
      });
      expect(stateOf(test)).toMatchObject({ step: 'copying' });
      disk.isFull = false;
      await untilStep(test, 'copied');
    }));
});

describe('a terminal that is closed', () => {
  test('says what is in the way, and is destroyed when head office answered everything: keys first, with a certificate', () =>
    withWork(async (test) => {
      const office = await officeFor(test);
      const standing = await test.call('getLeaving', {});
      expect(standing).toMatchObject({ people: 1, hasHeadOffice: true });
      expect(standing.documentsHere).toBeGreaterThan(0);
      expect(standing.closing).toEqual(['no-place', 'events-here', 'documents-here']);
      await chosen(test);
      const refusal = { code: 'cannot-leave-yet' };
      // That there is no head office is not taken where there is one.
      for (const withoutHeadOffice of [true, false]) {
        expect(await test.callForError('closeTerminal', { withoutHeadOffice, coSignature })).toEqual(refusal);
      }
      await answered(test, office);
      expect((await test.call('getLeaving', {})).closing).toEqual([]);
      await untilKept(test);
      await test.call('closeTerminal', { withoutHeadOffice: false, coSignature });
      expect(stateOf(test)).toMatchObject({ state: 'leaving', kind: 'closed' });
      await untilStep(test, 'closed');
      const session = stateOf(test);
      if (session.state !== 'closed') throw new Error(session.state);
      const { statement, signature } = session.certificate;
      expect(statement).toMatchObject({
        ...{ terminal: '017-2', people: 1, documentsElsewhereUnknown: 0, reason: coSignature.reason },
        ...{ events: { unanswered: 0, refused: 0 }, headOffice: { name: office.keys.name } },
        ...{ by: { username: 'admin' }, coSigner: { username: 'sonia' }, backup: { place: 'stick' } },
      });
      expect(statement.lastCode).toBeGreaterThan(0);
      expect(isSignedBy(canonicalJson(statement), signature, statement.publicKey)).toBe(true);
      expect(statement.files.keys).toContain('keyring.json');
      expect(partsIn(test.dataDirectory)).toEqual([]);

      await test.until(() => {
        const now = stateOf(test);
        return now.state === 'closed' && now.isAtPlace;
      });
      const [name = ''] = readdirSync(storeFolderAt(test.stick)).filter((each) => each.includes('closed'));
      const atPlace = JSON.parse(readFileSync(join(storeFolderAt(test.stick), name), 'utf8'));
      expect(atPlace).toEqual(session.certificate);

      await test.restart();
      expect(stateOf(test)).toMatchObject({ state: 'closed', isAtPlace: true });
      const drive = join(test.elsewhere, 'drive');
      mkdirSync(drive);
      const saved = await test.call('saveClosingCertificate', { path: drive, language: 'es' });
      expect(readdirSync(drive).toSorted()).toEqual([...saved.files].toSorted());
      expect(await test.call('printClosingCertificate', { language: 'es' })).toMatchObject({
        printerProblem: 'no-printer-chosen',
      });
      await test.call('putCertificateAway', {});
      expect(stateOf(test)).toMatchObject({ state: 'first-run' });
      expect(await test.callForError('putCertificateAway', {})).toEqual({ code: 'no-certificate' });
      expect(readdirSync(test.dataDirectory).some((each) => each.startsWith('closed-017-2'))).toBe(true);
    }));

  test('that never had a head office says so first, and the certificate says it', () =>
    withWork(async (test) => {
      await chosen(test);
      expect(await test.call('getLeaving', {})).toMatchObject({ hasHeadOffice: false, closing: [] });
      const asked = { withoutHeadOffice: false, coSignature };
      expect(await test.callForError('closeTerminal', asked)).toEqual({ code: 'cannot-leave-yet' });
      await test.call('closeTerminal', { ...asked, withoutHeadOffice: true });
      await untilStep(test, 'closed');
      const session = stateOf(test);
      if (session.state !== 'closed') throw new Error(session.state);
      const { headOffice, events, documents, documentsElsewhereUnknown } = session.certificate.statement;
      expect(headOffice).toBeNull();
      expect(events.unanswered).toBeGreaterThan(0);
      expect(documentsElsewhereUnknown).toBe(documents);
      // The copy brings it back, for whoever has the passphrase.
      expect(existsSync(join(storeFolderAt(test.stick), 'keyring.json'))).toBe(true);
    }));

  test('on which nobody was registered needs neither place nor head office, and another can be set up at once', () =>
    withNothing(async (test) => {
      expect(await test.call('getLeaving', {})).toMatchObject({ isEmpty: true, closing: [] });
      await test.call('closeTerminal', { withoutHeadOffice: false, coSignature });
      await untilStep(test, 'closed');
      expect(stateOf(test)).toMatchObject({ certificate: { statement: { people: 0, backup: null } } });
      expect(partsIn(test.dataDirectory)).toEqual([]);
      await test.call('putCertificateAway', {});
      expect(stateOf(test)).toMatchObject({ state: 'first-run' });
    }));

  test('can be taken back until the first thing is destroyed', () =>
    withWork(async (test) => {
      await chosen(test);
      disk.isFull = true;
      await test.call('closeTerminal', { withoutHeadOffice: true, coSignature });
      await test.call('goOnHere', { ...ending, reason: 'faltaba una persona' });
      disk.isFull = false;
      await test.call('signIn', ending);
      test.time.advance({ minutes: 1 });
      await untilKept(test);
      expect(await test.call('verifyAuditTrail', {})).toMatchObject({ verdict: 'intact' });
    }));

  test('whose power is cut while it is destroyed goes on destroying at the next start', () =>
    withNothing(async (test) => {
      cpSync(test.dataDirectory, test.elsewhere, { recursive: true });
      await test.call('closeTerminal', { withoutHeadOffice: false, coSignature });
      await untilStep(test, 'closed');
      // As the power cut left it: everything is there, and the file that says so.
      const file = join(test.dataDirectory, 'closing.json');
      const closing = JSON.parse(readFileSync(file, 'utf8'));
      cpSync(test.elsewhere, test.dataDirectory, { recursive: true });
      writeFileSync(file, JSON.stringify({ ...closing, erasedAt: null }));
      await test.restart();
      await untilStep(test, 'closed');
      expect(partsIn(test.dataDirectory)).toEqual([]);
      expect(stateOf(test)).toMatchObject({ certificate: { statement: closing.statement } });
    }));
});
