import { expect, test } from 'vitest';
import { createContractReader } from '#renderer/reader/contract/read-contract.ts';
import { type Stopwatch, startPageBudget } from '#renderer/reader/inspect/page-budget.ts';
import type { ReadWord } from '#shared/vision/reading/contract-reading.ts';
import type { PixelImage } from '#shared/vision/reading/pixel-image.ts';

/** A clock that stands still until the test moves it, and then wakes who waited. */
function stoppedClock() {
  let at = 1000;
  let waiting: { until: number; wake: () => void }[] = [];
  const watch: Stopwatch = {
    now: () => at,
    wait: (milliseconds) =>
      new Promise((wake) => {
        waiting.push({ until: at + milliseconds, wake });
      }),
  };
  return {
    watch,
    move(milliseconds: number) {
      at += milliseconds;
      const [due, later] = [
        waiting.filter(({ until }) => until <= at),
        waiting.filter(({ until }) => until > at),
      ];
      waiting = later;
      for (const { wake } of due) wake();
    },
  };
}

const sheet = { pixels: 8_700_000, decodeMilliseconds: 100 };

test('all stages of a page share five seconds', async () => {
  const clock = stoppedClock();
  const budget = startPageBudget(clock.watch, 5000, 1000, sheet);
  clock.move(2000);
  expect(await budget.within(Promise.resolve('measured'))).toBe('measured');
  expect(budget.left()).toBe(3000);
  const endless = budget.within(new Promise(() => undefined));
  clock.move(3000);
  expect(await endless).toBeUndefined();
  expect(budget.left()).toBe(0);
  expect(await budget.within(Promise.resolve('too late'))).toBeUndefined();
});

test.each([
  ['as fast as the one of the figures', 100, 5000],
  ['faster', 10, 5000],
  ['three times slower', 3 * 194, 15_000],
  ['stuck', 60_000, 30_000],
])('a machine that is %s has its own five seconds', (_what, decodeMilliseconds, expected) => {
  const { watch } = stoppedClock();
  expect(startPageBudget(watch, 5000, 1000, { ...sheet, decodeMilliseconds }).left()).toBe(expected);
});

const image: PixelImage = { width: 40, height: 56, data: new Uint8Array(40 * 56 * 4).fill(255) };
const ruc: ReadWord = {
  page: 1,
  text: 'RUC',
  left: 0.1,
  top: 0.1,
  width: 0.1,
  height: 0.02,
  confidence: 0.9,
};

function contractOf(
  readWords: (page: number) => Promise<readonly ReadWord[]>,
  readCodes: () => Promise<readonly string[]> = async () => [],
) {
  const asked = { words: [] as number[], ended: 0, codes: 0 };
  const reader = createContractReader({
    startOcr: async () => undefined,
    endOcr: async () => {
      asked.ended += 1;
    },
    readWords: (_ink, page) => {
      asked.words.push(page);
      return readWords(page);
    },
    readCodes: () => {
      asked.codes += 1;
      return readCodes();
    },
  });
  const page = (number: number, changes = {}) => ({
    number,
    image,
    textLayer: [],
    isEmpty: false,
    ...changes,
  });
  return { reader, asked, page };
}

test('a blank back costs no OCR, and is said to be one', async () => {
  const { watch } = stoppedClock();
  const { reader, asked, page } = contractOf(async () => [ruc]);
  const budget = startPageBudget(watch, 5000, 1000, sheet);
  expect(await reader.addPage(page(1), budget)).toBeUndefined();
  expect(await reader.addPage(page(2, { isEmpty: true }), budget)).toBe('empty');
  expect(asked).toEqual({ words: [1], ended: 0, codes: 1 });
});

test('OCR that does not come back in time is ended, and the next page is read', async () => {
  const clock = stoppedClock();
  const { reader, asked, page } = contractOf((number) =>
    number === 1 ? new Promise(() => undefined) : Promise.resolve([ruc]),
  );
  const held = reader.addPage(page(1), startPageBudget(clock.watch, 5000, 1000, sheet));
  clock.move(5000);
  expect(await held).toBe('too-slow');
  expect(asked).toEqual({ words: [1], ended: 1, codes: 0 });
  expect(await reader.addPage(page(2), startPageBudget(clock.watch, 5000, 6000, sheet))).toBeUndefined();
  expect(reader.finish().source).toBe('ocr');
});

test('a search for codes that does not come back ends with the page, whose words stay', async () => {
  const clock = stoppedClock();
  const { reader, page } = contractOf(
    async () => [ruc],
    () => new Promise(() => undefined),
  );
  let isDone = false;
  const added = reader.addPage(page(1), startPageBudget(clock.watch, 5000, 1000, sheet)).then((leftOut) => {
    isDone = true;
    return leftOut;
  });
  await new Promise(setImmediate);
  expect(isDone).toBe(false);
  clock.move(5000);
  expect(await added).toBeUndefined();
  expect(reader.finish()).toMatchObject({ source: 'ocr', qr: null });
});

test('pages behind the six that OCR reads are said to be unread', async () => {
  const { watch } = stoppedClock();
  const { reader, page } = contractOf(async () => [ruc]);
  const budget = startPageBudget(watch, 5000, 1000, sheet);
  const leftOut = [];
  for (let number = 1; number <= 8; number += 1) leftOut.push(await reader.addPage(page(number), budget));
  expect(leftOut).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'further',
    'further',
  ]);
});
