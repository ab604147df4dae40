import type { Printer, PrintOutcome } from '../ports.ts';
import type { PaperPages } from '../protocol/paper-pages.ts';
import type { WindowOpener } from '../windows/open-secure-window.ts';

const TIME_LIMIT_MILLISECONDS = 60_000;
const notAnswering: PrintOutcome = { ok: false, problem: 'printer-not-answering', message: null };

/** Windows has no `lp`: Chromium's own viewer shows the PDF in a hidden window and prints it without asking. */
export function createWindowsPrinter(opener: WindowOpener, papers: PaperPages): Printer {
  const openWindow = () => opener.open('papers', { show: false, title: 'Ventanilla · papers' });
  return {
    async listQueues() {
      const window = openWindow();
      try {
        return (await window.webContents.getPrintersAsync()).map((printer) => printer.name);
      } finally {
        window.destroy();
      }
    },
    async print(queue, pdf) {
      const address = papers.publish(pdf, 'application/pdf');
      const window = openWindow();
      let timer: NodeJS.Timeout | undefined;
      try {
        await window.loadURL(address);
        return await new Promise<PrintOutcome>((resolve) => {
          timer = setTimeout(() => resolve(notAnswering), TIME_LIMIT_MILLISECONDS);
          window.webContents.print({ silent: true, deviceName: queue }, (success, reason) =>
            resolve(success ? { ok: true, job: null } : { ok: false, problem: 'other', message: reason }),
          );
        });
      } catch {
        return notAnswering;
      } finally {
        clearTimeout(timer);
        papers.forget(address);
        window.destroy();
      }
    },
    // Chromium names no job: what Windows took cannot be followed, and nobody is told that it is printed.
    followJob: () => Promise.resolve(undefined),
    cancelJob: () => Promise.resolve(),
  };
}
