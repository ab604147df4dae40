import argon2 from 'argon2';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import {
  captureCedula,
  captureDraft,
  clerk,
  makeStaff,
  register,
  signInAsClerk,
  supervisor,
  untilRead,
} from '#test/support/fakes/journey.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** A signature given for a copy, or for what a document says, is not one for another copy or for what it says later. */

afterEach(() => vi.restoreAllMocks());

const signature = { username: supervisor.username, secret: supervisor.pin, reason: 'comprobado en persona' };

/** Every copy measures alike: the colour gate fails. */
function readGrey({ reader }: KioskTest): void {
  reader.inspection = {
    ok: true,
    strip: null,
    reading: {
      pages: [{ number: 1, width: 800, height: 600, dotsPerInch: 300, fingerprint: '0'.repeat(64) }],
      gates: [{ gate: 'colour', outcome: 'failed', measured: 1, limit: 4.5, unit: 'percent' }],
      mrz: null,
      contract: null,
      milliseconds: { decode: 1, gates: 1, mrz: 1, contract: 0, total: 3 },
    },
  };
}

interface Copy {
  readonly visitId: string;
  readonly documentId: string;
}

async function firstCopy({ call }: KioskTest, visitId: string): Promise<Copy> {
  const [document] = (await call('getVisit', { visitId })).documents;
  return { visitId, documentId: document?.id ?? '' };
}

const changed = { code: 'changed-since-shown' };

const turned = ({ call }: KioskTest, copy: Copy) =>
  call('editPages', { ...copy, edits: [{ edit: 'rotate', page: 1, degrees: 90 }] });

describe('a gate that was shown failed', () => {
  test.each<[string, (story: KioskTest, copy: Copy) => Promise<unknown>]>([
    ['filed as another kind', ({ call }, copy) => call('refileDocument', { ...copy, kind: 'contract' })],
    ['with other pages', turned],
    [
      'somebody else’s',
      ({ call }, { visitId }) =>
        call('saveDraftField', { visitId, field: 'identity.surname', value: specimenZhang.passport.surname }),
    ],
  ])('is not let pass for a copy that is %s by now, though it measures the same', (_how, change) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      readGrey(story);
      const visitId = await captureDraft(story);
      const copy = await firstCopy(story, visitId);
      const subject = { ...copy, gate: 'colour' } as const;
      const { id: shown } = await story.call('showActToSign', { act: 'overrideGate', ...subject });
      await change(story, copy);
      await untilRead(story, visitId);
      const signed = { ...subject, coSignature: { ...signature, shown } };
      expect(await story.callForError('overrideGate', signed)).toEqual(changed);
      expect(await story.call('getDocumentReading', { documentId: copy.documentId })).toMatchObject({
        state: 'read',
        overrides: [],
      });
    }),
  );

  test('is not let pass for another copy of the same kind that measures the same', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      readGrey(story);
      const visitId = await captureDraft(story);
      const bytes = new TextEncoder().encode('another passport');
      const { id: other } = await story.call('addDocument', { visitId, kind: 'passport', bytes });
      await untilRead(story, visitId);
      const copy = await firstCopy(story, visitId);
      expect(copy.documentId).not.toBe(other);
      const gate = 'colour';
      const { id: shown } = await story.call('showActToSign', { act: 'overrideGate', ...copy, gate });
      const signed = { visitId, documentId: other, gate, coSignature: { ...signature, shown } } as const;
      expect(await story.callForError('overrideGate', signed)).toEqual(changed);
      await story.call('overrideGate', { ...signed, ...copy });
    }));
});

test('a registration is not signed with other pages than were compared', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const visitId = await captureCedula(story);
    const { id: shown } = await story.call('showActToSign', { act: 'confirmWithSignature', visitId });
    await turned(story, await firstCopy(story, visitId));
    await untilRead(story, visitId);
    const signed = { visitId, comparedByEye: true, coSignature: { ...signature, shown } };
    expect(await story.callForError('confirmWithSignature', signed)).toEqual(changed);
  }));

describe('an accepted MRZ', () => {
  async function accepted(story: KioskTest, fields: Partial<Record<DraftField, string>> = {}) {
    const visitId = await captureDraft(story, undefined, fields);
    await story.call('acceptMrz', { visitId, coSignature: signature });
    return visitId;
  }

  test.each<[DraftField, string]>([
    ['identity.issuingState', 'PER'],
    ['identity.birthDate', '1990-01-01'],
    ['identity.expiryDate', '2035-01-01'],
  ])('is accepted no more once %s says something else', (field, value) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await accepted(story);
      await story.call('saveDraftField', { visitId, field: 'contract.position', value: 'Tornero' });
      expect((await story.call('getVisit', { visitId })).mrzAccepted).not.toBeNull();
      await story.call('saveDraftField', { visitId, field, value });
      expect((await story.call('getVisit', { visitId })).mrzAccepted).toBeNull();
    }),
  );

  test.each<[string, (story: KioskTest, copy: Copy) => Promise<unknown>]>([
    ['was taken off', ({ call }, copy) => call('removeDocument', copy)],
    ['was filed as another kind', ({ call }, copy) => call('refileDocument', { ...copy, kind: 'visa' })],
  ])('is accepted no more once the copy it was accepted with %s', (_how, change) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await accepted(story);
      const { documents } = await story.call('getVisit', { visitId });
      const idOf = (kind: string) => documents.find((document) => document.kind === kind)?.id ?? '';
      await story.call('removeDocument', { visitId, documentId: idOf('contract') });
      expect((await story.call('getVisit', { visitId })).mrzAccepted).not.toBeNull();
      await change(story, { visitId, documentId: idOf('passport') });
      expect((await story.call('getVisit', { visitId })).mrzAccepted).toBeNull();
    }),
  );

  const another = async ({ call }: KioskTest, visitId: string, kind: 'passport' | 'visa') => {
    const bytes = new TextEncoder().encode(`another ${kind}`);
    return (await call('addDocument', { visitId, kind, bytes })).id;
  };

  test.each<[string, (story: KioskTest, copy: Copy) => Promise<unknown>]>([
    ['was turned', turned],
    [
      'was joined with another',
      async (story, copy) => {
        const documentIds = [copy.documentId, await another(story, copy.visitId, 'passport')];
        // What the other one ended was signed anew.
        await story.call('acceptMrz', { visitId: copy.visitId, coSignature: signature });
        await story.call('mergeDocuments', { visitId: copy.visitId, documentIds });
      },
    ],
    ['has another beside it', (story, { visitId }) => another(story, visitId, 'passport')],
    [
      'has one beside it that was filed as another kind',
      async (story, { visitId }) => {
        const documentId = await another(story, visitId, 'visa');
        expect((await story.call('getVisit', { visitId })).mrzAccepted).not.toBeNull();
        await story.call('refileDocument', { visitId, documentId, kind: 'passport' });
      },
    ],
  ])('is accepted no more once its copy %s', (_how, change) =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      let pages = 0;
      story.reader.edit = async () => {
        pages += 1;
        const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xdb, 0, pages, 0xff, 0xd9]);
        const page = { number: 1, width: 800, height: 600, jpeg, dotsPerInch: 300, textLayer: [] };
        return { ok: true, pages: [{ ...page, copy: { width: 800, height: 600, jpeg } }] };
      };
      const visitId = await accepted(story);
      await change(story, await firstCopy(story, visitId));
      expect((await story.call('getVisit', { visitId })).mrzAccepted).toBeNull();
    }),
  );

  test('given for a copy that is edited while it is signed accepts nothing', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const visitId = await captureDraft(story);
      const { id: shown } = await story.call('showActToSign', { act: 'acceptMrz', visitId });
      await another(story, visitId, 'passport');
      const signed = { visitId, coSignature: { ...signature, shown } };
      expect(await story.callForError('acceptMrz', signed)).toEqual(changed);
    }));

  test('is accepted no more once the draft took a name from the record it was joined to', () =>
    withKiosk(async (story) => {
      await signInAsClerk(story);
      const { workerId } = await register(story, specimenZhang);
      const visitId = await accepted(story, { 'identity.surname': '' });
      await story.call('joinDraft', { visitId, workerId });
      expect(await story.call('getVisit', { visitId })).toMatchObject({
        mrzAccepted: null,
        values: { 'identity.surname': specimenZhang.passport.surname },
      });
    }));
});

test('who signs out while an account is being reset has not reset it, and nothing breaks', () =>
  withKiosk(async (story) => {
    await makeStaff(story);
    await story.call('signIn', { username: admin.username, password: admin.password });
    const accounts = await story.call('listAccounts', {});
    const accountId = accounts.find(({ username }) => username === clerk.username)?.id ?? '';
    const verify = argon2.verify.bind(argon2);
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    vi.spyOn(argon2, 'verify').mockImplementation(async (encoded, secret, options) => {
      if (secret.toString() === supervisor.pin) await held;
      return verify(encoded, secret, options);
    });
    const { id: shown } = await story.call('showActToSign', { act: 'resetAccount', accountId });
    const resetting = story.callForError('resetAccount', {
      accountId,
      coSignature: { ...signature, shown },
    });
    await story.call('signOut', {});
    release();
    expect(await resetting).toEqual({ code: 'wrong-co-signer' });
    await story.call('signIn', { username: clerk.username, password: clerk.password });
  }));
