import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { receiptFileName, writeReceipt } from '#electron/main/packets/receipt-file.ts';
import { handOutKeys, officeOf } from '#electron/tools/head-office/office.ts';
import { packetsOn } from '#electron/tools/head-office/packet-files.ts';
import type { Receipt } from '#shared/contract/head-office/packet.ts';
import { writeSample } from '#test/electron/packets/sample-packet.ts';
import { nothingReceived, receivePacket } from '#test/support/head-office/receive-packet.ts';

/**
 * Test vectors of packets and receipts for whoever reads them elsewhere: the keys of a head office that exists for tests
 * alone, a packet in two parts with a document in both, and the receipt of it. age chooses a key for each file, so that
 * a packet is another one each time: `node test/shared/contract/head-office/packet-vectors.ts` writes all of it anew.
 */

export const vectorFolder = join(import.meta.dirname, 'packet-vectors');
export const identityFile = join(vectorFolder, 'head-office.key');

/** The signing key is RFC 8032's, 7.1, test 2. */
export function vectorOffice() {
  const identity = readFileSync(identityFile, 'utf8')
    .split('\n')
    .find((line) => line.startsWith('AGE-SECRET-KEY-1'));
  return officeOf({
    name: 'Head office of test vectors',
    identity: identity ?? '',
    publicKey: 'MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=',
    privateKey: 'MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7',
  });
}

export interface PacketVectors {
  /** Of the terminal: Ed25519, SPKI in base64. */
  readonly publicKey: string;
  readonly parts: readonly string[];
  readonly events: readonly string[];
  readonly documents: readonly string[];
  readonly receipt: string;
}

export function readPacketVectors(): PacketVectors {
  return JSON.parse(readFileSync(join(vectorFolder, 'packet-vectors.json'), 'utf8')) as PacketVectors;
}

export async function receiptOfVectors(): Promise<{
  readonly receipt: Receipt;
  readonly vectors: Omit<PacketVectors, 'parts' | 'receipt'>;
}> {
  const office = await vectorOffice();
  const [file] = packetsOn(vectorFolder);
  if (file === undefined) throw new Error('no packet');
  const terminal = nothingReceived();
  const refuse = (_type: string, number: number) => (number === 3 ? 'No such person here' : undefined);
  const received = await receivePacket(office, terminal, file, refuse);
  if (!received.ok) throw new Error(received.why);
  const { publicKey } = file.manifest;
  const documents = [...terminal.documents];
  return { receipt: received.receipt, vectors: { publicKey, events: terminal.contents, documents } };
}

async function write(): Promise<void> {
  const identity = readFileSync(identityFile);
  rmSync(vectorFolder, { recursive: true });
  mkdirSync(vectorFolder);
  writeFileSync(identityFile, identity);
  const office = await vectorOffice();
  handOutKeys(office, vectorFolder);
  const wishes = { folder: vectorFolder, office, events: 4, documents: [24_000], partSize: 20_000 };
  const { files: parts } = await writeSample(wishes);
  const { receipt, vectors } = await receiptOfVectors();
  const name = receiptFileName(receipt);
  writeFileSync(join(vectorFolder, name), writeReceipt(receipt, office.signingKey));
  const text = JSON.stringify({ ...vectors, parts, receipt: name }, undefined, 2);
  writeFileSync(join(vectorFolder, 'packet-vectors.json'), `${text}\n`);
}

if (process.argv[1] === import.meta.filename) await write();
