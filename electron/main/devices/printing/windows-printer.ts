import type { DocumentReader, Printer, PrintOutcome } from '#electron/main/ports.ts';
import type { PaperPages } from '#electron/main/protocol/paper-pages.ts';
import type { WindowOpener } from '#electron/main/windows/open-secure-window.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import type { PagePreview } from '#shared/contract/reader/reader-messages.ts';

const TIME_LIMIT_MILLISECONDS = 60_000;
const MILLIMETRES_PER_INCH = 25.4;
const WIDTH_OF_A4 = 210;

/**
 * Windows has no `lp`: Chromium prints the sheets of the stored PDF as pictures of them, in a hidden window without a
 * viewer of PDF, whose own frame our windows let nowhere. Each sheet is one side of A4, and has its own margins.
 */
export function createWindowsPrinter(
  opener: WindowOpener,
  papers: PaperPages,
  reader: Pick<DocumentReader, 'read'>,
): Printer {
  const openWindow = () => opener.open('papers', { show: false, title: 'Ventanilla · papers' });

  async function printPage(queue: string, html: string): Promise<PrintOutcome> {
    const address = papers.publish(html, 'text/html; charset=utf-8');
    const window = openWindow();
    let timer: NodeJS.Timeout | undefined;
    try {
      await window.loadURL(address);
      return await new Promise<PrintOutcome>((resolve) => {
        timer = setTimeout(() => resolve(failed('printer-not-answering')), TIME_LIMIT_MILLISECONDS);
        window.webContents.on('render-process-gone', () => resolve(failed('job-failed')));
        window.webContents.print(
          {
            silent: true,
            deviceName: queue,
            printBackground: true,
            margins: { marginType: 'none' },
            pageSize: 'A4',
            duplexMode: 'simplex',
          },
          // Chromium names no job: what Windows took cannot be followed, and nobody is told that it came out.
          (success, reason) => resolve(success ? { ok: true, job: null } : refusalOf(reason)),
        );
      });
    } catch {
      return failed('printer-not-answering');
    } finally {
      clearTimeout(timer);
      papers.forget(address);
      if (!window.isDestroyed()) window.destroy();
    }
  }

  return {
    async listQueues() {
      const window = openWindow();
      try {
        return (await window.webContents.getPrintersAsync()).map((printer) => printer.name);
      } finally {
        window.destroy();
      }
    },
    async print(queue, pdf, title) {
      const read = await reader.read(pdf);
      return read.ok ? printPage(queue, sheetsOf(read.pages, title)) : failed('job-failed');
    },
    followJob: () => Promise.resolve({ state: 'forgotten' }),
    cancelJob: () => Promise.resolve(),
  };
}

/** Its title is the name of the job in the queue of Windows. */
function sheetsOf(pages: readonly PagePreview[], title: string): string {
  const sheets = pages.map(({ copy, dotsPerInch }) => {
    const width = dotsPerInch === null ? WIDTH_OF_A4 : (copy.width / dotsPerInch) * MILLIMETRES_PER_INCH;
    const source = `data:image/jpeg;base64,${Buffer.from(copy.jpeg).toString('base64')}`;
    return `<section><img alt="" style="width:${Math.min(width, WIDTH_OF_A4).toFixed(2)}mm" src="${source}"></section>`;
  });
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>${title}</title><style>
@page { size: A4; margin: 0 } body { margin: 0 }
section { width: 210mm; height: 296.5mm; overflow: hidden; text-align: center; break-after: page }
section:last-child { break-after: auto } img { display: inline-block }
</style></head><body>${sheets.join('')}</body></html>`;
}

/** Why Chromium did not print, in its own words. Source: Electron, `webContents.print`. */
const refusals: readonly (readonly [RegExp, Exclude<PrinterProblem, 'other'>])[] = [
  [/devicename|no printers|invalid printer/i, 'printer-not-found'],
  [/cancell?ed/i, 'job-cancelled'],
  [/failed/i, 'job-failed'],
];

function refusalOf(reason: string): PrintOutcome {
  const known = refusals.find(([pattern]) => pattern.test(reason));
  return known === undefined ? { ok: false, problem: 'other', message: reason } : failed(known[1]);
}

function failed(problem: Exclude<PrinterProblem, 'other'>): PrintOutcome {
  return { ok: false, problem, message: null };
}
