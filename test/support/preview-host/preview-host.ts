import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Request as BrowserRequest, Page } from 'playwright';
import { findChromium } from '../chromium/find-chromium.ts';
import { Addresses } from './addresses.ts';
import { App } from './app.ts';
import type { HostedWindow } from './browser-window.ts';
import { type ChromiumBrowser, openChromium, type Rectangle } from './chromium-browser.ts';
import { createElectronModule } from './electron-module.ts';
import type { HostServices } from './host-services.ts';
import { IpcMain } from './ipc-main.ts';
import { borrowProcess } from './process-loan.ts';
import { serveRequest } from './requests.ts';
import { Screen } from './screen.ts';
import { Session } from './session.ts';
import { type DialogAnswer, type DialogRequest, PowerMonitor } from './small-modules.ts';
import type { WebContents } from './web-contents.ts';

const { loadMain, forgetMain } = createRequire(import.meta.url)(
  './main-loader.ts',
) as typeof import('./main-loader.ts');

/** Milliseconds that main has to quit by itself before its windows are taken away. */
const QUIT_LIMIT = 10_000;
const DEFAULT_DISPLAY: Size = { width: 1280, height: 800 };

export interface Size {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PreviewHostOptions {
  /** The built main bundle, `out/main/index.js`. */
  readonly mainPath: string;
  /** Added to `process.env` while main starts. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `userData`, also given to main as VENTANILLA_DATA. Default: a new temporary folder, removed on close. */
  readonly dataDirectory?: string;
  /** Default: true. */
  readonly headless?: boolean;
  /** Page sizes instead of the windows' own, by the title given to the window's constructor. */
  readonly viewport?:
    | Readonly<Record<string, Size>>
    | ((title: string, bounds: Rectangle) => Size | undefined);
  /** Headless displays from left to right, the first one primary: how many of 1280x800, or their sizes. */
  readonly displays?: number | readonly Size[];
  /** The ribbon that says this is not for production. Default: true. */
  readonly ribbon?: boolean;
  /** What main sees after its own path in `process.argv`. */
  readonly argv?: readonly string[];
  /** Contexts with touch input, for `page.touchscreen`. */
  readonly touch?: boolean;
  readonly chromiumPath?: string;
  /** More switches for Chromium, for example a fake camera. */
  readonly chromiumArguments?: readonly string[];
  /** Default: messages take their cancel button, nothing is opened. */
  answerDialog?(request: DialogRequest): DialogAnswer | undefined;
  /** One line for people. Default: standard error. */
  report?(line: string): void;
  /** Told of every message from main to a page: `url` as main sees it, and what was sent. */
  onMessageToPage?(url: string, message: unknown): void;
}

export interface PreviewWindow {
  /** Title given to the window's constructor, else the document's. */
  readonly title: string;
  /** As main sees it, `app://…`. */
  readonly url: string;
  readonly page: Page;
  readonly browserWindow: HostedWindow;
}

export interface PreviewHost {
  readonly app: App;
  readonly screen: Screen;
  readonly powerMonitor: PowerMonitor;
  readonly dataDirectory: string;
  /** Every dialog that main wanted to show, in order. */
  readonly dialogs: readonly DialogRequest[];
  /** Resolves with main's exit code, however the end came. */
  readonly onExit: Promise<number>;
  windows(): PreviewWindow[];
  /** The first window that has loaded and satisfies the predicate. `timeout` in milliseconds, default 15,000. */
  waitForWindow(predicate?: (window: PreviewWindow) => boolean, timeout?: number): Promise<PreviewWindow>;
  /** Quits as a person would, then makes sure that the browser has gone. */
  close(): Promise<void>;
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function displayBounds(displays: PreviewHostOptions['displays']): Rectangle[] {
  const sizes =
    typeof displays === 'object' ? displays : Array.from({ length: displays ?? 1 }, () => DEFAULT_DISPLAY);
  let x = 0;
  return sizes.map(({ width, height }) => {
    const bounds = { x, y: 0, width, height };
    x += width;
    return bounds;
  });
}

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
}

/** The package that the bundle belongs to, as Electron finds it. */
function packageOf(mainPath: string): PackageFacts {
  for (let directory = dirname(mainPath); ; directory = dirname(directory)) {
    try {
      const facts = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      return { name: facts.name ?? 'preview', version: facts.version ?? '0.0.0', directory };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      if (directory === dirname(directory))
        return { name: 'preview', version: '0.0.0', directory: dirname(mainPath) };
    }
  }
}

let isRootReported = false;
let lastStart: Promise<unknown> = Promise.resolve();

/** Starts happen one after the other, because main reads the process's own environment while it starts. */
export function startPreviewHost(options: PreviewHostOptions): Promise<PreviewHost> {
  const start = lastStart.then(() => startAlone(options));
  lastStart = start.catch(() => undefined);
  return start;
}

async function startAlone(options: PreviewHostOptions): Promise<PreviewHost> {
  const executablePath = options.chromiumPath ?? findChromium();
  if (executablePath === undefined) throw new Error('Chromium was not found: set CHROMIUM_PATH');
  const report = options.report ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const headless = options.headless ?? true;
  const mainPath = resolve(options.mainPath);
  const facts = packageOf(mainPath);
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'ventanilla-'));
  const environment = { VENTANILLA_PREVIEW: '1', ...options.environment, VENTANILLA_DATA: dataDirectory };
  const hostId = randomUUID();
  const exit = Promise.withResolvers<number>();
  const dialogs: DialogRequest[] = [];
  const pending = new Set<Promise<unknown>>();
  const sessions = new Map<string, Session>();
  const addresses = new Addresses();
  const windows = new Set<HostedWindow>();
  const powerMonitor = new PowerMonitor();
  const screen = new Screen(displayBounds(options.displays));
  let lastId = 0;
  let cleaning: Promise<void> | undefined;

  if (isRoot() && !isRootReported) {
    isRootReported = true;
    report('Preview host: running as root, so Chromium runs without its sandbox.');
  }

  const app = new App({
    ...facts,
    appPath: facts.directory,
    dataDirectory,
    locale: 'es',
    closeWindows() {
      for (const window of windows) window.close();
      return windows.size === 0;
    },
    destroyWindows() {
      for (const window of windows) window.destroy();
    },
    onExit: (code) => void finish(code),
  });

  function findContents(request: BrowserRequest): WebContents | undefined {
    try {
      const page = request.frame().page();
      return [...windows].map(({ webContents }) => webContents).find((contents) => contents.page === page);
    } catch {
      // The page has gone, or was opened by another page and never became a window.
      return undefined;
    }
  }

  const chromium: Promise<ChromiumBrowser> = openChromium({
    executablePath,
    headless,
    sandbox: !isRoot(),
    environment: options.environment ?? {},
    extraArguments: options.chromiumArguments ?? [],
    touch: options.touch ?? false,
    async prepareContext(context, session) {
      await context.route('**/*', (route) =>
        serveRequest(route, session, { addresses, findContents, report }).catch((error: unknown) => {
          report(`Preview host: a request could not be served (${(error as Error).name})`);
          return route.abort('failed').catch(() => undefined);
        }),
      );
      context.on('page', (page) => {
        if (page.opener() !== null)
          void page.opener().then((opener) => (opener === null ? undefined : page.close()));
      });
    },
    onGone() {
      report('Preview host: Chromium has gone.');
      app.exit(1);
    },
  });

  const host: HostServices = {
    addresses,
    ipcMain: new IpcMain(),
    screen,
    windows,
    defaultSession: new Session(addresses),
    ribbon: options.ribbon ?? true,
    browser: chromium,
    sessionOf(partition) {
      const known = sessions.get(partition) ?? new Session(addresses);
      sessions.set(partition, known);
      return known;
    },
    nextId() {
      lastId += 1;
      return lastId;
    },
    findViewport(window) {
      const { viewport } = options;
      if (typeof viewport === 'function') return viewport(window.givenTitle, window.getBounds());
      return viewport?.[window.givenTitle];
    },
    windowBounds(window) {
      return { ...window.getBounds(), ...host.findViewport(window) };
    },
    onWindowCreated(window, contents) {
      app.emit('web-contents-created', {}, contents);
      app.emit('browser-window-created', {}, window);
      contents.on('render-process-gone', (_event, details) =>
        app.emit('render-process-gone', {}, contents, details),
      );
    },
    onPosted: (contents, message) => options.onMessageToPage?.(contents.getURL(), message),
    onWindowClosed() {
      if (windows.size === 0) app.onAllWindowsClosed();
    },
    track(work) {
      pending.add(work);
      void work.finally(() => pending.delete(work));
    },
    report,
  };

  async function cleanUp(): Promise<void> {
    loan.giveBack();
    await Promise.race([Promise.allSettled(pending), new Promise((done) => setTimeout(done, 2_000).unref())]);
    await chromium.then((browser) => browser.close()).catch(() => undefined);
    forgetMain(hostId);
    if (options.dataDirectory === undefined) rmSync(dataDirectory, { recursive: true, force: true });
  }

  async function finish(code: number): Promise<void> {
    cleaning ??= cleanUp();
    await cleaning;
    exit.resolve(code);
  }

  const loan = borrowProcess(environment, [process.argv[0] ?? 'node', mainPath, ...(options.argv ?? [])]);
  try {
    const electron = createElectronModule({
      app,
      host,
      powerMonitor,
      answerDialog(request) {
        dialogs.push(request);
        const answer = options.answerDialog?.(request);
        if (answer === undefined) report(`Preview host: a dialog of kind "${request.kind}" was not shown.`);
        return answer;
      },
    });
    const loading = loadMain(pathToFileURL(mainPath).href, hostId, electron);
    const [browser] = await Promise.all([chromium, Promise.race([loading, app.whenAsked, exit.promise])]);
    const real = await browserDisplays(browser);
    if (real.length > 0) screen.setDisplays(real);
    app.announceReady();
    await Promise.race([loading, exit.promise]);
    await new Promise((done) => setImmediate(done));
    loan.restoreEnvironment();
  } catch (error) {
    await finish(1);
    throw error;
  }

  function openWindows(): PreviewWindow[] {
    return [...windows].flatMap((browserWindow) => {
      const { webContents } = browserWindow;
      const { page } = webContents;
      if (page === undefined) return [];
      const title = browserWindow.givenTitle || webContents.getTitle();
      return [{ title, url: webContents.getURL(), page, browserWindow }];
    });
  }

  async function waitForWindow(
    predicate: (window: PreviewWindow) => boolean = () => true,
    timeout = 15_000,
  ): Promise<PreviewWindow> {
    const end = Date.now() + timeout;
    while (Date.now() < end) {
      const found = openWindows().find(
        (window) => window.url !== '' && !window.browserWindow.webContents.isLoading() && predicate(window),
      );
      if (found !== undefined) return found;
      if (cleaning !== undefined) throw new Error('The preview host has closed');
      await new Promise((done) => setTimeout(done, 20));
    }
    const titles = openWindows().map(({ title, url }) => `${title} ${url}`);
    throw new Error(`No such window after ${timeout} ms; there are: ${titles.join(', ') || 'none'}`);
  }

  return {
    app,
    screen,
    powerMonitor,
    dataDirectory,
    dialogs,
    onExit: exit.promise,
    windows: openWindows,
    waitForWindow,
    async close() {
      app.quit();
      const timer = setTimeout(() => {
        report('Preview host: main did not quit in time.');
        app.exit(1);
      }, QUIT_LIMIT);
      await exit.promise;
      clearTimeout(timer);
    },
  };
}

async function browserDisplays(browser: ChromiumBrowser): Promise<Rectangle[]> {
  return browser.readDisplays().catch(() => []);
}
