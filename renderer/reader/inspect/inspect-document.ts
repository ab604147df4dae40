import { imageSize } from 'image-size';
import type {
  InspectTask,
  ReaderOutcome,
  ReaderProgress,
  SourcePage,
} from '#shared/contract/reader/reader-messages.ts';
import type { ContractField, ContractReading } from '#shared/vision/reading/contract-reading.ts';
import type { DocumentReading, PageReading, StoredMrz } from '#shared/vision/reading/document-reading.ts';
import type { MrzReading } from '#shared/vision/reading/mrz-reading.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { type ContractTools, createContractReader, needsOcr } from '../contract/read-contract.ts';
import { decodePage, pixelsOf } from '../decode-page.ts';
import { type JudgedPage, judgeGates } from '../gates/judge-gates.ts';
import type { Tiles } from '../gates/tiles.ts';
import { jpegOf, openSheet } from '../page-preview.ts';
import { refused } from '../refusal-of.ts';
import { type Stopwatch, startPageBudget } from './page-budget.ts';
import type { PageWorkers } from './page-workers.ts';
import { hasSecondPassport, isPassportZone } from './second-passport.ts';

/** Pages of a passport on which a zone is looked for; a data page is among the first. */
const mrzPageLimit = 6;
const pixelLimit = 60_000_000;
const STRIP_QUALITY = 0.9;
const employmentFields: readonly ContractField[] = [
  'contract.employerRuc',
  'contract.employerName',
  'contract.position',
];

export interface InspectionTools {
  readonly workers: PageWorkers;
  readonly contractTools: ContractTools;
  readonly watch: Stopwatch;
}

/** What one page gave. */
interface InspectedPage {
  readonly page: PageReading;
  readonly judged: JudgedPage;
  readonly mrz: MrzReading | null;
}

/** Measures every page and reads what its kind of document carries, one page at a time and each within its time. */
export async function inspectDocument(
  task: InspectTask,
  { workers, contractTools, watch }: InspectionTools,
  onProgress: (progress: ReaderProgress) => void,
): Promise<ReaderOutcome> {
  const start = watch.now();
  const spent = { decode: 0, gates: 0, mrz: 0, contract: 0 };
  const contract = task.kind === 'contract' ? createContractReader(contractTools) : undefined;
  const inspected: InspectedPage[] = [];
  /** Passports' zones where a contract should begin. */
  let strayZones = 0;
  let best: { readonly reading: MrzReading; readonly page: number } | undefined;

  /** Undefined when it has too many pixels. */
  async function inspectPage(source: SourcePage, number: number): Promise<InspectedPage | undefined> {
    if (contract !== undefined && needsOcr({ number, ...source })) await contractTools.startOcr();
    const begun = watch.now();
    const canvas = await decodePage(source.jpeg, pixelLimit, task.longSide);
    if (canvas === undefined) return undefined;
    const pixels = pixelsOf(canvas);
    const decodeMilliseconds = watch.now() - begun;
    spent.decode += decodeMilliseconds;
    const size = { width: pixels.width, height: pixels.height };
    const budget = startPageBudget(watch, task.pageMilliseconds, begun, {
      pixels: size.width * size.height,
      decodeMilliseconds,
    });
    const measuring = workers.measure(pixels);
    const isRead = task.kind === 'passport' && number <= mrzPageLimit && best?.reading.verified !== true;
    const readMrz = (page: ReturnType<typeof pixelsOf>) => workers.readMrz(page, task.now, budget.left());
    const read = isRead ? await readMrz(pixels) : undefined;
    const { measures, milliseconds } = await measuring;
    spent.gates += milliseconds;
    spent.mrz += read?.milliseconds ?? 0;
    const mrz = await withOthersCounted(read?.mrz ?? null, measures.tiles, canvas, readMrz);
    const reading = watch.now();
    const { isEmpty } = measures;
    const { textLayer } = source;
    const leftOut =
      contract !== undefined
        ? await contract.addPage({ number, image: pixels, textLayer, isEmpty }, budget)
        : isRead && mrz?.verified !== true && budget.left() === 0
          ? 'too-slow'
          : undefined;
    if (contract !== undefined) spent.contract += watch.now() - reading;
    if (contract !== undefined && number === 1 && !isEmpty && !namesWork(contract.finish())) {
      const stray = budget.left() === 0 ? null : (await readMrz(pixelsOf(canvas))).mrz;
      if (stray !== null && isPassportZone(stray)) strayZones += 1;
    }
    const share = size.width / imageSize(source.jpeg).width;
    const dotsPerInch = source.dotsPerInch === null ? null : source.dotsPerInch * share;
    return {
      page: {
        number,
        ...size,
        dotsPerInch,
        fingerprint: measures.fingerprint,
        ...(leftOut === undefined ? {} : { leftOut }),
      },
      judged: {
        measures,
        dotsPerInch,
        zone: mrz && { format: mrz.format, lines: mrz.place.lines, count: mrz.count },
      },
      mrz,
    };
  }

  for (const [index, source] of task.pages.entries()) {
    const stage = index === 0 ? 'gates' : contract === undefined ? 'mrz' : 'contract';
    onProgress({ stage, fraction: index / task.pages.length });
    const number = index + 1;
    const page = await inspectPage(source, number);
    if (page === undefined) return refused('too-many-pixels');
    inspected.push(page);
    const { mrz } = page;
    if (mrz !== null && (best === undefined || mrz.verified)) best = { reading: mrz, page: number };
  }
  const judging = watch.now();
  const contractReading = contract?.finish() ?? null;
  const chosen = inspected.map(({ judged }, index) =>
    best === undefined || best.page === index + 1 ? judged : { ...judged, zone: null },
  );
  const gates = judgeGates(task.kind, chosen, task.limits, contractReading?.statedPages ?? null, strayZones);
  spent.gates += watch.now() - judging;
  const found: DocumentReading = {
    pages: inspected.map(({ page }) => page),
    gates,
    mrz: best === undefined ? null : storedMrzOf(best.reading, best.page),
    contract: contractReading,
    milliseconds: { ...spent, total: watch.now() - start },
  };
  const strip = best === undefined ? null : await stripJpeg(best.reading.strip);
  return { ok: true, reading: found, strip };
}

/** Whether a contract's page says who gives the work or what it is: only where it says neither, a passport is looked for. */
function namesWork({ fields }: ContractReading): boolean {
  return fields.some(({ field }) => employmentFields.includes(field));
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
