import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readHeadOfficeKeys } from '#electron/main/packets/head-office-keys.ts';
import { examinePart } from '#electron/main/packets/packet-frame.ts';
import { readReceipt, writeReceipt } from '#electron/main/packets/receipt-file.ts';
import { readPacketVectors, receiptOfVectors, vectorFolder, vectorOffice } from './packet-vectors.ts';

test('the packet of the vectors opens with its key, to the events and documents that are named', async () => {
  const { parts, events, documents, publicKey } = readPacketVectors();
  expect(parts).toHaveLength(2);
  for (const [index, name] of parts.entries()) {
    const reading = examinePart(join(vectorFolder, name));
    expect(reading).toMatchObject({ ok: true, manifest: { part: index + 1, parts: 2, publicKey } });
  }
  const opened = await receiptOfVectors();
  expect(opened.vectors).toEqual({ events, documents, publicKey });
  expect(events).toHaveLength(4);
  expect(documents).toHaveLength(1);
});

test('the receipt of the vectors is what this program writes, and reads', async () => {
  const office = await vectorOffice();
  const bytes = readFileSync(join(vectorFolder, readPacketVectors().receipt));
  const { receipt } = await receiptOfVectors();
  expect(bytes.toString()).toBe(writeReceipt(receipt, office.signingKey));
  expect(readReceipt(bytes, office.keys)).toMatchObject({ ok: true, receipt });
  expect(receipt.answers.map(({ outcome }) => outcome)).toEqual([
    'acknowledged',
    'acknowledged',
    'refused',
    'acknowledged',
  ]);
});

test('the keys of the vectors are those of its office', async () => {
  const { keys } = await vectorOffice();
  const content = readFileSync(join(vectorFolder, 'ventanilla-head-office.json'), 'utf8');
  expect(readHeadOfficeKeys(content)).toEqual(keys);
});
