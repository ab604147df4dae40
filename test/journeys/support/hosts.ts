import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { _electron, type Browser, type ElectronApplication, type Page } from 'playwright';
import type { MethodName } from '#shared/contract/kiosk/api.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import type { View } from '#shared/contract/kiosk/method.ts';
import { sessionChannel } from '#shared/contract/kiosk/method-names.ts';
import { startPreviewHost } from '#test/support/preview-host/preview-host.ts';
import { isReaderScript, recordedReaderScript } from '#test/support/recorded-reader/recorded-reader.ts';

/**
 * The two hosts of the same bundles, for the same tests: the preview host always, Electron where its binary is.
 */

export const root = resolve(import.meta.dirname, '../../..');
export const mainPath = join(root, 'out/main/index.js');

export type HostName = 'preview' | 'electron';

export interface HostOptions {
  readonly dataDirectory: string;
  /** Added to the product's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** CSS pixels of every window. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Of the worker's window alone, for a portrait display. */
  readonly workerSize?: { readonly width: number; readonly height: number };
  /** Electron's are the machine's own: a second one is said to be there. */
  readonly displays?: 1 | 2;
  /**
   * The preview host's: `recorded` answers from what the real one said of the sample copies, for stories that are not
   * about documents; `lenient` the same, and no copy lacks anything. Default: real.
   */
  readonly reader?: 'real' | 'recorded' | 'lenient';
  /** A Chromium that the preview host shares with others; one with a camera has its own. */
  readonly browser?: Browser | undefined;
  /** A film (Y4M or MJPEG) that plays as the machine's only camera. */
  readonly cameraFilm?: string;
}

export interface RunningHost {
  readonly clerk: Page;
  readonly worker: Page;
  /** The product's own process where it is not the test's: killed with it. */
  readonly processId: number | undefined;
  /** Views whose window is on a display now. */
  visibleViews(): Promise<View[]>;
  /** Windows of the product that a person could see, the reader's and the papers' hidden ones included. */
  windowCount(): Promise<number>;
  /** The preview host's: the view's calls of a method are answered so from now on; null: by main again. */
  pretend(view: View, method: MethodName, reply: unknown): void;
  /** The preview host's: the clerk's view is shown this session, until main tells it of another. */
  showSession(session: ClerkSession): void;
  /** Main's monotonic clock goes on by so many seconds: idle people, without waiting for them. */
  passTime(seconds: number): Promise<void>;
  /** Everything main sent to the pages so far, as text, by view. */
  messagesTo(view: View): Promise<string[]>;
  /** What main wrote to its standard output and error so far. */
  output(): string;
  close(): Promise<void>;
}

const views = ['clerk', 'worker'] as const satisfies readonly View[];

export function findElectronBinary(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Argon2id at the lowest cost, so that journeys take seconds; ignored in a packaged product. */
const quickHashing = { VENTANILLA_HASH_MEMORY: '1024' };
const defaultSize = { width: 1280, height: 800 };

export async function startHost(name: HostName, options: HostOptions): Promise<RunningHost> {
  switch (name) {
    case 'preview':
      return startPreview(options);
    case 'electron':
      return startElectron(options);
  }
}

function viewOf(url: string): View | undefined {
  return views.find((view) => url.includes(`${view}.html`));
}

/** Text of a message with every byte of it: what a search must see. */
function textOf(message: unknown): string {
  const bytes: string[] = [];
  const collect = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      bytes.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1'));
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(message);
  const options = { depth: null, maxStringLength: null, maxArrayLength: null, breakLength: Infinity };
  return [inspect(message, options), ...bytes].join('\n');
}

/** Keeps what this process writes while the product runs in it. */
function recordOutput(): { readonly text: () => string; readonly stop: () => void } {
  const written: string[] = [];
  const restore = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = ((chunk: string | Uint8Array, ...rest: []) => {
      written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
      return write(chunk, ...rest);
    }) as typeof stream.write;
    return () => {
      stream.write = write;
    };
  });
  return {
    text: () => written.join(''),
    stop: () => {
      for (const undo of restore) undo();
    },
  };
}

/** Chromium's own stand-in for a camera, which plays a film over and over. */
function cameraArguments({ cameraFilm }: HostOptions): string[] {
  return cameraFilm === undefined
    ? []
    : ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${cameraFilm}`];
}

function isCameraGranted(page: Page): Promise<boolean> {
  return page.evaluate(
    async () => (await navigator.permissions.query({ name: 'camera' })).state === 'granted',
  );
}

async function startPreview(options: HostOptions): Promise<RunningHost> {
  const size = options.size ?? defaultSize;
  const workerSize = options.workerSize ?? size;
  const hasCamera = options.cameraFilm !== undefined;
  const sent: Record<View, string[]> = { clerk: [], worker: [] };
  const pretended = new Map<string, unknown>();
  const output = recordOutput();
  const { now } = performance;
  let passed = 0;
  const host = await startPreviewHost({
    mainPath,
    dataDirectory: options.dataDirectory,
    environment: { ...quickHashing, ...options.environment },
    viewport: (title) => (title.includes('worker') ? workerSize : title.includes('clerk') ? size : undefined),
    browser: hasCamera ? undefined : options.browser,
    // A headless Chromium cannot ask for a camera: pages are given it, and what main granted is looked at below.
    chromiumArguments: hasCamera ? [...cameraArguments(options), '--use-fake-ui-for-media-stream'] : [],
    displays: options.displays === 2 ? [size, workerSize] : [size],
    report: () => undefined,
    standIn: (url) =>
      isReaderScript(url) && (options.reader === 'recorded' || options.reader === 'lenient')
        ? new Response(recordedReaderScript(options.reader), {
            headers: { 'Content-Type': 'text/javascript' },
          })
        : undefined,
    answerInstead: (url, [method]) => pretended.get(`${viewOf(url)} ${method}`),
    onMessageToPage: (url, message) => {
      const view = viewOf(url);
      if (view !== undefined) sent[view].push(textOf(message));
    },
  });
  const clerk = await host.waitForWindow((window) => window.url.includes('clerk.html'));
  const worker = await host.waitForWindow((window) => window.url.includes('worker.html'));
  if (hasCamera && !(await isCameraGranted(clerk.page))) {
    throw new Error('main granted no camera to the clerk’s view');
  }
  return {
    clerk: clerk.page,
    worker: worker.page,
    processId: undefined,
    visibleViews: async () =>
      views.filter((view) => (view === 'clerk' ? clerk : worker).browserWindow.isVisible()),
    windowCount: async () => host.windows().length,
    pretend: (view, method, reply) => {
      if (reply === null) pretended.delete(`${view} ${method}`);
      else pretended.set(`${view} ${method}`, reply);
    },
    showSession: (session) => clerk.browserWindow.webContents.send(sessionChannel, session),
    passTime: async (seconds) => {
      passed += seconds * 1000;
      performance.now = () => now.call(performance) + passed;
    },
    messagesTo: async (view) => [...sent[view]],
    output: output.text,
    close: async () => {
      performance.now = now;
      output.stop();
      await host.close();
    },
  };
}

async function startElectron(options: HostOptions): Promise<RunningHost> {
  const executablePath = findElectronBinary();
  if (executablePath === undefined) throw new Error("Electron's binary is not here");
  const isRoot = process.getuid?.() === 0;
  const application = await _electron.launch({
    executablePath,
    // Playwright takes the sandbox away unless it is asked for.
    chromiumSandbox: !isRoot,
    args: [...(isRoot ? ['--no-sandbox'] : []), ...cameraArguments(options), root],
    env: {
      ...process.env,
      ...quickHashing,
      ...options.environment,
      VENTANILLA_DATA: options.dataDirectory,
    } as Record<string, string>,
  });
  const written: string[] = [];
  const main = application.process();
  for (const stream of [main.stdout, main.stderr]) {
    stream?.on('data', (chunk: Buffer) => written.push(chunk.toString('utf8')));
  }
  const find = async (part: string): Promise<Page> => {
    for (;;) {
      const page = application.windows().find((window) => window.url().includes(part));
      if (page !== undefined) return page;
      await application.waitForEvent('window');
    }
  };
  const clerk = await find('clerk.html');
  const worker = await find('worker.html');
  await clerk.setViewportSize(options.size ?? defaultSize);
  await worker.setViewportSize(options.workerSize ?? options.size ?? defaultSize);
  if (options.displays === 2) await plugInSecondDisplay(application);
  await listenInElectron(application);
  // Of the program itself: what was started may be a shell around it.
  const processId = await application.evaluate(() => process.pid);
  return {
    clerk,
    worker,
    processId,
    visibleViews: async () => {
      const urls = await application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .filter((window) => window.isVisible())
          .map((window) => window.webContents.getURL()),
      );
      return views.filter((view) => urls.some((url) => viewOf(url) === view));
    },
    windowCount: () => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length),
    pretend: () => notPreview(),
    showSession: () => notPreview(),
    passTime: (seconds) =>
      application.evaluate((_electron, milliseconds) => {
        const { now } = performance;
        performance.now = () => now.call(performance) + milliseconds;
      }, seconds * 1000),
    messagesTo: async (view) => {
      const sent = await application.evaluate(
        () => (globalThis as unknown as { sentToPages: [string, unknown][] }).sentToPages,
      );
      return sent.filter(([url]) => viewOf(url) === view).map(([, message]) => textOf(message));
    },
    output: () => written.join(''),
    close: () => application.close(),
  };
}

function notPreview(): never {
  throw new Error('only the preview host speaks in the place of main');
}

/** To the right of the first. Where its windows end up is the machine's affair; the product counts two. */
async function plugInSecondDisplay(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ screen }) => {
    const [first] = screen.getAllDisplays();
    if (first === undefined) throw new Error('there is no display');
    const { x, y, width, height } = first.bounds;
    const second = { ...first, id: first.id + 1, bounds: { x: x + width, y, width, height } };
    screen.getAllDisplays = () => [first, second];
    screen.emit('display-added', {}, second);
  });
}

/** Keeps in Electron's main process what goes to the pages: events by `send`, and the answers of `handle`. */
async function listenInElectron(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ BrowserWindow, ipcMain }) => {
    const sent: [string, unknown][] = [];
    Object.assign(globalThis, { sentToPages: sent });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, ...parts) => {
        sent.push([webContents.getURL(), parts]);
        send(channel, ...parts);
      };
    }
    type Handler = (event: { sender: { getURL(): string } }, ...given: unknown[]) => unknown;
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers;
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, ...given) => {
        const answer = await handler(event, ...given);
        sent.push([event.sender.getURL(), answer]);
        return answer;
      });
    }
  });
}

/** Electron on a machine without display needs a virtual one; says what is missing. */
export function missingForElectron(): string | undefined {
  if (findElectronBinary() === undefined)
    return "Electron's binary is not here: these journeys ran on the preview host only";
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    const hasXvfb = spawnSync('which', ['xvfb-run']).status === 0;
    return `there is no display: run the tests ${hasXvfb ? 'under xvfb-run' : 'with Xvfb installed, under xvfb-run'}`;
  }
  return undefined;
}
