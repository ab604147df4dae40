import { randomUUID } from 'node:crypto';
import { headOfficeContent } from '#shared/contract/head-office/packet.ts';
import type { SignedActName } from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { revocationCauses } from '#shared/domain/credential/revocation.ts';
import { answerAll, beginAssisted } from '#test/support/fakes/assisted-journey.ts';
import { compared, toApproval, typeContact } from '#test/support/fakes/contact-journey.ts';
import {
  captureCedula,
  captureDraft,
  makeAccount,
  makeStaff,
  signInAsClerk,
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
import { otherCedula, specimenCedula } from '#test/support/specimens/cedulas.ts';
import { specimenPerson, specimenZhang } from '#test/support/specimens/people.ts';
import { changeBeside } from '#test/support/store-beside.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';

/** An act ready to be signed, and what could become of it meanwhile. */
export interface Signable {
  /** What names the act, and what is chosen with it. */
  readonly subject: Readonly<Record<string, unknown>>;
  /** Whose trail a refusal belongs to. */
  readonly about: string | null;
  readonly decided?: object;
  /** What becomes another thing while the second person's PIN is looked at. */
  readonly meanwhile: (story: KioskTest) => Promise<unknown>;
  /** Of the same act, somebody or something else. */
  readonly other?: Readonly<Record<string, unknown>>;
  /** What else could be chosen with it, of the same subject. */
  readonly otherChoices?: readonly Readonly<Record<string, unknown>>[];
  /** What tells whether the act took effect, of all that it could have had an effect on. */
  readonly effect: (story: KioskTest) => Promise<unknown>;
}

const callBack = { number: '022345678', who: 'Recursos humanos', result: 'confirmed' };
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
      await story.call('takeBack', {});
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

/** After these nobody is there to be asked: their stories are in `leave-terminal.test.ts`. */
type LastAct = 'handOverTerminal' | 'closeTerminal';

/** An act without a story does not compile, so that every new one is walked. */
export const signedActStories: Readonly<
  Record<Exclude<SignedActName, LastAct>, (story: KioskTest) => Promise<Signable>>
> = {
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
      otherChoices: [{ distinct: { people: [randomUUID()], reason: 'gemelas' } }],
      meanwhile: changes(visitId, 'identity.birthDate', '1990-01-01'),
      effect: async () => (await story.call('getVisit', { visitId })).state,
    };
  },
  recordCedula: async (story) => {
    const known = await issue(story);
    await story.call('leaveVisit', {});
    const visitId = await captureCedula(story, specimenCedula, {
      'identity.surname': specimenPerson.passport.surname,
    });
    const other = await captureCedula(story, otherCedula);
    return {
      subject: { visitId, workerId: known.workerId },
      about: known.identificationCode,
      other: { visitId: other, workerId: known.workerId },
      meanwhile: changes(visitId, 'identity.number', otherCedula.number),
      effect: async () => (await story.call('openWorker', { workerId: known.workerId })).cedula,
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
      subject: { visitId: story.clerk().display?.visitId ?? '', callBack },
      about: anna.identificationCode,
      otherChoices: [
        { callBack: null },
        { callBack: { ...callBack, result: 'denied' } },
        { callBack: { ...callBack, who: 'Otra' } },
      ],
      meanwhile: async () => {
        await story.call('takeBack', {});
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
      subject: { workerId: people[0].workerId, cause: 'error' },
      about: people[0].identificationCode,
      other: { workerId: people[1].workerId, cause: 'error' },
      otherChoices: revocationCauses.filter((cause) => cause !== 'error').map((cause) => ({ cause })),
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
  shareBranchSecret: async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    await admitBeside(story, ['017-1', '017-3']);
    return {
      subject: { terminal: '017-1', epoch: 1 },
      about: null,
      other: { terminal: '017-3', epoch: 1 },
      meanwhile: () => Promise.resolve(),
      effect: () => story.call('listAuditEntries', { before: null, limit: 5, event: 'branch-secret-shared' }),
    };
  },
  renewBranchSecret: async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    return {
      subject: {},
      about: null,
      // Head office's word that another one speaks no more came meanwhile.
      meanwhile: async () =>
        changeBeside(
          story.dataDirectory,
          story.keystore,
          "INSERT INTO pepper_ending (terminal, epoch, content, signature) VALUES ('017-3', 1, '{}', 's')",
        ),
      effect: async () => (await story.call('getBranchSecret', {})).madeAt,
    };
  },
  signOffAccount: (story) => signableAccount(story),
  resetAccount: (story) => signableAccount(story),
};

/** As if head office had signed for these. */
async function admitBeside(
  { dataDirectory, keystore }: KioskTest,
  terminals: readonly string[],
): Promise<void> {
  const { keys } = await makeOffice();
  const rows = terminals.map((terminal, place) => {
    const payload = { terminal, epoch: 1, publicKey: keys.signingKey, recipient: keys.recipient };
    return `INSERT INTO branch_terminal (terminal, epoch, public_key, admitted_at)
        VALUES ('${terminal}', 1, '${keys.signingKey}', '2026-03-02T14:30:00.000Z');
      INSERT INTO branch_decision (position, number, type, version, content, signature, state)
        VALUES (${place + 1}, ${place + 1}, 'terminal-admitted', 1, '${JSON.stringify({ payload })}', 's', 'applied');`;
  });
  changeBeside(dataDirectory, keystore, rows.join('\n'));
}

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
