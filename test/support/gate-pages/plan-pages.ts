import type { Seeded } from '../mrz-pages/seeded.ts';
import { seeded } from '../mrz-pages/seeded.ts';
import { documentSize } from './draw-documents.ts';
import type { PagePlan, Subject } from './page-plan.ts';

const MILLIMETRES_PER_INCH = 25.4;
/** Long side of a page's copy in the kiosk, in pixels. */
const COPY_LONG_SIDE = 4700;
/** Sheets of A4 and A5, in inches. */
const A4 = { width: 210 / MILLIMETRES_PER_INCH, height: 297 / MILLIMETRES_PER_INCH } as const;
const A5 = { width: 210 / MILLIMETRES_PER_INCH, height: 148 / MILLIMETRES_PER_INCH } as const;

export type PlanChanges = Partial<Omit<PagePlan, 'seed' | 'case'>>;

/** An enlarged copy on a sheet of A4 or half of one, as a flatbed scans it. `dotsPerInch` above what the kiosk keeps is reduced. */
export function planScan(
  random: Seeded,
  { enlargement, dotsPerInch: asked }: { readonly enlargement: number; readonly dotsPerInch: number },
  changes: PlanChanges = {},
): Omit<PagePlan, 'seed' | 'case'> {
  const dotsPerInch = Math.min(asked, COPY_LONG_SIDE / A4.height);
  const isContract = changes.kind === 'contract';
  const { width, height } = documentSize(changes.subject ?? (isContract ? 'contract' : 'data-page'));
  const scale = (dotsPerInch / MILLIMETRES_PER_INCH) * (isContract ? 1 : enlargement);
  const isWide = !isContract && width * enlargement > 200;
  const fitsHalf = !isContract && height * enlargement < 138 && random.next() < 0.6;
  const sheet = isWide ? { width: A4.height, height: A4.width } : fitsHalf ? A5 : A4;
  const [wide, high] = [Math.round(sheet.width * dotsPerInch), Math.round(sheet.height * dotsPerInch)];
  /** The middle such that the whole document lies on the sheet, with three millimetres to spare. */
  const middle = (side: number, document: number): number => {
    const half = (document * scale) / 2 / side + (3 * scale) / side;
    return half >= 0.5 ? 0.5 : random.between(half, 1 - half);
  };
  return {
    ...plain(changes),
    isPhoto: false,
    scale,
    dotsPerInch,
    widthPixels: wide,
    heightPixels: high,
    tilt: isContract ? random.between(-0.6, 0.6) : random.between(-1.2, 1.2),
    middle: isContract ? { x: 0.5, y: 0.5 } : { x: middle(wide, width), y: middle(high, height) },
    table: random.pick(['white', 'lid', 'white']),
    noise: random.between(1, 4),
    paper: random.whole(218, 246),
    quality: random.pick([60, 75, 85, 92]),
    ...changes,
  };
}

/** A photograph in which the document fills `filled` of the picture's width. */
export function planPhoto(
  random: Seeded,
  { wide, high, filled }: { readonly wide: number; readonly high: number; readonly filled: number },
  changes: PlanChanges = {},
): Omit<PagePlan, 'seed' | 'case'> {
  const isContract = changes.kind === 'contract';
  const { width, height } = documentSize(changes.subject ?? (isContract ? 'contract' : 'data-page'));
  const scale = Math.min((wide * filled) / width, (high * 0.94) / height);
  return {
    ...plain(changes),
    isPhoto: true,
    scale,
    dotsPerInch: null,
    widthPixels: wide,
    heightPixels: high,
    tilt: random.between(-1.5, 1.5),
    middle: { x: 0.5, y: 0.5 },
    table: random.pick(['dark', 'light', 'striped']),
    noise: random.between(2, 7),
    gain: random.between(0.72, 1),
    shade: random.between(0, 0.35),
    paper: random.whole(200, 232),
    quality: random.pick([60, 80, 90]),
    ...changes,
  };
}

function plain(changes: PlanChanges): Omit<PagePlan, 'seed' | 'case'> {
  const kind = changes.kind ?? 'passport';
  const subject: Subject = kind === 'contract' ? 'contract' : 'data-page';
  return {
    kind,
    fails: [],
    unsettled: [],
    subject,
    toning: 'colour',
    saturation: 1,
    isPhoto: false,
    scale: 1,
    dotsPerInch: null,
    widthPixels: 1,
    heightPixels: 1,
    tilt: 0,
    quarterTurns: 0,
    middle: { x: 0.5, y: 0.5 },
    cut: null,
    table: 'white',
    blur: 0,
    motion: 0,
    noise: 0,
    gain: 1,
    lift: 0,
    shade: 0,
    shadow: 0,
    reflection: null,
    paper: 235,
    quality: 85,
  };
}

/** So many pages of one case, each from its own seed. */
export function planCase(
  name: string,
  count: number,
  firstSeed: number,
  make: (random: Seeded, index: number) => Omit<PagePlan, 'seed' | 'case'>,
): PagePlan[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = firstSeed + index;
    return { ...make(seeded(seed ^ 0x9e3779b9), index), seed, case: name };
  });
}
