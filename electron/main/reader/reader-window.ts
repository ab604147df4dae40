import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { readerJobChannel } from '#shared/contract/kiosk/method-names.ts';
import type { Log } from '../ports.ts';
import { readerOrigin } from '../protocol/addresses.ts';
import type { WindowOpener } from '../windows/open-secure-window.ts';
import type { ReaderProcess } from './document-reader.ts';

export interface ReaderWindows {
  start(): ReaderProcess;
  /** Takes an answer from the present reader's contents; false for any other sender. */
  accept(webContentsId: number, result: unknown): boolean;
}

/** The reader's process: a hidden, sandboxed window of its own storage, with one channel in and one out. */
export function createReaderWindows(opener: WindowOpener, preloads: string, log: Log): ReaderWindows {
  let present:
    | {
        readonly window: BrowserWindow;
        answer: (result: unknown) => void;
        progress: (message: unknown) => void;
      }
    | undefined;

  function start(): ReaderProcess {
    const window = opener.open(
      'reader',
      { show: false, title: 'Ventanilla · reader' },
      join(preloads, 'reader.cjs'),
    );
    const ignore = (_message: unknown): void => undefined;
    const mine = { window, answer: ignore, progress: ignore };
    present = mine;
    // A hidden page's timers are slowed down; decoding must not be.
    window.webContents.setBackgroundThrottling(false);
    window.webContents.on('render-process-gone', (_event, details) => {
      log.warn('reader-gone', { reason: details.reason });
      mine.answer(undefined);
    });
    log.info('reader-started');
    const loaded = window.loadURL(`${readerOrigin}/reader.html`);
    loaded.catch(() => undefined);

    return {
      run(job, onProgress) {
        return new Promise((resolve) => {
          mine.answer = resolve;
          mine.progress = onProgress;
          loaded
            .then(() => {
              // Ended meanwhile: whoever waited was told so.
              if (!window.isDestroyed()) window.webContents.send(readerJobChannel, job);
            })
            .catch(() => {
              log.error('reader-not-loaded');
              resolve(undefined);
            });
        });
      },
      end() {
        mine.answer(undefined);
        if (present === mine) present = undefined;
        if (!window.isDestroyed()) window.destroy();
      },
    };
  }

  return {
    start,
    accept(webContentsId, result) {
      if (present === undefined || present.window.webContents.id !== webContentsId) return false;
      if (isProgress(result)) present.progress(result);
      else present.answer(result);
      return true;
    },
  };
}

/** What it says of its progress comes by the same way as its answer; both are parsed before they are believed. */
function isProgress(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'progress' in message;
}
