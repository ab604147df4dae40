import { EventEmitter } from 'node:events';
import type { WebContentsPrintOptions } from 'electron';
import { expect, test } from 'vitest';
import { createWindowsPrinter } from '#electron/main/devices/printing/windows-printer.ts';
import type { ReadOutcome } from '#electron/main/ports.ts';
import { createPaperPages } from '#electron/main/protocol/paper-pages.ts';
import type { WindowOpener } from '#electron/main/windows/open-secure-window.ts';

const pdf = new TextEncoder().encode('%PDF-1.7 a paper');
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]);

function page(number: number, width: number, height: number) {
  return {
    number,
    width,
    height,
    jpeg,
    copy: { width, height, jpeg },
    dotsPerInch: 200,
    textLayer: [],
  };
}

/** A4 and half of it at 200 dots an inch. */
const read: ReadOutcome = {
  ok: true,
  mediaType: 'application/pdf',
  pages: [page(1, 1654, 2339), page(2, 1165, 1654)],
};

/** A window of Electron's as far as a print goes: what was loaded, what was asked, and the answer of the system. */
function windowsMachine(answer: [success: boolean, reason: string] | 'renderer-gone') {
  const papers = createPaperPages();
  const loaded: string[] = [];
  const asked: WebContentsPrintOptions[] = [];
  let open = 0;
  const opener = {
    open: () => {
      open += 1;
      let isDestroyed = false;
      const contents = Object.assign(new EventEmitter(), {
        print: (options: WebContentsPrintOptions, callback: (success: boolean, reason: string) => void) => {
          asked.push(options);
          if (answer === 'renderer-gone') contents.emit('render-process-gone', {}, { reason: 'crashed' });
          else callback(...answer);
        },
        getPrintersAsync: async () => [{ name: 'Mostrador' }],
      });
      return {
        webContents: contents,
        loadURL: async (address: string) => {
          loaded.push(String(papers.take(address)?.body));
        },
        isDestroyed: () => isDestroyed,
        destroy: () => {
          isDestroyed = true;
          open -= 1;
        },
      };
    },
  } as unknown as WindowOpener;
  const printer = createWindowsPrinter(opener, papers, { read: async () => read });
  return { printer, loaded, asked, openWindows: () => open };
}

test('each sheet is a picture of the stored one, on one side of A4, with no viewer of PDF in between', async () => {
  const { printer, loaded, asked, openWindows } = windowsMachine([true, '']);
  expect(await printer.listQueues()).toEqual(['Mostrador']);
  // Handed over, and not "printed": Chromium names no job that could be followed.
  expect(await printer.print('Mostrador', pdf, 'Ventanilla receipt')).toEqual({ ok: true, job: null });
  expect(asked).toEqual([
    {
      silent: true,
      deviceName: 'Mostrador',
      printBackground: true,
      margins: { marginType: 'none' },
      pageSize: 'A4',
      duplexMode: 'simplex',
    },
  ]);
  const [html = ''] = loaded;
  expect(html).toContain('<title>Ventanilla receipt</title>');
  expect(html.match(/<img [^>]*src="data:image\/jpeg;base64,[^"]+"/g)).toHaveLength(2);
  // Half a sheet keeps its size on the whole one.
  expect(html).toContain('width:210.00mm');
  expect(html).toContain('width:147.95mm');
  expect(html).not.toMatch(/<script|<embed|<iframe|<object/);
  expect(openWindows()).toBe(0);
});

test.each([
  ['Invalid deviceName provided', 'printer-not-found'],
  ['Print job canceled', 'job-cancelled'],
  ['Print job failed', 'job-failed'],
] as const)('%s is said in our words', async (reason, problem) => {
  const { printer, openWindows } = windowsMachine([false, reason]);
  expect(await printer.print('Mostrador', pdf, 'x')).toEqual({ ok: false, problem, message: null });
  expect(openWindows()).toBe(0);
});

test('a renderer that dies at it printed nothing', async () => {
  const { printer } = windowsMachine('renderer-gone');
  expect(await printer.print('Mostrador', pdf, 'x')).toMatchObject({ ok: false, problem: 'job-failed' });
});
