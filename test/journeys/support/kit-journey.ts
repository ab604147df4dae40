import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'playwright/test';
import type { FakePrinter } from '#test/support/fake-printer/fake-printer.ts';
import { PersonAtService } from './service-journey.ts';

/** The codes that came out on the newest sheet, read from the paper as its person would. */
export async function codesOnNewestSheet(printer: FakePrinter): Promise<readonly string[]> {
  const sheet = printer.jobs().findLast(({ title }) => title === 'Ventanilla recovery-kit');
  if (sheet === undefined) throw new Error('no sheet came out');
  const document = await getDocument({ data: Uint8Array.from(sheet.pdf), useSystemFonts: true }).promise;
  const { items } = await (await document.getPage(1)).getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join(' ');
  return [...text.matchAll(/\b[3479A-Z]{4}-[3479A-Z]{4}\b/g)].map(([code]) => code);
}

/** A person with a sheet of codes: each method is one screen, answered by touch. */
export class PersonWithKit extends PersonAtService {
  get kit() {
    return this.words.kit;
  }

  /** From the offer to the sheet in hand. */
  async takesSheet(printer: FakePrinter, offer: 'yes' | 'again' = 'yes'): Promise<readonly string[]> {
    await this.seesTitle(offer === 'yes' ? this.kit.offer.title : this.kit.offer.titleReplaces);
    await this.atScreen(`kit-offer-${offer}`);
    await this.press(this.kit.offer[offer]);
    await expect(this.page.getByRole('heading', { level: 1, name: this.kit.printed.title })).toBeVisible({
      timeout: 60_000,
    });
    await this.atScreen('kit-printed');
    const codes = await codesOnNewestSheet(printer);
    expect(codes).toHaveLength(10);
    await this.press(this.kit.printed.yes);
    return codes;
  }

  async givesKitCode(code: string): Promise<void> {
    await this.seesTitle(this.kit.use.title);
    await this.touchCode(code.replace('-', ''));
    await this.atScreen('kit-code');
    await this.pressContinue();
  }
}
