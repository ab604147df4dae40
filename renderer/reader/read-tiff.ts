import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2';
import { finishPicture } from './page-preview.ts';
import { believableDensity } from './picture-density.ts';
import { type PagePreview, type PagesOutcome, refused, type StoreTask } from './reader-job.ts';
import { countDirectories, hasWholeData } from './tiff-structure.ts';

const WIDTH_TAG = 't256';
const HEIGHT_TAG = 't257';
const SUBFILE_TAG = 't254';
const ORIENTATION_TAG = 't274';
const RESOLUTION_TAG = 't282';
const RESOLUTION_UNIT_TAG = 't296';
const CENTIMETRE = 3;
/** Offsets and byte counts of a page's strips, or of its tiles. */
const DATA_TAGS = [
  ['t273', 't279'],
  ['t324', 't325'],
] as const;
/** Bit of tag 254: a smaller copy of another page. */
const REDUCED_COPY = 1;

/** Every page of a TIFF, as scanners write them. */
export async function readTiff(job: StoreTask): Promise<PagesOutcome> {
  const buffer = job.bytes.slice().buffer;
  let directories: IFD[];
  try {
    directories = decode(buffer);
  } catch {
    return refused('damaged');
  }
  if (countDirectories(job.bytes) !== directories.length) return refused('damaged');
  const pages = directories.filter(
    (directory) => numberOf(directory, WIDTH_TAG) > 0 && !(numberOf(directory, SUBFILE_TAG) & REDUCED_COPY),
  );
  if (pages.length === 0) return refused('damaged');
  if (pages.length > job.pageLimit) return refused('too-many-pages');
  if (pages.some((page) => numberOf(page, WIDTH_TAG) * numberOf(page, HEIGHT_TAG) > job.pixelLimit)) {
    return refused('too-many-pixels');
  }
  const isWhole = (page: IFD): boolean =>
    DATA_TAGS.some(([offsets, byteCounts]) =>
      hasWholeData(numbersOf(page, offsets), numbersOf(page, byteCounts), buffer.byteLength),
    );
  if (!pages.every(isWhole)) return refused('damaged');
  const previews: PagePreview[] = [];
  for (const [index, page] of pages.entries()) {
    const preview = await previewPage(buffer, page, index + 1, job);
    if (preview === undefined) return refused('damaged');
    previews.push(preview);
  }
  return { ok: true, pages: previews };
}

async function previewPage(
  buffer: ArrayBuffer,
  page: IFD,
  number: number,
  job: StoreTask,
): Promise<PagePreview | undefined> {
  const width = numberOf(page, WIDTH_TAG);
  const height = numberOf(page, HEIGHT_TAG);
  let pixels: Uint8ClampedArray<ArrayBuffer>;
  try {
    decodeImage(buffer, page);
    pixels = new Uint8ClampedArray(toRGBA8(page));
  } catch {
    return undefined;
  }
  // The decoder leaves out what it cannot read instead of refusing it.
  if (page.width !== width || page.height !== height || pixels.length !== width * height * 4)
    return undefined;
  if (page.data.length === 0) return undefined;
  const picture = await createImageBitmap(new ImageData(pixels, width, height));
  const turned = await turn(picture, numberOf(page, ORIENTATION_TAG));
  try {
    return await finishPicture(turned, { number, dotsPerInch: densityOf(page), textLayer: [] }, job);
  } finally {
    turned.close();
  }
}

/** Turns a page as tag 274 says (TIFF 6.0): 3, 6 and 8 are the half and quarter turns; mirrored ones stay. */
async function turn(picture: ImageBitmap, orientation: number): Promise<ImageBitmap> {
  const quarters = { 3: 2, 6: 1, 8: 3 }[orientation] ?? 0;
  if (quarters === 0) return picture;
  const swapped = quarters % 2 === 1;
  const canvas = new OffscreenCanvas(
    swapped ? picture.height : picture.width,
    swapped ? picture.width : picture.height,
  );
  const context = canvas.getContext('2d');
  if (context === null) return picture;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  picture.close();
  return canvas.transferToImageBitmap();
}

/** Dots per inch as the scanner wrote them (TIFF 6.0, tags 282 and 296), where they can be believed. */
function densityOf(page: IFD): number | null {
  const declared = numberOf(page, RESOLUTION_TAG);
  const perInch = numberOf(page, RESOLUTION_UNIT_TAG) === CENTIMETRE ? declared * 2.54 : declared;
  return believableDensity(perInch, Math.max(numberOf(page, WIDTH_TAG), numberOf(page, HEIGHT_TAG)));
}

function numberOf(directory: IFD, tag: string): number {
  return numbersOf(directory, tag)[0] ?? 0;
}

function numbersOf(directory: IFD, tag: string): number[] {
  const value = directory[tag];
  if (value === undefined || typeof value === 'number') return value === undefined ? [] : [value];
  return Array.from(value as ArrayLike<unknown>, Number).filter(Number.isFinite);
}
