import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { estimateSkew } from '#renderer/reader/edit/estimate-skew.ts';
import { reduceGrey } from '#renderer/reader/gates/resample.ts';
import type { PagePreview, PagesOutcome, SourcePage } from '#shared/contract/reader/reader-messages.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { decodePicture } from '#test/support/mrz-pages/mrz-pages.ts';
import { colourAt } from './colour-at.ts';
import { type OpenReader, openReader } from './open-reader.ts';

let reader: OpenReader;

beforeAll(async () => {
  reader = await openReader();
}, 120_000);

afterAll(() => reader?.close());

type Corners = Extract<PageEdit, { edit: 'perspective' }>['corners'];

type Colour = 'red' | 'blue' | 'white' | 'black';

/** A sheet of 400 x 200: one colour for each quarter, from the top left in the direction of reading. */
function quarters(...colours: readonly [Colour, Colour, Colour, Colour]): SourcePage {
  const canvas = createCanvas(400, 200);
  const context = canvas.getContext('2d');
  for (const [index, colour] of colours.entries()) {
    context.fillStyle = colour;
    context.fillRect((index % 2) * 200, Math.floor(index / 2) * 100, 200, 100);
  }
  return { jpeg: Uint8Array.from(canvas.toBuffer('image/jpeg', 95)), dotsPerInch: 200, textLayer: [] };
}

const flag = (): SourcePage => quarters('red', 'blue', 'white', 'black');

async function quartersOf(page: PagePreview | undefined): Promise<string[]> {
  if (page === undefined) throw new Error('the page is missing');
  const { jpeg } = page.copy;
  return Promise.all([
    colourAt(reader, jpeg, 0.25, 0.25),
    colourAt(reader, jpeg, 0.75, 0.25),
    colourAt(reader, jpeg, 0.25, 0.75),
    colourAt(reader, jpeg, 0.75, 0.75),
  ]);
}

function pagesOf(outcome: PagesOutcome): readonly PagePreview[] {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.pages;
}

const sizeOf = (page: PagePreview | undefined) => [page?.copy.width, page?.copy.height];

describe('a page is corrected', () => {
  test('cropped to its right half', async () => {
    const area = { left: 0.5, top: 0, width: 0.5, height: 1 };
    const [page] = pagesOf(await reader.edit([flag()], [{ edit: 'crop', page: 1, area }]));
    expect(sizeOf(page)).toEqual([200, 200]);
    expect(await quartersOf(page)).toEqual(['blue', 'blue', 'black', 'black']);
    expect(page?.dotsPerInch).toBe(200);
  });

  test('turned clockwise by a quarter, and back', async () => {
    const [turned] = pagesOf(await reader.edit([flag()], [{ edit: 'rotate', page: 1, degrees: 90 }]));
    expect(sizeOf(turned)).toEqual([200, 400]);
    expect(await quartersOf(turned)).toEqual(['white', 'red', 'black', 'blue']);
    const both = [90, -90].map((degrees) => ({ edit: 'rotate' as const, page: 1, degrees }));
    const [back] = pagesOf(await reader.edit([flag()], both));
    expect(await quartersOf(back)).toEqual(['red', 'blue', 'white', 'black']);
  });

  test('turned by a few degrees, its sheet grows so that nothing is cut', async () => {
    const page = quarters('red', 'red', 'red', 'red');
    const [turned] = pagesOf(await reader.edit([page], [{ edit: 'rotate', page: 1, degrees: 10 }]));
    expect(sizeOf(turned)).toEqual([429, 266]);
    const jpeg = turned?.copy.jpeg ?? new Uint8Array();
    expect(await colourAt(reader, jpeg, 0.5, 0.5)).toBe('red');
    expect(await colourAt(reader, jpeg, 0.01, 0.98)).toBe('white');
  });

  test('set level by its own lines', async () => {
    const tilted = linesOfText(3.4);
    expect(await skewOf(tilted.jpeg)).toBeCloseTo(3.4, 0);
    const [level] = pagesOf(await reader.edit([tilted], [{ edit: 'deskew', page: 1 }]));
    expect(Math.abs(await skewOf(level?.copy.jpeg ?? new Uint8Array()))).toBeLessThan(0.3);
  });

  test('drawn flat from its four corners, and then of no known resolution', async () => {
    const corners: Corners = [
      { x: 0.5, y: 0.1 },
      { x: 0.95, y: 0.02 },
      { x: 0.9, y: 0.45 },
      { x: 0.55, y: 0.48 },
    ];
    const edit = { edit: 'perspective', page: 1, corners } as const;
    const [page] = pagesOf(await reader.edit([flag()], [edit]));
    expect(await quartersOf(page)).toEqual(['blue', 'blue', 'blue', 'blue']);
    expect(page?.dotsPerInch).toBeNull();
    const [topLeft, topRight, bottomRight, bottomLeft] = corners;
    const crossed = { ...edit, corners: [topRight, topLeft, bottomRight, bottomLeft] as Corners };
    expect((await reader.edit([flag()], [crossed])).ok).toBe(false);
  });
});

describe('pages are divided and joined', () => {
  test('a scan of two pages becomes two pages, beside or below each other', async () => {
    const across = pagesOf(
      await reader.edit([flag()], [{ edit: 'split', page: 1, direction: 'across', at: 0.5 }]),
    );
    expect(across.map(({ number }) => number)).toEqual([1, 2]);
    expect(await quartersOf(across[0])).toEqual(['red', 'red', 'white', 'white']);
    expect(await quartersOf(across[1])).toEqual(['blue', 'blue', 'black', 'black']);
    const down = pagesOf(
      await reader.edit([flag()], [{ edit: 'split', page: 1, direction: 'down', at: 0.25 }]),
    );
    expect(down.map(sizeOf)).toEqual([
      [400, 50],
      [400, 150],
    ]);
  });

  test('two pages become one sheet; the second leaves its place', async () => {
    const red = quarters('red', 'red', 'red', 'red');
    const blue = quarters('blue', 'blue', 'blue', 'blue');
    const merge = { edit: 'merge' as const, page: 1, withPage: 3, direction: 'across' as const };
    const joined = pagesOf(await reader.edit([red, flag(), { ...blue, dotsPerInch: 300 }], [merge]));
    expect(joined).toHaveLength(2);
    expect(sizeOf(joined[0])).toEqual([800, 200]);
    expect(await quartersOf(joined[0])).toEqual(['red', 'blue', 'red', 'blue']);
    // Two resolutions on one sheet are none.
    expect(joined[0]?.dotsPerInch).toBeNull();
    expect(await quartersOf(joined[1])).toEqual(['red', 'blue', 'white', 'black']);
    const down = pagesOf(await reader.edit([red, blue], [{ ...merge, withPage: 2, direction: 'down' }]));
    expect(await quartersOf(down[0])).toEqual(['red', 'red', 'blue', 'blue']);
    expect(down[0]?.dotsPerInch).toBe(200);
  });

  test('what was divided is joined again as it was', async () => {
    const [page] = pagesOf(
      await reader.edit(
        [flag()],
        [
          { edit: 'split', page: 1, direction: 'across', at: 0.5 },
          { edit: 'merge', page: 1, withPage: 2, direction: 'across' },
        ],
      ),
    );
    expect(sizeOf(page)).toEqual([400, 200]);
    expect(await quartersOf(page)).toEqual(['red', 'blue', 'white', 'black']);
  });

  test('a page is taken out, but never the last one', async () => {
    const red = quarters('red', 'red', 'red', 'red');
    const left = pagesOf(await reader.edit([red, flag()], [{ edit: 'remove', page: 1 }]));
    expect(left.map(({ number }) => number)).toEqual([1]);
    expect(await quartersOf(left[0])).toEqual(['red', 'blue', 'white', 'black']);
    expect(await reader.edit([red], [{ edit: 'remove', page: 1 }])).toEqual({
      ok: false,
      refusal: 'page-not-found',
    });
  });
});

describe('corrections keep within limits', () => {
  test('all are made or none: a page that is not there refuses the whole', async () => {
    const edits = [
      { edit: 'rotate' as const, page: 1, degrees: 90 },
      { edit: 'rotate' as const, page: 2, degrees: 90 },
    ];
    expect(await reader.edit([flag()], edits)).toEqual({ ok: false, refusal: 'page-not-found' });
  });

  test('no more pages than a document may have, and no more pixels than a page', async () => {
    const split = { edit: 'split' as const, page: 1, direction: 'across' as const, at: 0.5 };
    expect(await reader.edit([flag()], [split], { pageLimit: 1 })).toEqual({
      ok: false,
      refusal: 'too-many-pages',
    });
    const turn = { edit: 'rotate' as const, page: 1, degrees: 45 };
    expect(await reader.edit([flag()], [turn], { pixelLimit: 100_000 })).toEqual({
      ok: false,
      refusal: 'too-many-pixels',
    });
  });

  test('text of a page stays with it until its pixels move', async () => {
    const word = { text: 'CONTRATO', left: 0.1, top: 0.1, width: 0.2, height: 0.05 };
    const pages = [flag(), flag()].map((page) => ({ ...page, textLayer: [word] }));
    const edited = pagesOf(await reader.edit(pages, [{ edit: 'rotate', page: 1, degrees: 90 }]));
    expect(edited.map(({ textLayer }) => textLayer)).toEqual([[], [word]]);
  });
});

/** A page of level strokes like lines of text, turned clockwise. */
function linesOfText(degrees: number): SourcePage {
  const canvas = createCanvas(900, 1200);
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, 900, 1200);
  context.translate(450, 600);
  context.rotate((degrees * Math.PI) / 180);
  context.fillStyle = 'black';
  for (let line = 0; line < 26; line += 1) {
    for (let word = 0; word < 9; word += 1) {
      context.fillRect(-320 + word * 72, -420 + line * 32, 30 + ((line * 7 + word * 13) % 34), 12);
    }
  }
  return { jpeg: Uint8Array.from(canvas.toBuffer('image/jpeg', 90)), dotsPerInch: 100, textLayer: [] };
}

async function skewOf(jpeg: Uint8Array): Promise<number> {
  return estimateSkew(reduceGrey(await decodePicture(jpeg), 1000));
}
