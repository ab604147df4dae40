import type { DocumentReader, Printer } from '#electron/main/ports.ts';
import type { PaperPages } from '#electron/main/protocol/paper-pages.ts';
import type { WindowOpener } from '#electron/main/windows/open-secure-window.ts';
import { createCupsPrinter } from './cups-printer.ts';
import { createWindowsPrinter } from './windows-printer.ts';

/** Electron's silent printing has a long history of faults on Linux, where CUPS does better. */
export function choosePrinter(
  platform: NodeJS.Platform,
  opener: WindowOpener,
  papers: PaperPages,
  reader: DocumentReader,
): Printer {
  return platform === 'win32'
    ? createWindowsPrinter(opener, papers, reader)
    : createCupsPrinter({ ...process.env });
}
