import { expect, test } from 'vitest';
import type { Log } from '#electron/main/ports.ts';
import { createDocumentReader, type ReaderProcess } from '#electron/main/reader/document-reader.ts';
import { documentSizeLimit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { ReaderJob } from '#shared/contract/reader/reader-messages.ts';
import { defaultGateLimits } from '#shared/vision/reading/gates.ts';

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const jpegBytes = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1);
const pdfBytes = new TextEncoder().encode('%PDF-1.7\nanything');
const picture = { width: 10, height: 20, jpeg: Uint8Array.of(0xff, 0xd8, 0xff) };
const page = { number: 1, ...picture, copy: picture, dotsPerInch: 300, textLayer: [] };

/** A reader over processes that do what `run` says; `started` and `ended` count them. */
function readerWith(run: (job: ReaderJob) => Promise<unknown>, timeLimit = 5000, idleBeforeWarm = 5000) {
  const counts = { started: 0, ended: 0 };
  const reader = createDocumentReader({
    log,
    timeLimit,
    idleBeforeWarm,
    startProcess(): ReaderProcess {
      counts.started += 1;
      return {
        run,
        end: () => {
          counts.ended += 1;
        },
      };
    },
  });
  return { reader, counts };
}

const answer = (outcome: unknown) => async (job: ReaderJob) => ({ id: job.id, outcome });

test('a good document gives its pages, and the process is kept for the next', async () => {
  const { reader, counts } = readerWith(answer({ ok: true, pages: [page] }));
  expect(await reader.read(jpegBytes)).toEqual({ ok: true, mediaType: 'image/jpeg', pages: [page] });
  expect(await reader.read(pdfBytes)).toMatchObject({ ok: true, mediaType: 'application/pdf' });
  expect(counts).toEqual({ started: 1, ended: 0 });
});

test('size and type are judged before any process sees the file', async () => {
  const { reader, counts } = readerWith(answer({ ok: true, pages: [page] }));
  expect(await reader.read(new Uint8Array(0))).toEqual({ ok: false, refusal: 'empty' });
  expect(await reader.read(new Uint8Array(documentSizeLimit + 1))).toEqual({
    ok: false,
    refusal: 'too-large',
  });
  for (const text of [
    'just text',
    'PK\u0003\u0004',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'GIF89a\u0001\u0000\u0001\u0000',
    'PK\u0003\u0004 renamed.pdf',
    '%!PS',
  ]) {
    const bytes = new TextEncoder().encode(text);
    expect(await reader.read(bytes)).toEqual({ ok: false, refusal: 'unsupported-type' });
  }
  expect(counts.started).toBe(0);
});

test('a telephone picture goes to the process as one, whichever of its brands it carries', async () => {
  const { reader } = readerWith(answer({ ok: true, pages: [page] }));
  for (const [brand, mediaType] of [
    ['heic', 'image/heic'],
    ['mif1', 'image/heic'],
    ['avif', 'image/avif'],
  ]) {
    const bytes = new TextEncoder().encode(`\0\0\0\u0018ftyp${brand}\0\0\0\0${brand}heic`);
    expect(await reader.read(bytes)).toMatchObject({ ok: true, mediaType });
  }
});

test('a process that refused a file never sees the next one', async () => {
  const { reader, counts } = readerWith(answer({ ok: false, refusal: 'active-content' }));
  expect(await reader.read(pdfBytes)).toEqual({ ok: false, refusal: 'active-content' });
  expect(await reader.read(pdfBytes)).toEqual({ ok: false, refusal: 'active-content' });
  expect(counts).toEqual({ started: 2, ended: 2 });
});

test('a reader that was made warm has a warm process again soon after a file ended one', async () => {
  const warmed: number[] = [];
  let started = 0;
  const bothWarm = new Promise<void>((resolve) => {
    const run = async (job: ReaderJob) => {
      if (job.task !== 'warm') return { id: job.id, outcome: { ok: false, refusal: 'damaged' } };
      warmed.push(started);
      if (warmed.length === 2) resolve();
      return { id: job.id, outcome: { ok: true, warm: true } };
    };
    const reader = createDocumentReader({
      log,
      idleBeforeWarm: 1,
      startProcess: () => {
        started += 1;
        return { run, end: () => undefined };
      },
    });
    void reader.warm().then(() => reader.read(jpegBytes));
  });
  await bothWarm;
  expect(warmed).toEqual([1, 2]);
});

test('a process that cannot be made warm is not tried again until a document comes', async () => {
  const { reader, counts } = readerWith(answer({ ok: false, refusal: 'damaged' }), 5000, 1);
  await reader.warm();
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(counts).toEqual({ started: 1, ended: 1 });
});

test('a reader that died tries once more with less, in a new process', async () => {
  const jobs: ReaderJob[] = [];
  const { reader, counts } = readerWith(async (job) => {
    jobs.push(job);
    return jobs.length === 1 ? undefined : { id: job.id, outcome: { ok: true, pages: [page] } };
  });
  expect(await reader.read(jpegBytes)).toMatchObject({ ok: true });
  expect(counts).toEqual({ started: 2, ended: 1 });
  expect(jobs).toMatchObject([
    { task: 'store', copyLongSide: 4700 },
    { task: 'store', copyLongSide: 2350 },
  ]);
});

test('an inspection that the reader died of is made once more, of smaller pages', async () => {
  const sides: number[] = [];
  const { reader, counts } = readerWith(async (job) => {
    if (job.task === 'inspect') sides.push(job.longSide);
    return undefined;
  });
  const request = {
    kind: 'contract',
    pages: [],
    limits: defaultGateLimits,
    now: '2026-11-24T12:00:00Z',
  } as const;
  expect(await reader.inspect(request)).toEqual({ ok: false, problem: 'reader-stopped' });
  expect(sides).toEqual([9400, 2350]);
  expect(counts).toEqual({ started: 2, ended: 2 });
});

test('a reader that ran out of memory and said so tries with less too', async () => {
  let asked = 0;
  const { reader, counts } = readerWith(async (job) => {
    asked += 1;
    const short = { ok: false, refusal: 'reader-stopped' };
    return { id: job.id, outcome: asked === 1 ? short : { ok: true, pages: [page] } };
  });
  expect(await reader.read(jpegBytes)).toMatchObject({ ok: true });
  expect(counts).toEqual({ started: 2, ended: 1 });
});

test('a file that stops two readers is not called damaged; one that holds the process took too long', async () => {
  const killed = readerWith(async () => undefined);
  expect(await killed.reader.read(jpegBytes)).toEqual({ ok: false, refusal: 'reader-stopped' });
  expect(killed.counts).toEqual({ started: 2, ended: 2 });

  const held = readerWith(() => new Promise(() => undefined), 30);
  expect(await held.reader.read(jpegBytes)).toEqual({ ok: false, refusal: 'took-too-long' });
  expect(held.counts).toEqual({ started: 1, ended: 1 });
});

test.each([
  ['nothing', undefined],
  ['a word', 'ok'],
  ["another job's answer", { id: 99, outcome: { ok: true, pages: [page] } }],
  ['no pages', { id: 1, outcome: { ok: true, pages: [] } }],
  ['a page that is no JPEG', { id: 1, outcome: { ok: true, pages: [{ ...page, jpeg: new Uint8Array(4) }] } }],
  ['a page out of order', { id: 1, outcome: { ok: true, pages: [{ ...page, number: 2 }] } }],
  ['a page of absurd size', { id: 1, outcome: { ok: true, pages: [{ ...page, width: 1e9 }] } }],
  ['an unknown refusal', { id: 1, outcome: { ok: false, refusal: 'please' } }],
  ['something more', { id: 1, outcome: { ok: true, pages: [page], path: '/etc/passwd' } }],
])('an answer that is %s is not believed', async (_what, result) => {
  const { reader } = readerWith(async () => result);
  expect(await reader.read(jpegBytes)).toEqual({ ok: false, refusal: 'reader-stopped' });
});

test('documents are read one after another', async () => {
  let present = 0;
  let most = 0;
  const { reader } = readerWith(async (job) => {
    present += 1;
    most = Math.max(most, present);
    await new Promise((done) => setTimeout(done, 5));
    present -= 1;
    return { id: job.id, outcome: { ok: true, pages: [page] } };
  });
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => reader.read(jpegBytes)));
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
  expect(most).toBe(1);
});
