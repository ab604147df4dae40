import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronBrowserWindow,
  WebPreferences,
} from 'electron';
import type { Page } from 'playwright';
import type { Rectangle } from './chromium-browser.ts';
import { CoveredEmitter, type PreventableEvent, preventableEvent } from './emitter.ts';
import type { HostServices } from './host-services.ts';
import { Session } from './session.ts';
import { coverStatics, UncoveredMemberError } from './uncovered.ts';
import { WebContents } from './web-contents.ts';

const COVERED_OPTIONS: ReadonlySet<string> = new Set<keyof BrowserWindowConstructorOptions>([
  ...(['x', 'y', 'width', 'height', 'minWidth', 'minHeight', 'useContentSize', 'center'] as const),
  ...(['show', 'paintWhenInitiallyHidden', 'title', 'icon', 'backgroundColor', 'darkTheme'] as const),
  ...(['kiosk', 'fullscreen', 'fullscreenable', 'simpleFullscreen', 'alwaysOnTop', 'focusable'] as const),
  ...(['frame', 'resizable', 'movable', 'minimizable', 'maximizable', 'closable', 'skipTaskbar'] as const),
  ...(['autoHideMenuBar', 'disableAutoHideCursor', 'enableLargerThanScreen', 'webPreferences'] as const),
  ...(['titleBarStyle', 'hasShadow', 'roundedCorners', 'thickFrame', 'acceptFirstMouse'] as const),
]);

/** Preferences whose Electron default is the only thing the preview host can do. */
const FIXED_PREFERENCES: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  javascript: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

/** Where a hidden window waits, in pixels of the screen. */
const OUT_OF_SIGHT = { left: -16_000, top: -16_000 } as const;

type CloseEvent = PreventableEvent;

type BrowserWindowEvents = {
  close: [event: CloseEvent];
  closed: [];
  'ready-to-show': [];
  show: [];
  hide: [];
  focus: [];
  blur: [];
  minimize: [];
  restore: [];
  maximize: [];
  resize: [];
  move: [];
  'enter-full-screen': [];
  'leave-full-screen': [];
  'page-title-updated': [event: PreventableEvent, title: string];
  unresponsive: [];
  responsive: [];
  'session-end': [];
  'query-session-end': [];
};

type CoveredWindow = Pick<
  ElectronBrowserWindow,
  | 'id'
  | 'loadURL'
  | 'show'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'blur'
  | 'isFocused'
  | 'isVisible'
  | 'isDestroyed'
  | 'isMinimized'
  | 'minimize'
  | 'restore'
  | 'close'
  | 'destroy'
  | 'setKiosk'
  | 'isKiosk'
  | 'setFullScreen'
  | 'isFullScreen'
  | 'setBounds'
  | 'getBounds'
  | 'getContentBounds'
  | 'setSize'
  | 'setPosition'
  | 'setTitle'
  | 'getTitle'
  | 'setMenu'
  | 'removeMenu'
  | 'setMenuBarVisibility'
  | 'setAlwaysOnTop'
  | 'setBackgroundColor'
  | 'setContentProtection'
  | 'setSkipTaskbar'
  | 'moveTop'
>;

function checkOptions(options: BrowserWindowConstructorOptions): void {
  for (const name of Object.keys(options)) {
    if (!COVERED_OPTIONS.has(name)) throw new UncoveredMemberError(`the BrowserWindow option ${name}`);
  }
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    const fixed = FIXED_PREFERENCES[name];
    if (fixed !== undefined && value !== undefined && value !== fixed) {
      throw new UncoveredMemberError(`the web preference ${name}: ${String(value)}`);
    }
  }
}

function sessionOf(host: HostServices, preferences: WebPreferences): Session {
  const given: unknown = preferences.session;
  if (given instanceof Session) return given;
  return preferences.partition === undefined ? host.defaultSession : host.sessionOf(preferences.partition);
}

/** Stand-in for `BrowserWindow`: a page of its own size when headless, a window of its own on a screen. */
export class HostedWindow extends CoveredEmitter<BrowserWindowEvents> implements CoveredWindow {
  readonly id: number;
  readonly webContents: WebContents;
  /** The host's own: the title that main gave, by which a test names the window. */
  readonly givenTitle: string;
  readonly #host: HostServices;
  /**
   * A window that begins hidden and is given no size is a workshop, such as one that only prints: it has no place on
   * the screen.
   */
  readonly #isForScreen: boolean;
  #bounds: Rectangle;
  #title: string;
  #isKiosk: boolean;
  #isFullScreen: boolean;
  #isVisible: boolean;
  #isMinimized = false;
  #isDestroyed = false;
  #isReady = false;
  #arranging: Promise<void> = Promise.resolve();

  constructor(host: HostServices, options: BrowserWindowConstructorOptions = {}) {
    super([
      ...(['close', 'closed', 'ready-to-show', 'show', 'hide', 'focus', 'blur', 'minimize'] as const),
      ...(['restore', 'maximize', 'resize', 'move', 'enter-full-screen', 'leave-full-screen'] as const),
      ...(['page-title-updated', 'unresponsive', 'responsive', 'session-end', 'query-session-end'] as const),
    ]);
    checkOptions(options);
    this.id = host.nextId();
    this.#host = host;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.givenTitle = options.title ?? '';
    this.#title = this.givenTitle;
    this.#isKiosk = options.kiosk ?? false;
    this.#isFullScreen = options.fullscreen ?? false;
    this.#isVisible = options.show ?? true;
    this.#isForScreen = this.#isVisible || options.width !== undefined || this.#isKiosk || this.#isFullScreen;
    const preferences = options.webPreferences ?? {};
    this.webContents = new WebContents(host, sessionOf(host, preferences), preferences, {
      openPage: () => this.#openPage(),
      close: () => this.close(),
    });
    this.webContents.on('did-finish-load', () => this.#onLoaded());
    this.webContents.on('page-title-updated', (_event, title) => this.#onTitle(title));
    host.windows.add(this);
    host.onWindowCreated(this, this.webContents);
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.#isVisible && !this.#isMinimized) return;
    if (!this.#isForScreen)
      throw new UncoveredMemberError('BrowserWindow.show of a hidden window without a size');
    this.#isVisible = true;
    this.#isMinimized = false;
    this.#arrange();
    this.emit('show');
  }

  hide(): void {
    if (!this.#isVisible) return;
    this.#isVisible = false;
    this.#arrange();
    this.emit('hide');
  }

  focus(): void {
    this.webContents.focus();
    this.emit('focus');
  }

  blur(): void {
    this.emit('blur');
  }

  isFocused(): boolean {
    return this.#isVisible && !this.#isMinimized;
  }

  isVisible(): boolean {
    return this.#isVisible;
  }

  isMinimized(): boolean {
    return this.#isMinimized;
  }

  isMaximized(): boolean {
    return false;
  }

  minimize(): void {
    this.#isMinimized = true;
    this.#arrange();
    this.emit('minimize');
  }

  restore(): void {
    if (!this.#isMinimized) return;
    this.#isMinimized = false;
    this.#arrange();
    this.emit('restore');
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  close(): void {
    if (this.#isDestroyed) return;
    const event = preventableEvent({});
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#isVisible = false;
    this.#host.windows.delete(this);
    this.webContents.destroy();
    this.emit('closed');
    this.#host.onWindowClosed(this);
  }

  setKiosk(isKiosk: boolean): void {
    this.#isKiosk = isKiosk;
    this.#arrange();
  }

  isKiosk(): boolean {
    return this.#isKiosk;
  }

  setFullScreen(isFullScreen: boolean): void {
    if (this.#isFullScreen === isFullScreen) return;
    this.#isFullScreen = isFullScreen;
    this.#arrange();
    this.emit(isFullScreen ? 'enter-full-screen' : 'leave-full-screen');
  }

  isFullScreen(): boolean {
    return this.#isFullScreen || this.#isKiosk;
  }

  /** A window manager ignores it while the window fills a display. */
  setBounds(bounds: Partial<Rectangle>): void {
    if (this.isFullScreen()) return;
    this.#bounds = { ...this.#bounds, ...bounds };
    this.#arrange();
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  /** Whole display in kiosk mode and full screen, as in Electron. */
  getBounds(): Rectangle {
    return this.isFullScreen() ? this.#host.screen.getDisplayMatching(this.#bounds).bounds : this.#bounds;
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  setMenu(menu: object | null): void {
    if (menu !== null) throw new UncoveredMemberError('BrowserWindow.setMenu other than null');
  }

  removeMenu(): void {}

  setMenuBarVisibility(_isVisible: boolean): void {}

  setAutoHideMenuBar(_isHidden: boolean): void {}

  setAlwaysOnTop(_isOnTop: boolean): void {}

  setBackgroundColor(_color: string): void {}

  setContentProtection(_isProtected: boolean): void {}

  setSkipTaskbar(_isSkipped: boolean): void {}

  moveTop(): void {
    this.webContents.focus();
  }

  async #openPage(): Promise<Page> {
    const browser = await this.#host.browser;
    const { session } = this.webContents;
    if (!this.#isForScreen) return browser.openHidden(session, this.#host.windowBounds(this));
    const page = await browser.openOnScreen(session, this.#host.windowBounds(this));
    if (!browser.headless) await this.#arrangeOnScreen(page);
    return page;
  }

  #onLoaded(): void {
    if (this.#isReady || this.#isDestroyed) return;
    this.#isReady = true;
    this.emit('ready-to-show');
  }

  #onTitle(title: string): void {
    const event = preventableEvent({});
    this.emit('page-title-updated', event, title);
    if (!event.defaultPrevented) this.#title = title;
  }

  #arrange(): void {
    this.#arranging = this.#arranging.then(() => this.#arrangeNow()).catch(() => undefined);
    this.#host.track(this.#arranging);
  }

  async #arrangeNow(): Promise<void> {
    const page = await this.webContents.whenOpened();
    const browser = await this.#host.browser;
    if (!browser.headless && this.#isForScreen) {
      await this.#arrangeOnScreen(page);
      return;
    }
    const { width, height } = this.#host.windowBounds(this);
    const size = page.viewportSize();
    if (size?.width !== width || size.height !== height) await page.setViewportSize({ width, height });
  }

  /** Hidden windows are minimized, and out of sight also where no window manager minimizes. */
  async #arrangeOnScreen(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page);
    const { windowId } = await session.send('Browser.getWindowForTarget');
    const { x, y, width, height } = this.#host.windowBounds(this);
    const isSeen = this.#isVisible && !this.#isMinimized;
    const place = isSeen ? { left: x, top: y } : OUT_OF_SIGHT;
    const states = isSeen ? (this.isFullScreen() ? (['fullscreen'] as const) : []) : (['minimized'] as const);
    await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    await session.send('Browser.setWindowBounds', { windowId, bounds: { ...place, width, height } });
    for (const windowState of states) {
      await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
    }
    await session.detach();
  }
}

coverStatics(HostedWindow, 'BrowserWindow');
