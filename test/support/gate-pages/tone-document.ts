import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Seeded } from '../mrz-pages/seeded.ts';
import type { PagePlan } from './page-plan.ts';

type Tint = readonly [red: number, green: number, blue: number];

/** What a black and a white of the grey copy become. */
const tints: Partial<Record<PagePlan['toning'], readonly [ink: Tint, paper: Tint]>> = {
  sepia: [
    [58, 36, 18],
    [246, 230, 200],
  ],
  'blue grey': [
    [14, 20, 40],
    [226, 236, 250],
  ],
  'yellowed grey': [
    [30, 28, 24],
    [250, 242, 214],
  ],
};

/** Takes a document's colours away, or part of them, as a copying machine does. */
export function toneDocument(canvas: Canvas, plan: PagePlan, random: Seeded): void {
  if (plan.toning === 'colour') return;
  const context = canvas.getContext('2d');
  context.resetTransform();
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const { data } = image;
  const [ink, paper] = tints[plan.toning] ?? [
    [0, 0, 0],
    [255, 255, 255],
  ];
  const kept = plan.toning === 'faded' ? plan.saturation : 0;
  const contrast = plan.toning === 'faded' ? 1 : random.between(1, 1.35);
  for (let at = 0; at < data.length; at += 4) {
    const [red, green, blue] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    const level = Math.min(1, Math.max(0, (230 + (grey - 230) * contrast) / 255));
    data[at] = ink[0] + (paper[0] - ink[0]) * level + kept * (red - grey);
    data[at + 1] = ink[1] + (paper[1] - ink[1]) * level + kept * (green - grey);
    data[at + 2] = ink[2] + (paper[2] - ink[2]) * level + kept * (blue - grey);
  }
  if (plan.toning === 'grey with colour noise') addColourNoise(data, random);
  context.putImageData(image, 0, 0);
  context.scale(plan.scale, plan.scale);
  if (plan.toning === 'grey with stamp') drawStamp(context, random);
  if (plan.toning === 'grey with pen') drawSignature(context, random);
  if (plan.toning === 'grey with marker') {
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = random.pick(['#fff04a', '#8df06a', '#ff9ad0']);
    for (let row = 0; row < random.whole(1, 2); row += 1) context.fillRect(43, 18.6 + row * 6.6, 46, 4.6);
    context.globalCompositeOperation = 'source-over';
  }
  context.resetTransform();
}

/** Red and blue swing about grey from pixel to pixel, as a cheap sensor's do. */
function addColourNoise(data: Uint8ClampedArray, random: Seeded): void {
  const strength = random.between(6, 16);
  for (let at = 0; at < data.length; at += 4) {
    data[at] = (data[at] as number) + (random.next() - 0.5) * 2 * strength;
    data[at + 2] = (data[at + 2] as number) + (random.next() - 0.5) * 2 * strength;
  }
}

/** The blue seal of an office, somewhere on the page. */
function drawStamp(context: SKRSContext2D, random: Seeded): void {
  context.save();
  context.translate(random.between(25, 100), random.between(22, 62));
  context.rotate(random.between(-0.5, 0.5));
  context.strokeStyle = `hsl(${random.pick([222, 232, 265, 350])} 70% 45% / ${random.between(0.6, 0.95)})`;
  context.fillStyle = context.strokeStyle;
  context.lineWidth = 0.9;
  const radius = random.between(9, 16);
  for (const share of [1, 0.86]) {
    context.beginPath();
    context.arc(0, 0, radius * share, 0, 2 * Math.PI);
    context.stroke();
  }
  context.font = '3.2px "Specimen Text"';
  for (const [row, text] of ['SPECIMEN', 'RECIBIDO', '18 NOV 2026'].entries())
    context.fillText(text, -9, row * 4.4 - 3);
  context.restore();
}

function drawSignature(context: SKRSContext2D, random: Seeded): void {
  context.strokeStyle = `hsl(${random.whole(215, 240)} 75% 38%)`;
  context.lineWidth = random.between(0.4, 0.8);
  context.beginPath();
  const [left, top] = [random.between(40, 80), random.between(50, 66)];
  context.moveTo(left, top);
  for (let step = 1; step < 14; step += 1)
    context.lineTo(left + step * 2.4 + random.between(-2, 2), top + random.between(-5, 5));
  context.stroke();
}
