import { expect, test } from 'vitest';
import { listTold } from '#test/support/expect-told.ts';
import { register, secrets, signInAsClerk } from '#test/support/fakes/journey.ts';
import { issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { lockByChecks, nobodysCode, revoke } from '#test/support/fakes/service-journey.ts';
import { admin, type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** Kinds of what was told since, in order. */
function typesSince(story: KioskTest, count: number): string[] {
  return listTold(story)
    .slice(count)
    .map(({ type }) => type);
}

test('a person from the registration to the revocation: each act as its event, with all that it takes', () =>
  withKiosk(async (story) => {
    const issued = await issueWithKit(story);
    const { workerId, identificationCode } = issued;
    const told = listTold(story);
    const registered = told.find(({ type }) => type === 'worker-registered');
    if (registered === undefined) throw new Error('the registration was told to nobody');
    const { documents } = registered.payload as { documents: { kind: string; sha256: string }[] };
    expect(documents.map(({ kind }) => kind)).toEqual(['passport', 'contract']);
    expect(registered.documents.map(({ sha256 }) => sha256)).toEqual(documents.map(({ sha256 }) => sha256));
    expect(registered).toMatchObject({ subject: workerId, payload: { identificationCode, codeSequence: 1 } });

    const before = told.length;
    await lockByChecks(story, issued);
    expect(typesSince(story, before)).toEqual([
      'credential-attempted',
      'credential-attempted',
      'credential-attempted',
      'credential-locked',
      'visit-closed',
    ]);
    const attempts = listTold(story).filter(({ type }) => type === 'credential-attempted');
    expect(attempts.map(({ payload }) => payload['spent'])).toEqual([
      { check: 1, recovery: 0 },
      { check: 2, recovery: 0 },
      { check: 3, recovery: 0 },
    ]);
    await revoke(story, issued, 'document-lost');
    expect(listTold(story).at(-1)).toMatchObject({
      type: 'credential-revoked',
      payload: { cause: 'document-lost', reason: 'denuncia 4711' },
    });
  }));

test('hashes go with the name of their pepper, and nothing that was typed in secret goes at all', () =>
  withKiosk(async (story) => {
    const { codes } = await issueWithKit(story);
    const told = listTold(story);
    const issued = told.find(({ type }) => type === 'credential-issued')?.payload;
    expect(issued).toMatchObject({
      hash: {
        encoded: expect.stringMatching(/^\$argon2id\$/),
        pepper: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      image: { pepper: expect.anything() },
      answers: secrets.answers.map(([question]) => ({ question, hash: { pepper: expect.anything() } })),
    });
    // Without ids, hashes and keys, in whose random characters four digits may stand.
    const text = JSON.stringify(told).replaceAll(/"([0-9a-f-]{16,64}|\$argon2id[^"]*|[\w+/]{40,}=*)"/g, '""');
    const answers = secrets.answers.map(([, answer]) => answer);
    for (const secret of [secrets.credential, ...answers, ...codes, admin.password, admin.pin]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(secret.toLowerCase());
    }
    // Of accounts nothing that opens one, not even its hash.
    for (const { type, payload } of told) {
      if (type.startsWith('account-')) expect(JSON.stringify(payload)).not.toContain('argon2');
    }
  }));

test('documents of somebody on record are told as they change, and of a draft not before it is registered', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const { visitId, workerId } = await register(story);
    const before = listTold(story);
    expect(before.filter(({ type }) => type === 'documents-changed')).toEqual([]);
    const bytes = new TextEncoder().encode('visa');
    const { id } = await story.call('addDocument', { visitId, kind: 'visa', bytes });
    await story.call('refileDocument', { visitId, documentId: id, kind: 'refugee-card' });
    await story.call('removeDocument', { visitId, documentId: id });
    const changes = listTold(story).slice(before.length);
    const kindsOf = ({ payload }: (typeof changes)[number]) =>
      (payload['documents'] as { kind: string }[]).map(({ kind }) => kind);
    expect(
      changes.map((event) => [event.type, event.subject, kindsOf(event), event.documents.length]),
    ).toEqual([
      ['documents-changed', workerId, ['passport', 'contract', 'visa'], 3],
      ['documents-changed', workerId, ['passport', 'contract', 'refugee-card'], 3],
      ['documents-changed', workerId, ['passport', 'contract'], 2],
    ]);
  }));

test('attempts at a number of another counter are told; at a cédula that nobody here has, not even as a digest', () =>
  withKiosk(async (story) => {
    await signInAsClerk(story);
    const tryIt = async (text: string) => {
      await story.call('startOwnService', { purpose: 'check', language: 'en' });
      await story.call('identify', { text });
      await story.kiosk().handlers.pressCredentialKey({ key: 'a' } as never);
      await story.kiosk().handlers.checkCredential({});
      await story.call('takeBack', {});
    };
    const before = listTold(story).length;
    await tryIt(nobodysCode);
    const attempt = listTold(story)[before];
    expect(attempt).toMatchObject({
      type: 'credential-attempted',
      subject: null,
      payload: { workerId: null, identificationCode: nobodysCode, right: false, spent: { check: 1 } },
    });
    const since = listTold(story).length;
    await tryIt('1710034065');
    expect(typesSince(story, since)).toEqual(['visit-closed']);
    expect(listTold(story).at(-1)?.payload).toMatchObject({ identificationCode: null });
  }));
