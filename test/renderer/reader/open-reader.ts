import { readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import type { UserConfig } from 'electron-vite';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { readerPolicy } from '#electron/main/protocol/content-policy.ts';
import type { PagesOutcome, SourcePage, StoreTask } from '#shared/contract/reader/reader-messages.ts';
import type { DocumentReading, ReadingKind } from '#shared/vision/reading/document-reading.ts';
import { defaultGateLimits } from '#shared/vision/reading/gates.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { findHeadlessChromium } from '#test/support/chromium/find-chromium.ts';
import { oncePerRun } from '#test/support/once-per-run.ts';
import productConfig from '../../../electron.vite.config.ts';

const root = resolve(import.meta.dirname, '../../../renderer');
const ORIGIN = 'https://reader.invalid';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

export interface OpenReader {
  readonly page: Page;
  read(
    bytes: Uint8Array,
    mediaType: StoreTask['mediaType'],
    changes?: Partial<StoreTask>,
  ): Promise<PagesOutcome>;
  /** `now` is the day of the tests' invented people. */
  inspect(pages: readonly SourcePage[], kind: ReadingKind): Promise<DocumentReading>;
  edit(
    pages: readonly SourcePage[],
    edits: readonly PageEdit[],
    changes?: Partial<typeof limits>,
  ): Promise<PagesOutcome>;
  close(): Promise<void>;
}

/** No page of a test runs out of time, however slow the machine is. */
const pageMilliseconds = 3_600_000;
const limits = { pageLimit: 60, pixelLimit: 60_000_000, previewLongSide: 2000, copyLongSide: 4700 };

/** What the page's script gives back: a picture's bytes cross to the test as base64. */
type Settled = PagesOutcome | { readonly ok: true; readonly reading: DocumentReading };

/** The reader's page as the product ships it: what `npm test` has just built, else a build of the page alone. */
async function builtReader(): Promise<string> {
  if (process.env['VENTANILLA_TEST_BUILT'] === '1') return resolve(root, '../out/renderer');
  return oncePerRun('reader', async (outDir) => {
    const { renderer } = productConfig as UserConfig;
    const rollupOptions = { input: join(root, 'reader.html') };
    await build({
      ...renderer,
      configFile: false,
      logLevel: 'error',
      build: { ...renderer?.build, outDir, emptyOutDir: true, rollupOptions },
    });
  });
}

/** The reader's page alone, shown in Chromium under its real policy, without main behind it. */
export async function openReader(): Promise<OpenReader> {
  const outDir = await builtReader();
  const executablePath = findHeadlessChromium();
  if (executablePath === undefined) throw new Error('Chromium was not found: set CHROMIUM_PATH');
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(outDir, pathname);
    try {
      const headers = {
        'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream',
        'Content-Security-Policy': readerPolicy,
      };
      return route.fulfill({ body: readFileSync(path), headers });
    } catch {
      return route.abort();
    }
  });
  await page.addInitScript(`
    let give;
    const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const textOf = (bytes) => {
      let characters = '';
      for (let at = 0; at < bytes.length; at += 32768) characters += String.fromCharCode(...bytes.subarray(at, at + 32768));
      return btoa(characters);
    };
    const plain = (page) => ({ ...page, jpeg: textOf(page.jpeg), copy: { ...page.copy, jpeg: textOf(page.copy.jpeg) } });
    window.reader = {
      onJob: (callback) => { give = callback; },
      sendResult: (result) => { if ('outcome' in result) window.settle(result.outcome); },
    };
    window.runJob = (job, texts) => new Promise((done) => {
      window.settle = (outcome) => done({ ...outcome, strip: null, pages: outcome.pages?.map(plain) });
      const files = texts.map(bytesOf);
      give(job.task === 'store'
        ? { ...job, bytes: files[0] }
        : { ...job, pages: job.pages.map((page, index) => ({ ...page, jpeg: files[index] })) });
    });
  `);
  await page.goto(`${ORIGIN}/reader.html`);

  async function run(job: object, files: readonly Uint8Array[]): Promise<Settled> {
    const texts = files.map((bytes) => Buffer.from(bytes).toString('base64'));
    return page.evaluate(
      ([given, encoded]) =>
        (globalThis as unknown as { runJob(job: unknown, texts: unknown): Promise<Settled> }).runJob(
          given,
          encoded,
        ),
      [{ id: 1, ...job }, texts] as const,
    );
  }

  async function runForPages(job: object, files: readonly Uint8Array[]): Promise<PagesOutcome> {
    const outcome = await run(job, files);
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
    if (!('pages' in outcome)) throw new Error('the reader answered another task');
    return {
      ok: true,
      pages: outcome.pages.map((each) => ({
        ...each,
        jpeg: bytesOf(each.jpeg),
        copy: { ...each.copy, jpeg: bytesOf(each.copy.jpeg) },
      })),
    };
  }

  return {
    page,
    read: (bytes, mediaType, changes = {}) =>
      runForPages({ task: 'store', mediaType, ...limits, ...changes }, [bytes]),
    edit: (pages, edits, changes = {}) =>
      runForPages(
        { task: 'edit', pages: withoutPictures(pages), edits, ...limits, ...changes },
        picturesOf(pages),
      ),
    async inspect(pages, kind) {
      const now = '2026-11-24T12:00:00Z';
      const longSide = 2 * limits.copyLongSide;
      const job = {
        task: 'inspect',
        kind,
        pages: withoutPictures(pages),
        limits: defaultGateLimits,
        longSide,
        pageMilliseconds,
        now,
      };
      const outcome = await run(job, picturesOf(pages));
      if (!outcome.ok || !('reading' in outcome)) throw new Error('the pages were not inspected');
      return outcome.reading;
    },
    close: () => browser.close(),
  };
}

function bytesOf(base64: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(String(base64), 'base64'));
}

function picturesOf(pages: readonly SourcePage[]): Uint8Array[] {
  return pages.map(({ jpeg }) => jpeg);
}

function withoutPictures(pages: readonly SourcePage[]): object[] {
  return pages.map(({ dotsPerInch, textLayer }) => ({ dotsPerInch, textLayer }));
}
