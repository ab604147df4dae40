import { app, BrowserWindow, type BrowserWindowConstructorOptions, type Session, session } from 'electron';
import type { Log } from '../ports.ts';
import { viewOrigin } from '../protocol/addresses.ts';
import type { AppFolders } from '../protocol/find-app-file.ts';
import type { PaperPages } from '../protocol/paper-pages.ts';
import { serveApp } from '../protocol/serve-app.ts';
import { hardenContents } from '../security/harden-contents.ts';
import { allowOnly, refuseDownloads } from '../security/harden-session.ts';

/** One storage and one process each: what the worker types and what a document does reach no other page. */
type Compartment = 'clerk' | 'worker' | 'reader' | 'papers';

export interface WindowOpener {
  /** Every window of the product is opened here, so that none is without its protections. */
  open(
    compartment: Compartment,
    options: Omit<BrowserWindowConstructorOptions, 'webPreferences'>,
    preload?: string,
  ): BrowserWindow;
}

export function createWindowOpener(folders: AppFolders, papers: PaperPages, log: Log): WindowOpener {
  const sessions = new Map<Compartment, Session>();

  function sessionOf(compartment: Compartment): Session {
    const known = sessions.get(compartment);
    if (known !== undefined) return known;
    // Without `persist:` it lives in memory: nothing a page keeps survives the program.
    const opened = session.fromPartition(compartment);
    allowOnly(opened, compartment === 'clerk' ? 'camera' : 'none', viewOrigin);
    refuseDownloads(opened, log);
    serveApp(opened, folders, papers);
    sessions.set(compartment, opened);
    return opened;
  }

  return {
    open(compartment, options, preload) {
      const window = new BrowserWindow({
        ...options,
        webPreferences: {
          session: sessionOf(compartment),
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          allowRunningInsecureContent: false,
          experimentalFeatures: false,
          webviewTag: false,
          navigateOnDragDrop: false,
          safeDialogs: true,
          spellcheck: false,
          plugins: false,
          devTools: !app.isPackaged,
          ...(preload === undefined ? {} : { preload }),
        },
      });
      hardenContents(window.webContents, log);
      return window;
    },
  };
}
