import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bindPages } from '#electron/main/devices/scanning/bind-pages.ts';
import { createSaneScanner } from '#electron/main/devices/scanning/sane-scanner.ts';
import type { ScanProgress } from '#shared/contract/kiosk/documents/capture-methods.ts';
import { ensureScanimage } from '#test/support/scanner/ensure-scanimage.ts';
import { makeSaneFolder, type SaneChoices, type SaneFolder } from '#test/support/scanner/sane-folder.ts';

/** SANE's own `test` device: a real backend behind the real command. */

let sane: SaneFolder | undefined;
let memoryFolder: string;

beforeEach(() => {
  memoryFolder = mkdtempSync(join(tmpdir(), 'ventanilla-scan-test-'));
});
afterEach(() => {
  sane?.remove();
  rmSync(memoryFolder, { recursive: true, force: true });
});

function scannerWith(choices: SaneChoices = {}) {
  sane = makeSaneFolder(choices);
  return createSaneScanner({ environment: { ...process.env, ...sane.environment }, memoryFolder });
}

const request = {
  scanner: 'test:0',
  source: 'flatbed',
  resolution: 100,
  pageLimit: 60,
  format: 'png',
} as const;

function watch(signal = new AbortController().signal) {
  const seen: ScanProgress[] = [];
  return { seen, onProgress: (progress: ScanProgress) => seen.push(progress), signal };
}

const isPng = (bytes: Uint8Array | undefined): boolean => bytes?.[0] === 0x89 && bytes[1] === 0x50;

describe.runIf(ensureScanimage())('scanning through SANE', () => {
  test('lists the devices with what each can take', async () => {
    const { scanners, problem } = await scannerWith({ backends: ['test'] }).listDevices();
    expect(problem).toBeNull();
    expect(scanners[0]).toEqual({
      id: 'test:0',
      name: 'Noname frontend-tester',
      sources: ['flatbed', 'feeder'],
    });
  });

  test('one sheet of the flatbed comes in colour at the resolution asked, and leaves no file behind', async () => {
    const watcher = watch();
    const { pages, problem } = await scannerWith().scan(request, watcher);
    expect(problem).toBeNull();
    expect(pages).toHaveLength(1);
    const page = pages[0];
    expect(isPng(page)).toBe(true);
    const header = new DataView(page?.buffer ?? new ArrayBuffer(0));
    // 200 mm, this device's sheet, at 100 dots an inch; colour type 2 is RGB.
    expect([header.getUint32(16), header.getUint32(20), page?.[25]]).toEqual([787, 787, 2]);
    expect(watcher.seen).toContainEqual({ page: 1, percent: 100 });
    expect(readdirSync(memoryFolder)).toEqual([]);
  });

  test('the feeder gives all its sheets, which bind into one document', async () => {
    const watcher = watch();
    const { pages, problem } = await scannerWith().scan(
      { ...request, source: 'feeder', format: 'jpeg' },
      watcher,
    );
    expect(problem).toBeNull();
    expect(pages).toHaveLength(10);
    expect(Math.max(...watcher.seen.map(({ page }) => page))).toBeGreaterThanOrEqual(10);
    const book = await PDFDocument.load(await bindPages(pages, 100));
    expect(book.getPageCount()).toBe(10);
    // 200 mm in points.
    expect(book.getPage(0).getWidth()).toBeCloseTo(566.64, 1);
  });

  test.each([
    ['SANE_STATUS_JAMMED', 'feeder-jammed'],
    ['SANE_STATUS_COVER_OPEN', 'cover-open'],
    ['SANE_STATUS_DEVICE_BUSY', 'scanner-busy'],
    ['SANE_STATUS_NO_DOCS', 'feeder-empty'],
    ['SANE_STATUS_IO_ERROR', 'scanner-lost'],
    ['SANE_STATUS_ACCESS_DENIED', 'access-denied'],
  ] as const)('%s is told as %s, with no half page', async (status, expected) => {
    const scanner = scannerWith({ deviceOptions: ['--read-return-value', status] });
    expect(await scanner.scan(request, watch())).toEqual({ pages: [], problem: expected });
    expect(readdirSync(memoryFolder)).toEqual([]);
  });

  test('a scan is cancelled while the lamp moves', async () => {
    const scanner = scannerWith({
      deviceOptions: ['--read-delay=yes', '--read-delay-duration', '200000', '--read-limit=yes'],
    });
    const stop = new AbortController();
    const scanning = scanner.scan(
      { ...request, resolution: 300 },
      {
        signal: stop.signal,
        onProgress: () => stop.abort(),
      },
    );
    expect((await scanning).problem).toBe('cancelled');
    expect((await scanning).pages).toEqual([]);
  });

  test('a device that says nothing more is given up', async () => {
    sane = makeSaneFolder({
      deviceOptions: ['--read-delay=yes', '--read-delay-duration', '200000', '--read-limit=yes'],
    });
    const scanner = createSaneScanner({
      environment: { ...process.env, ...sane.environment },
      memoryFolder,
      silenceLimit: 50,
    });
    expect((await scanner.scan(request, watch())).problem).toBe('scanner-not-answering');
  });

  test('a scanner that is not there is said not to be found', async () => {
    const outcome = await scannerWith().scan({ ...request, scanner: 'airscan:gone' }, watch());
    expect(outcome).toEqual({ pages: [], problem: 'scanner-not-found' });
  });
});

test('a machine without scanning software says so', async () => {
  const scanner = createSaneScanner({ environment: { PATH: '/nowhere' }, memoryFolder });
  expect(await scanner.listDevices()).toEqual({ scanners: [], problem: 'scanning-not-installed' });
});
