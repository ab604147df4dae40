import { expect, test } from 'vitest';
import type { LackingDocument } from '#shared/contract/kiosk/safety/safety-values.ts';
import { lackingDocuments } from '#shared/text/languages/restore-facts.ts';

const passport: LackingDocument = {
  kind: 'passport',
  code: 'E017-2-000001-V',
  reference: '0001',
  isWhole: true,
};

function linesOf(missing: readonly (LackingDocument | string)[], language: 'es' | 'en') {
  const report = {
    ...{ generation: 'g', branchCode: '017', terminal: 2, people: 1, documents: 1, auditEntries: 1 },
    ...{ snapshotAt: '2026-03-02T14:00:00.000Z', restoredThrough: '2026-03-02T14:00:00.000Z' },
    ...{ actsOfJournal: 0, journalFault: null, codesThrough: 0, missing: [...missing] },
    missingCount: missing.length,
  };
  return lackingDocuments(report, language);
}

test('what a restore lacks is said by whose it is and its kind, in the language of the screen and the paper', () => {
  const missing = [
    passport,
    { ...passport, kind: 'contract', isWhole: false },
    { ...passport, kind: 'receipt' },
  ] as const;
  expect(linesOf(missing, 'es')).toEqual([
    'Copia ampliada a color del pasaporte · E017-2-000001-V',
    'Contrato registrado en el SUT (una parte) · E017-2-000001-V',
    'Comprobante · E017-2-000001-V',
  ]);
  expect(linesOf(missing, 'en')).toEqual([
    'Enlarged colour copy of the passport · E017-2-000001-V',
    'Contract registered in SUT (a part of it) · E017-2-000001-V',
    'Receipt · E017-2-000001-V',
  ]);
});

test('who has no code yet is found by the registration, and two of one kind are one line', () => {
  const waiting = { ...passport, code: null, reference: '0204' };
  expect(linesOf([waiting, waiting], 'en')).toEqual([
    'Enlarged colour copy of the passport · registration 0204 × 2',
  ]);
});

test('the ids of a report that was kept earlier are not shown', () => {
  expect(linesOf(['document 5e0ff1ce-0000-4000-8000-000000000000', passport], 'es')).toHaveLength(1);
});
