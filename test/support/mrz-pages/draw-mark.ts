import type { SKRSContext2D } from '@napi-rs/canvas';
import { dataPage, zonePlace } from './draw-page.ts';
import type { Seeded } from './seeded.ts';

/** What people, machines and desks leave on a copy. */
export const markKinds = [
  'pen stroke',
  'bar',
  'small bar',
  'corner',
  'written sign',
  'scribble',
  'tick',
  'blot',
  'hair',
  'stamp',
  'staple',
  'punch hole',
  'finger',
  'fold',
  'marker',
  'correction fluid',
] as const;
export type MarkKind = (typeof markKinds)[number];

const inks: [string, ...string[]] = ['#16181c', '#1d2f7a', '#243b9c', '#8a1f2b', '#3a3d42', '#5b2a86'];

/** A mark over the zone, in millimetres of the data page; three of four meet the names, most of those their fillers. */
export function drawMark(
  context: SKRSContext2D,
  kind: MarkKind,
  lines: readonly string[],
  random: Seeded,
): void {
  const { x, y } = somewhere(lines, random);
  context.save();
  context.strokeStyle = random.pick(inks);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = random.between(0.2, 0.7);
  context.lineCap = 'round';
  context.translate(x, y);
  draw[kind](context, random);
  context.restore();
}

function somewhere(lines: readonly string[], random: Seeded): { x: number; y: number } {
  const nameLine = lines.length === 3 ? 2 : 0;
  const row = random.next() < 0.75 ? nameLine : random.whole(0, lines.length - 1);
  const text = lines[row] ?? '';
  const fillers = [...text].flatMap((character, at) => (character === '<' && at > 5 ? [at] : []));
  const isAimed = random.next() < 0.7 && fillers.length > 0;
  const at = isAimed ? (fillers[random.whole(0, fillers.length - 1)] ?? 0) : random.whole(0, text.length - 1);
  const place = zonePlace(lines.length, row, at);
  return { x: place.x + random.between(-0.9, 0.9), y: place.y + random.between(-0.8, 0.8) };
}

function line(context: SKRSContext2D, ...points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

const draw: Readonly<Record<MarkKind, (context: SKRSContext2D, random: Seeded) => void>> = {
  'pen stroke': (context, random) => {
    const angle = random.between(0, Math.PI);
    const half = random.between(1, 7);
    const across = Math.cos(angle) * half;
    const down = Math.sin(angle) * half;
    line(context, [-across, -down], [random.between(-0.6, 0.6), random.between(-0.6, 0.6)], [across, down]);
  },
  bar: (context, random) => {
    const isUpright = random.next() < 0.6;
    const half = random.between(1.2, 9);
    const width = random.between(0.25, 1);
    if (isUpright) context.fillRect(-width / 2, -half, width, 2 * half);
    else context.fillRect(-half, -width / 2, 2 * half, width);
  },
  'small bar': (context, random) => {
    const height = random.between(1.2, 2.6);
    const width = random.between(0.25, 0.5);
    context.rotate(random.pick([0, 0, Math.PI / 2, Math.PI / 4, -Math.PI / 4]));
    context.fillRect(-width / 2, -height / 2, width, height);
  },
  corner: (context, random) => {
    context.lineCap = 'butt';
    context.rotate((random.whole(0, 3) * Math.PI) / 2);
    const arm = random.between(0.9, 5);
    line(context, [0, -arm], [0, 0], [random.between(0.8, 5), 0]);
  },
  'written sign': (context, random) => {
    context.textAlign = 'center';
    context.font = `${random.between(2.4, 4.2)}px "Specimen Text"`;
    context.fillText(random.pick(['K', 'X', '4', 'L', 'I', '/', '7', 'A', 'V', '1', 'Y', 'C']), 0, 1);
  },
  scribble: (context, random) => {
    context.beginPath();
    for (let step = 0; step < 14; step += 1) {
      context.lineTo(step * random.between(0.5, 1.1) - 5, random.between(-2.5, 2.5));
    }
    context.stroke();
  },
  tick: (context, random) => {
    line(context, [-random.between(0.5, 1.2), 0], [0, random.between(0.6, 1.4)], [1.8, -2.2]);
  },
  blot: (context, random) => {
    context.beginPath();
    context.ellipse(0, 0, random.between(0.3, 1.4), random.between(0.3, 1.4), 0, 0, 2 * Math.PI);
    context.fill();
  },
  hair: (context, random) => {
    context.lineWidth = random.between(0.08, 0.22);
    context.beginPath();
    context.moveTo(-random.between(2, 9), -random.between(0, 6));
    context.bezierCurveTo(-2, random.between(-4, 4), 2, random.between(-4, 4), random.between(2, 9), 4);
    context.stroke();
  },
  stamp: (context, random) => {
    context.globalAlpha = random.between(0.45, 0.9);
    context.rotate(random.between(-0.5, 0.5));
    context.beginPath();
    context.arc(0, random.between(-9, 9), random.between(7, 13), 0, 2 * Math.PI);
    context.stroke();
    context.font = '3.4px "Specimen Text"';
    context.fillText('SPECIMEN 2026', -11, 1);
  },
  staple: (context, random) => {
    context.rotate(random.between(-0.4, 0.4) + random.pick([0, Math.PI / 2]));
    context.fillStyle = '#7d8288';
    context.fillRect(-6, -0.28, 12, 0.56);
    context.fillStyle = 'rgb(0 0 0 / .5)';
    context.fillRect(-6, 0.28, 12, 0.2);
  },
  'punch hole': (context, random) => {
    context.fillStyle = random.pick(['#ffffff', '#101010', '#6b6b6b']);
    context.beginPath();
    context.arc(0, 0, random.between(2.2, 3), 0, 2 * Math.PI);
    context.fill();
  },
  finger: (context, random) => {
    context.fillStyle = random.pick(['#c98e6b', '#8d5a3c', '#e3b597']);
    context.rotate(random.between(-0.5, 0.5));
    context.beginPath();
    context.ellipse(0, random.between(2, 9), random.between(4, 8), random.between(6, 11), 0, 0, 2 * Math.PI);
    context.fill();
  },
  fold: (context, random) => {
    context.strokeStyle = random.pick(['rgb(255 255 255 / .8)', 'rgb(40 40 40 / .5)']);
    context.rotate(random.between(-0.3, 0.3) + random.pick([0, Math.PI / 2]));
    line(context, [-dataPage.width, 0], [dataPage.width, 0]);
  },
  marker: (context, random) => {
    context.globalCompositeOperation = 'multiply';
    context.fillStyle = random.pick(['#f4f06a', '#f59ac0', '#8fe0a0']);
    context.fillRect(-random.between(2, 14), -1.6, random.between(6, 28), 3.4);
  },
  'correction fluid': (context, random) => {
    context.fillStyle = '#fbfbf8';
    context.fillRect(-random.between(0.6, 3), -1.5, random.between(1.2, 6), 3);
  },
};
