import type { Moment } from '#shared/domain/dates.ts';
import type { LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';
import type { MrzReading } from '#shared/vision/reading/mrz-reading.ts';
import type { GreyImage, PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { emptyMemory, type LineSearch } from './find-lines.ts';
import { findZones, type Zone } from './find-zones.ts';
import { pyramidOf, toGrey } from './grey-image.ts';
import { readZone, type ZoneReading } from './read-zone.ts';
import { cutShownStrip, quadOf } from './zone-strips.ts';

/** Searches in the order in which they are likely to find something; a page is searched on until it is verified. */
const searches: readonly LineSearch[] = [
  { longSide: 480, rule: 'busy', join: 'any way' },
  { longSide: 800, rule: 'calm', join: 'any way' },
  { longSide: 800, rule: 'busy', join: 'any way' },
  { longSide: 1300, rule: 'calm', join: 'any way' },
  { longSide: 800, rule: 'busy', join: 'across' },
  { longSide: 800, rule: 'busy', join: 'down' },
  { longSide: 1300, rule: 'busy', join: 'any way' },
  { longSide: 480, rule: 'calm', join: 'any way' },
  { longSide: 1300, rule: 'busy', join: 'across' },
  { longSide: 1300, rule: 'busy', join: 'down' },
];
const smallestLevel = 480;
/** Pixels of the long side: 44 characters of 4 pixels do not fit on less. */
const smallestPage = 180;
const leastZoneScore = 0.2;
const zonesPerSearch = 3;
/** Readings of one place, and strips recognised for one page, at most: what is not read by then needs a person. */
const mostReadings = 3;
const mostStrips = 20;
/** Mean logarithm of support under which a zone is taken for other text. */
const leastScore = -0.5;
/** And above which it was read well, although somebody must look at a field. */
const goodScore = -0.15;
/** And above which it was read so well that wrong check digits are the paper's. */
const clearScore = -0.08;

/**
 * Finds and reads the machine readable zone of a page at any quarter turn; null where there is none. It is asked now and
 * then whether it is late: then what was read by then is all.
 */
export async function readMrz(
  page: PixelImage,
  recognise: LineRecogniser,
  now: Moment,
  isLate: () => boolean = () => false,
): Promise<MrzReading | null> {
  if (Math.max(page.width, page.height) < smallestPage) return null;
  const levels = pyramidOf(toGrey(page), smallestLevel);
  let strips = 0;
  const count: LineRecogniser = (lines) => {
    strips += lines.length;
    return recognise(lines);
  };
  const memory = emptyMemory();
  const read: ZoneReading[] = [];
  let best: ZoneReading | null = null;
  for (const search of searches) {
    const zones = findZones(levels, search, memory).filter((zone) => zone.score >= leastZoneScore);
    for (const zone of zones.slice(0, zonesPerSearch)) {
      if (isLate()) break;
      const here = read.filter((other) => !isElsewhere(zone, other.zone));
      if (here.length >= mostReadings || here.some(isWellRead) || strips > mostStrips) continue;
      const reading = await readZone(levels, zone, count, now);
      if (reading === null || reading.score < leastScore) continue;
      read.push(reading);
      if (best === null || isBetter(reading, best)) best = reading;
    }
    if (isLate() || strips > mostStrips || (best !== null && isWellRead(best))) break;
  }
  return best === null ? null : answerOf(page, levels, best, read);
}

/** Whether another look at the same place can hardly say more. */
function isWellRead(reading: ZoneReading): boolean {
  return reading.verified || reading.score > (reading.isChecked ? goodScore : clearScore);
}

function isBetter(one: ZoneReading, other: ZoneReading): boolean {
  return one.verified === other.verified ? worthOf(one) > worthOf(other) : one.verified;
}

function worthOf(reading: ZoneReading): number {
  return reading.score + (reading.isChecked ? 0.5 : 0);
}

function answerOf(
  page: PixelImage,
  levels: readonly GreyImage[],
  best: ZoneReading,
  read: readonly ZoneReading[],
): MrzReading {
  const { lines } = best.zone;
  const others = read.filter((reading) => reading.isChecked && isElsewhere(reading.zone, best.zone));
  return {
    format: best.format,
    lines: best.lines,
    verified: best.verified,
    fields: best.fields,
    place: {
      quarterTurns: quarterTurnsOf(best.zone),
      lines: lines.map((line) => quadOf(line, page.width, page.height)),
    },
    strip: cutShownStrip(levels, lines),
    count: 1 + (others.length > 0 ? 1 : 0),
  };
}

/** Whether two zones lie apart, so that they are two documents and not two views of one. */
function isElsewhere(one: Pick<Zone, 'lines'>, other: Pick<Zone, 'lines'>): boolean {
  const [here] = one.lines;
  const [there] = other.lines;
  if (here === undefined || there === undefined) return false;
  const away = Math.hypot(
    (here.startX + here.endX - there.startX - there.endX) / 2,
    (here.startY + here.endY - there.startY - there.endY) / 2,
  );
  return away > 8 * Math.max(here.height, there.height);
}

/** Quarter turns clockwise that set the first line upright, within 45 degrees. */
function quarterTurnsOf(zone: Pick<Zone, 'lines'>): 0 | 1 | 2 | 3 {
  const [line] = zone.lines;
  if (line === undefined) return 0;
  const quarters = Math.round(Math.atan2(line.endY - line.startY, line.endX - line.startX) / (Math.PI / 2));
  switch ((((-quarters % 4) + 4) % 4) as 0 | 1 | 2 | 3) {
    case 0:
      return 0;
    case 1:
      return 1;
    case 2:
      return 2;
    case 3:
      return 3;
  }
}
