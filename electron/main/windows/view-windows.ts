import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { type View, views } from '#shared/contract/kiosk/method.ts';
import { sessionChannel } from '#shared/contract/kiosk/method-names.ts';
import { newIncidentId } from '../log/incident-id.ts';
import type { Log, Randomness } from '../ports.ts';
import { viewOrigin } from '../protocol/addresses.ts';
import type { PaperPages } from '../protocol/paper-pages.ts';
import { isClosedShortcut } from '../security/closed-shortcuts.ts';
import { displaysFile } from './displays-file.ts';
import type { WindowOpener } from './open-secure-window.ts';
import { type Area, placeView } from './place-view.ts';
import { type DisplayWatch, watchDisplays } from './watch-displays.ts';

const TITLES: Readonly<Record<View, string>> = {
  clerk: 'Ventanilla · clerk',
  worker: 'Ventanilla · worker',
};
/** A view that dies again within this time waits as long before it is loaded once more. */
const RELOAD_PAUSE_MILLISECONDS = 3000;

export interface ViewWindowsSettings {
  readonly opener: WindowOpener;
  /** Folder of the built preload files. */
  readonly preloads: string;
  /** Of this instance: which display faces whom is kept there. */
  readonly dataDirectory: string;
  /** For the question which display faces whom. */
  readonly pages: PaperPages;
  readonly kioskMode: boolean;
  readonly log: Log;
  readonly randomness: Pick<Randomness, 'integer'>;
  /** A view was loaded, loaded again after its process died, or the displays changed: it needs its session. */
  readonly onSessionDue: (view: View) => void;
}

export interface ViewWindows {
  findView(webContentsId: number): View | undefined;
  sendSession(view: View, session: unknown): void;
  /** One display: shows this view and hides the other. Two: both stay, this one gets the keyboard. */
  show(view: View): void;
  /** Raises the view whose turn it is: never the other one. */
  bringForward(): void;
  displays(): number;
  /** From now on windows may close, in kiosk mode too. */
  release(): void;
}

function addressOf(view: View): string {
  return `${viewOrigin}/${view}.html`;
}

/** The clerk's window and the worker's. Both always exist; on one display they take turns. */
export function openViewWindows(settings: ViewWindowsSettings): ViewWindows {
  const { opener, kioskMode, log } = settings;
  const windows = new Map<View, BrowserWindow>();
  let shown: View = 'clerk';
  let released = false;
  let displays: DisplayWatch | undefined;

  function place(): void {
    const assignment = displays?.assignment();
    const hidden: BrowserWindow[] = [];
    for (const [view, window] of windows) {
      if (window.isDestroyed()) continue;
      if (assignment?.state !== 'sure') {
        hidden.push(window);
        continue;
      }
      const { visible, ...area } = placeView(view, shown, assignment, kioskMode);
      moveTo(window, area);
      if (!visible) hidden.push(window);
      else if (!window.isVisible()) window.showInactive();
      if (visible && kioskMode && !window.isKiosk()) window.setKiosk(true);
    }
    // Only now, so that the desktop behind is never seen between two views.
    for (const window of hidden) if (window.isVisible()) window.hide();
    const front = windows.get(shown);
    if (assignment?.state === 'sure' && front?.isDestroyed() === false) front.focus();
  }

  /** A window manager moves no window that fills a display: it leaves the kiosk, goes, and enters it again. */
  function moveTo(window: BrowserWindow, area: Area): void {
    const at = window.getBounds();
    const isThere =
      at.x === area.x && at.y === area.y && at.width === area.width && at.height === area.height;
    if (isThere) return;
    if (window.isKiosk()) window.setKiosk(false);
    window.setBounds(area);
  }

  function open(view: View): Promise<void> {
    const window = opener.open(
      view,
      {
        title: TITLES[view],
        show: false,
        width: 1280,
        height: 800,
        backgroundColor: '#ffffff',
        autoHideMenuBar: true,
        ...(kioskMode ? { frame: false } : {}),
      },
      join(settings.preloads, `${view}.cjs`),
    );
    windows.set(view, window);
    window.setTitle(TITLES[view]);
    window.on('page-title-updated', (event) => event.preventDefault());
    window.on('close', (event) => {
      if (kioskMode && !released) event.preventDefault();
      else app.quit();
    });
    // Windows ends its session by its own events, and waits for a program that is asked in time.
    window.on('query-session-end', () => app.quit());
    window.on('session-end', () => app.quit());
    window.webContents.on('before-input-event', (event, press) => {
      if (kioskMode && isClosedShortcut(view, press)) event.preventDefault();
    });
    reloadWhenLost(view, window);
    return load(view, window);
  }

  function load(view: View, window: BrowserWindow): Promise<void> {
    return window
      .loadURL(addressOf(view))
      .then(() => settings.onSessionDue(view))
      .catch(() => {
        if (!window.isDestroyed()) log.error('view-not-loaded', { state: view });
      });
  }

  /** Its process died, or it stands at another address however it came there: the view is loaded again, and its session found. */
  function reloadWhenLost(view: View, window: BrowserWindow): void {
    let lastGone = Number.NEGATIVE_INFINITY;
    const loadAgain = (reason: string): void => {
      if (window.isDestroyed() || released) return;
      const incident = newIncidentId(settings.randomness);
      log.error('view-gone', { incident, state: view, reason });
      const now = performance.now();
      const pause = now - lastGone < RELOAD_PAUSE_MILLISECONDS ? RELOAD_PAUSE_MILLISECONDS : 0;
      lastGone = now;
      setTimeout(() => {
        if (!window.isDestroyed()) void load(view, window);
      }, pause);
    };
    window.webContents.on('render-process-gone', (_event, details) => loadAgain(details.reason));
    window.webContents.on('did-navigate', (_event, url) => {
      if (url !== addressOf(view)) loadAgain('navigated-away');
    });
  }

  // The clerk's view first and alone: nobody waits for the worker's until there is a visit.
  void open('clerk').then(() => {
    if (released) return;
    void open('worker');
    place();
  });
  displays = watchDisplays({
    opener,
    pages: settings.pages,
    kioskMode,
    file: displaysFile(settings.dataDirectory),
    log,
    randomness: settings.randomness,
    onChange() {
      place();
      for (const view of views) settings.onSessionDue(view);
    },
  });
  place();

  return {
    findView(webContentsId) {
      return views.find((view) => {
        const window = windows.get(view);
        return window?.isDestroyed() === false && window.webContents.id === webContentsId;
      });
    },
    sendSession(view, session) {
      const window = windows.get(view);
      if (window !== undefined && !window.isDestroyed()) window.webContents.send(sessionChannel, session);
    },
    show(view) {
      shown = view;
      place();
    },
    bringForward: place,
    displays: () => displays?.count() ?? 1,
    release() {
      released = true;
    },
  };
}
