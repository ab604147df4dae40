import { type Browser, type BrowserContext, chromium, type LaunchOptions, type Page } from 'playwright';
import type { Session } from './session.ts';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChromiumSettings {
  readonly executablePath: string;
  readonly headless: boolean;
  /** Chromium's sandbox cannot start for root. */
  readonly sandbox: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly extraArguments: readonly string[];
  readonly touch: boolean;
  /** Called once for each browser context, before it has a page. */
  prepareContext(context: BrowserContext, session: Session): Promise<void>;
  onGone(): void;
}

export interface ChromiumBrowser {
  readonly headless: boolean;
  openPage(session: Session, bounds: Rectangle): Promise<Page>;
  /** Pixels of the real displays; empty when headless. */
  readDisplays(): Promise<Rectangle[]>;
  close(): Promise<void>;
}

/** On top of Playwright's own list: no name is ever resolved, and nothing is fetched ahead or reported. */
const QUIET_ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-sync',
  '--disable-domain-reliability',
  '--dns-prefetch-disable',
  '--no-pings',
  '--no-proxy-server',
  '--disable-search-engine-choice-screen',
];

function launchOptions(settings: ChromiumSettings): LaunchOptions {
  return {
    executablePath: settings.executablePath,
    headless: settings.headless,
    chromiumSandbox: settings.sandbox,
    args: [...QUIET_ARGUMENTS, ...settings.extraArguments],
    env: { ...process.env, ...settings.environment },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

/** Headless: one Chromium, one context in memory for each session, pages sized by the host. */
async function openHeadless(settings: ChromiumSettings): Promise<ChromiumBrowser> {
  const browser: Browser = await chromium.launch(launchOptions(settings));
  const contexts = new Map<string, Promise<BrowserContext>>();
  let isClosing = false;
  browser.on('disconnected', () => {
    if (!isClosing) settings.onGone();
  });

  async function prepare(session: Session): Promise<BrowserContext> {
    const context = await browser.newContext({ serviceWorkers: 'block', hasTouch: settings.touch });
    await settings.prepareContext(context, session);
    return context;
  }

  return {
    headless: true,
    async openPage(session, bounds) {
      const known = contexts.get(session.contextKey) ?? prepare(session);
      contexts.set(session.contextKey, known);
      const page = await (await known).newPage();
      await page.setViewportSize({ width: bounds.width, height: bounds.height });
      return page;
    },
    readDisplays: async () => [],
    async close() {
      isClosing = true;
      await browser.close();
    },
  };
}

/** On screen: one Chromium for each window, in application mode, so that no address bar shows. */
function openHeaded(settings: ChromiumSettings): ChromiumBrowser {
  const contexts = new Set<BrowserContext>();

  async function launch(args: readonly string[]): Promise<BrowserContext> {
    const options = launchOptions(settings);
    const context = await chromium.launchPersistentContext('', {
      ...options,
      args: [...(options.args ?? []), '--test-type', ...args],
      ignoreDefaultArgs: ['--enable-automation'],
      serviceWorkers: 'block',
      viewport: null,
    });
    contexts.add(context);
    context.on('close', () => contexts.delete(context));
    return context;
  }

  return {
    headless: false,
    async openPage(session, bounds) {
      const context = await launch([
        '--app=about:blank',
        `--window-position=${bounds.x},${bounds.y}`,
        `--window-size=${bounds.width},${bounds.height}`,
      ]);
      await settings.prepareContext(context, session);
      return context.pages()[0] ?? (await context.newPage());
    },
    async readDisplays() {
      const browser = await chromium.launch({ ...launchOptions(settings), headless: false });
      try {
        const page = await browser.newPage();
        const session = await page.context().newCDPSession(page);
        const { screenInfos } = (await session.send('Emulation.getScreenInfos')) as {
          screenInfos: { left: number; top: number; width: number; height: number; isPrimary: boolean }[];
        };
        return screenInfos
          .toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
          .map(({ left, top, width, height }) => ({ x: left, y: top, width, height }));
      } finally {
        await browser.close();
      }
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()));
    },
  };
}

export async function openChromium(settings: ChromiumSettings): Promise<ChromiumBrowser> {
  return settings.headless ? openHeadless(settings) : openHeaded(settings);
}
