import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright';
import { Addresses } from './addresses.ts';
import { App } from './app.ts';
import type { HostedWindow } from './browser-window.ts';
import type { Rectangle } from './chromium-browser.ts';
import { createHostServices } from './create-host-services.ts';
import { createElectronModule } from './electron-module.ts';
import { openWindows, waitForWindow } from './find-windows.ts';
import { packageOf } from './package-facts.ts';
import { borrowProcess } from './process-loan.ts';
import { Screen } from './screen.ts';
import { type DialogAnswer, type DialogRequest, PowerMonitor } from './small-modules.ts';
import { chooseChromium, startBrowser } from './start-browser.ts';

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
  /** What main sees after its own path in `process.argv`. */
  readonly argv?: readonly string[];
  /** Contexts with touch input, for `page.touchscreen`. */
  readonly touch?: boolean;
  readonly chromiumPath?: string;
  /** A headless Chromium that runs already (`launchSharedBrowser`); the host leaves it running. */
  readonly browser?: Browser | undefined;
  /** More switches for a Chromium of the host's own, for example a fake camera. */
  readonly chromiumArguments?: readonly string[];
  /** Default: messages take their cancel button, nothing is opened. */
  answerDialog?(request: DialogRequest): DialogAnswer | undefined;
  /** What a request is answered with in place of what the product has there, by the address as main sees it. */
  standIn?(url: string): Response | undefined;
  /** What a page's call is answered with in place of what main would: `url` as main sees it. */
  answerInstead?(url: string, args: readonly unknown[]): unknown;
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

/** Milliseconds in which a window is expected, unless a test says otherwise. */
const WINDOW_LIMIT = 60_000;

let lastStart: Promise<unknown> = Promise.resolve();

/** Starts happen one after the other, because main reads the process's own environment while it starts. */
export function startPreviewHost(options: PreviewHostOptions): Promise<PreviewHost> {
  const start = lastStart.then(() => startAlone(options));
  lastStart = start.catch(() => undefined);
  return start;
}

async function startAlone(options: PreviewHostOptions): Promise<PreviewHost> {
  const executablePath = chooseChromium(options);
  const report = options.report ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const mainPath = resolve(options.mainPath);
  const facts = packageOf(mainPath);
  const dataDirectory = options.dataDirectory ?? mkdtempSync(join(tmpdir(), 'ventanilla-'));
  const environment = { VENTANILLA_PREVIEW: '1', ...options.environment, VENTANILLA_DATA: dataDirectory };
  const hostId = randomUUID();
  const exit = Promise.withResolvers<number>();
  const dialogs: DialogRequest[] = [];
  const windows = new Set<HostedWindow>();
  const addresses = new Addresses();
  const powerMonitor = new PowerMonitor();
  const screen = new Screen(displayBounds(options.displays));
  let cleaning: Promise<void> | undefined;

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
  const browser = startBrowser(executablePath, options, {
    windows,
    addresses,
    report,
    onGone() {
      report('Preview host: Chromium has gone.');
      app.exit(1);
    },
  });
  const host = createHostServices(options, { app, screen, browser, addresses, windows, report });

  async function cleanUp(): Promise<void> {
    loan.giveBack();
    await host.settle();
    await browser.then((opened) => opened.close()).catch(() => undefined);
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
    const [opened] = await Promise.all([browser, Promise.race([loading, app.whenAsked, exit.promise])]);
    const displays = await opened.readDisplays().catch(() => []);
    if (displays.length > 0) screen.setDisplays(displays);
    app.announceReady();
    await Promise.race([loading, exit.promise]);
    await new Promise((done) => setImmediate(done));
    loan.restoreEnvironment();
  } catch (error) {
    await finish(1);
    throw error;
  }

  return {
    app,
    screen,
    powerMonitor,
    dataDirectory,
    dialogs,
    onExit: exit.promise,
    windows: () => openWindows(windows),
    waitForWindow: (predicate = () => true, timeout = WINDOW_LIMIT) =>
      waitForWindow(windows, predicate, timeout, () => cleaning !== undefined),
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
