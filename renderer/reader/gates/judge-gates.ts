import type { ReadingKind } from '#shared/reading/document-reading.ts';
import type { GateId, GateLimits, GateResult, GateUnit } from '#shared/reading/gates.ts';
import type { PageQuad } from '#shared/reading/mrz-reading.ts';
import { colourShare } from './colour.ts';
import { contrastOf, crispnessOf, inkAtEdges } from './crispness.ts';
import { dataPageCorners, documentScale, shareOutside, type Zone } from './data-page.ts';
import { glareShare } from './glare.ts';
import type { PageMeasures } from './measure-page.ts';

export interface JudgedPage {
  readonly measures: PageMeasures;
  /** True resolution of the paper; null in a photograph. */
  readonly dotsPerInch: number | null;
  /** The machine readable zone found on it. */
  readonly zone: (Zone & { readonly count: number }) | null;
}

/** Short side of a sheet of A4, in inches: what a photographed contract is taken to fill. */
const A4_SHORT_SIDE = 210 / 25.4;
/** Pitch of the zone's characters, in pixels of the scale that tiles are measured on, at which edges are compared. */
const COMPARED_PITCH = 20;
const MILLIMETRES_PER_INCH = 25.4;

/**
 * Everything a copy's pixels decide. Of a passport the page with its zone is judged, of other documents every page,
 * and the worst counts. Expiry and duplicates are main's, which knows the day and the store.
 */
export function judgeGates(
  kind: ReadingKind,
  pages: readonly JudgedPage[],
  limits: GateLimits,
  statedPages: number | null = null,
): GateResult[] {
  const zonePage = pages.find(({ zone }) => zone !== null);
  const judged = kind === 'passport' && zonePage !== undefined ? [zonePage] : pages;
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
    worst('resolution', 'dots-per-inch', limits.resolution, 'more', resolutionOf),
    worst('sharpness', 'points', limits.sharpness, 'more', sharpnessOf),
    worst('exposure', 'grey-levels', limits.exposure, 'more', ({ measures }, area) =>
      contrastOf(measures.tiles, area),
    ),
    worst('glare', 'percent', limits.glare, 'less', ({ measures }, area) =>
      glareShare(measures.colour, area),
    ),
    worst('edges', 'percent', limits.edges, 'less', (page, area) => edgesOf(page, area, kind)),
  ];
  if (kind === 'contract') return [...common, pageCount(pages.length, statedPages)];
  if (kind === 'other') return common;
  const zones = zonePage?.zone?.count ?? 0;
  const rightPage: GateResult = {
    gate: 'right-page',
    // Two zones are two passports: somebody must say which is meant.
    outcome: zones === 1 ? 'passed' : 'failed',
    measured: zones,
    limit: 1,
    unit: 'zones',
  };
  return [
    worst('colour', 'percent', limits.colour, 'more', ({ measures }, area) =>
      colourShare(measures.colour, area),
    ),
    worst('enlarged', 'times', limits.enlarged, 'more', enlargementOf),
    ...common,
    rightPage,
  ];
}

/** Whether the contract has the pages it says it has. */
function pageCount(measured: number, stated: number | null): GateResult {
  const outcome = stated === null ? 'unknown' : measured >= stated ? 'passed' : 'failed';
  return { gate: 'page-count', outcome, measured, limit: stated, unit: 'pages' };
}

function areaOf({ zone, measures }: JudgedPage): PageQuad | undefined {
  return zone === null ? undefined : dataPageCorners(zone, measures);
}

/** A scan has its paper's resolution; a photograph that of the document itself, known from its characters. */
function resolutionOf({ dotsPerInch, zone, measures }: JudgedPage): number | undefined {
  if (dotsPerInch !== null) return dotsPerInch;
  if (zone !== null) return documentScale(zone, measures) * MILLIMETRES_PER_INCH;
  return Math.min(measures.width, measures.height) / A4_SHORT_SIDE;
}

/** Larger characters bear a wider edge: what counts is the edge against the character. */
function sharpnessOf({ zone, measures }: JudgedPage, area: PageQuad | undefined): number | undefined {
  const crispness = crispnessOf(measures.tiles, area);
  if (crispness === undefined || zone === null) return crispness;
  const scale = Math.min(1, 1600 / Math.max(measures.width, measures.height));
  const pitch = documentScale(zone, measures) * 2.54 * scale;
  return Math.min(100, (crispness * pitch) / COMPARED_PITCH);
}

function enlargementOf({ zone, dotsPerInch, measures }: JudgedPage): number | undefined {
  if (zone === null || dotsPerInch === null) return undefined;
  return (documentScale(zone, measures) * MILLIMETRES_PER_INCH) / dotsPerInch;
}

function edgesOf(page: JudgedPage, area: PageQuad | undefined, kind: ReadingKind): number | undefined {
  if (area !== undefined) return shareOutside(area) * 100;
  return kind === 'passport' ? undefined : Math.max(0, inkAtEdges(page.measures.tiles) - EDGE_INK);
}

/** Percent of the border that shadows, folds and punched holes may darken without any text being cut. */
const EDGE_INK = 15;

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
