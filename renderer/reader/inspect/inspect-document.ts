import type { DocumentReading, PageReading, StoredMrz } from '#shared/reading/document-reading.ts';
import type { MrzReading } from '#shared/reading/mrz-reading.ts';
import type { GreyImage } from '#shared/reading/pixel-image.ts';
import { type ContractPageInput, type ContractTools, readContract } from '../contract/read-contract.ts';
import { decodePage, pixelsOf } from '../decode-page.ts';
import { type JudgedPage, judgeGates } from '../gates/judge-gates.ts';
import type { Tiles } from '../gates/tiles.ts';
import { jpegOf, openSheet } from '../page-preview.ts';
import { type InspectTask, type ReaderOutcome, type ReaderProgress, refused } from '../reader-job.ts';
import type { PageWorkers } from './page-workers.ts';
import { hasSecondPassport } from './second-passport.ts';

/** Pages of a passport on which a zone is looked for; a data page is among the first. */
const mrzPageLimit = 6;
const pixelLimit = 60_000_000;
const STRIP_QUALITY = 0.9;

/** Measures every page and reads what its kind of document carries. */
export async function inspectDocument(
  task: InspectTask,
  workers: PageWorkers,
  contractTools: ContractTools,
  onProgress: (progress: ReaderProgress) => void,
): Promise<ReaderOutcome> {
  const start = performance.now();
  const spent = { decode: 0, gates: 0, mrz: 0, contract: 0 };
  const contractPages: ContractPageInput[] = [];
  const pages: PageReading[] = [];
  const judged: JudgedPage[] = [];
  let best: { readonly reading: MrzReading; readonly page: number } | undefined;
  for (const [index, source] of task.pages.entries()) {
    onProgress({ stage: index === 0 ? 'gates' : 'mrz', fraction: index / task.pages.length });
    const decoding = performance.now();
    const canvas = await decodePage(source.jpeg, pixelLimit);
    if (canvas === undefined) return refused('too-many-pixels');
    const pixels = pixelsOf(canvas);
    spent.decode += performance.now() - decoding;
    const number = index + 1;
    const measuring = workers.measure(pixels);
    const isRead = task.kind === 'passport' && number <= mrzPageLimit && best?.reading.verified !== true;
    const read = isRead ? await workers.readMrz(pixels, task.now) : undefined;
    if (task.kind === 'contract') {
      contractPages.push({ number, image: pixels, textLayer: source.textLayer });
    }
    const measured = await measuring;
    spent.gates += measured.milliseconds;
    spent.mrz += read?.milliseconds ?? 0;
    const mrz = await withOthersCounted(read?.mrz ?? null, measured.measures.tiles, canvas, (page) =>
      workers.readMrz(page, task.now),
    );
    if (mrz !== null && (best === undefined || mrz.verified)) best = { reading: mrz, page: number };
    const { measures } = measured;
    pages.push({
      number,
      width: measures.width,
      height: measures.height,
      dotsPerInch: source.dotsPerInch,
      fingerprint: measures.fingerprint,
    });
    judged.push({
      measures,
      dotsPerInch: source.dotsPerInch,
      zone: mrz && { format: mrz.format, lines: mrz.place.lines, count: mrz.count },
    });
  }
  const reading = performance.now();
  const contract =
    task.kind === 'contract'
      ? await readContract(contractPages, {
          ...contractTools,
          onProgress: (fraction) => onProgress({ stage: 'contract', fraction }),
        })
      : null;
  spent.contract = contract === null ? 0 : performance.now() - reading;
  const judging = performance.now();
  const chosen = judged.map((page, index) =>
    best === undefined || best.page === index + 1 ? page : { ...page, zone: null },
  );
  const gates = judgeGates(task.kind, chosen, task.limits, contract?.statedPages ?? null);
  spent.gates += performance.now() - judging;
  const found: DocumentReading = {
    pages,
    gates,
    mrz: best === undefined ? null : storedMrzOf(best.reading, best.page),
    contract,
    milliseconds: { ...spent, total: performance.now() - start },
  };
  const strip = best === undefined ? null : await stripJpeg(best.reading.strip);
  return { ok: true, reading: found, strip };
}

/** The zone with every passport of its picture counted. */
async function withOthersCounted(
  mrz: MrzReading | null,
  tiles: Tiles,
  canvas: OffscreenCanvas,
  read: (page: ReturnType<typeof pixelsOf>) => Promise<{ readonly mrz: MrzReading | null }>,
): Promise<MrzReading | null> {
  if (mrz === null || mrz.count > 1) return mrz;
  const pixelsAgain = (): ReturnType<typeof pixelsOf> => pixelsOf(canvas);
  const isSecond = await hasSecondPassport(mrz, tiles, pixelsAgain, async (page) => (await read(page)).mrz);
  return isSecond ? { ...mrz, count: 2 } : mrz;
}

function storedMrzOf({ strip: _strip, ...reading }: MrzReading, page: number): StoredMrz {
  return {
    ...reading,
    lines: [...reading.lines],
    fields: reading.fields.map((field) => ({ ...field })),
    place: {
      quarterTurns: reading.place.quarterTurns,
      lines: reading.place.lines.map(([a, b, c, d]) => [{ ...a }, { ...b }, { ...c }, { ...d }]),
    },
    page,
  };
}

async function stripJpeg(strip: GreyImage): Promise<Uint8Array> {
  const { canvas, context } = openSheet(strip.width, strip.height);
  const image = context.createImageData(strip.width, strip.height);
  for (let at = 0; at < strip.data.length; at += 1) {
    image.data.fill(strip.data[at] as number, at * 4, at * 4 + 3);
    image.data[at * 4 + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return (await jpegOf(canvas, STRIP_QUALITY)).jpeg;
}
