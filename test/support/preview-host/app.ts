import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App as ElectronApp } from 'electron';
import { CoveredEmitter, type PreventableEvent, preventableEvent } from './emitter.ts';
import { SingleInstance } from './single-instance.ts';
import { Covered } from './uncovered.ts';
import type { WebContents } from './web-contents.ts';

type AppEvents = {
  ready: [event: object, launchInfo: object];
  'will-finish-launching': [];
  'window-all-closed': [];
  'before-quit': [event: PreventableEvent];
  'will-quit': [event: PreventableEvent];
  quit: [event: object, exitCode: number];
  activate: [];
  'second-instance': [event: object, argv: string[], workingDirectory: string];
  'web-contents-created': [event: object, contents: WebContents];
  'browser-window-created': [event: object, window: object];
  'render-process-gone': [event: object, contents: WebContents, details: object];
  'child-process-gone': [event: object, details: object];
  'certificate-error': [event: PreventableEvent];
  'select-client-certificate': [event: PreventableEvent];
  login: [event: PreventableEvent];
};

type CoveredApp = Pick<
  ElectronApp,
  | 'isPackaged'
  | 'name'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'getName'
  | 'setName'
  | 'getLocale'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'disableHardwareAcceleration'
  | 'setAppUserModelId'
>;

type PathName = Parameters<ElectronApp['getPath']>[0];

class CommandLine extends Covered {
  readonly #switches = new Map<string, string>();

  /** Read by main; Chromium itself is started by the host with its own switches. */
  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value);
  }

  appendArgument(_value: string): void {}

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }
}

export interface AppSettings {
  readonly name: string;
  readonly version: string;
  readonly appPath: string;
  readonly dataDirectory: string;
  readonly locale: string;
  /** False when a window refused to close. */
  closeWindows(): boolean;
  destroyWindows(): void;
  onExit(code: number): void;
}

/** Stand-in for `app`; `announceReady` and `onAllWindowsClosed` are the host's own. */
export class App extends CoveredEmitter<AppEvents> implements CoveredApp {
  readonly isPackaged = false;
  readonly commandLine = new CommandLine();
  /** The host's own: resolves when main first asks whether it may begin. */
  readonly whenAsked: Promise<void>;
  name: string;
  readonly #settings: AppSettings;
  readonly #paths: Map<string, string>;
  readonly #instance = new SingleInstance();
  readonly #ready = Promise.withResolvers<void>();
  #markAsked: () => void = () => undefined;
  #isReady = false;
  #isQuitting = false;
  #hasExited = false;

  constructor(settings: AppSettings) {
    super([
      ...(['ready', 'will-finish-launching', 'window-all-closed', 'before-quit', 'will-quit'] as const),
      ...(['quit', 'activate', 'second-instance', 'web-contents-created'] as const),
      ...(['browser-window-created', 'render-process-gone', 'child-process-gone'] as const),
      ...(['certificate-error', 'select-client-certificate', 'login'] as const),
    ]);
    this.#settings = settings;
    this.name = settings.name;
    this.whenAsked = new Promise((resolve) => {
      this.#markAsked = resolve;
    });
    const { dataDirectory } = settings;
    this.#paths = new Map<PathName, string>([
      ['home', homedir()],
      ['appData', join(dataDirectory, '..')],
      ['userData', dataDirectory],
      ['sessionData', dataDirectory],
      ['temp', tmpdir()],
      ['exe', process.execPath],
      ['logs', join(dataDirectory, 'logs')],
      ['crashDumps', join(dataDirectory, 'crashes')],
      ['documents', join(homedir(), 'Documents')],
      ['downloads', join(homedir(), 'Downloads')],
      ['desktop', join(homedir(), 'Desktop')],
    ]);
  }

  override on<Name extends keyof AppEvents>(name: Name, listener: (...args: AppEvents[Name]) => void): this {
    if (name === 'ready') this.#markAsked();
    return super.on(name, listener);
  }

  override once<Name extends keyof AppEvents>(
    name: Name,
    listener: (...args: AppEvents[Name]) => void,
  ): this {
    if (name === 'ready') this.#markAsked();
    return super.once(name, listener);
  }

  whenReady(): Promise<void> {
    this.#markAsked();
    return this.#ready.promise;
  }

  isReady(): boolean {
    return this.#isReady;
  }

  announceReady(): void {
    this.#isReady = true;
    this.emit('will-finish-launching');
    this.emit('ready', {}, {});
    this.#ready.resolve();
  }

  quit(): void {
    if (this.#isQuitting || this.#hasExited) return;
    this.#isQuitting = true;
    setImmediate(() => this.#runQuit());
  }

  exit(code = 0): void {
    if (this.#hasExited) return;
    this.#hasExited = true;
    this.#isQuitting = true;
    this.#settings.destroyWindows();
    this.#instance.release();
    this.emit('quit', {}, code);
    this.#settings.onExit(code);
  }

  /** Electron quits by itself when nobody listens. */
  onAllWindowsClosed(): void {
    if (this.#isQuitting) return;
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed');
  }

  getPath(name: string): string {
    const path = this.#paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
  }

  setAppLogsPath(path?: string): void {
    if (path !== undefined) this.#paths.set('logs', path);
  }

  getAppPath(): string {
    return this.#settings.appPath;
  }

  getVersion(): string {
    return this.#settings.version;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getLocale(): string {
    return this.#settings.locale;
  }

  /** Every page of the preview host is sandboxed already. */
  enableSandbox(): void {}

  disableHardwareAcceleration(): void {}

  setAppUserModelId(_id: string): void {}

  requestSingleInstanceLock(): boolean {
    return this.#instance.acquire(this.getPath('userData'), ({ argv, workingDirectory }) =>
      this.emit('second-instance', {}, argv, workingDirectory),
    );
  }

  hasSingleInstanceLock(): boolean {
    return this.#instance.isHeld;
  }

  releaseSingleInstanceLock(): void {
    this.#instance.release();
  }

  #runQuit(): void {
    if (this.#hasExited) return;
    const beforeQuit = preventableEvent({});
    this.emit('before-quit', beforeQuit);
    if (beforeQuit.defaultPrevented || !this.#settings.closeWindows()) {
      this.#isQuitting = false;
      return;
    }
    const willQuit = preventableEvent({});
    this.emit('will-quit', willQuit);
    if (willQuit.defaultPrevented) this.#isQuitting = false;
    else this.exit(0);
  }
}
