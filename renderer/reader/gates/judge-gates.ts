import type { ReadingKind } from '#shared/vision/reading/document-reading.ts';
import type { GateId, GateLimits, GateResult, GateUnit } from '#shared/vision/reading/gates.ts';
import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import { colourShare } from './colour.ts';
import {
  dataPageCorners,
  documentScale,
  millimetresCutOff,
  partOf,
  wholePage,
  type Zone,
} from './data-page.ts';
import { contrastOf } from './exposure.ts';
import { glareOnPage, glareOnText } from './glare.ts';
import type { PageMeasures } from './measure-page.ts';
import { paperResolution } from './paper-size.ts';
import { crispnessOf } from './sharpness.ts';
import { tileScale } from './tiles.ts';

export interface JudgedPage {
  readonly measures: PageMeasures;
  /** True resolution of the paper; null in a photograph. */
  readonly dotsPerInch: number | null;
  /** The machine readable zone found on it. */
  readonly zone: (Zone & { readonly count: number }) | null;
}

const MILLIMETRES_PER_INCH = 25.4;
/** Sides of a sheet of A4, in millimetres: what a contract in a photograph is taken to fill. */
const SHEET = { short: 210, long: 297 } as const;
/** Dots per inch at which a photograph, which has no size of its own, would be printed. */
const PRINTED_RESOLUTION = 200;
/** Millimetres of the document to a pixel of the reduced page at which edges are compared. */
const COMPARED_SCALE = 0.127;
/** Sides of a card in millimetres, which in a photograph it is taken to fill. Source: ISO/IEC 7810, ID-1. */
const CARD = { short: 53.98, long: 85.6 } as const;
/** Where a photograph shows a card and surely nothing of what it lies on. */
const MIDDLE = { left: 0.2, top: 0.2, right: 0.8, bottom: 0.8 } as const;
/** Millimetres that a sheet's text keeps from its sides at least. */
const LEAST_MARGIN = 4;

/**
 * Everything a copy's pixels decide. Of a passport the page with its zone is judged, of other documents every page,
 * and the worst counts; an empty one is left out, unless all are. A card has no zone to go by: on a scan its size is known, and not how sharp it is; in a
 * photograph it is taken to fill the picture, and whether it is whole is not known. `strayZones` are the passports' zones
 * found where a contract should be. Expiry and duplicates are main's,
 * which knows the day and the store.
 */
export function judgeGates(
  kind: ReadingKind,
  pages: readonly JudgedPage[],
  limits: GateLimits,
  statedPages: number | null = null,
  strayZones = 0,
): GateResult[] {
  const zonePage = pages.find(({ zone }) => zone !== null);
  const judged = kind === 'passport' && zonePage !== undefined ? [zonePage] : writtenPages(kind, pages);
  const worst = (
    gate: GateId,
    unit: GateUnit,
    limit: number,
    better: 'more' | 'less',
    measure: (page: JudgedPage, area: PageQuad | undefined) => number | undefined,
  ): GateResult => {
    const values = judged
      .map((page) => measure(page, areaOf(page)))
      .filter((value) => value !== undefined && Number.isFinite(value)) as number[];
    if (values.length === 0) return { gate, outcome: 'unknown', measured: null, limit, unit };
    const measured = rounded(better === 'more' ? Math.min(...values) : Math.max(...values));
    const passes = better === 'more' ? measured >= limit : measured <= limit;
    return { gate, outcome: passes ? 'passed' : 'failed', measured, limit, unit };
  };

  const common = [
    worst('resolution', 'dots-per-inch', limits.resolution, 'more', (page) => resolutionOf(page, kind)),
    worst('sharpness', 'points', limits.sharpness, 'more', (page, area) => sharpnessOf(page, area, kind)),
    worst('exposure', 'grey-levels', limits.exposure, 'more', ({ measures }, area) =>
      contrastOf(measures.tiles, area, isInSheets(kind)),
    ),
    worst('glare', 'percent', limits.glare, 'less', ({ measures }, area) =>
      area === undefined ? glareOnText(measures.tiles) : glareOnPage(measures.colour, area),
    ),
    worst('edges', 'millimetres', limits.edges, 'less', (page) => cutOffOf(page, kind)),
  ];
  if (kind === 'contract') {
    return [...common, pageCount(pages.length, statedPages), ...notAPassport(strayZones)];
  }
  if (kind === 'other') return common;
  if (kind === 'card') return [worst('colour', 'percent', limits.colour, 'more', colourOfCard), ...common];
  return [
    worst('colour', 'percent', limits.colour, 'more', ({ measures }, area) =>
      colourShare(measures.colour, area),
    ),
    worst('enlarged', 'times', limits.enlarged, 'more', enlargementOf),
    ...common,
    rightPage(zonePage?.zone ?? null),
  ];
}

function isInSheets(kind: ReadingKind): boolean {
  return kind === 'contract' || kind === 'other';
}

/** A card's back or a passport's page may carry little; of a document in sheets a blank back says nothing. */
function writtenPages(kind: ReadingKind, pages: readonly JudgedPage[]): readonly JudgedPage[] {
  if (!isInSheets(kind)) return pages;
  const written = pages.filter(({ measures }) => !measures.isEmpty);
  return written.length === 0 ? pages : written;
}

/** One zone of a passport. A card's or a visa's is another document; two are two passports. */
function rightPage(zone: JudgedPage['zone']): GateResult {
  const zones = zone?.format === 'TD3' ? zone.count : 0;
  return {
    gate: 'right-page',
    outcome: zones === 1 ? 'passed' : 'failed',
    measured: zones,
    limit: 1,
    unit: 'zones',
  };
}

/** Said only where it is one: a passport's data page that was filed as the contract. */
function notAPassport(zones: number): GateResult[] {
  if (zones === 0) return [];
  return [{ gate: 'not-a-passport', outcome: 'failed', measured: zones, limit: 0, unit: 'zones' }];
}

/** Whether the contract has the pages it says it has. */
function pageCount(measured: number, stated: number | null): GateResult {
  const outcome = stated === null ? 'unknown' : measured >= stated ? 'passed' : 'failed';
  return { gate: 'page-count', outcome, measured, limit: stated, unit: 'pages' };
}

function areaOf({ zone, measures }: JudgedPage): PageQuad | undefined {
  return zone === null ? undefined : dataPageCorners(zone, measures);
}

function paperOf({ dotsPerInch, measures }: JudgedPage): number | undefined {
  return dotsPerInch ?? paperResolution(measures);
}

/** A scan has its paper's resolution; a photograph that of the document itself, of a passport known from its characters. */
function resolutionOf(page: JudgedPage, kind: ReadingKind): number | undefined {
  const { zone, measures } = page;
  const paper = paperOf(page);
  if (paper !== undefined) return paper;
  if (zone === null && kind === 'passport') return undefined;
  const scale =
    zone === null
      ? Math.min(measures.width, measures.height) / (kind === 'card' ? CARD : SHEET).short
      : documentScale(zone, measures);
  return scale * MILLIMETRES_PER_INCH;
}

/** A blur of one length on the document is judged alike, however large the document lies in the picture. */
function sharpnessOf(page: JudgedPage, area: PageQuad | undefined, kind: ReadingKind): number | undefined {
  const { measures } = page;
  // At its own size on a sheet a card has too little text: the soft edges of its portrait would speak.
  if (kind === 'card' && paperOf(page) !== undefined) return undefined;
  const crispness = crispnessOf(measures.tiles, area);
  if (crispness === undefined) return undefined;
  const longSide = Math.max(measures.width, measures.height);
  const scale = scaleOf(page, longSide, kind);
  const reduced = scale * Math.min(1, tileScale / longSide);
  return Math.min(100, crispness * reduced * COMPARED_SCALE);
}

/** Pixels to a millimetre of the document. */
function scaleOf({ zone, measures }: JudgedPage, longSide: number, kind: ReadingKind): number {
  if (zone !== null) return documentScale(zone, measures);
  return longSide / (kind === 'card' ? CARD : SHEET).long;
}

/** Of a scan, the colour of the sheet that the card lies on, as a share of the card; of a photograph, its middle's. */
function colourOfCard(page: JudgedPage): number {
  const { width, height, colour } = page.measures;
  const paper = paperOf(page);
  if (paper === undefined) return colourShare(colour, partOf(wholePage, MIDDLE));
  const pixels = CARD.short * CARD.long * (paper / MILLIMETRES_PER_INCH) ** 2;
  return Math.min(100, colourShare(colour, undefined) * Math.max(1, (width * height) / pixels));
}

/** Without a paper's resolution a photograph counts as large as it would be printed. */
function enlargementOf(page: JudgedPage): number | undefined {
  const { zone, measures } = page;
  if (zone === null) return undefined;
  const resolution = paperOf(page) ?? PRINTED_RESOLUTION;
  return (documentScale(zone, measures) * MILLIMETRES_PER_INCH) / resolution;
}

/** Of a sheet of text, what its narrowest margin lacks. */
function cutOffOf(page: JudgedPage, kind: ReadingKind): number | undefined {
  const { zone, measures } = page;
  if (kind === 'card' && paperOf(page) === undefined) return undefined;
  if (zone !== null) return Math.max(0, millimetresCutOff(zone, measures) ?? 0);
  return kind === 'passport' ? undefined : Math.max(0, LEAST_MARGIN - measures.margin);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
