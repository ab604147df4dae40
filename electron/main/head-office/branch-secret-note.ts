import { createHash } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Ending } from '#electron/main/db/head-office/pepper-store.ts';
import { pepperName } from '#electron/main/keys/secret-hasher.ts';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import { openSealedText, sealText } from '#electron/main/packets/sealed-text.ts';
import {
  type BranchSecretNote,
  branchSecretNote,
  type HeldPepper,
  type Speaker,
  type TerminalKeys,
  terminalKeysContent,
} from '#shared/contract/head-office/branch-secret.ts';
import { payloadOf, readDecision } from '#shared/contract/head-office/decisions.ts';
import type { HeadOfficeKeys } from '#shared/contract/head-office/packet.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { NoteRefusal } from '#shared/domain/head-office/note-refusal.ts';

type SignedDecision = BranchSecretNote['endings'][number];

export function fingerprintOfKeys(keys: TerminalKeys): string {
  return createHash('sha256').update(terminalKeysContent(keys)).digest('hex');
}

/** Tells one state of a set from another; nothing of it can be found out from it. */
export function digestOfSet(peppers: readonly HeldPepper[], endings: readonly SignedDecision[]): string {
  const said = {
    peppers: peppers.map(({ name, generation }) => `${name} ${generation}`).toSorted(),
    endings: endings.map(({ content }) => content).toSorted(),
  };
  return createHash('sha256').update(canonicalJson(said)).digest('hex');
}

/** Signed, and enciphered so that only its recipient reads it. */
export async function sealNote(
  note: Omit<BranchSecretNote, 'format'>,
  sign: (content: string) => string,
  recipient: string,
): Promise<Buffer> {
  const content = canonicalJson(branchSecretNote.parse({ format: 'ventanilla-branch-secret-1', ...note }));
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Buffer.from(await encrypter.encrypt(sealText({ content, signature: sign(content) })));
}

export interface NoteJudge {
  /** Of this terminal's age key. */
  readonly identity: string;
  readonly here: Speaker;
  /** Of the head office that two people compared. */
  readonly keys: HeadOfficeKeys;
  /** Who head office's database says sent it. */
  readonly from: Speaker;
  /** As head office signed it; undefined where it never did. */
  readonly sender: (TerminalKeys & { readonly isEnded: boolean }) | undefined;
  /** Of the last note of this sender that was taken. */
  readonly heardNumber: number;
}

export type NoteReading =
  | { readonly ok: true; readonly note: BranchSecretNote; readonly endings: readonly Ending[] }
  | { readonly ok: false; readonly why: NoteRefusal };

const refused = (why: NoteRefusal) => ({ ok: false, why }) as const;

/** Opens a note and holds it to everything but whether people here know its sender. */
export async function readNote(sealed: Uint8Array, judge: NoteJudge): Promise<NoteReading> {
  const { here, from, sender } = judge;
  const text = await decipher(sealed, judge.identity);
  const opened = text === undefined ? undefined : openSealedText(text);
  if (opened === undefined || typeof opened === 'string') return refused('unreadable');
  if (branchOf(from) !== branchOf(here)) return refused('another-branch');
  if (sender === undefined) return refused('not-admitted');
  if (sender.isEnded) return refused('ended');
  if (!isSignedBy(opened.content, opened.signature, sender.publicKey)) return refused('forged');
  const note = parseNote(opened.content);
  if (typeof note === 'string') return refused(note);
  if (note.from.terminal !== from.terminal || note.from.epoch !== from.epoch)
    return refused('another-sender');
  if (note.to.terminal !== here.terminal || note.to.epoch !== here.epoch) return refused('another-recipient');
  if (note.headOffice !== fingerprintOf(judge.keys)) return refused('another-office');
  // The last one once more: a sender that was cut off before it noted that it had sent it.
  if (note.number < judge.heardNumber) return refused('replayed');
  const isNamed = ({ name, secret }: HeldPepper) => pepperName(Buffer.from(secret, 'base64')) === name;
  if (!note.peppers.every(isNamed)) return refused('false-name');
  const endings = note.endings.map((said) => readEnding(said, judge));
  const isEnding = (ending: Ending | undefined) => ending !== undefined;
  return endings.every(isEnding) ? { ok: true, note, endings } : refused('false-ending');
}

/** Undefined unless head office signed that a terminal of this branch speaks no more. */
function readEnding({ content, signature }: SignedDecision, { keys, here }: NoteJudge): Ending | undefined {
  if (!isSignedBy(content, signature, keys.signingKey)) return undefined;
  const reading = readDecision(content);
  if (reading.state !== 'known' || reading.decision.type !== 'terminal-ended') return undefined;
  if (reading.decision.headOffice !== fingerprintOf(keys)) return undefined;
  const { terminal, epoch } = payloadOf('terminal-ended', reading.decision);
  return branchOf({ terminal }) === branchOf(here) ? { terminal, epoch, content, signature } : undefined;
}

/** False for a key that nothing can be enciphered to. */
export function isRecipient(recipient: string): boolean {
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
}

async function decipher(sealed: Uint8Array, identity: string): Promise<string | undefined> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(sealed, 'text');
  } catch {
    return undefined;
  }
}

function parseNote(content: string): BranchSecretNote | 'newer' | 'unreadable' {
  try {
    const json: unknown = JSON.parse(content);
    const parsed = branchSecretNote.safeParse(json);
    if (parsed.success) return parsed.data;
    const format = typeof json === 'object' && json !== null ? Reflect.get(json, 'format') : undefined;
    return format === 'ventanilla-branch-secret-1' ? 'unreadable' : 'newer';
  } catch {
    return 'unreadable';
  }
}

function branchOf({ terminal }: Pick<Speaker, 'terminal'>): string {
  return terminal.slice(0, 3);
}
