import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { againstLimit, type Measure } from './measure.ts';

const root = resolve(import.meta.dirname, '../..');
/** Milliseconds that one page may cost in all, whatever it holds. Source: decision 078. */
const pageLimit = 5_000;

type Draw = (context: SKRSContext2D, width: number, height: number) => void;

interface HardPage {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly draw: Draw;
}

/** The same numbers every time, from 0 up to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Columns of small print from edge to edge; `letters` decides what stands there. */
const print =
  (letters: string, size: number, tilt = 0): Draw =>
  (context, width, height) => {
    const next = numbers(size);
    context.translate(width / 2, height / 2);
    context.rotate((tilt * Math.PI) / 180);
    context.translate(-width / 2, -height / 2);
    context.fillStyle = '#222';
    context.font = `${size}px monospace`;
    for (let y = size; y < height; y += size * 1.25) {
      let line = '';
      while (line.length * size * 0.6 < width) line += letters[Math.floor(next() * letters.length)];
      context.fillText(line, size, y);
    }
  };

const noise: Draw = (context, width, height) => {
  const next = numbers(7);
  const pixels = context.createImageData(width, height);
  for (let at = 0; at < pixels.data.length; at += 4) {
    const grey = Math.floor(next() * 256);
    pixels.data.fill(grey, at, at + 3);
    pixels.data[at + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
};

/** Thin waves of many colours across the sheet, as security print has. */
const waves: Draw = (context, width, height) => {
  for (let line = 0; line < height / 6; line += 1) {
    context.strokeStyle = `hsl(${line % 360} 60% 45%)`;
    context.beginPath();
    for (let x = 0; x <= width; x += 8) {
      context.lineTo(x, line * 6 + 40 * Math.sin(x / 90 + line / 7) + 12 * Math.sin(x / 17));
    }
    context.stroke();
  }
};

/** Bars of many widths: what looks like a code everywhere and is none. */
const bars: Draw = (context, width, height) => {
  const next = numbers(3);
  for (let y = 0; y < height; y += 160) {
    for (let x = 0; x < width; ) {
      const bar = 2 + Math.floor(next() * 8);
      context.fillRect(x, y, bar, 120);
      x += bar + 2 + Math.floor(next() * 8);
    }
  }
};

const words = 'abcdefghijklmnopqrstuvwxyz    ABCDEFGHIJ 0123456789';
const zone = '<<<<ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const a4 = { width: 2480, height: 3508 };
const photo = { width: 4000, height: 3000 };
const fine = { width: 4960, height: 7016 };

const hardPages: readonly HardPage[] = [
  { name: 'small print', ...a4, draw: print(words, 24) },
  { name: 'smallest print, askew', ...a4, draw: print(words, 14, 3) },
  { name: 'lines like an MRZ all over', ...a4, draw: print(zone, 44) },
  { name: 'lines like an MRZ, photographed askew', ...photo, draw: print(zone, 60, 7) },
  { name: 'waves', ...a4, draw: waves },
  { name: 'waves, photographed', ...photo, draw: waves },
  { name: 'bars', ...a4, draw: bars },
  { name: 'noise', ...a4, draw: noise },
  { name: 'small print at 600 dpi', ...fine, draw: print(words, 40) },
];

/** What one page costs from the file to what was read of it, page by page made so that every search goes on. */
export function measurePages(): Measure[] {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-pages-'));
  try {
    const files = hardPages.map((page, index) => {
      const canvas = createCanvas(page.width, page.height);
      const context = canvas.getContext('2d');
      context.fillStyle = '#fbfaf6';
      context.fillRect(0, 0, page.width, page.height);
      context.fillStyle = '#222';
      page.draw(context, page.width, page.height);
      const file = join(folder, `${index}.jpg`);
      writeFileSync(file, canvas.toBuffer('image/jpeg', 90));
      return file;
    });
    return (['passport', 'contract'] as const).flatMap((kind) =>
      readTimes(files, kind).map((milliseconds, index) =>
        againstLimit(`${hardPages[index]?.name} as ${kind}`, milliseconds, pageLimit),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of each file. The first is read twice, so that loading the models is in nobody's time. */
function readTimes(files: readonly string[], kind: string): number[] {
  const tool = join(root, 'test/support/read-document.ts');
  const { stdout, status } = spawnSync(
    process.execPath,
    [tool, ...files.slice(0, 1), ...files, '--kind', kind],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(`read-document ended with ${status}`);
  const times = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly ms: number });
  return times.slice(1).map(({ ms }) => ms);
}
