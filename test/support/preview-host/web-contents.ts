import { readFileSync } from 'node:fs';
import type {
  WebContents as ElectronWebContents,
  PrintToPDFOptions,
  RenderProcessGoneDetails,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron';
import type { Request as BrowserRequest, Page } from 'playwright';
import { originOf } from './addresses.ts';
import { CoveredEmitter, type PreventableEvent, preventableEvent } from './emitter.ts';
import type { HostServices } from './host-services.ts';
import type { HostMessage, PageMessage } from './in-page/preload-world.ts';
import type { IpcEvent } from './ipc-main.ts';
import { linkPage, type PageLink } from './page-link.ts';
import { printToPdf } from './print-to-pdf.ts';
import type { Session } from './session.ts';
import { UncoveredMemberError } from './uncovered.ts';
import { WebFrameMain } from './web-frame.ts';

type NavigationEvent = PreventableEvent & {
  url: string;
  isMainFrame: boolean;
  isSameDocument: boolean;
  frame: WebFrameMain | null;
};

type ConsoleEvent = {
  message: string;
  level: string;
  lineNumber: number;
  sourceId: string;
  frame: WebFrameMain;
};

type WebContentsEvents = {
  'will-navigate': [event: NavigationEvent, url: string];
  'will-frame-navigate': [event: NavigationEvent];
  'will-redirect': [event: NavigationEvent, url: string];
  'will-attach-webview': [event: PreventableEvent];
  'will-prevent-unload': [event: PreventableEvent];
  'did-start-loading': [];
  'did-stop-loading': [];
  'did-finish-load': [event: object];
  'did-fail-load': [event: object, code: number, description: string, url: string, isMainFrame: boolean];
  'did-navigate': [event: object, url: string];
  'dom-ready': [event: object];
  'page-title-updated': [event: object, title: string];
  'render-process-gone': [event: object, details: RenderProcessGoneDetails];
  'console-message': [event: ConsoleEvent];
  'preload-error': [event: object, path: string, error: Error];
  'before-input-event': [event: PreventableEvent];
  'context-menu': [event: PreventableEvent];
  unresponsive: [];
  responsive: [];
  destroyed: [];
};

/** `before-input-event`, `context-menu` and the like are listened to but never come: the page is not paused. */
const COVERED_EVENTS = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'did-start-loading',
  'did-stop-loading',
  'did-finish-load',
  'did-fail-load',
  'did-navigate',
  'dom-ready',
  'page-title-updated',
  'render-process-gone',
  'console-message',
  'preload-error',
  'before-input-event',
  'context-menu',
  'unresponsive',
  'responsive',
  'destroyed',
] as const satisfies readonly (keyof WebContentsEvents)[];

type CoveredContents = Pick<
  ElectronWebContents,
  | 'id'
  | 'send'
  | 'getURL'
  | 'getTitle'
  | 'getType'
  | 'isDestroyed'
  | 'isLoading'
  | 'isCrashed'
  | 'loadURL'
  | 'reload'
  | 'stop'
  | 'print'
  | 'printToPDF'
  | 'getPrintersAsync'
  | 'executeJavaScript'
  | 'forcefullyCrashRenderer'
  | 'setWindowOpenHandler'
  | 'setVisualZoomLevelLimits'
  | 'setZoomFactor'
  | 'setIgnoreMenuShortcuts'
  | 'setBackgroundThrottling'
  | 'setAudioMuted'
  | 'close'
>;

interface OpenPage {
  readonly page: Page;
  readonly link: PageLink;
}

/** Stand-in for `WebContents`: a page of the browser. It opens at once and is replaced after a crash. */
export class WebContents extends CoveredEmitter<WebContentsEvents> implements CoveredContents {
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
    super(COVERED_EVENTS);
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

  getType(): 'window' {
    return 'window';
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

  isDevToolsOpened(): boolean {
    return false;
  }

  focus(): void {
    this.#withPage(({ page }) => page.bringToFront());
  }

  setWindowOpenHandler(handler: (details: never) => WindowOpenHandlerResponse): void {
    this.#windowOpenHandler = handler as (details: { url: string }) => WindowOpenHandlerResponse;
  }

  print(_options?: object, callback?: (isSuccess: boolean, failureReason: string) => void): void {
    setImmediate(() => callback?.(false, 'not available in the preview host'));
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    const { link } = await this.#opened;
    return printToPdf(link.session, options);
  }

  async getPrintersAsync(): Promise<[]> {
    return [];
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

  setIgnoreMenuShortcuts(_isIgnored: boolean): void {}

  setBackgroundThrottling(_isAllowed: boolean): void {}

  setAudioMuted(_isMuted: boolean): void {}

  async setVisualZoomLevelLimits(_minimum: number, _maximum: number): Promise<void> {}

  setZoomFactor(factor: number): void {
    if (factor !== 1) throw new UncoveredMemberError('WebContents.setZoomFactor other than 1');
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
        ribbon: this.#host.ribbon,
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
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      this.mainFrame.url = this.#host.addresses.toElectron(frame.url());
      this.emit('did-navigate', {}, this.mainFrame.url);
    });
    page.on('domcontentloaded', () => this.emit('dom-ready', {}));
    page.on('load', () => {
      this.#stopLoading();
      page.title().then(
        (title) => this.#setTitle(title),
        () => undefined,
      );
      this.emit('did-finish-load', {});
    });
    page.on('requestfailed', (request) => {
      if (!request.isNavigationRequest()) return;
      const reason = request.failure()?.errorText ?? 'ERR_FAILED';
      const url = this.#host.addresses.toElectron(request.url());
      const isAborted = reason.includes('ERR_ABORTED');
      const isMainFrame = request.frame() === page.mainFrame();
      this.emit('did-fail-load', {}, isAborted ? -3 : -2, reason.replace('net::', ''), url, isMainFrame);
    });
    page.on('console', (message) => {
      const { url, lineNumber } = message.location();
      this.emit('console-message', {
        message: message.text(),
        level: message.type(),
        lineNumber,
        sourceId: this.#host.addresses.toElectron(url),
        frame: this.mainFrame,
      });
    });
    page.on('crash', () => {
      if (this.#isDestroyed || this.page !== page) return;
      this.#isCrashed = true;
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
    });
    page.on('close', () => {
      if (this.#isDestroyed || this.page !== page) return;
      this.#closeWindow();
      // Main refused, as a kiosk does: the window comes back.
      if (!this.#isDestroyed) this.#comeBack();
    });
  }

  #receive(message: PageMessage, reply: (message: HostMessage) => void): void {
    if (this.#isDestroyed) return;
    this.mainFrame.url = this.#host.addresses.toElectron(message.url);
    const { ipcMain } = this.#host;
    switch (message.kind) {
      case 'send':
        ipcMain.dispatchSend(message.channel, this.#ipcEvent(reply), message.args);
        break;
      case 'invoke': {
        const { id } = message;
        ipcMain
          .dispatchInvoke(message.channel, this.#ipcEvent(reply), message.args)
          .then((value) => reply({ kind: 'answer', id, isError: false, value }))
          .catch((error: unknown) =>
            reply({ kind: 'answer', id, isError: true, value: withoutStack(error) }),
          );
        break;
      }
      case 'open-window':
        this.#askWindowOpen(message.target);
        break;
      case 'preload-failed':
        this.#host.report(`A preload failed: ${message.reason}`);
        this.emit('preload-error', {}, this.#preferences.preload ?? '', new Error(message.reason));
        break;
    }
  }

  #ipcEvent(reply: (message: HostMessage) => void): IpcEvent {
    return {
      type: 'frame',
      sender: this,
      senderFrame: this.mainFrame,
      frameId: this.mainFrame.routingId,
      processId: this.mainFrame.processId,
      ports: [],
      reply: (channel, ...args) => reply({ kind: 'event', channel, args }),
    };
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

/** Electron gives the renderer a new error with the message alone: main's stack stays in main. */
function withoutStack(error: unknown): Error {
  const plain = new Error(error instanceof Error ? error.message : String(error));
  plain.stack = `Error: ${plain.message}`;
  return plain;
}
