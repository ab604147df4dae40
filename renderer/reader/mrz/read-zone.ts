import type { Moment } from '#shared/domain/dates.ts';
import type { MrzFormat } from '#shared/domain/mrz/mrz-shape.ts';
import { type DecodedZone, decodeZone } from '#shared/vision/mrz-decoding/decode-zone.ts';
import { judgeReading } from '#shared/vision/mrz-decoding/judge-reading.ts';
import { type MrzLayout, mrzLayouts } from '#shared/vision/mrz-decoding/layouts.ts';
import {
  type LineMarginals,
  lineMarginals,
  meanMarginals,
} from '#shared/vision/mrz-decoding/line-marginals.ts';
import type { LinePosteriors, LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';
import type { MrzReadingField } from '#shared/vision/reading/mrz-reading.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { lengthOf, type Zone } from './find-zones.ts';
import { legibility } from './legibility.ts';
import type { MeasuredLine } from './refine-line.ts';
import { strayInk } from './stray-ink.ts';
import { thickInk } from './thick-ink.ts';
import { alignEnds, cutStrip, type StripView, turnedOver } from './zone-strips.ts';

export interface ZoneReading {
  /** Its lines in the direction in which they were read. */
  readonly zone: Pick<Zone, 'lines'>;
  readonly format: MrzFormat;
  readonly lines: readonly string[];
  readonly isChecked: boolean;
  readonly verified: boolean;
  readonly fields: readonly MrzReadingField[];
  readonly score: number;
}

/** Two crops of each line: what both say is believed. Two more where they leave a doubt. */
const firstViews: readonly StripView[] = [
  { zoom: 1, shift: 0 },
  { zoom: 1.1, shift: 0.6 },
];
const moreViews: readonly StripView[] = [
  { zoom: 0.92, shift: -0.6 },
  { zoom: 1.04, shift: 1.2 },
];
/** Legibility under which a line is other text, and from which it needs no comparison with the other side. */
const leastLegibility = 0.6;
const goodLegibility = 0.93;
/** Mean logarithm of support under which more views do not help. */
const poorScore = -0.6;

/** Reads a zone from the side from which it makes sense; null where it makes none. */
export async function readZone(
  levels: readonly GreyImage[],
  zone: Zone,
  recognise: LineRecogniser,
  now: Moment,
): Promise<ZoneReading | null> {
  const upright = await probe(levels, alignEnds(zone.lines), recognise);
  if (upright.legibility >= goodLegibility) return readLines(levels, upright, recognise, now);
  const over = await probe(levels, turnedOver(upright.lines), recognise);
  const better = over.legibility > upright.legibility ? over : upright;
  return better.legibility < leastLegibility ? null : readLines(levels, better, recognise, now);
}

/** Lines in one direction, and what the recogniser says of the clearest one's first view. */
interface Probe {
  readonly lines: readonly MeasuredLine[];
  readonly clearest: number;
  readonly posteriors: LinePosteriors | undefined;
  readonly legibility: number;
}

/** Looks at one of the lines, the most even one: most other text and upside-down lines fall here. */
async function probe(
  levels: readonly GreyImage[],
  lines: readonly MeasuredLine[],
  recognise: LineRecogniser,
): Promise<Probe> {
  const evenness = lines.map((line) => line.evenness);
  const clearest = evenness.indexOf(Math.max(...evenness));
  const line = lines[clearest];
  const [view] = firstViews;
  const strips = line === undefined || view === undefined ? [] : [cutStrip(levels, line, view)];
  const [posteriors] = await recognise(strips);
  return { lines, clearest, posteriors, legibility: posteriors === undefined ? 0 : legibility(posteriors) };
}

async function readLines(
  levels: readonly GreyImage[],
  { lines, clearest, posteriors }: Probe,
  recognise: LineRecogniser,
  now: Moment,
): Promise<ZoneReading | null> {
  const layouts = layoutsFor(lines);
  if (layouts.length === 0) return null;
  const known = lines.map((_line, index) => (index === clearest ? posteriors : undefined));
  const seen = await lookAt(levels, lines, firstViews, known, recognise);
  const first = judgeViews(levels, layouts, lines, seen, now);
  if (first === null || first.verified || first.score < poorScore) return first;
  const more = await lookAt(levels, lines, moreViews, [], recognise);
  return judgeViews(
    levels,
    layouts,
    lines,
    seen.map((views, line) => [...views, ...(more[line] ?? [])]),
    now,
  );
}

/** What the recogniser says of each line, once for each view; `known` are first views that it has seen already. */
async function lookAt(
  levels: readonly GreyImage[],
  lines: readonly MeasuredLine[],
  views: readonly StripView[],
  known: readonly (LinePosteriors | undefined)[],
  recognise: LineRecogniser,
): Promise<LinePosteriors[][]> {
  const wanted = lines.map((_line, index) => (known[index] === undefined ? views : views.slice(1)));
  const strips = lines.flatMap((line, index) =>
    (wanted[index] ?? []).map((view) => cutStrip(levels, line, view)),
  );
  const posteriors = [...(await recognise(strips))];
  return lines.map((_line, index) => {
    const first = known[index];
    const read = posteriors.splice(0, wanted[index]?.length ?? 0);
    return first === undefined ? read : [first, ...read];
  });
}

function judgeViews(
  levels: readonly GreyImage[],
  layouts: readonly MrzLayout[],
  lines: readonly MeasuredLine[],
  seen: readonly (readonly LinePosteriors[])[],
  now: Moment,
): ZoneReading | null {
  const byLength = new Map<number, LineMarginals[] | null>();
  const marginalsOf = (length: number) => {
    const known = byLength.get(length);
    if (known !== undefined) return known;
    const marginals = marginalsOfLines(seen, length);
    byLength.set(length, marginals);
    return marginals;
  };
  const decoded = layouts
    .map((layout) => {
      const marginals = marginalsOf(layout.lineLength);
      return marginals === null ? null : decodeZone(layout, marginals);
    })
    .filter((zone) => zone !== null);
  const [best] = decoded.toSorted((left, right) => worthOf(right) - worthOf(left));
  if (best === undefined) return null;
  const marked = lines.map((line, index) =>
    markedPlaces(levels, line, (best.places[index] ?? []).map((place) => place.character).join('')),
  );
  const judged = judgeReading(best, now, marked);
  return {
    zone: { lines },
    format: best.layout.format,
    isChecked: best.isChecked,
    score: best.score,
    ...judged,
  };
}

/** Places of a line, read as `text`, where there is ink that is not its print. */
function markedPlaces(levels: readonly GreyImage[], line: MeasuredLine, text: string): boolean[] {
  const thick = thickInk(levels, line, text);
  return strayInk(levels, line, text.length).map((isStray, at) => isStray || thick[at] === true);
}

function worthOf(zone: DecodedZone): number {
  const type = zone.places[0]?.[0]?.character ?? '';
  const isVisa = zone.layout.format === 'MRV-A' || zone.layout.format === 'MRV-B';
  return zone.score + (zone.isChecked ? 0.3 : 0) - ((type === 'V') === isVisa ? 0 : 1);
}

/** The formats with that many lines of about that many characters, by the lines' length and pitch. */
function layoutsFor(lines: readonly MeasuredLine[]): MrzLayout[] {
  const characters = Math.max(...lines.map((line) => lengthOf(line) / line.pitch));
  return mrzLayouts.filter(
    (layout) =>
      layout.kinds.length === lines.length &&
      characters > layout.lineLength * 0.88 &&
      characters < layout.lineLength * 1.15,
  );
}

function marginalsOfLines(
  seen: readonly (readonly LinePosteriors[])[],
  length: number,
): LineMarginals[] | null {
  const lines: LineMarginals[] = [];
  for (const views of seen) {
    const fitting = views.map((view) => lineMarginals(view, length)).filter((view) => view !== null);
    if (fitting.length === 0) return null;
    lines.push(meanMarginals(fitting));
  }
  return lines;
}
