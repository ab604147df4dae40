import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMrz } from '#renderer/reader/mrz/read-mrz.ts';
import type { LineRecogniser } from '#shared/vision/reading/line-recogniser.ts';
import type { MrzReading } from '#shared/vision/reading/mrz-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';
import { drawPage, type PageLook } from '#test/support/mrz-pages/draw-page.ts';
import { cardLines, inventPassport } from '#test/support/mrz-pages/invented-passport.ts';
import { openLineRecogniser } from '#test/support/mrz-pages/line-recogniser.ts';
import { decodePicture, markedPages, renderMrzPage } from '#test/support/mrz-pages/mrz-pages.ts';
import { seeded } from '#test/support/mrz-pages/seeded.ts';
import { wrongFields } from '#test/support/mrz-pages/wrong-fields.ts';

/** The whole way from pixels to a verified reading, with the product's own model. */

const now = '2026-11-24';
const patience = 120_000;
const passport = inventPassport(seeded(31));
const look: PageLook = {
  widthPixels: 1100,
  heightPixels: 800,
  scale: 7.2,
  tilt: 0,
  background: 'plain',
  colour: true,
  table: 'white',
  stroke: 0.08,
  ink: 25,
};

let recognise: LineRecogniser;
beforeAll(async () => {
  recognise = await openLineRecogniser();
}, patience);

function pageWith(lines: readonly string[], change: Partial<PageLook> = {}): PixelImage {
  return pixelsOf(drawPage(passport, lines, { ...look, ...change }, seeded(5)));
}

function pixelsOf(canvas: ReturnType<typeof drawPage>): PixelImage {
  const { width, height } = canvas;
  return { width, height, data: canvas.getContext('2d').getImageData(0, 0, width, height).data };
}

function turned(page: PixelImage, quarterTurns: number): PixelImage {
  let { width, height, data } = page;
  for (let turn = 0; turn < quarterTurns; turn += 1) {
    const next = new Uint8Array(data.length);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const from = (y * width + x) * 4;
        next.set(data.subarray(from, from + 4), (x * height + (height - 1 - y)) * 4);
      }
    }
    [width, height, data] = [height, width, next];
  }
  return { width, height, data };
}

function read(page: PixelImage): Promise<MrzReading | null> {
  return readMrz(page, recognise, now);
}

describe('readMrz', () => {
  it('reads a passport, says where its lines lie and shows them', { timeout: patience }, async () => {
    const reading = await read(pageWith(passport.lines));
    expect(reading).toMatchObject({ format: 'TD3', lines: passport.lines, verified: true, count: 1 });
    expect(reading?.place.quarterTurns).toBe(0);
    const [first, second] = reading?.place.lines ?? [];
    expect(first?.[0].x).toBeCloseTo((1100 / 2 - 7.2 * 62.5 + 7.2 * 6.9) / 1100, 1.5);
    expect(first?.[0].y).toBeLessThan(second?.[0].y ?? 0);
    expect(first?.[1].x).toBeGreaterThan(first?.[0].x ?? 1);
    expect(reading?.strip.height).toBeGreaterThan(60);
    const darkest = reading?.strip.data.reduce((least, value) => Math.min(least, value), 255);
    expect(darkest).toBeLessThan(90);
  });

  it.each([1, 2, 3])('reads it after %i quarter turns', { timeout: patience }, async (turns) => {
    const reading = await read(turned(pageWith(passport.lines), turns));
    expect(reading).toMatchObject({ lines: passport.lines, verified: true });
    expect(reading?.place.quarterTurns).toBe((4 - turns) % 4);
  });

  it.each([-10, 6, 10])('reads it tilted by %i degrees', { timeout: patience }, async (tilt) => {
    const reading = await read(pageWith(passport.lines, { tilt, heightPixels: 900, widthPixels: 1200 }));
    expect(reading).toMatchObject({ lines: passport.lines, verified: true });
  });

  it('reads it on a dark table, small, among guilloches', { timeout: patience }, async () => {
    const page = pageWith(passport.lines, {
      table: 'dark',
      background: 'guilloche',
      widthPixels: 2000,
      heightPixels: 1500,
    });
    expect(await read(page)).toMatchObject({ lines: passport.lines, verified: true });
  });

  it('reads an identity card', { timeout: patience }, async () => {
    const lines = cardLines(passport);
    expect(await read(pageWith(lines))).toMatchObject({ format: 'TD1', lines, verified: true });
  });

  it('says that there are two passports on one page', { timeout: patience }, async () => {
    const other = inventPassport(seeded(32));
    const sheet = createCanvas(1100, 1600);
    const context = sheet.getContext('2d');
    context.drawImage(drawPage(passport, passport.lines, look, seeded(5)), 0, 0);
    context.drawImage(drawPage(other, other.lines, look, seeded(6)), 0, 800);
    const reading = await read(pixelsOf(sheet));
    expect(reading?.count).toBe(2);
    expect([passport.lines, other.lines]).toContainEqual(reading?.lines);
  });

  it('does not verify a passport whose check digit is wrong on the paper', {
    timeout: patience,
  }, async () => {
    const [first = '', second = ''] = passport.lines;
    const wrong = String((Number(second.charAt(43)) + 1) % 10);
    const reading = await read(pageWith([first, second.slice(0, 43) + wrong]));
    expect(reading?.verified).toBe(false);
    expect(reading?.lines[1]).toBe(second.slice(0, 43) + wrong);
  });

  it('finds nothing on white paper, on a page of other text and on a page without its MRZ', {
    timeout: patience,
  }, async () => {
    const white = { width: 900, height: 600, data: new Uint8Array(900 * 600 * 4).fill(255) };
    expect(await read(white)).toBeNull();
    const sheet = createCanvas(900, 700);
    const context = sheet.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 900, 700);
    context.fillStyle = '#111';
    context.font = '22px "Specimen Text"';
    for (let row = 0; row < 20; row += 1) {
      context.fillText(
        'El trabajador prestara sus servicios en la ciudad de Quito, segun el contrato',
        40,
        60 + row * 31,
      );
    }
    expect(await read(pixelsOf(sheet))).toBeNull();
    expect(await read(pageWith([]))).toBeNull();
  });

  // Each was once read wrong, and said to be right: a bar through a P, a bar and a tick over letters, a bar over a filler
  // between names, a blot over a filler of the personal number, a blot that makes the filler after a name a K,
  // one that makes an I a T.
  it.each([49, 70, 241, 439, 791, 1367])(
    'believes nothing wrong under a mark: page %i of the bench',
    {
      timeout: patience,
    },
    async (index) => {
      const [page] = markedPages(1, index);
      if (page === undefined) throw new Error('no page');
      const reading = await read(await decodePicture(await renderMrzPage(page)));
      expect(wrongFields(page.lines, reading?.fields ?? [], now)).toEqual([]);
      if (reading?.verified) expect(reading.lines).toEqual(page.lines);
      expect(reading?.fields.some(({ state }) => state === 'doubtful')).toBe(true);
    },
  );

  it('ends when it is late, with what it has', { timeout: patience }, async () => {
    let strips = 0;
    const counting: LineRecogniser = (lines) => {
      strips += lines.length;
      return recognise(lines);
    };
    expect(await readMrz(pageWith(passport.lines), counting, now, () => true)).toBeNull();
    expect(strips).toBe(0);
    const reading = await readMrz(pageWith(passport.lines), counting, now, () => strips > 0);
    expect(reading).toMatchObject({ lines: passport.lines });
  });

  it('finds nothing in a picture of one pixel', { timeout: patience }, async () => {
    expect(await read({ width: 1, height: 1, data: new Uint8Array([0, 0, 0, 255]) })).toBeNull();
  });
});
