import { randomUUID } from 'node:crypto';
import type { Session as ElectronSession } from 'electron';
import type { Addresses } from './addresses.ts';
import { CoveredEmitter, type PreventableEvent } from './emitter.ts';
import { coverModule } from './uncovered.ts';
import type { WebContents } from './web-contents.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

type PermissionName = Parameters<
  NonNullable<Parameters<ElectronSession['setPermissionRequestHandler']>[0]>
>[1];

type PermissionRequestHandler = (
  contents: WebContents,
  permission: PermissionName,
  callback: (isGranted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean; mediaTypes?: readonly string[] },
) => void;

type PermissionCheckHandler = (
  contents: WebContents | null,
  permission: PermissionName,
  requestingOrigin: string,
  details: { requestingUrl: string; isMainFrame: boolean; mediaType?: string },
) => boolean;

export interface RequestDetails {
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly resourceType: string;
  readonly webContentsId?: number;
  readonly webContents?: WebContents;
}

type BeforeRequestListener = (
  details: RequestDetails,
  callback: (response: { cancel?: boolean; redirectURL?: string }) => void,
) => void;

type HeadersReceivedListener = (
  details: RequestDetails & { statusCode: number; responseHeaders: Record<string, string[]> },
  callback: (response: { cancel?: boolean; responseHeaders?: Record<string, string | string[]> }) => void,
) => void;

/** Permissions that the browser can be told of, by Electron's name; every other is always refused. */
const BROWSER_PERMISSIONS = [
  { electron: 'media', mediaType: 'video', browser: 'camera' },
  { electron: 'media', mediaType: 'audio', browser: 'microphone' },
  { electron: 'geolocation', mediaType: undefined, browser: 'geolocation' },
  { electron: 'notifications', mediaType: undefined, browser: 'notifications' },
  { electron: 'clipboard-read', mediaType: undefined, browser: 'clipboard-read' },
  { electron: 'clipboard-sanitized-write', mediaType: undefined, browser: 'clipboard-write' },
] as const;

type SessionEvents = { 'will-download': [event: PreventableEvent] };

/** Stand-in for `Session`; `findHandler`, `ask…` and `granted…` are the host's own. */
export class Session extends CoveredEmitter<SessionEvents> {
  /** Name of the browser context that holds this session's pages. */
  readonly contextKey = randomUUID();
  readonly #addresses: Addresses;
  readonly #handlers = new Map<string, ProtocolHandler>();
  #askRequest: PermissionRequestHandler | null = null;
  #askCheck: PermissionCheckHandler | null = null;
  #beforeRequest: BeforeRequestListener | null = null;
  #headersReceived: HeadersReceivedListener | null = null;

  readonly protocol = coverModule('protocol', {
    registerSchemesAsPrivileged: (schemes: readonly { scheme: string }[]): void => {
      for (const { scheme } of schemes) this.#addresses.addScheme(scheme);
    },
    handle: (scheme: string, handler: ProtocolHandler): void => {
      if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.#addresses.addScheme(scheme);
      this.#handlers.set(scheme, handler);
    },
    unhandle: (scheme: string): void => {
      this.#handlers.delete(scheme);
    },
    isProtocolHandled: (scheme: string): boolean => this.#handlers.has(scheme),
  });

  readonly webRequest = coverModule('webRequest', {
    onBeforeRequest: (
      first: BeforeRequestListener | { urls: readonly string[] } | null,
      second?: BeforeRequestListener | null,
    ): void => {
      if (typeof first === 'object' && first !== null && !first.urls.includes('<all_urls>')) {
        throw new Error('The preview host covers webRequest.onBeforeRequest without a filter of addresses');
      }
      this.#beforeRequest = typeof first === 'function' ? first : (second ?? null);
    },
    onHeadersReceived: (listener: HeadersReceivedListener | null): void => {
      this.#headersReceived = listener;
    },
  });

  constructor(addresses: Addresses) {
    super(['will-download']);
    this.#addresses = addresses;
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler | null): void {
    this.#askRequest = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler | null): void {
    this.#askCheck = handler;
  }

  /** Kept for nothing: the preview host offers no serial, USB or HID device to a page. */
  setDevicePermissionHandler(_handler: unknown): void {}

  /** Kept for nothing: the preview host never shares a screen. */
  setDisplayMediaRequestHandler(_handler: unknown): void {}

  setSpellCheckerEnabled(_isEnabled: boolean): void {}

  isPersistent(): boolean {
    return false;
  }

  async clearCache(): Promise<void> {}

  async clearStorageData(_options?: object): Promise<void> {}

  findHandler(electronUrl: string): ProtocolHandler | undefined {
    const scheme = this.#addresses.findScheme(electronUrl);
    return scheme === undefined ? undefined : this.#handlers.get(scheme);
  }

  /** Redirections are not covered. */
  askBeforeRequest(details: RequestDetails): Promise<{ isCancelled: boolean }> {
    const listener = this.#beforeRequest;
    if (listener === null) return Promise.resolve({ isCancelled: false });
    return new Promise((resolve) => {
      listener(details, (response) =>
        resolve({ isCancelled: response.cancel === true || response.redirectURL !== undefined }),
      );
    });
  }

  async askHeadersReceived(details: RequestDetails, status: number, headers: Headers): Promise<Headers> {
    const listener = this.#headersReceived;
    if (listener === null) return headers;
    const responseHeaders = Object.fromEntries([...headers].map(([name, value]) => [name, [value]]));
    const changed = await new Promise<Record<string, string | string[]>>((resolve) => {
      listener({ ...details, statusCode: status, responseHeaders }, (response) =>
        resolve(response.responseHeaders ?? responseHeaders),
      );
    });
    const result = new Headers();
    for (const [name, values] of Object.entries(changed)) {
      for (const value of [values].flat()) result.append(name, value);
    }
    return result;
  }

  /**
   * Browser permissions for an origin. A page cannot be paused while it asks, so main is asked beforehand: a
   * permission is granted when the check handler grants it and the request handler, if there is one, does too.
   */
  async grantedPermissions(contents: WebContents, requestingUrl: string, origin: string): Promise<string[]> {
    const check = this.#askCheck;
    const ask = this.#askRequest;
    const granted: string[] = [];
    if (check === null) return granted;
    for (const { electron, mediaType, browser } of BROWSER_PERMISSIONS) {
      const details = { requestingUrl, isMainFrame: true };
      const checkDetails = mediaType === undefined ? details : { ...details, mediaType };
      const askDetails = mediaType === undefined ? details : { ...details, mediaTypes: [mediaType] };
      if (!check(contents, electron, origin, checkDetails)) continue;
      const isAllowed =
        ask === null ||
        (await new Promise<boolean>((resolve) => ask(contents, electron, resolve, askDetails)));
      if (isAllowed) granted.push(browser);
    }
    return granted;
  }
}
