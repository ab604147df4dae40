import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { readHeadOfficeKeys } from '#electron/main/packets/head-office-keys.ts';
import { findParts, type OpenedItem, openPacket, type PartFile } from '#electron/main/packets/open-packet.ts';
import { PacketError, type PacketProblem } from '#electron/main/packets/packet-error.ts';
import { examinePart } from '#electron/main/packets/packet-frame.ts';
import { longestReceipt, readReceipt, readSealed } from '#electron/main/packets/receipt-file.ts';
import type { PacketManifest, Receipt } from '#shared/contract/head-office/packet.ts';
import { fingerprintGroups } from '#shared/domain/head-office/fingerprint-groups.ts';

export interface PacketReport {
  readonly outcome: 'good' | 'bad';
  /** In plain words. */
  readonly lines: readonly string[];
  readonly fault?: PacketFault;
  readonly manifest?: PacketManifest;
  readonly receipt?: Omit<Receipt, 'answers'> & { readonly acknowledged: number; readonly refused: number };
  /** Of a packet that a key opened. */
  readonly opened?: {
    readonly events: number;
    readonly documents: number;
    readonly missingDocuments: number;
  };
}

type PacketFault = PacketProblem | 'another-office' | 'another-signer' | 'part-missing' | 'cannot-be-read';

const faultWords: Readonly<Record<PacketFault, string>> = {
  'not-ours': 'It is neither a packet nor a receipt of Ventanilla.',
  newer: 'A newer version of Ventanilla wrote it: this one does not know its format.',
  cut: 'Its end is missing: the drive was pulled out or filled up while it was written, or it was copied in part.',
  changed: 'Its bytes are not those that were written. Copy it again; if it stays so, make it anew.',
  forged: 'It was not made by the key that it names, or what it says cannot be. Use nothing of it.',
  'another-key': 'This key does not open it: it was enciphered for another head office.',
  'not-written': 'What was read back is not what was written.',
  'another-office': 'It is of another head office.',
  'another-signer': 'Another key signed it than the one given: it is not of that terminal and epoch.',
  'part-missing': 'Parts of it are not beside it. Copy all of them into one folder.',
  'cannot-be-read': 'It cannot be read: it is not there, no file, or the drive does not give it.',
};

function bad(
  fault: PacketFault,
  more: readonly string[] = [],
  facts: Partial<PacketReport> = {},
): PacketReport {
  return { ...facts, outcome: 'bad', fault, lines: [...more, `FAULT ${fault}: ${faultWords[fault]}`] };
}

/** What a file says of itself: only that its bytes are those that were signed is looked at. */
export function inspectFile(path: string): PacketReport {
  return examine(path, () => undefined).report;
}

export interface Proofs {
  /** Head office's age key. */
  readonly identity: string | undefined;
  /** What the terminal signs with: Ed25519, SPKI in base64. */
  readonly signer: string | undefined;
  /** Content of head office's file of public keys. */
  readonly headOffice: string | undefined;
}

export async function verifyFile(path: string, proofs: Proofs): Promise<PacketReport> {
  const { report, file } = examine(path, (bytes) => judgeReceipt(bytes, proofs));
  if (report.outcome === 'bad' || file === undefined) return report;
  const { lines, manifest } = report;
  const facts = manifest && { manifest };
  if (proofs.signer !== undefined && file.manifest.publicKey !== proofs.signer) {
    return bad('another-signer', lines, facts);
  }
  const { parts, missing } = findParts(file);
  if (missing.length > 0) {
    return bad(
      'part-missing',
      [...lines, `Missing: ${missing.join(', ')} of ${file.manifest.parts}.`],
      facts,
    );
  }
  if (proofs.identity === undefined) {
    const unopened =
      'It was not opened: give head office’s key with --key to prove its events and documents.';
    return { ...report, lines: [...lines, 'Every part is as it was written and signed.', unopened] };
  }
  try {
    const opened = await countItems(openPacket(parts, proofs.identity));
    const { events, documents, missingDocuments } = opened;
    const proved = `Opened: ${events} events, each signed and naming the one before; ${documents} documents.`;
    const lacking =
      missingDocuments === 0 ? [] : [`${missingDocuments} documents could not be read at the terminal.`];
    return { ...report, opened, lines: [...lines, proved, ...lacking] };
  } catch (error) {
    if (!(error instanceof PacketError)) throw error;
    return bad(error.problem, [...lines, error.message], facts);
  }
}

async function countItems(items: AsyncIterable<OpenedItem>) {
  const count = { event: 0, document: 0, 'missing-document': 0 };
  for await (const { kind } of items) count[kind] += 1;
  return { events: count.event, documents: count.document, missingDocuments: count['missing-document'] };
}

interface Examined {
  readonly report: PacketReport;
  /** Where it is a part of a packet. */
  readonly file?: PartFile;
}

function examine(path: string, judge: (bytes: Uint8Array) => PacketFault | undefined): Examined {
  try {
    if (!statSync(path).isFile()) return { report: bad('cannot-be-read') };
    if (beginsAsReceipt(path)) return { report: examineReceipt(path, judge) };
    const reading = examinePart(path);
    if (!reading.ok) return { report: bad(reading.fault) };
    const { manifest } = reading;
    return {
      report: { outcome: 'good', lines: describeManifest(path, manifest, reading.size), manifest },
      file: { path, manifest },
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { report: bad('cannot-be-read') };
    throw error;
  }
}

function beginsAsReceipt(path: string): boolean {
  const beginning = Buffer.alloc('ventanilla-receipt-'.length);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, beginning, 0, beginning.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return beginning.toString('latin1') === 'ventanilla-receipt-';
}

function examineReceipt(path: string, judge: (bytes: Uint8Array) => PacketFault | undefined): PacketReport {
  if (statSync(path).size > longestReceipt) return bad('not-ours');
  const bytes = readFileSync(path);
  const said = readSealed(bytes);
  if (!said.ok) return bad(said.fault);
  const { answers, ...rest } = said.receipt;
  const refused = answers.filter(({ outcome }) => outcome === 'refused').length;
  const receipt = { ...rest, acknowledged: answers.length - refused, refused };
  const lines = [
    `Receipt ${rest.number} for terminal ${rest.terminal}, epoch ${rest.epoch}, of ${rest.issuedAt}`,
    `Head office: ${fingerprintGroups(rest.headOffice).join(' ')}`,
    `Events: ${receipt.acknowledged} acknowledged, ${refused} refused`,
    ...answers.flatMap((answer) =>
      answer.outcome === 'refused'
        ? [`  event ${answer.number} of epoch ${answer.epoch}: ${answer.reason}`]
        : [],
    ),
  ];
  const fault = judge(bytes);
  return fault === undefined ? { outcome: 'good', lines, receipt } : bad(fault, lines, { receipt });
}

function judgeReceipt(bytes: Uint8Array, { headOffice }: Proofs): PacketFault | undefined {
  if (headOffice === undefined) return undefined;
  const keys = readHeadOfficeKeys(headOffice);
  if (keys === undefined) return 'another-office';
  const reading = readReceipt(bytes, keys);
  return reading.ok ? undefined : reading.fault;
}

function describeManifest(path: string, manifest: PacketManifest, size: number): string[] {
  const { terminal, epoch, number, madeAt, version, part, parts, events, documents, here } = manifest;
  const count = events.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return [
    `${basename(path)}: part ${part} of ${parts}, ${size} bytes`,
    `Packet ${number} of terminal ${terminal}, epoch ${epoch}, made on ${madeAt} by version ${version}`,
    `Signed with ${fingerprintGroups(createHash('sha256').update(manifest.publicKey).digest('hex')).join(' ')}`,
    `For head office ${fingerprintGroups(manifest.headOffice).join(' ')}`,
    `Events: ${count}`,
    ...events.map((run) => `  epoch ${run.epoch}: ${run.first} to ${run.last}`),
    `Documents: ${documents.count}, ${documents.bytes} bytes`,
    ...(here.missingDocuments === 0
      ? []
      : [`  of which ${here.missingDocuments} could not be read when this part was written`]),
  ];
}
