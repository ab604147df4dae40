import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PagesOutcome, SourcePage } from '#shared/contract/reader/reader-messages.ts';
import type { DocumentReading } from '#shared/vision/reading/document-reading.ts';
import type { GateId } from '#shared/vision/reading/gates.ts';
import type { PagePlan, Subject } from '#test/support/gate-pages/page-plan.ts';
import { type PlanChanges, planScan } from '#test/support/gate-pages/plan-pages.ts';
import { passportOf, renderPage } from '#test/support/gate-pages/render-page.ts';
import { mrzPages, renderMrzPage } from '#test/support/mrz-pages/mrz-pages.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';
import { colourAt } from './colour-at.ts';
import { faxPlaces, writeFaxPdf, writeFaxTiff } from './fax-files.ts';
import { type OpenReader, openReader } from './open-reader.ts';
import { writePdf } from './pdf-files.ts';

let reader: OpenReader;

beforeAll(async () => {
  reader = await openReader();
}, 120_000);

afterAll(() => reader?.close());

function plan(changes: PlanChanges): PagePlan {
  const enlargement = changes.subject === 'two-passports' ? 1 : 1.41;
  const made = planScan(seeded(11), { enlargement, dotsPerInch: 150 }, { quality: 88, ...changes });
  return { ...made, seed: 11, case: 'bad input' };
}

/** Stores a file as a document and inspects its pages, as the kiosk does with every document. */
async function inspected(file: Uint8Array): Promise<DocumentReading> {
  return reader.inspect(sourcesOf(await reader.read(file, 'image/jpeg')), 'passport');
}

function sourcesOf(outcome: PagesOutcome): SourcePage[] {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.pages.map(({ copy, dotsPerInch, textLayer }) => ({
    jpeg: Uint8Array.from(copy.jpeg),
    dotsPerInch,
    textLayer,
  }));
}

function outcomeOf({ gates }: DocumentReading, gate: GateId): string | undefined {
  return gates.find((result) => result.gate === gate)?.outcome;
}

describe('pictures that are not the passport', { timeout: 120_000 }, () => {
  test.each<[string, Subject]>([
    ['a page without a MRZ', 'inner-page'],
    ['a cover', 'cover'],
    ['an empty page', 'blank'],
  ])('%s is not the data page', async (_what, subject) => {
    const reading = await inspected(renderPage(plan({ subject })));
    expect(reading.mrz).toBeNull();
    expect(outcomeOf(reading, 'right-page')).toBe('failed');
  });

  test('two passports in one picture are counted, and neither is taken', async () => {
    const reading = await inspected(renderPage(plan({ subject: 'two-passports' })));
    expect(reading.mrz?.count).toBe(2);
    expect(outcomeOf(reading, 'right-page')).toBe('failed');
  });

  test('a national identity card is read as one and does not pass for a passport', async () => {
    const reading = await inspected(renderPage(plan({ subject: 'card-back' })));
    expect(reading.mrz?.format).toBe('TD1');
    expect(outcomeOf(reading, 'right-page')).toBe('failed');
  });

  test('a passport that was filed as the contract is said to be one; where it names the work, none is looked for', async () => {
    const [page] = sourcesOf(await reader.read(renderPage(plan({})), 'image/jpeg'));
    if (page === undefined) throw new Error('no page');
    // Its first zone costs the reader its start.
    await reader.inspect([page], 'passport');
    // A page with text of its own needs no OCR.
    const line = (text: string, top: number) => ({ text, left: 0.1, top, width: 0.8, height: 0.02 });
    const other = line(
      'República de Utopía, pasaporte ordinario, este documento es propiedad del Estado',
      0.1,
    );
    const filed = await reader.inspect([{ ...page, textLayer: [other] }], 'contract');
    expect(outcomeOf(filed, 'not-a-passport')).toBe('failed');
    expect(filed.mrz).toBeNull();
    const work = line('Razón social del empleador: EJEMPLO S.A. RUC: 1790011674001', 0.2);
    const contract = await reader.inspect([{ ...page, textLayer: [other, work] }], 'contract');
    expect(contract.contract?.fields.map(({ field }) => field)).toContain('contract.employerRuc');
    expect(outcomeOf(contract, 'not-a-passport')).toBeUndefined();
  });

  test('an upside-down page is read, and says how it lies', async () => {
    const upsideDown = plan({ quarterTurns: 2 });
    const reading = await inspected(renderPage(upsideDown));
    expect(reading.mrz?.lines[1]).toBe(passportOf(upsideDown).lines[1]);
    expect(reading.mrz?.place.quarterTurns).toBe(2);
    expect(outcomeOf(reading, 'right-page')).toBe('passed');
  });

  test('a photo of a screen is read rightly or left to a person', async () => {
    const page = mrzPages(1).find(({ condition }) => condition === 'screen');
    if (page === undefined) throw new Error('no photo of a screen');
    const { mrz } = await inspected(await renderMrzPage(page));
    if (mrz?.verified) expect(mrz.lines).toEqual(page.lines);
    else expect(mrz?.fields.some(({ state }) => state === 'doubtful') ?? true).toBe(true);
  });

  test('a copy in black and white is no copy in colour', async () => {
    const reading = await inspected(renderPage(plan({ toning: 'grey' })));
    expect(outcomeOf(reading, 'colour')).toBe('failed');
    expect(outcomeOf(reading, 'right-page')).toBe('passed');
  });
});

describe('a fax of one bit a pixel', () => {
  test.each([
    ['TIFF', 'image/tiff', writeFaxTiff],
    ['PDF', 'application/pdf', writeFaxPdf],
  ] as const)('comes as %s with its ink where it was', async (_what, mediaType, write) => {
    const [page] = sourcesOf(await reader.read(await write(), mediaType));
    if (page === undefined) throw new Error('no page');
    const { ink, paper } = faxPlaces;
    expect(await colourAt(reader, page.jpeg, ink.x, ink.y)).toBe('black');
    expect(await colourAt(reader, page.jpeg, paper.x, paper.y)).toBe('white');
    const reading = await reader.inspect([page], 'passport');
    expect(outcomeOf(reading, 'colour')).toBe('failed');
    expect(outcomeOf(reading, 'right-page')).toBe('failed');
  });
});

describe('PDFs that are more than pages', () => {
  test('a form is drawn as it was filled in, and is no form afterwards', async () => {
    const file = await PDFDocument.create();
    const page = file.addPage([300, 200]);
    const field = file.getForm().createTextField('name');
    field.addToPage(page, { x: 20, y: 80, width: 260, height: 40, backgroundColor: rgb(0, 0, 1) });
    const [sheet, ...others] = sourcesOf(await reader.read(await file.save(), 'application/pdf'));
    if (sheet === undefined) throw new Error('no page');
    expect(others).toEqual([]);
    expect(await colourAt(reader, sheet.jpeg, 0.5, 0.5)).toBe('blue');
    expect(await colourAt(reader, sheet.jpeg, 0.5, 0.1)).toBe('white');
  });

  test('a form that only its own program can draw is refused', async () => {
    const form = '/AcroForm << /Fields [] /XFA 10 0 R >>';
    const stream = '<< /Length 5 >>\nstream\n<xdp>\nendstream';
    const bytes = writePdf({ catalogue: form, objects: [stream] });
    expect(await reader.read(bytes, 'application/pdf')).toEqual({ ok: false, refusal: 'active-content' });
  });

  test('one that only carries another file is refused', async () => {
    const file = await PDFDocument.create();
    file.addPage([200, 200]);
    await file.attach(new TextEncoder().encode('MZ'), 'setup.exe', { mimeType: 'application/octet-stream' });
    expect(await reader.read(await file.save(), 'application/pdf')).toEqual({
      ok: false,
      refusal: 'active-content',
    });
  });

  test('ten thousand pages are refused before any is drawn', async () => {
    const bytes = writePdf({ pages: 10_000 });
    expect(await reader.read(bytes, 'application/pdf')).toEqual({ ok: false, refusal: 'too-many-pages' });
  });
});
