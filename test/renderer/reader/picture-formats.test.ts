import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PagesOutcome, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import { colourAt } from './colour-at.ts';
import { type OpenReader, openReader } from './open-reader.ts';
import { writePdf } from './pdf-files.ts';

/** Files of `pictures/`: one drawing as scanners, faxes, telephones and programs write it. */

let reader: OpenReader;

beforeAll(async () => {
  reader = await openReader();
}, 60_000);

afterAll(() => reader?.close());

function picture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join(import.meta.dirname, 'pictures', name)));
}

function read(name: string, mediaType: StoreTask['mediaType']): Promise<PagesOutcome> {
  return reader.read(picture(name), mediaType);
}

interface Seen {
  readonly size: string;
  readonly topLeft: string;
  readonly left: string;
  readonly right: string;
}

async function pagesOf(outcome: PagesOutcome): Promise<Seen[]> {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return Promise.all(
    outcome.pages.map(async ({ copy }) => ({
      size: `${copy.width} x ${copy.height}`,
      topLeft: await colourAt(reader, copy.jpeg, 0.1, 0.1),
      left: await colourAt(reader, copy.jpeg, 0.3, 0.8),
      right: await colourAt(reader, copy.jpeg, 0.8, 0.8),
    })),
  );
}

const inColour = { topLeft: 'black', left: 'red', right: 'blue' };
const ofOneBit = { topLeft: 'black', left: 'white', right: 'white' };

describe('a TIFF', () => {
  test.each([
    'plain',
    'lzw',
    'lzw-predictor',
    'zip',
    'packbits',
    'jpeg-rgb',
    'jpeg-ycbcr',
    'tiled-lzw',
    'tiled-jpeg',
    'planes',
    'planes-tiled',
    'big-endian',
    'bigtiff',
    'bigtiff-big-endian',
    'small-strips',
    'cmyk',
    'palette',
    'alpha',
    'sixteen-bit',
    'sixteen-bit-planes',
  ])('written as %s has its colours where they were', async (name) => {
    expect(await pagesOf(await read(`${name}.tif`, 'image/tiff'))).toEqual([
      { size: '48 x 32', ...inColour },
    ]);
  });

  test.each(['one-bit', 'g4', 'g4-least-bit-first', 'g3', 'g3-two-dimensional', 'ccitt-rle'])(
    'of one bit written as %s has its ink where it was',
    async (name) => {
      expect(await pagesOf(await read(`${name}.tif`, 'image/tiff'))).toEqual([
        { size: '48 x 32', ...ofOneBit },
      ]);
    },
  );

  test.each([
    [2, 'top right', '48 x 32'],
    [3, 'bottom right', '48 x 32'],
    [4, 'bottom left', '48 x 32'],
    [5, 'top left', '32 x 48'],
    [6, 'top right', '32 x 48'],
    [7, 'bottom right', '32 x 48'],
    [8, 'bottom left', '32 x 48'],
  ] as const)(
    'of orientation %i is turned or mirrored: its corner comes %s',
    async (number, corner, size) => {
      const outcome = await read(`orientation-${number}.tif`, 'image/tiff');
      const [seen] = await pagesOf(outcome);
      expect(seen?.size).toBe(size);
      const copy = outcome.ok ? outcome.pages[0]?.copy.jpeg : undefined;
      const at = { x: corner.endsWith('right') ? 0.9 : 0.1, y: corner.startsWith('bottom') ? 0.9 : 0.1 };
      expect(await colourAt(reader, copy ?? new Uint8Array(), at.x, at.y)).toBe('black');
    },
  );

  test('of several pages gives them in order, a thumbnail among them left out', async () => {
    const upsideDown = { topLeft: 'red', left: 'red', right: 'blue' };
    expect(await pagesOf(await read('pages.tif', 'image/tiff'))).toMatchObject([
      inColour,
      upsideDown,
      inColour,
    ]);
    expect(await pagesOf(await read('thumbnail.tif', 'image/tiff'))).toEqual([
      { size: '48 x 32', ...inColour },
      { size: '48 x 32', ...upsideDown },
    ]);
  });

  test('compressed as no scanner does says so', async () => {
    expect(await read('zstandard.tif', 'image/tiff')).toEqual({ ok: false, refusal: 'unknown-compression' });
  });

  test('cut short is damaged, at any cut', async () => {
    for (const name of ['g4.tif', 'bigtiff.tif', 'planes-tiled.tif', 'jpeg-ycbcr.tif', 'pages.tif']) {
      const whole = picture(name);
      for (const share of [0.01, 0.2, 0.5, 0.8, 0.99]) {
        const cut = whole.subarray(0, Math.floor(whole.length * share));
        expect(await reader.read(cut, 'image/tiff'), `${name} ${share}`).toEqual({
          ok: false,
          refusal: 'damaged',
        });
      }
    }
  });
});

describe('another picture', () => {
  test.each([
    ['plain.bmp', 'image/bmp'],
    ['palette.bmp', 'image/bmp'],
    ['cmyk.jpg', 'image/jpeg'],
    ['progressive.jpg', 'image/jpeg'],
    ['telephone.heic', 'image/heic'],
    ['telephone.avif', 'image/avif'],
  ] as const)('%s has its colours where they were', async (name, type) => {
    expect(await pagesOf(await read(name, type))).toMatchObject([inColour]);
  });

  test('a bitmap of one bit and a grey PNG of sixteen are read', async () => {
    expect(await pagesOf(await read('one-bit.bmp', 'image/bmp'))).toMatchObject([ofOneBit]);
    expect(await pagesOf(await read('sixteen-bit-grey.png', 'image/png'))).toMatchObject([
      { topLeft: 'black', left: 'white', right: 'black' },
    ]);
  });

  test.each([
    ['plain.bmp', 'image/bmp'],
    ['telephone.heic', 'image/heic'],
    ['telephone.avif', 'image/avif'],
  ] as const)('%s cut short is damaged, at any cut', async (name, type) => {
    const whole = picture(name);
    for (const share of [0.01, 0.2, 0.6, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect(await reader.read(cut, type)).toEqual({ ok: false, refusal: 'damaged' });
    }
  });

  test('a telephone picture that is whole and not understood has to be sent as JPEG', async () => {
    const unknown = Buffer.from(picture('telephone.heic'));
    unknown.write('vvc1', unknown.indexOf('hvc1'), 'latin1');
    expect(await reader.read(new Uint8Array(unknown), 'image/heic')).toEqual({
      ok: false,
      refusal: 'phone-picture',
    });
  });

  test('a bomb is refused by its header, whatever the format', async () => {
    const refusal = { ok: false, refusal: 'too-many-pixels' };
    const few = { pixelLimit: 48 * 32 - 1 };
    expect(await reader.read(picture('bigtiff.tif'), 'image/tiff', few)).toEqual(refusal);
    expect(await reader.read(picture('plain.bmp'), 'image/bmp', few)).toEqual(refusal);
    expect(await reader.read(picture('telephone.heic'), 'image/heic', few)).toEqual(refusal);
    expect(await reader.read(picture('telephone.avif'), 'image/avif', few)).toEqual(refusal);
  });
});

test('a PDF with bytes before its header is read', async () => {
  const before = new TextEncoder().encode('Content-Type: application/pdf\r\n\r\n');
  const pdf = new Uint8Array(Buffer.concat([before, writePdf({ pages: 2 })]));
  const outcome = await reader.read(pdf, 'application/pdf');
  expect(outcome.ok && outcome.pages.length).toBe(2);
});
