import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import { paperSizes } from '#shared/domain/papers/paper-kinds.ts';
import { chromiumPath } from '#test/support/specimens/make-specimens.ts';
import { specimenAlMasri, specimenLongName, specimenPerson } from '#test/support/specimens/people.ts';
import { printedForms, specimenCode, specimenPapers } from './specimen-papers.ts';

/** Points, rounded down, as Chromium lays out 210 mm and 148 mm. */
const widths = { A4: 594, A5: 420 } as const;

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
}, 60_000);

afterAll(async () => {
  await browser.close();
});

interface Printed {
  readonly bytes: Buffer;
  readonly pageCount: number;
  readonly width: number;
  readonly text: string;
  /** Elements whose content is wider than their box, or that stick out of the sheet. */
  readonly overflowing: readonly string[];
}

async function print(paper: PaperContent): Promise<Printed> {
  const page = await browser.newPage({ javaScriptEnabled: true });
  try {
    const width = paperSizes[paper.kind] === 'A4' ? 210 - 36 : 148 - 26;
    await page.setViewportSize({ width: Math.round((width / 25.4) * 96), height: 900 });
    await page.setContent(renderPaperHtml(paper));
    await page.emulateMedia({ media: 'print' });
    const overflowing = await page.evaluate(() =>
      [...document.querySelectorAll('body *:not(svg *)')]
        .filter((element) => {
          const box = element.getBoundingClientRect();
          return (
            box.right > innerWidth + 1 ||
            box.left < -1 ||
            (element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
          );
        })
        .map((element) => `${element.tagName}.${element.className}`),
    );
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
    const texts: string[] = [];
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const content = await (await pdf.getPage(number)).getTextContent();
      texts.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    const [, , pageWidth] = (await pdf.getPage(1)).view;
    return {
      bytes,
      pageCount: pdf.numPages,
      width: Math.floor(pageWidth ?? 0),
      text: texts.join(' ').replace(/\s+/g, ' '),
      overflowing,
    };
  } finally {
    await page.close();
  }
}

const people = [
  ['ñ and accents', specimenPerson, 'en'],
  ['Spanish only', specimenAlMasri, 'es'],
  ['a very long name', specimenLongName, 'en'],
] as const;

describe.each(people)('printed for %s', (_title, person, language) => {
  test.each(specimenPapers(person, language).map((paper) => [paper.kind, paper] as const))(
    '%s',
    { timeout: 60_000 },
    async (kind, paper) => {
      const printed = await print(paper);
      expect(printed.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
      expect(printed.pageCount).toBe(printedForms[kind].pages);
      expect(printed.width).toBe(widths[paperSizes[kind]]);
      expect(printed.overflowing).toEqual([]);
      if ('identificationCode' in paper) expect(printed.text).toContain(specimenCode);
      if ('workerName' in paper) {
        const letters = (text: string) => text.normalize('NFC').replace(/\s/g, '');
        expect(letters(printed.text)).toContain(letters(paper.workerName));
      }
    },
  );
});
