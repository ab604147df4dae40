import { randomBytes } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { beforeAll, expect, test } from 'vitest';
import { type NoteJudge, readNote, sealNote } from '#electron/main/head-office/branch-secret-note.ts';
import { pepperName } from '#electron/main/keys/secret-hasher.ts';
import { makeSigningKey, readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import { sealText } from '#electron/main/packets/sealed-text.ts';
import { decisionContent } from '#shared/contract/head-office/decisions.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';

const office = await makeOffice();
const byOffice = (content: string) => signText(content, office.signingKey);
const pair = makeSigningKey();
const sign = (content: string) => signText(content, readSigningKey(pair.privateKey));
const from = { terminal: '017-1', epoch: 1 };
const here = { terminal: '017-2', epoch: 2 };
const secret = randomBytes(32);
const peppers = [
  { name: pepperName(secret), secret: secret.toString('base64'), generation: 0, madeAt: null },
];
const said = {
  headOffice: fingerprintOf(office.keys),
  from,
  to: here,
  number: 3,
  sentAt: '2026-03-02T14:30:00.000Z',
  peppers,
  endings: [],
};
let judge: NoteJudge;
let recipient: string;

beforeAll(async () => {
  const identity = await generateX25519Identity();
  recipient = await identityToRecipient(identity);
  const sender = { ...from, publicKey: pair.publicKey, recipient, isEnded: false };
  judge = { identity, here, keys: office.keys, from, sender, heardNumber: 2 };
});

function ended(by: (content: string) => string, terminal: string): { content: string; signature: string } {
  const decided = {
    number: 7,
    headOffice: fingerprintOf(office.keys),
    decidedAt: '2026-03-02T14:30:00.000Z',
    branch: null,
    subject: null,
  };
  const content = decisionContent(decided, 'terminal-ended', { terminal, epoch: 1, why: 'revoked' });
  return { content, signature: by(content) };
}

async function refusalOf(sealed: Uint8Array, changes: Partial<NoteJudge> = {}): Promise<string | undefined> {
  const reading = await readNote(sealed, { ...judge, ...changes });
  return reading.ok ? undefined : reading.why;
}

test('a note is read by its recipient, and the last one once more', async () => {
  const sealed = await sealNote(said, sign, recipient);
  expect(sealed.includes(secret)).toBe(false);
  expect(sealed.includes(secret.toString('base64'))).toBe(false);
  expect(await readNote(sealed, judge)).toEqual({
    ok: true,
    note: { format: 'ventanilla-branch-secret-1', ...said },
    endings: [],
  });
  expect(await refusalOf(sealed, { heardNumber: 3 })).toBeUndefined();
});

test('everything else is refused by its name', async () => {
  const sealed = await sealNote(said, sign, recipient);
  const { sender } = judge;
  if (sender === undefined) throw new Error('the judge knows nobody');
  const cut = sealed.subarray(0, -1);
  const flipped = Buffer.from(sealed);
  flipped.writeUInt8(flipped.readUInt8(flipped.length - 1) ^ 1, flipped.length - 1);
  const stranger = makeSigningKey();
  const byStranger = (content: string) => signText(content, readSigningKey(stranger.privateKey));
  const encipher = async (changes: object) => sealNote({ ...said, ...changes }, sign, recipient);
  const elsewhere = { terminal: '018-1', epoch: 1 };
  expect({
    cut: await refusalOf(cut),
    flipped: await refusalOf(flipped),
    noise: await refusalOf(randomBytes(500)),
    'to another key': await refusalOf(sealed, { identity: await generateX25519Identity() }),
    'nobody signed for the sender': await refusalOf(sealed, { sender: undefined }),
    'the sender is out': await refusalOf(sealed, { sender: { ...sender, isEnded: true } }),
    'another key signed': await refusalOf(await sealNote(said, byStranger, recipient)),
    'of another branch': await refusalOf(sealed, { from: elsewhere, sender: { ...sender, ...elsewhere } }),
    'passed on as somebody else’s': await refusalOf(sealed, { from: { ...from, epoch: 2 } }),
    'to another terminal': await refusalOf(await encipher({ to: { ...here, terminal: '017-3' } })),
    'to another epoch': await refusalOf(await encipher({ to: { ...here, epoch: 1 } })),
    'of another head office': await refusalOf(await encipher({ headOffice: 'b'.repeat(64) })),
    old: await refusalOf(sealed, { heardNumber: 4 }),
    'somebody of another branch is out': await refusalOf(
      await encipher({ endings: [ended(byOffice, '018-1')] }),
    ),
    'the sender itself says who is out': await refusalOf(await encipher({ endings: [ended(sign, '017-3')] })),
    'another name': await refusalOf(await encipher({ peppers: [{ ...peppers[0], name: '0'.repeat(16) }] })),
  }).toEqual({
    cut: 'unreadable',
    flipped: 'unreadable',
    noise: 'unreadable',
    'to another key': 'unreadable',
    'nobody signed for the sender': 'not-admitted',
    'the sender is out': 'ended',
    'another key signed': 'forged',
    'of another branch': 'another-branch',
    'passed on as somebody else’s': 'another-sender',
    'to another terminal': 'another-recipient',
    'to another epoch': 'another-recipient',
    'of another head office': 'another-office',
    old: 'replayed',
    'somebody of another branch is out': 'false-ending',
    'the sender itself says who is out': 'false-ending',
    'another name': 'false-name',
  });
});

test('that a terminal speaks no more is passed on as head office signed it', async () => {
  const ending = ended(byOffice, '017-3');
  const reading = await readNote(await sealNote({ ...said, endings: [ending] }, sign, recipient), judge);
  expect(reading).toMatchObject({ ok: true, endings: [{ terminal: '017-3', epoch: 1, ...ending }] });
});

test('a format of a newer program is no damage', async () => {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const content = JSON.stringify({ format: 'ventanilla-branch-secret-2' });
  const sealed = await encrypter.encrypt(sealText({ content, signature: sign(content) }));
  expect(await refusalOf(sealed)).toBe('newer');
});
