import type { Page } from 'playwright';
import type { Addresses } from './addresses.ts';
import type { WebContents } from './web-contents.ts';

export interface PageEventSettings {
  readonly addresses: Addresses;
  /** Before main hears that the page has loaded. */
  onLoaded(): void;
}

/** What happens in a page, as the events that main listens to. */
export function reportPageEvents(page: Page, contents: WebContents, settings: PageEventSettings): void {
  const { addresses } = settings;
  const { mainFrame } = contents;
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) return;
    mainFrame.url = addresses.toElectron(frame.url());
    contents.emit('did-navigate', {}, mainFrame.url);
  });
  page.on('domcontentloaded', () => contents.emit('dom-ready', {}));
  page.on('load', () => {
    settings.onLoaded();
    contents.emit('did-finish-load', {});
  });
  page.on('requestfailed', (request) => {
    if (!request.isNavigationRequest()) return;
    const reason = request.failure()?.errorText ?? 'ERR_FAILED';
    const url = addresses.toElectron(request.url());
    const isAborted = reason.includes('ERR_ABORTED');
    const isMainFrame = request.frame() === page.mainFrame();
    contents.emit('did-fail-load', {}, isAborted ? -3 : -2, reason.replace('net::', ''), url, isMainFrame);
  });
  page.on('console', (message) => {
    const { url, lineNumber } = message.location();
    contents.emit('console-message', {
      message: message.text(),
      level: message.type(),
      lineNumber,
      sourceId: addresses.toElectron(url),
      frame: mainFrame,
    });
  });
}
