import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { type InventedPassport, inventPassport } from '../mrz-pages/invented-passport.ts';
import { type Seeded, seeded } from '../mrz-pages/seeded.ts';
import { drawContract } from './draw-contract.ts';
import { documentSize, drawIdentityDocument } from './draw-documents.ts';
import type { PagePlan } from './page-plan.ts';
import { spoilPixels } from './spoil-pixels.ts';
import { toneDocument } from './tone-document.ts';

/** Draws a page of the labelled set as its plan says, as the JPEG file that the kiosk keeps. */

/** The person of a data page; their MRZ's check digits are right. */
export function passportOf(plan: Pick<PagePlan, 'seed'>): InventedPassport {
  return inventPassport(seeded(plan.seed));
}

export function renderPage(plan: PagePlan): Buffer {
  const random = seeded(plan.seed ^ 0x2545f491);
  const document =
    documentSize(plan.subject).height === documentSize('contract').height
      ? drawContract(plan, random)
      : drawIdentityDocument(plan, [passportOf(plan), inventPassport(random)], random);
  toneDocument(document, plan, random);
  const sheet = createCanvas(plan.widthPixels, plan.heightPixels);
  const context = sheet.getContext('2d');
  layTable(context, plan, random);
  const place = placeOf(document, plan);
  context.setTransform(place.matrix);
  context.drawImage(document, -document.width / 2, -document.height / 2);
  context.resetTransform();
  const blurred = move(defocus(sheet, plan), plan, random);
  const pixels = blurred.getContext('2d');
  const image = pixels.getImageData(0, 0, plan.widthPixels, plan.heightPixels);
  spoilPixels(image.data, plan, place, random);
  pixels.putImageData(image, 0, 0);
  return blurred.toBuffer('image/jpeg', plan.quality);
}

export interface Place {
  readonly centreX: number;
  readonly centreY: number;
  /** Radians, clockwise. */
  readonly angle: number;
  /** Pixels of the document. */
  readonly width: number;
  readonly height: number;
}

function placeOf(
  document: Canvas,
  plan: PagePlan,
): Place & { readonly matrix: { a: number; b: number; c: number; d: number; e: number; f: number } } {
  const angle = ((plan.tilt + plan.quarterTurns * 90) * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const [halfWide, halfHigh] = [
    (Math.abs(document.width * cosine) + Math.abs(document.height * sine)) / 2,
    (Math.abs(document.width * sine) + Math.abs(document.height * cosine)) / 2,
  ];
  let centreX = plan.middle.x * plan.widthPixels;
  let centreY = plan.middle.y * plan.heightPixels;
  if (plan.cut !== null) {
    const beyond = plan.cut.millimetres * plan.scale;
    if (plan.cut.side === 'left') centreX = halfWide - beyond;
    if (plan.cut.side === 'right') centreX = plan.widthPixels - halfWide + beyond;
    if (plan.cut.side === 'top') centreY = halfHigh - beyond;
    if (plan.cut.side === 'bottom') centreY = plan.heightPixels - halfHigh + beyond;
  }
  const matrix = { a: cosine, b: sine, c: -sine, d: cosine, e: centreX, f: centreY };
  return { centreX, centreY, angle, width: document.width, height: document.height, matrix };
}

function layTable(context: SKRSContext2D, plan: PagePlan, random: Seeded): void {
  const { widthPixels: width, heightPixels: height } = plan;
  const colours = { white: '#fdfdfb', lid: '#e9e9e6', dark: '#2b2622', light: '#cfc4b2', striped: '#8a6746' };
  context.fillStyle = colours[plan.table];
  context.fillRect(0, 0, width, height);
  if (plan.table !== 'striped') return;
  const grain = plan.scale * random.between(3, 7);
  for (let x = 0; x < width; x += grain) {
    context.fillStyle = `hsl(28 35% ${random.whole(24, 58)}%)`;
    context.fillRect(x, 0, grain * random.between(0.3, 1), height);
  }
}

function defocus(sheet: Canvas, plan: PagePlan): Canvas {
  const sigma = plan.blur * plan.scale;
  if (sigma < 0.2) return sheet;
  const blurred = createCanvas(sheet.width, sheet.height);
  const context = blurred.getContext('2d');
  context.filter = `blur(${sigma}px)`;
  context.drawImage(sheet, 0, 0);
  return blurred;
}

/** The mean of the picture along a straight movement. */
function move(sheet: Canvas, plan: PagePlan, random: Seeded): Canvas {
  const length = plan.motion * plan.scale;
  if (length < 0.5) return sheet;
  const moved = createCanvas(sheet.width, sheet.height);
  const context = moved.getContext('2d');
  const angle = random.between(0, Math.PI);
  const steps = Math.max(5, Math.ceil(length * 1.5));
  for (let step = 0; step < steps; step += 1) {
    const along = (step / (steps - 1) - 0.5) * length;
    context.globalAlpha = 1 / (step + 1);
    context.drawImage(sheet, Math.cos(angle) * along, Math.sin(angle) * along);
  }
  return moved;
}
