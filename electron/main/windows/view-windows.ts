import { join } from 'node:path';
import { app, type BrowserWindow, screen } from 'electron';
import { type View, views } from '#shared/api/method.ts';
import { sessionChannel } from '#shared/api/method-names.ts';
import { newIncidentId } from '../log/incident-id.ts';
import type { Log, Randomness } from '../ports.ts';
import { viewOrigin } from '../protocol/addresses.ts';
import { isClosedShortcut } from '../security/closed-shortcuts.ts';
import type { WindowOpener } from './open-secure-window.ts';
import { placeView } from './place-view.ts';

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

/** The clerk's window and the worker's. Both always exist; on one display they take turns. */
export function openViewWindows(settings: ViewWindowsSettings): ViewWindows {
  const { opener, kioskMode, log } = settings;
  const windows = new Map<View, BrowserWindow>();
  let shown: View = 'clerk';
  let released = false;

  function place(): void {
    const bounds = screen.getAllDisplays().map((display) => display.bounds);
    const hidden: BrowserWindow[] = [];
    for (const [view, window] of windows) {
      const { visible, ...area } = placeView(view, shown, bounds, kioskMode);
      window.setBounds(area);
      if (!visible) hidden.push(window);
      else {
        if (!window.isVisible()) window.showInactive();
        if (kioskMode) window.setKiosk(true);
      }
    }
    // Only now, so that the desktop behind is never seen between two views.
    for (const window of hidden) if (window.isVisible()) window.hide();
    windows.get(shown)?.focus();
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
    window.webContents.on('before-input-event', (event, press) => {
      if (kioskMode && isClosedShortcut(view, press)) event.preventDefault();
    });
    reloadWhenGone(view, window);
    return load(view, window);
  }

  function load(view: View, window: BrowserWindow): Promise<void> {
    return window
      .loadURL(`${viewOrigin}/${view}.html`)
      .then(() => settings.onSessionDue(view))
      .catch(() => {
        if (!window.isDestroyed()) log.error('view-not-loaded', { state: view });
      });
  }

  function reloadWhenGone(view: View, window: BrowserWindow): void {
    let lastGone = Number.NEGATIVE_INFINITY;
    window.webContents.on('render-process-gone', (_event, details) => {
      if (window.isDestroyed() || released) return;
      const incident = newIncidentId(settings.randomness);
      log.error('view-gone', { incident, state: view, reason: details.reason });
      const now = performance.now();
      const pause = now - lastGone < RELOAD_PAUSE_MILLISECONDS ? RELOAD_PAUSE_MILLISECONDS : 0;
      lastGone = now;
      setTimeout(() => {
        if (!window.isDestroyed()) void load(view, window);
      }, pause);
    });
  }

  // The clerk's view first and alone: nobody waits for the worker's until there is a visit.
  void open('clerk').then(() => {
    if (released) return;
    void open('worker');
    place();
  });
  place();
  const onDisplaysChanged = (): void => {
    place();
    for (const view of views) settings.onSessionDue(view);
  };
  screen.on('display-added', onDisplaysChanged);
  screen.on('display-removed', onDisplaysChanged);

  return {
    findView(webContentsId) {
      return views.find((view) => windows.get(view)?.webContents.id === webContentsId);
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
    displays: () => screen.getAllDisplays().length,
    release() {
      released = true;
    },
  };
}
