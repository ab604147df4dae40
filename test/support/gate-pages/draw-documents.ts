import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { dataPage, drawGuilloche, drawZone } from '../mrz-pages/draw-page.ts';
import { cardLines, type InventedPassport } from '../mrz-pages/invented-passport.ts';
import type { Seeded } from '../mrz-pages/seeded.ts';
import type { PagePlan, Subject } from './page-plan.ts';

/** The documents of the labelled set, each on a canvas of its own size. Everybody on them is invented. */

const card = { width: 85.6, height: 54 } as const;
const sheet = { width: 210, height: 297 } as const;

export function documentSize(subject: Subject): { readonly width: number; readonly height: number } {
  switch (subject) {
    case 'card-front':
    case 'card-back':
      return card;
    case 'two-passports':
      return { width: dataPage.width, height: dataPage.height * 2 + 12 };
    case 'contract':
    case 'signatures':
    case 'blank-back':
      return sheet;
    default:
      return dataPage;
  }
}

/** Text of a visa of the size of a passport's page (ICAO Doc 9303-7): the second line has no composite. */
function visaLines([first = '', second = '']: readonly string[]): readonly string[] {
  return [`V${first.slice(1)}`, `${second.slice(0, 28)}${'<'.repeat(16)}`];
}

export function drawIdentityDocument(
  plan: PagePlan,
  passports: readonly [InventedPassport, InventedPassport],
  random: Seeded,
): Canvas {
  const { width, height } = documentSize(plan.subject);
  const canvas = createCanvas(Math.round(width * plan.scale), Math.round(height * plan.scale));
  const context = canvas.getContext('2d');
  context.scale(plan.scale, plan.scale);
  const [passport, other] = passports;
  switch (plan.subject) {
    case 'data-page':
    case 'visa':
      drawDataPage(context, plan, passport, random);
      break;
    case 'two-passports':
      drawDataPage(context, plan, passport, random);
      context.translate(0, dataPage.height + 12);
      drawDataPage(context, plan, other, random);
      break;
    case 'card-front':
    case 'card-back':
      drawCard(context, plan, passport, random);
      break;
    case 'cover':
      drawCover(context, random);
      break;
    default:
      drawInnerPage(context, plan, passport, random);
  }
  return canvas;
}

function drawPaper(context: SKRSContext2D, plan: PagePlan, random: Seeded, width: number, height: number) {
  context.beginPath();
  context.roundRect(0, 0, width, height, 3);
  context.clip();
  const hue = random.whole(0, 359);
  const isOneHue = random.next() < 0.4;
  const saturation = random.whole(14, 45);
  const lightness = (plan.paper / 255) * 100;
  const paper = context.createLinearGradient(0, 0, width, height);
  paper.addColorStop(0, `hsl(${hue} ${saturation}% ${lightness}%)`);
  paper.addColorStop(1, `hsl(${isOneHue ? hue : random.whole(0, 359)} ${saturation}% ${lightness - 3}%)`);
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  if (random.next() < 0.75) drawGuilloche(context, hue, random);
  return hue;
}

function drawDataPage(context: SKRSContext2D, plan: PagePlan, passport: InventedPassport, random: Seeded) {
  context.save();
  const hue = drawPaper(context, plan, random, dataPage.width, dataPage.height);
  const header = random.pick(['none', 'band', 'words']);
  if (header === 'band') {
    context.fillStyle = `hsl(${hue} 45% 38%)`;
    context.fillRect(0, 0, dataPage.width, 14);
  }
  drawPortrait(context, 6, 18, 33, 42, random);
  drawFields(context, passport, plan.subject === 'visa' ? 'VISA' : 'PASAPORTE', header === 'band');
  // Issuers place the zone up to a millimetre from where the standard has it (ICAO Doc 9303-4, 4.2.1).
  drawZone(
    context,
    plan.subject === 'visa' ? visaLines(passport.lines) : passport.lines,
    { ink: random.whole(12, 55), stroke: random.pick([0, 0.06, 0.1, 0.16]) },
    6.62 + random.between(-0.7, 0.7),
    dataPage.height - 9.4 + random.between(-0.7, 0.7),
  );
  context.restore();
}

/** Nobody's likeness: a bust of plain shapes in the colours of skin, hair and clothes. */
function drawPortrait(
  context: SKRSContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  random: Seeded,
) {
  context.save();
  context.translate(x, y);
  context.scale(width / 33, height / 42);
  const fill = (colour: string, draw: () => void): void => {
    context.fillStyle = colour;
    context.beginPath();
    draw();
    context.fill();
  };
  fill(`hsl(${random.whole(190, 230)} ${random.whole(4, 25)}% ${random.whole(82, 92)}%)`, () =>
    context.rect(0, 0, 33, 42),
  );
  const skin = `hsl(${random.whole(16, 32)} ${random.whole(28, 48)}% ${random.whole(38, 74)}%)`;
  fill(`hsl(${random.whole(15, 40)} 25% ${random.whole(8, 24)}%)`, () =>
    context.ellipse(16.5, 15.5, 9.5, 12, 0, 0, 2 * Math.PI),
  );
  fill(`hsl(${random.whole(0, 359)} ${random.whole(5, 45)}% ${random.whole(18, 45)}%)`, () =>
    context.ellipse(16.5, 45, 15, 13, 0, 0, 2 * Math.PI),
  );
  fill(skin, () => context.rect(13, 22, 7, 12));
  fill(skin, () => context.ellipse(16.5, 17.5, 7.4, 10, 0, 0, 2 * Math.PI));
  fill('#2a1d18', () => {
    context.rect(12.6, 15.5, 2, 0.9);
    context.rect(18.4, 15.5, 2, 0.9);
    context.rect(14.6, 22.6, 3.8, 0.7);
  });
  context.restore();
}

function drawFields(context: SKRSContext2D, passport: InventedPassport, title: string, isLight: boolean) {
  context.font = '5px "Specimen Text"';
  context.fillStyle = isLight ? '#f6f2ea' : '#27313d';
  context.fillText(`${title} · SPECIMEN`, 44, 9.5);
  context.fillStyle = '#1d2530';
  const { surname, givenNames, nationality, birthDate, documentNumber, expiryDate } = passport;
  const texts = [surname, givenNames, nationality, birthDate, documentNumber, expiryDate, 'QUITO'];
  for (const [row, text] of texts.entries()) {
    context.font = '1.7px "Specimen Text"';
    context.fillText('Dato de muestra / Specimen field', 44, 18.4 + row * 6.6);
    context.font = '3.2px "Specimen Text"';
    context.fillText(text, 44, 21.8 + row * 6.6);
  }
  context.save();
  context.fillStyle = 'rgb(190 30 50 / .16)';
  context.translate(62, 46);
  context.rotate(-0.4);
  context.font = '17px "Specimen Text"';
  context.fillText('SPECIMEN', -34, 4);
  context.restore();
}

function drawCard(context: SKRSContext2D, plan: PagePlan, passport: InventedPassport, random: Seeded) {
  context.save();
  drawPaper(context, plan, random, card.width, card.height);
  context.fillStyle = '#1d2530';
  if (plan.subject === 'card-front') {
    drawPortrait(context, 5, 14, 24, 31, random);
    for (const [row, text] of ['CÉDULA · SPECIMEN', passport.surname, passport.givenNames].entries()) {
      context.font = `${row === 0 ? 3.6 : 2.8}px "Specimen Text"`;
      context.fillText(text, 33, 9 + row * 9);
    }
  } else {
    context.font = '2.6px "Specimen Text"';
    context.fillText('SPECIMEN · documento inventado, sin validez', 5, 9);
    drawZone(
      context,
      cardLines(passport),
      { ink: random.whole(12, 50), stroke: 0.08 },
      4.7,
      card.height - 5.2,
    );
  }
  context.restore();
}

function drawCover(context: SKRSContext2D, random: Seeded) {
  context.beginPath();
  context.roundRect(0, 0, dataPage.width, dataPage.height, 4);
  context.clip();
  context.fillStyle = `hsl(${random.pick([350, 215, 140, 20])} 55% ${random.whole(16, 28)}%)`;
  context.fillRect(0, 0, dataPage.width, dataPage.height);
  context.fillStyle = '#c8a656';
  context.font = '8px "Specimen Text"';
  context.fillText('PASAPORTE', 42, 26);
  context.fillText('SPECIMEN', 45, 74);
  context.beginPath();
  context.arc(62.5, 46, 13, 0, 2 * Math.PI);
  context.fill();
}

/** A page for stamps and observations, or one with nothing on it. */
function drawInnerPage(context: SKRSContext2D, plan: PagePlan, passport: InventedPassport, random: Seeded) {
  drawPaper(context, plan, random, dataPage.width, dataPage.height);
  if (plan.subject === 'blank') return;
  context.fillStyle = '#2b3440';
  context.font = '3px "Specimen Text"';
  for (let row = 0; row < random.whole(5, 11); row += 1) {
    context.fillText(
      `${passport.surname} observaciones de muestra ${random.whole(100, 999)}`,
      8,
      14 + row * 6,
    );
  }
  context.font = '4.4px "Specimen Text"';
  context.fillText(`SPECIMEN ${random.whole(10, 40)}`, 92, 84);
  context.strokeStyle = `hsl(${random.whole(0, 359)} 60% 40%)`;
  context.strokeRect(60, 50, 38, 20);
}
