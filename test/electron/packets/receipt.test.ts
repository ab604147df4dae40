import { beforeEach, describe, expect, test } from 'vitest';
import { readHeadOfficeKeys } from '#electron/main/packets/head-office-keys.ts';
import { readReceipt, writeReceipt } from '#electron/main/packets/receipt-file.ts';
import type { Office } from '#electron/tools/head-office/office.ts';
import { headOfficeContent, type Receipt } from '#shared/contract/head-office/packet.ts';
import { makeOffice } from '#test/support/head-office/make-office.ts';
import { many, seed, seededFor } from '#test/support/random-samples.ts';

let office: Office;
let said: Receipt;
let bytes: Buffer;

beforeEach(async () => {
  office = await makeOffice();
  said = {
    format: 'ventanilla-receipt-1',
    number: 4,
    terminal: '017-2',
    epoch: 1,
    headOffice: office.fingerprint,
    issuedAt: '2026-03-03T10:00:00.000Z',
    answers: [
      { epoch: 1, number: 1, hash: 'a'.repeat(64), outcome: 'acknowledged' },
      { epoch: 1, number: 2, hash: 'b'.repeat(64), outcome: 'refused', reason: 'Falta la página del sello' },
    ],
  };
  bytes = Buffer.from(writeReceipt(said, office.signingKey));
});

test('a receipt is read as it was written', () => {
  expect(readReceipt(bytes, office.keys)).toMatchObject({ ok: true, receipt: said });
});

test('a receipt answers a thousand events and no more', () => {
  const answers = Array.from({ length: 1001 }, (_none, index) => ({
    ...{ epoch: 1, number: index + 1, hash: 'a'.repeat(64), outcome: 'acknowledged' as const },
  }));
  const thousand = { ...said, answers: answers.slice(1) };
  expect(readReceipt(Buffer.from(writeReceipt(thousand, office.signingKey)), office.keys).ok).toBe(true);
  expect(() => writeReceipt({ ...said, answers }, office.signingKey)).toThrow(/answers/);
});

describe('nothing of a receipt is used', () => {
  test('that is cut anywhere', () => {
    for (let length = 1; length < bytes.length; length += 1) {
      expect(readReceipt(bytes.subarray(0, length), office.keys), `${length}`).toEqual({
        ok: false,
        fault: 'cut',
      });
    }
    expect(readReceipt(Buffer.alloc(0), office.keys)).toEqual({ ok: false, fault: 'not-ours' });
  });

  test(`of which one byte is another one (seed ${seed})`, () => {
    const plan = seededFor(4);
    const places = Array.from(bytes.keys());
    for (const place of places) {
      for (let each = 0; each < many(1); each += 1) {
        const spoiled = Buffer.from(bytes);
        spoiled[place] = (spoiled[place] ?? 0) ^ (1 << plan.whole(0, 7));
        const reading = readReceipt(spoiled, office.keys);
        const fault = reading.ok ? 'good' : reading.fault;
        const expected = place < 21 ? ['not-ours', 'newer'] : ['changed', 'cut'];
        expect(expected, `byte ${place}: ${fault}`).toContain(fault);
      }
    }
  });

  test('that somebody else signed in this office’s name, or that another office wrote', async () => {
    const other = await makeOffice();
    const forged = Buffer.from(writeReceipt(said, other.signingKey));
    expect(readReceipt(forged, office.keys)).toEqual({ ok: false, fault: 'forged' });
    expect(readReceipt(bytes, other.keys)).toEqual({ ok: false, fault: 'another-office' });
  });

  test('of a newer format, or that is something else', () => {
    const newer = Buffer.from(bytes.toString().replace('ventanilla-receipt-1', 'ventanilla-receipt-2'));
    expect(readReceipt(newer, office.keys)).toEqual({ ok: false, fault: 'newer' });
    expect(readReceipt(Buffer.from('hola'), office.keys)).toEqual({ ok: false, fault: 'not-ours' });
  });
});

test('head office’s keys are read, and one letter that is another one is noticed', () => {
  const content = headOfficeContent(office.keys);
  expect(readHeadOfficeKeys(`${content}\n`)).toEqual(office.keys);
  const { recipient, signingKey } = office.keys;
  const letter = recipient[20] === 'q' ? 'p' : 'q';
  const misspelt = recipient.slice(0, 20) + letter + recipient.slice(21);
  expect(readHeadOfficeKeys(content.replace(recipient, misspelt))).toBeUndefined();
  expect(readHeadOfficeKeys(content.replace(signingKey, 'AAAA'.repeat(12)))).toBeUndefined();
  expect(readHeadOfficeKeys('{}')).toBeUndefined();
  expect(readHeadOfficeKeys('not JSON')).toBeUndefined();
});
