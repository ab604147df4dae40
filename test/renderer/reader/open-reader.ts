import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { readerPolicy } from '#electron/main/protocol/content-policy.ts';
import type { PagesOutcome, StoreTask } from '#renderer/reader/reader-job.ts';
import { findChromium } from '#test/support/chromium/find-chromium.ts';

const ORIGIN = 'https://reader.invalid';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

export interface OpenReader {
  readonly page: Page;
  read(
    bytes: Uint8Array,
    mediaType: StoreTask['mediaType'],
    changes?: Partial<StoreTask>,
  ): Promise<PagesOutcome>;
  close(): Promise<void>;
}

/** The reader's page alone, built and shown in Chromium under its real policy, without main behind it. */
export async function openReader(): Promise<OpenReader> {
  const root = resolve(import.meta.dirname, '../../../renderer');
  const packages = resolve(root, '../node_modules/pdfjs-dist');
  const outDir = await mkdtemp(join(tmpdir(), 'reader-'));
  await build({
    configFile: false,
    root,
    base: './',
    worker: { format: 'es' },
    assetsInclude: ['**/*.onnx'],
    logLevel: 'error',
    build: {
      outDir,
      minify: false,
      assetsInlineLimit: 0,
      rollupOptions: { input: join(root, 'reader.html') },
    },
  });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium was not found: set CHROMIUM_PATH');
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    const path = pathname.startsWith('/pdfjs/')
      ? join(packages, pathname.slice('/pdfjs/'.length))
      : join(outDir, pathname);
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
    window.reader = { onJob: (callback) => { give = callback; }, sendResult: (result) => window.settle(result) };
    window.runJob = (job, text) => new Promise((done) => {
      window.settle = (result) => done({ ...result.outcome, pages: result.outcome.pages?.map((page) => ({ ...page, jpeg: [...page.jpeg], copy: { ...page.copy, jpeg: [...page.copy.jpeg] } })) });
      give({ ...job, bytes: Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) });
    });
  `);
  await page.goto(`${ORIGIN}/reader.html`);

  return {
    page,
    async read(bytes, mediaType, changes = {}) {
      const job = {
        id: 1,
        task: 'store',
        mediaType,
        pageLimit: 60,
        pixelLimit: 60_000_000,
        previewLongSide: 2000,
        copyLongSide: 4700,
        ...changes,
      };
      const text = Buffer.from(bytes).toString('base64');
      const outcome = await page.evaluate(
        ([given, encoded]) =>
          (globalThis as unknown as { runJob(job: unknown, text: string): Promise<PagesOutcome> }).runJob(
            given,
            encoded,
          ),
        [job, text] as const,
      );
      if (!outcome.ok) return { ok: false, refusal: outcome.refusal };
      return {
        ok: true,
        pages: outcome.pages.map((each) => ({
          ...each,
          jpeg: Uint8Array.from(each.jpeg),
          copy: { ...each.copy, jpeg: Uint8Array.from(each.copy.jpeg) },
        })),
      };
    },
    async close() {
      await browser.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
