import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readMrz } from '#renderer/reader/mrz/read-mrz.ts';
import type { LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { openLineRecogniser } from '#test/support/mrz-pages/line-recogniser.ts';
import {
  decodePicture,
  type MrzPage,
  markedPages,
  mrzPages,
  renderMrzPage,
} from '#test/support/mrz-pages/mrz-pages.ts';
import { wrongFields } from '#test/support/mrz-pages/wrong-fields.ts';
import { type Measure, percentile } from './measure.ts';

/** Pages for each of the 16 conditions: 448 pages. */
const pagesEach = Number(process.env['MRZ_PAGES_EACH'] ?? 28);
/** Pages with a mark over their zone, and where in their endless row to begin: a long run goes in slices. */
const markedCount = Number(process.env['MRZ_MARKED'] ?? 2000);
const markedFirst = Number(process.env['MRZ_MARKED_FIRST'] ?? 0);
const today = new Date('2026-11-24T12:00:00Z');

interface Tally {
  pages: number;
  found: number;
  exact: number;
  verified: number;
  wronglyVerified: number;
  /** Fields that were believed and are wrong, whether or not the page was verified. */
  wrongFields: number;
}

/**
 * Accuracy on generated pages (invented people, marked SPECIMEN, a face and strokes that no training saw), and speed.
 * Times are compared with the decoding of the same JPEG in the same run.
 */
export async function measureMrz(): Promise<Measure[]> {
  const recognise = await openLineRecogniser();
  const tallies = new Map<string, Tally>();
  const total = emptyTally();
  const milliseconds: number[] = [];
  const decoding: number[] = [];
  const misses: object[] = [];
  for (const page of mrzPages(pagesEach)) {
    const file = await renderMrzPage(page);
    const start = performance.now();
    const picture = await decodePicture(file);
    const decoded = performance.now();
    const reading = await readMrz(picture, recognise, today);
    decoding.push(decoded - start);
    milliseconds.push(performance.now() - decoded);
    const tally = tallies.get(page.condition) ?? emptyTally();
    tallies.set(page.condition, tally);
    for (const counted of [tally, total]) count(counted, page, reading);
    if (reading?.lines.join() !== page.lines.join() || !reading.verified)
      misses.push({ ...page, reading: without(reading) });
  }
  for (const [condition, tally] of tallies) printTally(condition, tally);
  printTally('all', total);
  const marked = await measureMarked(recognise, misses);
  keep({ tallies: Object.fromEntries(tallies), total, misses });
  const decodingMedian = percentile(decoding, 0.5);
  const speed = (measure: string, value: number): Measure => ({
    measure,
    value,
    unit: 'ms',
    ratio: value / decodingMedian,
    against: 'decoding the same JPEG',
  });
  return [
    { measure: 'pages', value: total.pages, unit: 'pages' },
    { measure: 'all lines exact', value: (100 * total.exact) / total.pages, unit: '%' },
    { measure: 'verified', value: (100 * total.verified) / total.pages, unit: '%' },
    {
      measure: 'verified but wrong',
      value: (100 * total.wronglyVerified) / Math.max(1, total.verified),
      unit: '% of verified',
    },
    {
      measure: 'marked pages verified',
      value: (100 * marked.verified) / Math.max(1, marked.pages),
      unit: '%',
    },
    { measure: 'marked pages verified but wrong', value: marked.wronglyVerified, unit: 'pages' },
    {
      measure: 'fields believed but wrong, all pages',
      value: total.wrongFields + marked.wrongFields,
      unit: 'fields',
    },
    speed('page of the set, median', percentile(milliseconds, 0.5)),
    speed('page of the set, slowest of 20', percentile(milliseconds, 0.95)),
    await measureLarge('A4 at 300 dpi', 2480, 3508, recognise),
    await measureLarge('photo of 12 megapixels', 4000, 3000, recognise),
  ];
}

/** Pages that somebody wrote on, stamped, stapled, punched or held: what is verified must be right all the same. */
async function measureMarked(recognise: LineRecogniser, misses: object[]): Promise<Tally> {
  const tallies = new Map<string, Tally>();
  const total = emptyTally();
  for (const page of markedPages(markedCount, markedFirst)) {
    const reading = await readMrz(await decodePicture(await renderMrzPage(page)), recognise, today);
    const mark = page.mark ?? 'none';
    const tally = tallies.get(mark) ?? emptyTally();
    tallies.set(mark, tally);
    for (const counted of [tally, total]) count(counted, page, reading);
    if (wrongFields(page.lines, reading?.fields ?? [], today).length > 0) {
      misses.push({ ...page, reading: without(reading) });
    }
  }
  for (const [mark, tally] of tallies) printTally(mark, tally);
  printTally('all marks', total);
  return total;
}

function emptyTally(): Tally {
  return { pages: 0, found: 0, exact: 0, verified: 0, wronglyVerified: 0, wrongFields: 0 };
}

type Reading = Awaited<ReturnType<typeof readMrz>>;

function count(tally: Tally, page: MrzPage, reading: Reading): void {
  const isExact = reading?.lines.join() === page.lines.join();
  tally.pages += 1;
  if (reading !== null) tally.found += 1;
  if (isExact) tally.exact += 1;
  if (reading?.verified) tally.verified += 1;
  if (reading?.verified && !isExact) tally.wronglyVerified += 1;
  tally.wrongFields += wrongFields(page.lines, reading?.fields ?? [], today).length;
}

function without(reading: Reading): object | null {
  return reading === null
    ? null
    : { lines: reading.lines, verified: reading.verified, fields: reading.fields };
}

function printTally(condition: string, tally: Tally): void {
  const share = (value: number) => `${((100 * value) / tally.pages).toFixed(1)} %`.padStart(8);
  console.log(
    `${condition.padEnd(16)} ${String(tally.pages).padStart(4)} pages  exact ${share(tally.exact)}  verified ${share(tally.verified)}  verified but wrong ${tally.wronglyVerified}  fields ${tally.wrongFields}`,
  );
}

function keep(result: object): void {
  const out = resolve(import.meta.dirname, '../../out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'bench-mrz.json'), `${JSON.stringify(result, null, 2)}\n`);
}

async function measureLarge(
  name: string,
  width: number,
  height: number,
  recognise: Parameters<typeof readMrz>[1],
): Promise<Measure> {
  const [page] = mrzPages(1);
  if (page === undefined) throw new Error('no pages');
  const small = await decodePicture(await renderMrzPage(page));
  const large = enlarge(small, width, height);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const start = performance.now();
    const reading = await readMrz(large, recognise, today);
    times.push(performance.now() - start);
    if (reading === null) throw new Error('the large page was not read');
  }
  return { measure: name, value: percentile(times, 0.5), unit: 'ms' };
}

/** The page in the middle of a larger one, drawn as large as fits, by nearest neighbour. */
function enlarge(page: PixelImage, width: number, height: number): PixelImage {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const scale = Math.min(width / page.width, height / page.height);
  const left = Math.floor((width - page.width * scale) / 2);
  for (let y = 0; y < Math.floor(page.height * scale); y += 1) {
    for (let x = 0; x < Math.floor(page.width * scale); x += 1) {
      const from = (Math.floor(y / scale) * page.width + Math.floor(x / scale)) * 4;
      data.set(page.data.subarray(from, from + 4), (y * width + x + left) * 4);
    }
  }
  return { width, height, data };
}
