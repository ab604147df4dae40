import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { mrzPages, renderMrzPage } from '#test/support/mrz-pages/mrz-pages.ts';
import { againstLimit as against, type Measure, percentile } from './measure.ts';
import { measureScreens } from './reader-screens.ts';

const root = resolve(import.meta.dirname, '../..');
/** Readings of each file; the first finds code that is not compiled yet and counts like the others. */
const rounds = 5;

interface ToolAnswer {
  readonly mrz: { readonly verified: boolean } | null;
  readonly ms: number;
  readonly warmUpMs: number;
  readonly timings: Readonly<Record<'store' | 'decode' | 'gates' | 'mrz', number>>;
}

/**
 * The reader's speed against the limits of issue "Documents that read themselves", through the product's own reader in
 * Chromium: stages by `read-document`, then the kiosk itself, where main's loop and the clerk's page are watched.
 */
export async function measureReader(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-reader-'));
  try {
    const sheet = join(folder, 'sheet.jpg');
    const photo = join(folder, 'photo.jpg');
    writeFileSync(sheet, await drawLarge(2480, 3508));
    writeFileSync(photo, await drawLarge(4000, 3000));
    const sheets = readTimes(sheet);
    const photos = readTimes(photo);
    const middle = (answers: readonly ToolAnswer[], pick: (answer: ToolAnswer) => number) =>
      percentile(answers.map(pick), 0.5);
    const reading = (answers: readonly ToolAnswer[]) =>
      middle(answers, ({ timings }) => timings.decode + Math.max(timings.gates, timings.mrz));
    return [
      against('reader start and models', sheets[0]?.warmUpMs ?? 0),
      against(
        'A4 at 300 dpi: gates',
        middle(sheets, ({ timings }) => timings.gates),
        300,
      ),
      against(
        'A4 at 300 dpi: MRZ',
        middle(sheets, ({ timings }) => timings.mrz),
        1000,
      ),
      against('A4 at 300 dpi: decoding, gates and MRZ', reading(sheets), 1500),
      against(
        'A4 at 300 dpi: file to fields',
        middle(sheets, ({ ms }) => ms),
      ),
      against('photo of 12 megapixels: decoding, gates and MRZ', reading(photos), 2000),
      against(
        'photo of 12 megapixels: file to fields',
        middle(photos, ({ ms }) => ms),
      ),
      ...(await measureScreens(sheet)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An invented data page, marked SPECIMEN, as large as fits on a sheet of so many pixels. */
async function drawLarge(width: number, height: number): Promise<Buffer> {
  const [page] = mrzPages(1);
  if (page === undefined) throw new Error('no pages');
  const picture = await loadImage(await renderMrzPage(page));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f1ea';
  context.fillRect(0, 0, width, height);
  const scale = Math.min(width / picture.width, height / picture.height) * 0.9;
  const [wide, high] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (width - wide) / 2, (height - high) / 2, wide, high);
  return canvas.toBuffer('image/jpeg', 88);
}

function readTimes(file: string): ToolAnswer[] {
  const files = new Array<string>(rounds).fill(file);
  const tool = join(root, 'test/support/read-document.ts');
  const { stdout, status } = spawnSync(process.execPath, [tool, ...files, '--kind', 'passport'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`read-document ended with ${status}`);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ToolAnswer);
  if (answers.some(({ mrz }) => mrz?.verified !== true)) throw new Error('a page of the bench was not read');
  return answers;
}
