import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { findHeadlessChromium } from '../chromium/find-chromium.ts';
import { photograph } from '../chromium/photograph.ts';
import { cedulaCopyHtml } from './cedula-page.ts';
import { specimenCedula } from './cedulas.ts';
import { contractHtml } from './contract-pages.ts';
import { type Pixels, withJpegDensity, withPngDensity, writeTiff } from './image-files.ts';
import { passportCopyHtml } from './passport-page.ts';
import { type SpecimenPerson, specimenPerson } from './people.ts';

/** Paths of one person's specimen documents. */
export interface Specimens {
  /** Enlarged (1.5 times) colour copy of the data page: JPEG, A4, 200 dpi. */
  readonly passport: string;
  readonly passportPng: string;
  readonly passportTiff: string;
  readonly passportPdf: string;
  /** The same copy in grey: the counter must refuse it. */
  readonly passportGrey: string;
  /** A colour copy that was not enlarged. */
  readonly passportNotEnlarged: string;
  /** Two-page PDF with a text layer. */
  readonly contract: string;
  /** Both sides of somebody else's cédula, in colour: JPEG, A4, 200 dpi. */
  readonly cedula: string;
}

const dotsPerInch = 200;
/** A4 at 96 CSS pixels an inch, rounded up so that no white line is cut. */
const sheet = { width: 794, height: 1123 };

/** The system's Chromium; set CHROMIUM_PATH where it lies elsewhere. */
export function chromiumPath(): string {
  const found = findHeadlessChromium();
  if (found === undefined) throw new Error('Chromium not found: install chromium or set CHROMIUM_PATH');
  return found;
}

async function withSheet<T>(browser: Browser, html: string, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: sheet, deviceScaleFactor: dotsPerInch / 96 });
  try {
    const page = await context.newPage();
    await page.setContent(html);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await act(page);
  } finally {
    await context.close();
  }
}

async function decode(browser: Browser, png: Uint8Array): Promise<Pixels> {
  return withSheet(browser, '<!doctype html><title>decode</title>', async (page) => {
    const decoded = await page.evaluate(async (base64: string) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.naturalWidth;
      canvas.height = image.naturalHeight;
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      let text = '';
      for (let at = 0; at < data.length; at += 32_768) {
        text += String.fromCharCode(...data.subarray(at, at + 32_768));
      }
      return { width: canvas.width, height: canvas.height, base64: btoa(text) };
    }, Buffer.from(png).toString('base64'));
    return { width: decoded.width, height: decoded.height, data: Buffer.from(decoded.base64, 'base64') };
  });
}

async function jpegCopy(browser: Browser, html: string): Promise<Buffer> {
  const jpeg = await withSheet(browser, html, (page) => photograph(page, { type: 'jpeg', quality: 88 }));
  return withJpegDensity(jpeg, dotsPerInch);
}

/** Where `makeSpecimens` puts each in a folder. */
export function specimensIn(directory: string): Specimens {
  return {
    passport: join(directory, 'passport.jpg'),
    passportPng: join(directory, 'passport.png'),
    passportTiff: join(directory, 'passport.tif'),
    passportPdf: join(directory, 'passport.pdf'),
    passportGrey: join(directory, 'passport-grey.jpg'),
    passportNotEnlarged: join(directory, 'passport-not-enlarged.jpg'),
    contract: join(directory, 'contract.pdf'),
    cedula: join(directory, 'cedula.jpg'),
  };
}

/** Draws one person's documents into `outDirectory`, which is made when missing, and returns their paths. */
export async function makeSpecimens(
  outDirectory: string,
  person: SpecimenPerson = specimenPerson,
): Promise<Specimens> {
  const directory = resolve(outDirectory);
  await mkdir(directory, { recursive: true });
  const specimens = specimensIn(directory);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const copy = passportCopyHtml(person.passport, 1.5, false);
    const png = await withSheet(browser, copy, (page) => photograph(page, { type: 'png' }));
    const jpeg = await jpegCopy(browser, copy);
    await writeFile(specimens.passport, jpeg);
    await writeFile(specimens.cedula, await jpegCopy(browser, cedulaCopyHtml(specimenCedula)));
    await writeFile(specimens.passportPng, withPngDensity(png, dotsPerInch));
    await writeFile(specimens.passportTiff, writeTiff(await decode(browser, png), dotsPerInch));
    await writeFile(
      specimens.passportGrey,
      await jpegCopy(browser, passportCopyHtml(person.passport, 1.5, true)),
    );
    await writeFile(
      specimens.passportNotEnlarged,
      await jpegCopy(browser, passportCopyHtml(person.passport, 1, false)),
    );
    const scan = `<!doctype html><style>@page{size:A4;margin:0}body{margin:0}img{width:210mm;height:296.8mm;display:block}</style><img src="data:image/jpeg;base64,${jpeg.toString('base64')}">`;
    const printed = { format: 'A4', printBackground: true, preferCSSPageSize: true } as const;
    await writeFile(specimens.passportPdf, await withSheet(browser, scan, (page) => page.pdf(printed)));
    await writeFile(
      specimens.contract,
      await withSheet(browser, contractHtml(person), (page) => page.pdf(printed)),
    );
  } finally {
    await browser.close();
  }
  return specimens;
}

if (import.meta.main) {
  const specimens = await makeSpecimens(process.argv[2] ?? 'out/specimens');
  for (const path of Object.values(specimens)) console.log(path);
}
