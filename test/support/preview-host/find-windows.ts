import type { HostedWindow } from './browser-window.ts';
import type { PreviewWindow } from './preview-host.ts';

/** The windows whose page is there. */
export function openWindows(windows: ReadonlySet<HostedWindow>): PreviewWindow[] {
  return [...windows].flatMap((browserWindow) => {
    const { webContents } = browserWindow;
    const { page } = webContents;
    if (page === undefined) return [];
    const title = browserWindow.givenTitle || webContents.getTitle();
    return [{ title, url: webContents.getURL(), page, browserWindow }];
  });
}

/** The first window that has loaded and satisfies the predicate, looked for until `timeout` milliseconds are over. */
export async function waitForWindow(
  windows: ReadonlySet<HostedWindow>,
  predicate: (window: PreviewWindow) => boolean,
  timeout: number,
  isClosed: () => boolean,
): Promise<PreviewWindow> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    const found = openWindows(windows).find(
      (window) => window.url !== '' && !window.browserWindow.webContents.isLoading() && predicate(window),
    );
    if (found !== undefined) return found;
    if (isClosed()) throw new Error('The preview host has closed');
    await new Promise((done) => setTimeout(done, 20));
  }
  const titles = openWindows(windows).map(({ title, url }) => `${title} ${url}`);
  throw new Error(`No such window after ${timeout} ms; there are: ${titles.join(', ') || 'none'}`);
}
