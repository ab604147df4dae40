import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { drawMark, type MarkKind, markKinds } from './draw-mark.ts';
import { drawPage, type PageLook } from './draw-page.ts';
import { cardLines, inventPassport } from './invented-passport.ts';
import { type Seeded, seeded } from './seeded.ts';

export const mrzConditions = [
  'clean',
  'jpeg 60',
  'tilt',
  'quarter turn',
  'blur',
  'noise',
  '150 dpi',
  'uneven light',
  'guilloche',
  'strokes',
  'glare',
  'small',
  'one bit',
  'screen',
  'photo',
  'everything',
] as const;
export type MrzCondition = (typeof mrzConditions)[number];

export interface MrzPage {
  readonly condition: MrzCondition;
  readonly seed: number;
  readonly lines: readonly string[];
  /** Drawn over its zone. */
  readonly mark?: MarkKind;
}

/** Pages of the set, `each` for every condition: which person and which accidents follow from the seed alone. */
export function mrzPages(each: number): MrzPage[] {
  return mrzConditions.flatMap((condition, kind) =>
    Array.from({ length: each }, (_, index) => {
      const seed = 7_000_003 + kind * 10_007 + index;
      const passport = inventPassport(seeded(seed));
      // One in eight is an identity card.
      return { condition, seed, lines: index % 8 === 7 ? cardLines(passport) : passport.lines };
    }),
  );
}

/** Conditions of marked pages: what a counter sees every day, so that the mark is what spoils them. */
const markedConditions = ['clean', 'jpeg 60', '150 dpi', 'guilloche', 'photo', 'blur', 'strokes'] as const;

/** Pages with a mark over their zone, every kind in turn, from the `first` of an endless row on. */
export function markedPages(count: number, first = 0): MrzPage[] {
  return Array.from({ length: count }, (_, place) => {
    const index = first + place;
    const seed = 9_100_019 + index * 31;
    const passport = inventPassport(seeded(seed));
    return {
      condition: markedConditions[index % markedConditions.length] ?? 'clean',
      seed,
      lines: index % 9 === 8 ? cardLines(passport) : passport.lines,
      mark: markKinds[index % markKinds.length] ?? 'bar',
    };
  });
}

/** Draws and spoils a page, as a JPEG file. */
export async function renderMrzPage(page: MrzPage): Promise<Buffer> {
  const passport = inventPassport(seeded(page.seed));
  const random = seeded(page.seed ^ 0x5bd1e995);
  const accidents = accidentsOf(page.condition, random);
  const canvas = drawPage(passport, page.lines, accidents.look, random);
  if (page.mark !== undefined) {
    drawMark(canvas.getContext('2d'), page.mark, page.lines, seeded(page.seed ^ 0x2545f491));
  }
  const { width, height } = canvas;
  const turned = createCanvas(
    accidents.turns % 2 === 0 ? width : height,
    accidents.turns % 2 === 0 ? height : width,
  );
  const context = turned.getContext('2d');
  context.translate(turned.width / 2, turned.height / 2);
  context.rotate((accidents.turns * Math.PI) / 2);
  if (accidents.blur > 0) context.filter = `blur(${accidents.blur}px)`;
  context.drawImage(canvas, -width / 2, -height / 2);
  context.filter = 'none';
  context.resetTransform();
  const image = context.getImageData(0, 0, turned.width, turned.height);
  spoil(image.data, turned.width, turned.height, accidents, random);
  context.putImageData(image, 0, 0);
  return turned.toBuffer('image/jpeg', accidents.quality);
}

/** Decodes a picture file to the pixels that the reader gets. */
export async function decodePicture(file: Uint8Array): Promise<PixelImage> {
  const picture = await loadImage(Buffer.from(file));
  const canvas = createCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d');
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  return { width: picture.width, height: picture.height, data };
}

interface Accidents {
  readonly look: PageLook;
  readonly turns: number;
  readonly blur: number;
  readonly noise: number;
  /** 0 to 1: how much darker the darkest side is. */
  readonly shade: number;
  readonly quality: number;
  /** A bright spot over the lines, 0 to 1. */
  readonly glare: number;
  /** Black and white alone, as a fax sends it. */
  readonly oneBit: boolean;
  /** Photographed from a screen: its rows and columns show, 0 to 1. */
  readonly screen: number;
}

const millimetresPerInch = 25.4;

function accidentsOf(condition: MrzCondition, random: Seeded): Accidents {
  const all = condition === 'everything';
  const is = (...conditions: MrzCondition[]) => conditions.includes(condition) || all;
  const isPhoto = condition === 'photo' || condition === 'glare' || condition === 'screen';
  const dotsPerInch =
    condition === 'small' ? 100 : condition === '150 dpi' ? 150 : all ? random.pick([150, 200]) : 200;
  const enlargement = isPhoto || condition === 'small' ? 1 : random.between(0.98, 1.5);
  const wide = isPhoto ? 1600 : Math.round((210 / millimetresPerInch) * dotsPerInch);
  const high = isPhoto ? 1200 : Math.round((297 / millimetresPerInch) * dotsPerInch);
  return {
    look: {
      widthPixels: wide,
      heightPixels: high,
      scale: isPhoto ? random.between(6.2, 10.5) : (dotsPerInch / millimetresPerInch) * enlargement,
      tilt: is('tilt') ? random.between(-10, 10) : isPhoto ? random.between(-8, 8) : random.between(-1, 1),
      background: is('guilloche') ? random.pick(['guilloche', 'hatched']) : 'plain',
      colour: is('guilloche', 'photo', 'glare', 'screen') || random.next() < 0.5,
      table: isPhoto ? random.pick(['dark', 'white']) : 'white',
      stroke: is('strokes') ? random.pick([0, 0.08, 0.16, 0.22]) : 0.08,
      ink: is('strokes', 'photo') ? random.whole(10, 90) : random.whole(10, 45),
    },
    turns: is('quarter turn') ? random.whole(all ? 0 : 1, 3) : 0,
    blur: is('blur') ? random.between(0.8, 1.7) * (dotsPerInch / 200) : isPhoto ? random.between(0, 1.1) : 0,
    noise: is('noise') ? random.between(8, 20) : isPhoto ? random.between(2, 8) : 1,
    shade: is('uneven light', 'photo') ? random.between(0.3, 0.65) : 0,
    quality: condition === 'clean' ? 92 : 60,
    glare: condition === 'glare' ? random.between(0.5, 0.9) : 0,
    oneBit: condition === 'one bit',
    screen: condition === 'screen' ? random.between(0.1, 0.3) : 0,
  };
}

function spoil(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  accidents: Accidents,
  random: Seeded,
): void {
  const angle = random.between(0, 2 * Math.PI);
  const towardX = Math.cos(angle) / width;
  const towardY = Math.sin(angle) / height;
  const spotX = width * random.between(0.3, 0.7);
  const spotY = height * random.between(0.6, 0.75);
  const spot = 2 * (0.09 * width) ** 2;
  const screenStep = random.between(2.6, 4.4);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 4) {
      const side = (x - width / 2) * towardX + (y - height / 2) * towardY + 0.5;
      const light = 1 - accidents.shade * Math.min(1, Math.max(0, side));
      const grain = accidents.noise * (random.next() + random.next() + random.next() - 1.5) * 2;
      const shine = accidents.glare * Math.exp(-((x - spotX) ** 2 + (y - spotY) ** 2) / spot);
      const rows = 1 - accidents.screen * Math.sin((2 * Math.PI * y) / screenStep) ** 2;
      const columns = 1 - accidents.screen * Math.sin((2 * Math.PI * x) / screenStep) ** 2;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = (data[at + channel] ?? 0) * light * rows * columns + grain;
        data[at + channel] = value + (255 - value) * shine;
      }
      if (accidents.oneBit) data.fill((data[at + 1] ?? 0) < 128 ? 0 : 255, at, at + 3);
    }
  }
}
