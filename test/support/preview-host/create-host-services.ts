import type { Addresses } from './addresses.ts';
import type { App } from './app.ts';
import type { HostedWindow } from './browser-window.ts';
import type { ChromiumBrowser } from './chromium-browser.ts';
import type { HostServices } from './host-services.ts';
import { IpcMain } from './ipc-main.ts';
import type { PreviewHostOptions } from './preview-host.ts';
import type { Screen } from './screen.ts';
import { Session } from './session.ts';

export interface ServiceParts {
  readonly app: App;
  readonly screen: Screen;
  readonly browser: Promise<ChromiumBrowser>;
  readonly addresses: Addresses;
  readonly windows: Set<HostedWindow>;
  report(line: string): void;
}

/** Milliseconds that work under way has to finish once main has ended. */
const SETTLE_LIMIT = 2_000;

/** What the stand-ins share, and the end of it: `settle` waits for the work they left under way. */
export function createHostServices(
  options: Pick<PreviewHostOptions, 'viewport' | 'onMessageToPage' | 'answerInstead'>,
  parts: ServiceParts,
): HostServices & { settle(): Promise<void> } {
  const { app, addresses, windows } = parts;
  const { viewport } = options;
  const pending = new Set<Promise<unknown>>();
  const sessions = new Map<string, Session>();
  let lastId = 0;

  function findViewport(window: HostedWindow) {
    if (typeof viewport === 'function') return viewport(window.givenTitle, window.getBounds());
    return viewport?.[window.givenTitle];
  }

  return {
    ...parts,
    ipcMain: new IpcMain(),
    defaultSession: new Session(addresses),
    sessionOf(partition) {
      const known = sessions.get(partition) ?? new Session(addresses);
      sessions.set(partition, known);
      return known;
    },
    nextId() {
      lastId += 1;
      return lastId;
    },
    findViewport,
    windowBounds: (window) => ({ ...window.getBounds(), ...findViewport(window) }),
    onWindowCreated(window, contents) {
      app.emit('web-contents-created', {}, contents);
      app.emit('browser-window-created', {}, window);
      contents.on('render-process-gone', (_event, details) =>
        app.emit('render-process-gone', {}, contents, details),
      );
    },
    answerInstead: (contents, args) => options.answerInstead?.(contents.getURL(), args),
    onPosted: (contents, message) => options.onMessageToPage?.(contents.getURL(), message),
    onWindowClosed() {
      if (windows.size === 0) app.onAllWindowsClosed();
    },
    track(work) {
      pending.add(work);
      void work.finally(() => pending.delete(work));
    },
    async settle() {
      const late = new Promise((done) => setTimeout(done, SETTLE_LIMIT).unref());
      await Promise.race([Promise.allSettled(pending), late]);
    },
  };
}
