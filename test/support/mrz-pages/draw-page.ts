import { join, resolve } from 'node:path';
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { InventedPassport } from './invented-passport.ts';
import type { Seeded } from './seeded.ts';

/**
 * Passport-like data pages with a MRZ of true proportions (ICAO Doc 9303-4): 125 x 88 mm, pitch 2.54 mm, lines 6.35 mm
 * apart. The face is the OCR-B that comes with bwip-js (Matthew Skala's, another cut than the one the recogniser was
 * trained on), in strokes lighter and heavier than it was drawn.
 */

const folder = resolve(import.meta.dirname, '../../../node_modules/bwip-js/fonts');
GlobalFonts.registerFromPath(join(folder, 'OCRB7.ttf'), 'Specimen OCR-B');
GlobalFonts.registerFromPath(join(folder, 'Inconsolata.otf'), 'Specimen Text');

export interface PageLook {
  readonly widthPixels: number;
  readonly heightPixels: number;
  /** Pixels for one millimetre of the document. */
  readonly scale: number;
  /** Clockwise, in degrees. */
  readonly tilt: number;
  readonly background: 'plain' | 'guilloche' | 'hatched';
  readonly colour: boolean;
  readonly table: 'white' | 'dark';
  /** Added to the stroke of the letters, in millimetres; negative for lighter. */
  readonly stroke: number;
  /** Grey of the MRZ's ink, 0 to 255. */
  readonly ink: number;
}

export const dataPage = { width: 125, height: 88 } as const;
const pitch = 2.54;
const capHeight = 2.45;
/** Height of a capital of the face in its own units of size. */
const capShare = 0.783;

export function drawPage(
  passport: InventedPassport,
  lines: readonly string[],
  look: PageLook,
  random: Seeded,
): Canvas {
  const canvas = createCanvas(look.widthPixels, look.heightPixels);
  const context = canvas.getContext('2d');
  context.fillStyle = look.table === 'white' ? '#fdfdfb' : '#2b2622';
  context.fillRect(0, 0, look.widthPixels, look.heightPixels);
  context.translate(look.widthPixels / 2, look.heightPixels / 2);
  context.rotate((look.tilt * Math.PI) / 180);
  context.scale(look.scale, look.scale);
  context.translate(-dataPage.width / 2, -dataPage.height / 2);
  context.beginPath();
  context.roundRect(0, 0, dataPage.width, dataPage.height, 3);
  context.clip();
  drawPaper(context, look, random);
  drawFields(context, passport);
  drawZone(context, lines, look);
  return canvas;
}

function drawPaper(context: SKRSContext2D, look: PageLook, random: Seeded): void {
  const paper = context.createLinearGradient(0, 0, dataPage.width, dataPage.height);
  const hues = [random.whole(0, 359), random.whole(0, 359)] as const;
  const saturation = look.colour ? 45 : 8;
  paper.addColorStop(0, `hsl(${hues[0]} ${saturation}% ${random.whole(80, 92)}%)`);
  paper.addColorStop(1, `hsl(${hues[1]} ${saturation}% ${random.whole(78, 92)}%)`);
  context.fillStyle = paper;
  context.fillRect(0, 0, dataPage.width, dataPage.height);
  if (look.background === 'guilloche') drawGuilloche(context, hues[0], random);
  if (look.background === 'hatched') drawHatching(context, hues[1], random);
}

export function drawGuilloche(context: SKRSContext2D, hue: number, random: Seeded): void {
  context.lineWidth = random.between(0.08, 0.2);
  for (let wave = 0; wave < 46; wave += 1) {
    context.strokeStyle = `hsl(${(hue + wave * 3) % 360} 50% ${random.whole(52, 70)}%)`;
    context.beginPath();
    const phase = wave * 0.35;
    for (let x = 0; x <= dataPage.width; x += 1) {
      const swing = Math.sin(x * 0.16 + phase) * 2.4 + Math.sin(x * 0.051 - phase * 1.7) * 2;
      context.lineTo(x, wave * 2 + swing);
    }
    context.stroke();
  }
}

function drawHatching(context: SKRSContext2D, hue: number, random: Seeded): void {
  context.strokeStyle = `hsl(${hue} 40% ${random.whole(60, 74)}%)`;
  context.lineWidth = random.between(0.08, 0.16);
  const step = random.between(1.1, 2.4);
  for (let x = -dataPage.height; x < dataPage.width; x += step) {
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x + dataPage.height, dataPage.height);
    context.moveTo(x + dataPage.height, 0);
    context.lineTo(x, dataPage.height);
    context.stroke();
  }
}

function drawFields(context: SKRSContext2D, passport: InventedPassport): void {
  context.fillStyle = 'rgb(120 130 140 / .8)';
  context.fillRect(6, 18, 33, 42);
  context.fillStyle = 'rgb(70 80 92 / .8)';
  context.beginPath();
  context.ellipse(22.5, 34, 8, 11, 0, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = '#1d2530';
  const texts = [
    passport.surname,
    passport.givenNames,
    passport.nationality,
    passport.birthDate,
    passport.documentNumber,
    passport.expiryDate,
  ];
  for (const [row, text] of texts.entries()) {
    context.font = '3.2px "Specimen Text"';
    context.fillText(text, 44, 24 + row * 7);
    context.font = '1.7px "Specimen Text"';
    context.fillText('Specimen / Muestra', 44, 20.4 + row * 7);
  }
  context.font = '5px "Specimen Text"';
  context.fillText('PASAPORTE / PASSPORT', 44, 13);
  context.save();
  context.fillStyle = 'rgb(190 30 50 / .16)';
  context.translate(62, 52);
  context.rotate(-0.4);
  context.font = '17px "Specimen Text"';
  context.fillText('SPECIMEN', -34, 4);
  context.restore();
}

const zoneLeft = 6.62;
const zoneBottom = dataPage.height - 9.4;
const lineStep = 6.35;

/** Middle of a character of the zone, in millimetres of the data page. */
export function zonePlace(lineCount: number, row: number, at: number): { x: number; y: number } {
  return {
    x: zoneLeft + (at + 0.5) * pitch,
    y: zoneBottom - (lineCount - 1 - row) * lineStep - capHeight / 2,
  };
}

/** `left` and `bottom` in millimetres: the first character's cell and the last line's baseline. */
export function drawZone(
  context: SKRSContext2D,
  lines: readonly string[],
  look: Pick<PageLook, 'ink' | 'stroke'>,
  left = zoneLeft,
  bottom = zoneBottom,
): void {
  const ink = `rgb(${look.ink} ${look.ink} ${look.ink + 4})`;
  context.font = `${capHeight / capShare}px "Specimen OCR-B"`;
  context.fillStyle = ink;
  context.textAlign = 'center';
  for (const [row, line] of lines.entries()) {
    const y = bottom - (lines.length - 1 - row) * lineStep;
    for (const [index, character] of [...line].entries()) {
      const x = left + (index + 0.5) * pitch;
      context.fillText(character, x, y);
      if (look.stroke > 0) {
        context.strokeStyle = ink;
        context.lineWidth = look.stroke;
        context.strokeText(character, x, y);
      }
    }
  }
}
