import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCupsPrinter } from '#electron/main/devices/printing/cups-printer.ts';
import type { Printer, PrintJobState } from '#electron/main/ports.ts';
import { type PrivateCups, startPrivateCups, whyNoCups } from '#test/support/cups/private-cups.ts';

const missing = whyNoCups();
if (missing !== undefined) console.warn(`SKIPPED, the tests on a real print queue: ${missing}`);

const driver = 'lsb/usr/cupsfilters/Generic-PDF_Printer-PDF.ppd';
const a4 = { width: 595.28, height: 841.89 } as const;
/** Points in 13 mm. */
const edge = (13 / 25.4) * 72;

/** Two copies, each with a word at every edge that may be printed on. */
async function twoCopies(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (const copy of ['one', 'two']) {
    const page = document.addPage([a4.width, a4.height]);
    const write = (x: number, y: number) => page.drawText(copy, { x, y, size: 8, font });
    write(edge, a4.height / 2);
    write(a4.width - edge - 20, a4.height / 2);
    write(a4.width / 2, edge);
    write(a4.width / 2, a4.height - edge - 8);
  }
  return document.save();
}

describe.skipIf(missing !== undefined)(
  `on the real print system${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    let cups: PrivateCups;
    let printer: Printer;

    beforeAll(async () => {
      cups = await startPrivateCups();
      printer = createCupsPrinter(cups.environment);
    }, 30_000);

    afterAll(() => cups.stop());

    const makeQueue = (name: string, device: string, ...options: string[]) =>
      cups.run('lpadmin', '-p', name, '-E', '-v', device, '-m', driver, ...options);

    async function print(queue: string): Promise<string> {
      const outcome = await printer.print(queue, await twoCopies(), 'Ventanilla receipt');
      if (!outcome.ok || outcome.job === null) throw new Error(`not taken: ${JSON.stringify(outcome)}`);
      return outcome.job;
    }

    async function waitFor(job: string, isSo: (state: PrintJobState | undefined) => boolean) {
      for (let round = 0; round < 400; round += 1) {
        const state = await printer.followJob(job);
        if (isSo(state)) return state;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the job did not come so far');
    }
    const isEnd = (state: PrintJobState | undefined) => state !== undefined && state.state !== 'queued';

    test('a job that came out is told from one that was given up', { timeout: 60_000 }, async () => {
      makeQueue('Sale', 'file:/dev/null');
      makeQueue('Muere', 'beh:/0/1/1/nada:/x', '-o', 'printer-error-policy=abort-job');
      expect(await waitFor(await print('Sale'), isEnd)).toEqual({ state: 'printed' });
      expect(await waitFor(await print('Muere'), isEnd)).toEqual({ state: 'failed', problem: 'job-failed' });
      expect(await printer.followJob('Sale-9999')).toEqual({ state: 'forgotten' });
    });

    test('a printer on a dead address is off, and its job can be taken back', {
      timeout: 60_000,
    }, async () => {
      makeQueue('Apagada', 'socket://127.0.0.1:9');
      const job = await print('Apagada');
      const isOff = (state: PrintJobState | undefined) => state?.state === 'queued' && state.problem !== null;
      expect(await waitFor(job, isOff)).toEqual({ state: 'queued', problem: 'printer-offline' });
      await printer.cancelJob(job);
      expect(await waitFor(job, isEnd)).toEqual({ state: 'failed', problem: 'job-cancelled' });
    });

    test('a queue that refuses, stops or holds says so in our words', { timeout: 60_000 }, async () => {
      makeQueue('Cerrada', 'file:/dev/null');
      cups.run('cupsreject', '-r', 'Maintenance', 'Cerrada');
      const refused = await printer.print('Cerrada', await twoCopies(), 'x');
      expect(refused).toEqual({ ok: false, problem: 'printer-refuses', message: null });
      expect(await printer.print('Nada', await twoCopies(), 'x')).toMatchObject({
        problem: 'printer-not-found',
      });

      makeQueue('Parada', 'socket://127.0.0.1:9');
      const job = await print('Parada');
      cups.run('cupsdisable', '-r', 'no paper', 'Parada');
      expect(await printer.followJob(job)).toEqual({ state: 'queued', problem: 'printer-stopped' });
      expect(await printer.print('Parada', await twoCopies(), 'x')).toMatchObject({
        problem: 'printer-stopped',
      });

      makeQueue('Retenida', 'file:/dev/null', '-o', 'job-hold-until-default=indefinite');
      expect(await printer.followJob(await print('Retenida'))).toEqual({
        state: 'queued',
        problem: 'printer-held',
      });
    });

    test('a queue for Letter on both sides prints A4 on one, whole to 13 mm of each edge', {
      timeout: 60_000,
    }, async () => {
      const letterQueue = (name: string): string => {
        const path = join(cups.folder, `${name}.pdf`);
        // The scheduler makes no file below /dev, where tests may keep theirs.
        writeFileSync(path, '');
        makeQueue(name, `file:${path}`, '-o', 'PageSize=Letter', '-o', 'Duplex=DuplexNoTumble');
        return path;
      };
      // Without our options such a queue prints on its own paper, and on both sides of it.
      const plain = join(cups.folder, 'plain.pdf');
      writeFileSync(plain, await twoCopies());
      const plainPath = letterQueue('Simple');
      const taken = cups.run('lp', '-d', 'Simple', plain);
      await waitFor(/request id is (\S+)/.exec(taken)?.[1] ?? '', isEnd);
      const before = await readSheets(plainPath);
      expect(before.pages[0]?.size).toEqual([612, 792]);
      expect(before.head).toMatch(/SET DUPLEX=ON/);

      const path = letterQueue('Carta');
      await waitFor(await print('Carta'), isEnd);
      const { head, pages } = await readSheets(path);
      expect(head).toMatch(/SET DUPLEX=OFF/);
      expect(pages).toHaveLength(2);
      for (const { size, lefts, bottoms } of pages) {
        expect(size).toEqual([595, 842]);
        expect(lefts).toHaveLength(4);
        expect(Math.min(...lefts)).toBeCloseTo(edge, 0);
        expect(Math.max(...lefts)).toBeCloseTo(a4.width - edge - 20, 0);
        expect(Math.min(...bottoms)).toBeCloseTo(edge, 0);
        expect(Math.max(...bottoms)).toBeCloseTo(a4.height - edge - 8, 0);
      }
    });
  },
);

/** What the queue gave the printer: the driver's words before the pages, and where each page has its words. */
async function readSheets(path: string) {
  const bytes = readFileSync(path);
  const start = bytes.indexOf('%PDF');
  const pdf = await getDocument({ data: new Uint8Array(bytes.subarray(start)), useSystemFonts: true })
    .promise;
  const pages: { size: number[]; lefts: number[]; bottoms: number[] }[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const places = items.flatMap((item) =>
      'str' in item && item.str.trim() !== '' ? [item.transform as number[]] : [],
    );
    pages.push({
      size: page.view.slice(2).map(Math.round),
      lefts: places.map((place) => place[4] ?? 0),
      bottoms: places.map((place) => place[5] ?? 0),
    });
  }
  return { head: bytes.subarray(0, start).toString('latin1'), pages };
}
