import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Seeded } from '../mrz-pages/seeded.ts';
import { documentSize } from './draw-documents.ts';
import type { PagePlan } from './page-plan.ts';

/** One page of an invented contract: headings, paragraphs, a table, signatures. Only its look matters here. */

const words =
  'el empleador y el trabajador acuerdan que la jornada será de ocho horas diarias con los recargos previstos en la ley remuneración mensual pagadera dentro de los primeros días lugar de trabajo plazo aceptación muestra especimen cláusula registro seguro social obligatorio'.split(
    ' ',
  ) as [string, ...string[]];

export function drawContract(plan: Pick<PagePlan, 'scale' | 'paper' | 'subject'>, random: Seeded): Canvas {
  const { width, height } = documentSize('contract');
  const canvas = createCanvas(Math.round(width * plan.scale), Math.round(height * plan.scale));
  const context = canvas.getContext('2d');
  context.scale(plan.scale, plan.scale);
  context.fillStyle = `rgb(${plan.paper} ${plan.paper} ${plan.paper - 3})`;
  context.fillRect(0, 0, width, height);
  if (plan.subject === 'blank-back') return canvas;
  if (plan.subject === 'signatures') {
    drawSignatures(context, random);
    return canvas;
  }
  const margin = random.between(14, 28);
  const size = random.between(3.1, 4.2);
  context.fillStyle = `rgb(${random.whole(15, 60)} 30 40)`;
  context.font = `${size * 1.4}px "Specimen Text"`;
  context.fillText('CONTRATO DE TRABAJO · SPECIMEN', margin + 14, random.between(18, 30));
  let y = random.between(36, 46);
  const bottom = random.between(225, 272);
  while (y < bottom) {
    const isTable = random.next() < 0.2;
    y = isTable
      ? drawTable(context, margin, y, size, random)
      : drawParagraph(context, margin, y, size, random);
  }
  drawFoot(context, margin, size, random);
  return canvas;
}

/** What the last sheet of many a contract holds. */
function drawSignatures(context: SKRSContext2D, random: Seeded): void {
  context.fillStyle = '#20242c';
  context.strokeStyle = '#1d2f7a';
  context.lineWidth = 0.5;
  context.font = '3.4px "Specimen Text"';
  for (const [left, text] of [
    [32, 'EL EMPLEADOR · SPECIMEN'],
    [122, 'EL TRABAJADOR · SPECIMEN'],
  ] as const) {
    context.fillRect(left, 82, 56, 0.3);
    context.fillText(text, left + 4, 88);
    context.beginPath();
    for (let step = 0; step < 16; step += 1)
      context.lineTo(left + 6 + step * 2.6, 72 + random.between(-6, 8));
    context.stroke();
  }
}

function lineOf(context: SKRSContext2D, wide: number, random: Seeded): string {
  let line = '';
  while (context.measureText(line).width < wide - 12) line += `${random.pick(words)} `;
  return line;
}

function drawParagraph(
  context: SKRSContext2D,
  margin: number,
  y: number,
  size: number,
  random: Seeded,
): number {
  context.font = `${size}px "Specimen Text"`;
  const rows = random.whole(2, 7);
  const wide = 210 - 2 * margin;
  for (let row = 0; row < rows; row += 1) {
    const share = row === rows - 1 ? random.between(0.2, 0.9) : 1;
    context.fillText(lineOf(context, wide * share, random), margin, y + row * size * 1.5);
  }
  return y + rows * size * 1.5 + random.between(3, 8);
}

function drawTable(context: SKRSContext2D, margin: number, y: number, size: number, random: Seeded): number {
  const rows = random.whole(2, 5);
  context.lineWidth = 0.25;
  context.strokeStyle = '#6b7480';
  context.font = `${size * 0.9}px "Specimen Text"`;
  for (let row = 0; row < rows; row += 1) {
    const top = y + row * size * 2.2;
    context.strokeRect(margin, top, 55, size * 2.2);
    context.strokeRect(margin + 55, top, 155 - 2 * margin, size * 2.2);
    context.fillText(random.pick(words), margin + 2, top + size * 1.5);
    context.fillText(lineOf(context, random.between(30, 90), random), margin + 58, top + size * 1.5);
  }
  return y + rows * size * 2.2 + random.between(6, 12);
}

function drawFoot(context: SKRSContext2D, margin: number, size: number, random: Seeded): void {
  context.font = `${size * 0.8}px "Specimen Text"`;
  context.fillText(`SPECIMEN · Página ${random.whole(1, 3)} de 3`, margin, 285);
  if (random.next() < 0.4) return;
  context.fillRect(margin + 5, 276, 55, 0.3);
  context.fillRect(140, 276, 45, 0.3);
}
