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
  /** A headless one that runs already and goes on afterwards, in place of one of the host's own. */
  readonly running?: Browser | undefined;
  /** Called once for each browser context, before it has a page. */
  prepareContext(context: BrowserContext, session: Session): Promise<void>;
  onGone(): void;
}

export interface ChromiumBrowser {
  readonly headless: boolean;
  /** A page in a window of its own when there is a screen. */
  openOnScreen(session: Session, bounds: Rectangle): Promise<Page>;
  /** A page that no person will see. */
  openHidden(session: Session, bounds: Rectangle): Promise<Page>;
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

function launchOptions(settings: Omit<ChromiumSettings, HostOwn>): LaunchOptions {
  return {
    executablePath: settings.executablePath,
    headless: false,
    chromiumSandbox: settings.sandbox,
    args: [...QUIET_ARGUMENTS, ...settings.extraArguments],
    env: { ...process.env, ...settings.environment },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

interface Workshop {
  openPage(session: Session, bounds: Rectangle): Promise<Page>;
  close(): Promise<void>;
}

/** A headless Chromium that several hosts may use, one after another. */
export function launchHeadless(settings: Omit<ChromiumSettings, HostOwn>): Promise<Browser> {
  return chromium.launch({ ...launchOptions(settings), headless: true });
}

/** What is a host's own, whoever launched the browser. */
type HostOwn = 'headless' | 'touch' | 'running' | 'prepareContext' | 'onGone';

/** One headless Chromium with one context in memory for each session; its pages are sized by the host. */
async function openWorkshop(settings: ChromiumSettings): Promise<Workshop> {
  const { running } = settings;
  const browser = running ?? (await launchHeadless(settings));
  const contexts = new Map<string, Promise<BrowserContext>>();
  const { onGone } = settings;
  browser.on('disconnected', onGone);

  async function prepare(session: Session): Promise<BrowserContext> {
    const context = await browser.newContext({ serviceWorkers: 'block', hasTouch: settings.touch });
    await settings.prepareContext(context, session);
    return context;
  }

  return {
    async openPage(session, { width, height }) {
      const known = contexts.get(session.contextKey) ?? prepare(session);
      contexts.set(session.contextKey, known);
      const page = await (await known).newPage();
      await page.setViewportSize({ width, height });
      return page;
    },
    async close() {
      browser.off('disconnected', onGone);
      if (running === undefined) return browser.close();
      const opened = await Promise.all(contexts.values());
      await Promise.all(opened.map((context) => context.close()));
    },
  };
}

async function openHeadless(settings: ChromiumSettings): Promise<ChromiumBrowser> {
  const workshop = await openWorkshop(settings);
  return {
    headless: true,
    openOnScreen: workshop.openPage,
    openHidden: workshop.openPage,
    readDisplays: async () => [],
    close: workshop.close,
  };
}

interface ScreenInfo {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly isPrimary: boolean;
}

/** On screen: one Chromium for each window, in application mode, so that no address bar shows. */
async function openHeaded(settings: ChromiumSettings): Promise<ChromiumBrowser> {
  const workshop = await openWorkshop(settings);
  const contexts = new Set<BrowserContext>();

  return {
    headless: false,
    openHidden: workshop.openPage,
    async openOnScreen(session, bounds) {
      const options = launchOptions(settings);
      const context = await chromium.launchPersistentContext('', {
        ...options,
        args: [
          ...(options.args ?? []),
          '--test-type',
          '--ozone-platform-hint=auto',
          '--app=data:text/html,',
          `--window-position=${bounds.x},${bounds.y}`,
          `--window-size=${bounds.width},${bounds.height}`,
        ],
        ignoreDefaultArgs: ['--enable-automation'],
        serviceWorkers: 'block',
        viewport: null,
      });
      contexts.add(context);
      context.on('close', () => contexts.delete(context));
      await settings.prepareContext(context, session);
      const page = context.pages()[0] ?? (await context.newPage());
      // Each window is a browser of its own: it ends with its page.
      page.on('close', () => void context.close().catch(() => undefined));
      return page;
    },
    async readDisplays() {
      const browser = await chromium.launch(launchOptions(settings));
      try {
        const page = await browser.newPage();
        const session = await page.context().newCDPSession(page);
        const { screenInfos } = (await session.send('Emulation.getScreenInfos')) as {
          screenInfos: ScreenInfo[];
        };
        return screenInfos
          .toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
          .map(({ left, top, width, height }) => ({ x: left, y: top, width, height }));
      } finally {
        await browser.close();
      }
    },
    async close() {
      await Promise.all([workshop.close(), ...[...contexts].map((context) => context.close())]);
    },
  };
}

export async function openChromium(settings: ChromiumSettings): Promise<ChromiumBrowser> {
  return settings.headless ? openHeadless(settings) : openHeaded(settings);
}
