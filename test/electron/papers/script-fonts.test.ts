import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import { createScriptFonts } from '#electron/main/papers/script-fonts.ts';
import { chromiumPath } from '#test/support/specimens/make-specimens.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';
import { scriptFontFiles } from '../../../electron.vite.config.ts';
import { specimenPapers } from './specimen-papers.ts';

/** Papers on a machine that has nothing but fonts of Latin letters: what is shipped writes everybody's name. */

const names = [
  '王小明 陳龍國',
  // Without dots: the font composes those, and a PDF then names the bare letter.
  'محمد سلام',
  'Γεώργιος Παπαδόπουλος',
  'Юрій Щербак Ґжицький',
  'שרה לוי',
  '김철수 박쁨',
  'さくら カオリ',
  'Nguyễn Thị Ánh',
  'रमेश कुमार',
  'สมชาย',
  'გიორგი',
  'Արմեն',
  'አበበ',
  'রহিম',
  'Żółć Ñandú Şükrü Đặng O’Brien',
];
const folder = mkdtempSync(join(tmpdir(), 'script-fonts-'));
const [paper] = specimenPapers(specimenPerson, 'en');
let browser: Browser;

beforeAll(async () => {
  for (const [name, bytes] of scriptFontFiles()) writeFileSync(join(folder, name), bytes);
  const only = resolve(import.meta.dirname, '../../../node_modules/bwip-js/fonts');
  const fontconfig = join(folder, 'fonts.conf');
  writeFileSync(
    fontconfig,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${only}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  const env = { ...process.env, FONTCONFIG_FILE: fontconfig };
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'], env });
}, 60_000);

afterAll(() => browser?.close());

interface Shown {
  /** Fonts of the machine in the name. */
  readonly strangers: readonly string[];
  /** Letters of the PDF: a box has no letter. */
  readonly printed: ReadonlySet<string>;
}

async function show(html: string): Promise<Shown> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const pdf = await getDocument({ data: new Uint8Array(bytes) }).promise;
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument');
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.name' });
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    return {
      strangers: fonts.filter(({ isCustomFont }) => !isCustomFont).map(({ familyName }) => familyName),
      printed: lettersOf(items.map((item) => ('str' in item ? item.str : '')).join('')),
    };
  } finally {
    await page.close();
  }
}

function lettersOf(text: string): ReadonlySet<string> {
  return new Set([...text.normalize('NFKD')].filter((character) => /\p{L}/u.test(character)));
}

test('names in fifteen scripts are printed without a box, and by no font of the machine', {
  timeout: 60_000,
}, async () => {
  if (paper === undefined || !('workerName' in paper)) throw new Error('no receipt');
  const workerName = names.join(' ');
  const { strangers, printed } = await show(
    createScriptFonts(folder)(renderPaperHtml({ ...paper, workerName })),
  );
  expect([...lettersOf(workerName)].filter((letter) => !printed.has(letter))).toEqual([]);
  expect(strangers).toEqual([]);
});
