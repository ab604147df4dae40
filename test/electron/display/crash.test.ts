import argon2 from 'argon2';
import { afterEach, expect, test, vi } from 'vitest';
import { answerAll, beginAssisted } from '#test/support/fakes/assisted-journey.ts';
import { compared, toApproval } from '#test/support/fakes/contact-journey.ts';
import {
  captureCedula,
  secrets,
  signedBySupervisor,
  signInAsClerk,
  supervisor,
  typeCredential,
} from '#test/support/fakes/journey.ts';
import { atKitCode, atKitService, issueWithKit, sheetState } from '#test/support/fakes/kit-journey.ts';
import {
  answerThree,
  check,
  type Issued,
  issue,
  lockByChecks,
  newCode,
  revocationSignature,
  revoke,
} from '#test/support/fakes/service-journey.ts';
import { specimenCedula } from '#test/support/specimens/cedulas.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';
import { cut, cutAfter } from './cut-between-statements.ts';

/**
 * Every act of a credential's life, cut between any two of its statements: after the next start there is the whole act
 * or none of it, and never a free attempt.
 */

afterEach(() => vi.restoreAllMocks());

async function atCheck(story: KioskTest, { workerId }: Issued, wrong: number): Promise<void> {
  await story.call('startService', { workerId, purpose: 'check' });
  await story.call('chooseLanguage', { language: 'en' });
  for (let count = 0; count < wrong; count += 1) await check(story, 'Wrong5Wrong');
}

test(
  'the third wrong credential: spent before it is compared, and locked with it',
  { timeout: 120_000 },
  () =>
    cut(
      async (story, issued) => {
        await atCheck(story, issued, 2);
        await typeCredential(story, 'Wrong6Wrong');
        return () => story.callForError('checkCredential', {});
      },
      (left, mark, isLast) => {
        expect([2, 3]).toContain(left.spent);
        if (mark === 'compared' || isLast) expect(left.spent).toBe(3);
        expect(left.locked).toBe(left.spent === 3);
        expect(left.audited('credential-locked')).toBe(left.locked ? 1 : 0);
      },
    ),
);

test('the right credential on the third try is never a fourth try', { timeout: 120_000 }, () =>
  cut(
    async (story, issued) => {
      await atCheck(story, issued, 2);
      await typeCredential(story, secrets.credential);
      return () => story.call('checkCredential', {});
    },
    (left, mark, isLast) => {
      // Cut after the comparison and before its row, it counts as a failure: nobody was told that it was right.
      if (mark === 'compared' && !isLast) expect([0, 3]).toContain(left.spent);
      if (isLast) expect(left.spent).toBe(0);
      expect(left.locked).toBe(left.spent === 3);
      expect(left.audited('credential-check-right') === 1).toBe(left.spent === 0);
    },
  ),
);

test('the third wrong answers of a recovery', { timeout: 120_000 }, () =>
  cut(
    async (story, { identificationCode }) => {
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      for (const answer of ['una', 'otra']) await answerThree(story, { answer }).catch(() => undefined);
      return () => answerThree(story, { answer: 'ninguna' }).catch(() => undefined);
    },
    (left, mark, isLast) => {
      if (mark === 'compared' || isLast) expect(left.recoverySpent).toBe(3);
      expect(left.locked).toBe(left.recoverySpent === 3);
      expect(left.audited('credential-locked')).toBe(left.locked ? 1 : 0);
    },
  ),
);

test('an unlock: code, lock, trail and head office together', { timeout: 120_000 }, () =>
  cut(
    async (story, issued) => {
      await lockByChecks(story, issued);
      const before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
      await story.call('identify', { text: issued.identificationCode });
      const code = await newCode(story, before);
      return () => story.call('submitEmailCode', { code });
    },
    (left, mark, isLast) => {
      if (mark === 'compared') expect(left.codeAttempts).toBe(4);
      expect(left.locked).toBe(!left.codeUsed);
      expect(left.unlockedOutbox).toBe(left.codeUsed ? 1 : 0);
      expect(left.audited('credential-unlocked')).toBe(left.codeUsed ? 1 : 0);
      if (isLast) expect(left.codeUsed).toBe(true);
    },
  ),
);

test('an unlock at the counter: proof, lock, trail and head office together', { timeout: 120_000 }, () =>
  cut(
    async (story, issued) => {
      await lockByChecks(story, issued);
      await story.call('startOwnService', { purpose: 'unlock', language: 'en' });
      await story.call('identify', { text: issued.identificationCode });
      await story.call('chooseProof', { proof: 'counter' });
      return () => story.call('recordServiceProof', { comparedPortrait: true, comparedStoredCopy: true });
    },
    (left, _mark, isLast) => {
      const proved = left.audited('counter-proof-recorded');
      expect(left.locked).toBe(proved === 0);
      expect(left.unlockedOutbox).toBe(proved);
      if (isLast) expect(proved).toBe(1);
    },
  ),
);

test('a new credential: in force with its receipt owed, or the old one', { timeout: 120_000 }, () =>
  cut(
    async (story, { identificationCode }) => {
      const before = story.mail.sent.length;
      await story.call('startOwnService', { purpose: 'recover', language: 'en' });
      await story.call('identify', { text: identificationCode });
      await answerThree(story);
      await story.call('confirmRecoveryContact', { changed: false });
      await story.call('submitEmailCode', { code: await newCode(story, before) });
      await typeCredential(story, 'Tapir8Verde');
      await story.call('submitCredential', {});
      await typeCredential(story, 'Tapir8Verde');
      return () => story.call('submitCredential', {});
    },
    (left, _mark, isLast) => {
      expect(left.credentials === 2).toBe(left.audited('credential-recovered') === 1);
      expect(left.owedOrMade).toBe(left.credentials === 2 ? 1 : 0);
      if (isLast) expect(left.credentials).toBe(2);
    },
  ),
);

test('a change of contact data: data, signatures, head office and both messages', { timeout: 120_000 }, () =>
  cut(
    async (story, issued) => {
      await toApproval(story, issued, { email: 'nueva@example.net' });
      const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'otro correo' };
      return () => story.call('approveContactChange', { ...compared, coSignature });
    },
    (left, _mark, isLast) => {
      const changed = left.audited('contact-changed');
      expect(left.contact).toEqual(changed === 1 ? [2, 1, 1, 2] : [1, 0, 0, 0]);
      expect(left.audited('counter-proof-recorded')).toBe(changed);
      if (isLast) expect(changed).toBe(1);
    },
  ),
);

test('a revocation: credential, signatures, trail and head office together', { timeout: 120_000 }, () =>
  cut(
    async (story, { workerId }) => {
      const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'lo perdió' };
      return () => story.call('revokeCredential', { workerId, cause: 'document-lost', coSignature });
    },
    (left, _mark, isLast) => {
      const revoked = left.audited('credential-revoked');
      expect(left.revocation).toEqual(revoked === 1 ? [0, 1, 1] : [1, 0, 0]);
      if (isLast) expect(revoked).toBe(1);
    },
  ),
);

test('a death taken back: signatures, trail and head office together', { timeout: 120_000 }, () =>
  cut(
    async (story, issued) => {
      await revoke(story, issued, 'death');
      const { workerId } = issued;
      return () => story.call('withdrawDeath', { workerId, coSignature: revocationSignature });
    },
    (left, _mark, isLast) => {
      const withdrawn = left.audited('death-withdrawn');
      expect(left.withdrawn).toEqual([withdrawn, withdrawn]);
      if (isLast) expect(withdrawn).toBe(1);
    },
  ),
);

test(
  'an unlock by a code of the sheet: code, lock, trail and head office together',
  { timeout: 120_000 },
  () =>
    cutAfter(
      issueWithKit,
      async (story, issued) => {
        await lockByChecks(story, issued);
        await atKitCode(story, issued.identificationCode);
        return () => story.call('submitKitCode', { code: issued.codes[6] ?? '' });
      },
      (left, mark, isLast) => {
        const { used, spent } = left.kits;
        // Cut after the comparison and before its row: the attempt is spent, and the code is still good.
        if (mark === 'compared') expect(spent).toBe(used === 1 ? 0 : 1);
        expect(left.locked).toBe(used === 0);
        expect(left.unlockedOutbox).toBe(used);
        expect(left.audited('kit-code-used')).toBe(used);
        if (isLast) expect(used).toBe(1);
      },
    ),
);

test('an assisted unlock: signatures, lock, trail and head office together', { timeout: 120_000 }, () =>
  cut(
    async (story, issued) => {
      await lockByChecks(story, issued);
      await beginAssisted(story, issued);
      await answerAll(story);
      const coSignature = { username: supervisor.username, secret: supervisor.pin, reason: 'sin correo' };
      return () => story.call('approveAssistedUnlock', { callBack: null, coSignature });
    },
    (left, _mark, isLast) => {
      expect(left.locked).toBe(left.assisted === 0);
      expect(left.unlockedOutbox).toBe(left.assisted);
      expect(left.audited('credential-unlocked')).toBe(left.assisted);
      if (isLast) expect(left.assisted).toBe(1);
    },
  ),
);

test(
  'an enrolment: person, number, document, signature, trail and head office, and no try at it forgotten',
  {
    timeout: 120_000,
  },
  () =>
    cutAfter(
      signInAsClerk,
      async (story) => {
        await story.call('startOwnService', { purpose: 'check', language: 'en' });
        await story.call('identify', { text: specimenCedula.number });
        await check(story, 'Wrong5Wrong');
        await story.call('takeBack', {});
        const visitId = await captureCedula(story);
        const signed = await signedBySupervisor(story, visitId);
        return () => story.call('confirmWithSignature', signed);
      },
      (left, _mark, isLast) => {
        const enrolled = left.audited('registration-confirmed');
        expect(left.people).toEqual(enrolled === 1 ? [1, 1, 1, 1] : [0, 0, 0, 0]);
        // Number and names, four facts of the card, and the address.
        expect(left.registrationsSigned).toBe(6 * enrolled);
        expect(left.audited('registration-signed')).toBe(6 * enrolled);
        expect(left.spent).toBe(1);
        if (isLast) expect(enrolled).toBe(1);
      },
    ),
);

test('a new sheet: in force with the old one void, or the old one still in force', { timeout: 120_000 }, () =>
  cutAfter(
    issueWithKit,
    async (story, issued) => {
      await atKitService(story, issued);
      return async () => {
        await story.call('printKit', {});
        await story.until(() => sheetState(story) === 'printed');
        await story.call('confirmKit', { inHand: true });
      };
    },
    (left, _mark, isLast) => {
      expect(left.kits).toMatchObject({ inForce: 1, awaited: 0 });
      expect(left.audited('kit-printed')).toBe(left.audited('kit-issued') + left.audited('kit-void'));
      if (isLast) expect(left.audited('kit-issued')).toBe(2);
    },
  ),
);

test('three attempts at once for the last try: one is looked at', () =>
  withKiosk(async (story) => {
    const issued = await issue(story);
    await atCheck(story, issued, 2);
    await typeCredential(story, 'Wrong8Wrong');
    const spy = vi.spyOn(argon2, 'verify');
    const { checkCredential } = story.kiosk().handlers;
    const outcomes = await Promise.all([checkCredential({}), checkCredential({}), checkCredential({})]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([false, false, false]);
    expect(spy).toHaveBeenCalledTimes(1);
    expect(story.service().step.stage).toBe('locked');
    const entries = await story.call('listAuditEntries', {
      before: null,
      limit: 50,
      event: 'credential-check-wrong',
    });
    expect(entries).toHaveLength(3);
  }));
