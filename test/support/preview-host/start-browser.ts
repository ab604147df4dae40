import type { Browser, Request as BrowserRequest } from 'playwright';
import { findChromium, findHeadlessChromium } from '../chromium/find-chromium.ts';
import type { Addresses } from './addresses.ts';
import type { HostedWindow } from './browser-window.ts';
import { type ChromiumBrowser, launchHeadless, openChromium } from './chromium-browser.ts';
import type { PreviewHostOptions } from './preview-host.ts';
import { serveRequest } from './requests.ts';
import type { WebContents } from './web-contents.ts';

export interface BrowserParts {
  readonly windows: ReadonlySet<HostedWindow>;
  readonly addresses: Addresses;
  report(line: string): void;
  /** Chromium ended by itself. */
  onGone(): void;
}

let isRootReported = false;

/** Chromium with every request of its pages answered by the host; nothing else reaches a page. */
export function startBrowser(
  executablePath: string,
  options: PreviewHostOptions,
  { windows, addresses, report, onGone }: BrowserParts,
): Promise<ChromiumBrowser> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && !isRootReported) {
    isRootReported = true;
    report('Preview host: running as root, so Chromium runs without its sandbox.');
  }
  const standIn = (url: string) => options.standIn?.(url);
  const findContents = (request: BrowserRequest) => findRequester(windows, request);
  return openChromium({
    executablePath,
    headless: options.headless ?? true,
    sandbox: !isRoot,
    environment: options.environment ?? {},
    extraArguments: options.chromiumArguments ?? [],
    touch: options.touch ?? false,
    running: options.browser,
    async prepareContext(context, session) {
      await context.route('**/*', (route) =>
        serveRequest(route, session, { addresses, findContents, standIn, report }).catch((error: unknown) => {
          report(`Preview host: a request could not be served (${(error as Error).name})`);
          return route.abort('failed').catch(() => undefined);
        }),
      );
      context.on('page', (page) => {
        if (page.opener() !== null)
          void page.opener().then((opener) => (opener === null ? undefined : page.close()));
      });
    },
    onGone,
  });
}

/** A headless Chromium for the hosts of one process, which give it back as they found it; whoever asked closes it. */
export function launchSharedBrowser(): Promise<Browser> {
  return launchHeadless({
    executablePath: chooseChromium({}),
    sandbox: process.getuid?.() !== 0,
    environment: {},
    extraArguments: [],
  });
}

/** Path of the Chromium to run. */
export function chooseChromium({
  chromiumPath,
  headless = true,
}: Pick<PreviewHostOptions, 'chromiumPath' | 'headless'>): string {
  const path = chromiumPath ?? (headless ? findHeadlessChromium() : findChromium());
  if (path === undefined) throw new Error('Chromium was not found: set CHROMIUM_PATH');
  return path;
}

function findRequester(windows: ReadonlySet<HostedWindow>, request: BrowserRequest): WebContents | undefined {
  try {
    const page = request.frame().page();
    return [...windows].map(({ webContents }) => webContents).find((contents) => contents.page === page);
  } catch {
    // The page has gone, or was opened by another page and never became a window.
    return undefined;
  }
}
