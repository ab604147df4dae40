import { readFileSync } from 'node:fs';
import type { PrintToPDFOptions, WebPreferences, WindowOpenHandlerResponse } from 'electron';
import type { Request as BrowserRequest, Page } from 'playwright';
import { originOf } from './addresses.ts';
import type { CoveredContents, NavigationEvent } from './covered-contents.ts';
import { preventableEvent } from './emitter.ts';
import type { HostServices } from './host-services.ts';
import type { HostMessage, PageMessage } from './in-page/preload-world.ts';
import { reportPageEvents } from './page-events.ts';
import { linkPage, type PageLink } from './page-link.ts';
import { passToMain } from './pass-to-main.ts';
import { PassiveContents } from './passive-contents.ts';
import { printToPdf } from './print-to-pdf.ts';
import type { Session } from './session.ts';
import { WebFrameMain } from './web-frame.ts';

interface OpenPage {
  readonly page: Page;
  readonly link: PageLink;
}

/** Stand-in for `WebContents`: a page of the browser. It opens at once and is replaced after a crash. */
export class WebContents extends PassiveContents implements CoveredContents {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: WebFrameMain;
  readonly #host: HostServices;
  readonly #preferences: WebPreferences;
  readonly #open: () => Promise<Page>;
  readonly #closeWindow: () => void;
  #opened: Promise<OpenPage>;
  #current: OpenPage | undefined;
  #expectedUrl: string | undefined;
  #windowOpenHandler: ((details: { url: string }) => WindowOpenHandlerResponse) | undefined;
  #title = '';
  #isLoading = false;
  #isCrashed = false;
  #isDestroyed = false;

  constructor(
    host: HostServices,
    session: Session,
    preferences: WebPreferences,
    window: { openPage(): Promise<Page>; close(): void },
  ) {
    super();
    this.id = host.nextId();
    this.session = session;
    this.mainFrame = new WebFrameMain(this.id);
    this.#host = host;
    this.#preferences = preferences;
    this.#open = () => window.openPage();
    this.#closeWindow = () => window.close();
    this.#opened = this.#openPage();
  }

  /** The host's own: the browser's page, once it is there. */
  get page(): Page | undefined {
    return this.#current?.page;
  }

  /** The host's own: resolves with the page that stands now. */
  async whenOpened(): Promise<Page> {
    return (await this.#opened).page;
  }

  send(channel: string, ...args: unknown[]): void {
    const message: HostMessage = { kind: 'event', channel, args };
    if (!this.#isDestroyed) this.#current?.link.post(message);
  }

  async loadURL(url: string): Promise<void> {
    if (this.#isCrashed) this.#replacePage();
    const { page } = await this.#opened;
    const address = this.#host.addresses.toBrowser(url);
    if (new URL(page.url()).href !== new URL(address).href) await this.#tellPermissions(page, url, address);
    this.#expectedUrl = url;
    this.#startLoading();
    try {
      await page.goto(address, { timeout: 0 });
    } catch (error) {
      if (this.#isDestroyed) return;
      throw new Error(`ERR_FAILED loading '${url}'`, { cause: error });
    } finally {
      this.#stopLoading();
    }
  }

  reload(): void {
    const url = this.getURL();
    if (url !== '') this.#host.track(this.loadURL(url).catch(() => undefined));
  }

  stop(): void {
    this.#withPage(({ link }) => link.session.send('Page.stopLoading'));
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  getTitle(): string {
    return this.#title;
  }

  isLoading(): boolean {
    return this.#isLoading;
  }

  isCrashed(): boolean {
    return this.#isCrashed;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  focus(): void {
    this.#withPage(({ page }) => page.bringToFront());
  }

  setWindowOpenHandler(handler: (details: never) => WindowOpenHandlerResponse): void {
    this.#windowOpenHandler = handler as (details: { url: string }) => WindowOpenHandlerResponse;
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    const { link } = await this.#opened;
    return printToPdf(link.session, options);
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const { link } = await this.#opened;
    const { result, exceptionDetails } = await link.session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  forcefullyCrashRenderer(): void {
    this.#withPage(({ link }) => link.session.send('Page.crash'));
  }

  close(): void {
    this.#closeWindow();
  }

  /** The host's own: what the page asks to become. Loads that main began itself are always allowed. */
  mayNavigate(request: BrowserRequest, url: string): boolean {
    const isMainFrame = request.frame() === this.page?.mainFrame();
    if (isMainFrame && url === this.#expectedUrl) {
      this.#expectedUrl = undefined;
      return true;
    }
    const frame = isMainFrame ? this.mainFrame : null;
    const event: NavigationEvent = preventableEvent({ url, isMainFrame, isSameDocument: false, frame });
    this.emit('will-frame-navigate', event);
    if (isMainFrame) this.emit('will-navigate', event, url);
    return !event.defaultPrevented;
  }

  /** The host's own: the window has gone. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.mainFrame.detached = true;
    this.#host.track(this.#opened.then(({ page }) => page.close()).catch(() => undefined));
    this.emit('destroyed');
  }

  #openPage(): Promise<OpenPage> {
    const opening = this.#open().then(async (page) => {
      this.#watch(page);
      const { preload, additionalArguments = [] } = this.#preferences;
      const link = await linkPage(page, {
        preload: preload === undefined ? undefined : readFileSync(preload, 'utf8'),
        argv: ['preview-host', ...additionalArguments],
        onMessage: (message, reply) => this.#receive(message, reply),
        onPosted: (message) => this.#host.onPosted(this, message),
        onWindowOpen: (url) => this.#askWindowOpen(url),
      });
      this.#current = { page, link };
      return this.#current;
    });
    // Each caller that waits for the page gets the failure; nobody may be waiting yet.
    opening.catch(() => undefined);
    return opening;
  }

  #replacePage(): void {
    this.#isCrashed = false;
    const { page } = this.#current ?? {};
    this.#current = undefined;
    this.#host.track(page?.close().catch(() => undefined) ?? Promise.resolve());
    this.#opened = this.#openPage();
  }

  #comeBack(): void {
    const url = this.getURL();
    this.#replacePage();
    if (url !== '') this.#host.track(this.loadURL(url).catch(() => undefined));
  }

  #watch(page: Page): void {
    const isCurrent = () => !this.#isDestroyed && this.page === page;
    reportPageEvents(page, this, {
      addresses: this.#host.addresses,
      onLoaded: () => {
        this.#stopLoading();
        page.title().then(
          (title) => this.#setTitle(title),
          () => undefined,
        );
      },
    });
    page.on('download', (download) => {
      const event = preventableEvent({});
      this.session.emit('will-download', event);
      if (event.defaultPrevented) this.#host.track(download.cancel().catch(() => undefined));
    });
    page.on('crash', () => {
      if (!isCurrent()) return;
      this.#isCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      if (!isCurrent()) return;
      this.#closeWindow();
      // Main refused, as a kiosk does: the window comes back.
      if (!this.#isDestroyed) this.#comeBack();
    });
  }

  #receive(message: PageMessage, reply: (message: HostMessage) => void): void {
    if (this.#isDestroyed) return;
    this.mainFrame.url = this.#host.addresses.toElectron(message.url);
    switch (message.kind) {
      case 'invoke': {
        const value = this.#host.answerInstead(this, message.args);
        if (value === undefined) passToMain(this.#host.ipcMain, this, message, reply);
        else reply({ kind: 'answer', id: message.id, isError: false, value });
        break;
      }
      case 'send':
        passToMain(this.#host.ipcMain, this, message, reply);
        break;
      case 'open-window':
        this.#askWindowOpen(message.target);
        break;
      case 'preload-failed':
        this.#host.report(`A preload failed: ${message.reason}`);
        this.emit('preload-error', {}, this.#preferences.preload ?? '', new Error(message.reason));
        break;
    }
  }

  /** New windows are refused whatever happens; main is asked because it may want to record the attempt. */
  #askWindowOpen(url: string): void {
    const electronUrl = this.#host.addresses.toElectron(url);
    const answer = this.#windowOpenHandler?.({ url: electronUrl });
    if (answer?.action === 'allow') this.#host.report('The preview host opens no window for a page');
  }

  async #tellPermissions(page: Page, url: string, address: string): Promise<void> {
    const { origin } = new URL(address);
    if (origin === 'null') return;
    const granted = await this.session.grantedPermissions(this, url, originOf(url));
    await page.context().grantPermissions(granted, { origin });
  }

  #setTitle(title: string): void {
    if (title === this.#title) return;
    this.#title = title;
    this.emit('page-title-updated', {}, title);
  }

  #startLoading(): void {
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.emit('did-start-loading');
  }

  #stopLoading(): void {
    if (!this.#isLoading) return;
    this.#isLoading = false;
    this.emit('did-stop-loading');
  }

  #withPage(work: (open: OpenPage) => Promise<unknown>): void {
    this.#host.track(this.#opened.then(work).catch(() => undefined));
  }
}
