import { randomUUID } from 'node:crypto';
import argon2 from 'argon2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';
import type { SignedActName } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { answerAll, beginAssisted } from '#test/support/fakes/assisted-journey.ts';
import { compared, toApproval, typeContact } from '#test/support/fakes/contact-journey.ts';
import {
  captureCedula,
  captureDraft,
  clerk,
  makeAccount,
  makeStaff,
  signInAsClerk,
  supervisor,
} from '#test/support/fakes/journey.ts';
import { issueWithKit } from '#test/support/fakes/kit-journey.ts';
import {
  answerThree,
  type Issued,
  issue,
  issueAnother,
  lockByChecks,
  revoke,
} from '#test/support/fakes/service-journey.ts';
import { joiningFileOf } from '#test/support/head-office/joining-file.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { listApprovals } from '#test/support/list-approvals.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/**
 * A signature is for what was shown with it: whose it is, what it says, and that nothing of it changed while it was
 * read, sent or checked. An act without a story does not compile, so that every new one is walked.
 */

afterEach(() => vi.restoreAllMocks());

interface Signable {
  /** What names the act, and what is decided while signing. */
  readonly subject: Readonly<Record<string, string>>;
  /** Whose trail a refusal belongs to. */
  readonly about: string | null;
  readonly decided?: object;
  /** What becomes another thing while the second person's PIN is looked at. */
  readonly meanwhile: (story: KioskTest) => Promise<unknown>;
  /** Of the same act, somebody or something else. */
  readonly other?: Readonly<Record<string, string>>;
  /** What tells whether the act took effect, of all that it could have had an effect on. */
  readonly effect: (story: KioskTest) => Promise<unknown>;
}

const email = 'otra.persona@example.net';

async function recordsOf({ call }: KioskTest, people: readonly Issued[]) {
  const records = [];
  for (const { workerId } of people) {
    const record = await call('openWorker', { workerId });
    const { values, credential, revocations, contactChanges, kit, closed } = record;
    records.push({ email: values['contact.email'], credential, revocations, contactChanges, kit, closed });
  }
  return records;
}

async function atContactApproval(story: KioskTest): Promise<Signable> {
  const anna = await issue(story);
  const zhang = await issueAnother(story, specimenZhang);
  await toApproval(story, anna, { email });
  return {
    subject: { visitId: story.clerk().display?.visitId ?? '' },
    about: anna.identificationCode,
    // Anna's service ends, and somebody else stands where hers stood.
    meanwhile: async () => {
      await story.call('endService', {});
      await story.call('startService', { workerId: zhang.workerId, purpose: 'contact' });
      await story.call('chooseLanguage', { language: 'en' });
      await answerThree(story, { birthDate: specimenZhang.passport.birthDate });
      await typeContact(story, { email });
      await story.call('confirmContactChange', {});
    },
    effect: () => recordsOf(story, [anna, zhang]),
  };
}

async function withTwoIssued(story: KioskTest): Promise<readonly [Issued, Issued]> {
  const anna = await issue(story);
  return [anna, await issueAnother(story, specimenZhang)];
}

async function referenceOf({ call }: KioskTest, visitId: string): Promise<string> {
  return (await call('getVisit', { visitId })).reference;
}

const changes = (visitId: string, field: 'identity.number' | 'identity.birthDate', value: string) => {
  return ({ call }: KioskTest) => call('saveDraftField', { visitId, field, value });
};

const stories: Readonly<Record<SignedActName, (story: KioskTest) => Promise<Signable>>> = {
  acceptMrz: async (story) => {
    await signInAsClerk(story);
    const visitId = await captureDraft(story);
    return {
      subject: { visitId },
      about: await referenceOf(story, visitId),
      meanwhile: changes(visitId, 'identity.number', 'S7654321'),
      effect: async () => (await story.call('getVisit', { visitId })).mrzAccepted,
    };
  },
  overrideGate: async (story) => {
    await signInAsClerk(story);
    const grey = { gate: 'colour', outcome: 'failed', measured: 1, limit: 4.5, unit: 'percent' } as const;
    const bright = { gate: 'glare', outcome: 'failed', measured: 2, limit: 0.6, unit: 'percent' } as const;
    story.reader.inspection = {
      ok: true,
      strip: null,
      reading: {
        pages: [{ number: 1, width: 800, height: 600, dotsPerInch: 300, fingerprint: '0'.repeat(64) }],
        gates: [grey, bright],
        mrz: null,
        contract: null,
        milliseconds: { decode: 1, gates: 1, mrz: 1, contract: 0, total: 3 },
      },
    };
    const visitId = await captureDraft(story);
    const { documents } = await story.call('getVisit', { visitId });
    const documentId = documents.find(({ kind }) => kind === 'passport')?.id ?? '';
    return {
      subject: { visitId, documentId, gate: 'colour' },
      about: await referenceOf(story, visitId),
      other: { visitId, documentId, gate: 'glare' },
      meanwhile: () => story.call('removeDocument', { visitId, documentId }),
      effect: async () => {
        const { documents: now } = await story.call('getVisit', { visitId });
        if (!now.some(({ id }) => id === documentId)) return [];
        const reading = await story.call('getDocumentReading', { documentId });
        return reading.state === 'read' ? reading.overrides : [];
      },
    };
  },
  confirmWithSignature: async (story) => {
    await signInAsClerk(story);
    const visitId = await captureCedula(story);
    return {
      subject: { visitId },
      about: await referenceOf(story, visitId),
      decided: { comparedByEye: true },
      meanwhile: changes(visitId, 'identity.birthDate', '1990-01-01'),
      effect: async () => (await story.call('getVisit', { visitId })).state,
    };
  },
  approveAssistedUnlock: async (story) => {
    const people = await withTwoIssued(story);
    const [anna, zhang] = people;
    await lockByChecks(story, anna);
    await lockByChecks(story, zhang);
    await beginAssisted(story, anna);
    await answerAll(story);
    return {
      subject: { visitId: story.clerk().display?.visitId ?? '' },
      about: anna.identificationCode,
      decided: { callBack: null },
      meanwhile: async () => {
        await story.call('endService', {});
        await beginAssisted(story, zhang);
        await answerAll(story, undefined, specimenZhang);
      },
      effect: () => recordsOf(story, people),
    };
  },
  approveContactChange: async (story) => ({ ...(await atContactApproval(story)), decided: compared }),
  declineContactChange: atContactApproval,
  revokeCredential: async (story) => {
    const people = await withTwoIssued(story);
    return {
      subject: { workerId: people[0].workerId },
      about: people[0].identificationCode,
      other: { workerId: people[1].workerId },
      decided: { cause: 'error' },
      meanwhile: () => story.call('startService', { workerId: people[0].workerId, purpose: 'check' }),
      effect: () => recordsOf(story, people),
    };
  },
  withdrawDeath: async (story) => {
    const people = await withTwoIssued(story);
    for (const person of people) await revoke(story, person, 'death');
    return {
      subject: { workerId: people[0].workerId },
      about: people[0].identificationCode,
      other: { workerId: people[1].workerId },
      meanwhile: () => Promise.resolve(),
      effect: () => recordsOf(story, people),
    };
  },
  revokeKit: async (story) => {
    const person = await issueWithKit(story);
    const { workerId } = person;
    return {
      subject: { workerId },
      about: person.identificationCode,
      other: { workerId: (await issueAnother(story, specimenZhang)).workerId },
      meanwhile: () => Promise.resolve(),
      effect: () => recordsOf(story, [person]),
    };
  },
  setClockRight: async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const setBy = (hours: number) =>
      story.time.setWallClock(new Date(story.time.systemTime().getTime() + hours * 3_600_000).toISOString());
    setBy(-2);
    return {
      subject: {},
      about: null,
      meanwhile: async () => setBy(-24 * 365),
      effect: async () => story.clerk().clock?.state,
    };
  },
  useHeadOffice: async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const [keys, other] = await Promise.all([makeOffice(), makeOffice()]);
    return {
      subject: { keys: headOfficeContent(keys.keys) },
      about: null,
      other: { keys: headOfficeContent(other.keys) },
      meanwhile: () => Promise.resolve(),
      effect: () => story.call('listAuditEntries', { before: null, limit: 5, event: 'head-office-chosen' }),
    };
  },
  joinHeadOffice: async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const [file, other] = await Promise.all([joiningFileOf('017-2'), joiningFileOf('017-2')]);
    return {
      subject: { file },
      decided: { code: 'K7Q2-AAAA-BBBB-CCCC-DDDD' },
      about: null,
      other: { file: other },
      meanwhile: () => Promise.resolve(),
      effect: () => story.call('listAuditEntries', { before: null, limit: 5, event: 'joining-begun' }),
    };
  },
  signOffAccount: (story) => signableAccount(story),
  resetAccount: (story) => signableAccount(story),
};

async function accountsOf({ call }: KioskTest) {
  const accounts = await call('listAccounts', {});
  return accounts.map(({ username, active, hasSecrets, signOff }) => ({
    username,
    active,
    hasSecrets,
    signOff,
  }));
}

async function withTwoNewAccounts(story: KioskTest): Promise<readonly [string, string]> {
  await makeStaff(story);
  await story.call('signIn', { username: admin.username, password: admin.password });
  const secrets = { password: 'trucha-lejana-ronca-6', pin: '8503' };
  return [
    await makeAccount(story, { name: 'Pedro Ponce', username: 'pedro', role: 'clerk', ...secrets }),
    await makeAccount(story, { name: 'Luz Loor', username: 'luz', role: 'auditor', ...secrets }),
  ];
}

async function signableAccount(story: KioskTest): Promise<Signable> {
  const [accountId, other] = await withTwoNewAccounts(story);
  return {
    subject: { accountId },
    about: null,
    other: { accountId: other },
    meanwhile: () => Promise.resolve(),
    effect: () => accountsOf(story),
  };
}

const signature = { username: supervisor.username, secret: supervisor.pin, reason: 'comprobado en persona' };

/** Until `release` is called, nobody's PIN is found right: the supervisor's is still being looked at. */
function holdPin(): () => void {
  const verify = argon2.verify.bind(argon2);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  vi.spyOn(argon2, 'verify').mockImplementation(async (encoded, secret, options) => {
    if (secret.toString() === supervisor.pin) await held;
    return verify(encoded, secret, options);
  });
  return release;
}

async function refusals({ call }: KioskTest) {
  const entries = await call('listAuditEntries', { before: null, limit: 20, event: 'co-signature-failed' });
  return entries.map(({ subject, detail }) => ({ subject, ...detail }));
}

describe.each(Object.entries(stories))('%s', (name, prepare) => {
  const act = name as SignedActName;

  async function show(story: KioskTest, subject: Signable['subject']) {
    return story.call('showActToSign', { act, ...subject } as never);
  }
  const input = ({ subject, decided }: Signable, shown: string) =>
    ({ ...subject, ...decided, coSignature: { ...signature, shown } }) as never;

  test('takes effect as it was shown, once', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const before = await signable.effect(story);
      const { id, facts } = await show(story, signable.subject);
      await story.call(act, input(signable, id));
      expect(await signable.effect(story)).not.toEqual(before);
      expect(listApprovals(story).at(-1)).toMatchObject({
        ...{ id, subject: signable.subject, about: signable.about, facts },
        ...{ outcome: act === 'declineContactChange' ? 'refused' : 'approved' },
        ...{ decidedBy: supervisor.username, reason: signature.reason },
      });
      expect(await story.callForError(act, input(signable, id))).toEqual({ code: 'changed-since-shown' });
    }));

  test('sent twice at once, takes effect once', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const { id } = await show(story, signable.subject);
      const sent = [0, 1].map(() => story.call(act, input(signable, id)));
      const outcomes = await Promise.allSettled(sent);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(await refusals(story)).toMatchObject([{ act, code: 'changed-since-shown' }]);
    }));

  test('is refused when what it is about changed while the PIN was looked at, and when it was sent for another', () =>
    withKiosk(async (story) => {
      const signable = await prepare(story);
      const before = await signable.effect(story);
      const release = holdPin();
      const { id } = await show(story, signable.subject);
      const sent = signable.other === undefined ? signable : { ...signable, subject: signable.other };
      const signing = story.callForError(act, input(sent, id));
      await signable.meanwhile(story);
      const meanwhile = await signable.effect(story);
      release();
      expect(await signing).toEqual({ code: 'changed-since-shown' });
      expect(await signable.effect(story)).toEqual(meanwhile);
      if (signable.other !== undefined) expect(meanwhile).toEqual(before);
      expect(await refusals(story)).toMatchObject([
        { subject: signable.about, act, code: 'changed-since-shown' },
      ]);
    }));
});

test('what was shown to somebody who signed out since is not signed for whoever signed in', () =>
  withKiosk(async (story) => {
    const { subject } = await stories.acceptMrz(story);
    const visitId = subject['visitId'] ?? '';
    const { id: shown } = await story.call('showActToSign', { act: 'acceptMrz', visitId });
    await story.call('signOut', {});
    await story.call('signIn', { username: clerk.username, password: clerk.password });
    expect(await story.callForError('acceptMrz', { visitId, coSignature: { ...signature, shown } })).toEqual({
      code: 'changed-since-shown',
    });
  }));

test.each([
  ['by hand', (story: KioskTest) => story.call('lockScreen', {})],
  ['by itself', (story: KioskTest) => story.time.advance({ minutes: 10 })],
])('has no effect once the view was locked %s, nor after it was unlocked', (_how, lock) =>
  withKiosk(async (story) => {
    const signable = await stories.acceptMrz(story);
    const { id: shown } = await story.call('showActToSign', {
      act: 'acceptMrz',
      ...signable.subject,
    } as never);
    const before = await signable.effect(story);
    const release = holdPin();
    const signing = story.callForError('acceptMrz', {
      ...signable.subject,
      coSignature: { ...signature, shown },
    } as never);
    await lock(story);
    const unlocking = story.call('unlockScreen', { secret: clerk.pin });
    release();
    expect(await signing).toEqual({ code: 'locked-since-shown' });
    await unlocking;
    expect(await signable.effect(story)).toEqual(before);
    expect(await refusals(story)).toMatchObject([
      { act: 'acceptMrz', subject: signable.about, code: 'locked-since-shown' },
    ]);
  }),
);

test('is shown only to whoever may ask for it', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const workerId = randomUUID();
    expect(await story.callForError('showActToSign', { act: 'revokeKit', workerId })).toEqual({
      code: 'not-found',
    });
  }));
