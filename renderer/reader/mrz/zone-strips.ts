import { stripCapHeight, stripHeight, stripWidthStep } from '#shared/vision/reading/line-recogniser.ts';
import type { PagePoint, PageQuad } from '#shared/vision/reading/mrz-reading.ts';
import type { GreyImage } from '#shared/vision/reading/pixel-image.ts';
import { lengthOf } from './find-zones.ts';
import type { MeasuredLine } from './refine-line.ts';
import { sampleBand } from './sample-band.ts';

/** Another crop of the same line, so that two readings of it do not share one accident. */
export interface StripView {
  /** Times the usual size. */
  readonly zoom: number;
  /** Pixels of the strip by which it is moved down. */
  readonly shift: number;
}

const marginCharacters = 1.1;
/** Measured heights run over the blur around the capitals by about so much. */
const blurAllowance = 0.92;
/** Pitch of OCR-B divided by the height of its capitals. Source: ISO 1073-2, size I. */
const pitchToCap = 1.06;
/** Height of the strip that a person compares, in pixels. */
const shownHeight = 56;
const shownCapHeight = 30;

/** Height of the capitals, from both the measured height and the pitch, which blur does not change. */
export function capHeightOf(line: MeasuredLine): number {
  return Math.sqrt(line.height * blurAllowance * (line.pitch / pitchToCap));
}

/** The line as the recogniser wants it. */
export function cutStrip(levels: readonly GreyImage[], line: MeasuredLine, view: StripView): GreyImage {
  const scale = (stripCapHeight / capHeightOf(line)) * view.zoom;
  const before = marginCharacters * line.pitch * scale;
  const wanted = lengthOf(line) * scale + 2 * before;
  return sampleBand(levels, line, {
    width: Math.ceil(wanted / stripWidthStep) * stripWidthStep,
    height: stripHeight,
    scale,
    before,
    middle: stripHeight / 2 + view.shift,
    interpolation: 'cubic',
  });
}

/** All lines one under the other, for a person. */
export function cutShownStrip(levels: readonly GreyImage[], lines: readonly MeasuredLine[]): GreyImage {
  const longest = Math.max(...lines.map((line) => lengthOf(line) / capHeightOf(line)));
  const width = Math.ceil(longest * shownCapHeight + 3 * shownCapHeight);
  const data = new Uint8Array(width * shownHeight * lines.length);
  for (const [index, line] of lines.entries()) {
    const scale = shownCapHeight / capHeightOf(line);
    const band = sampleBand(levels, line, {
      width,
      height: shownHeight,
      scale,
      before: 1.5 * shownCapHeight,
      middle: shownHeight / 2,
      interpolation: 'cubic',
    });
    data.set(band.data, index * width * shownHeight);
  }
  return { width, height: shownHeight * lines.length, data };
}

/** The same lines read from the other side. */
export function turnedOver(lines: readonly MeasuredLine[]): MeasuredLine[] {
  return lines.toReversed().map((line) => ({
    ...line,
    startX: line.endX,
    startY: line.endY,
    endX: line.startX,
    endY: line.startY,
    bow: -line.bow,
  }));
}

/** All lines from the first start to the last end: glare or faint fillers may hide a line's end. */
export function alignEnds(lines: readonly MeasuredLine[]): MeasuredLine[] {
  const [guide] = lines.toSorted((left, right) => lengthOf(right) - lengthOf(left));
  if (guide === undefined) return [];
  const length = lengthOf(guide);
  const alongX = (guide.endX - guide.startX) / length;
  const alongY = (guide.endY - guide.startY) / length;
  const place = (x: number, y: number) => (x - guide.startX) * alongX + (y - guide.startY) * alongY;
  const starts = lines.map((line) => place(line.startX, line.startY));
  const ends = lines.map((line) => place(line.endX, line.endY));
  const from = Math.min(...starts);
  const to = Math.max(...ends);
  return lines.map((line, index) => {
    const own = lengthOf(line);
    const ownX = (line.endX - line.startX) / own;
    const ownY = (line.endY - line.startY) / own;
    const earlier = (starts[index] ?? 0) - from;
    const later = to - (ends[index] ?? 0);
    if (earlier < 0.5 * line.pitch && later < 0.5 * line.pitch) return line;
    const share = (own + earlier + later) / own;
    return {
      ...line,
      startX: line.startX - ownX * earlier,
      startY: line.startY - ownY * earlier,
      endX: line.endX + ownX * later,
      endY: line.endY + ownY * later,
      bow: share > 1.1 ? 0 : line.bow,
    };
  });
}

/** The corners of a line's capitals, in fractions of the page. */
export function quadOf(line: MeasuredLine, width: number, height: number): PageQuad {
  const length = lengthOf(line) || 1;
  const half = capHeightOf(line) / 2;
  const downX = (-(line.endY - line.startY) / length) * half;
  const downY = ((line.endX - line.startX) / length) * half;
  const point = (x: number, y: number): PagePoint => ({ x: x / width, y: y / height });
  return [
    point(line.startX - downX, line.startY - downY),
    point(line.endX - downX, line.endY - downY),
    point(line.endX + downX, line.endY + downY),
    point(line.startX + downX, line.startY + downY),
  ];
}
