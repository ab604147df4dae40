import { createChunkJoiner, cutIntoChunks } from './chunks.ts';
import type { HostFunctions } from './page-world.ts';
import { type Base64, readClone, writeClone } from './structured-clone.ts';
import { createWorldBridge } from './world-bridge.ts';

/** From the preload world to the host. */
export type PageMessage =
  | { kind: 'send'; channel: string; args: unknown[]; url: string }
  | { kind: 'invoke'; id: number; channel: string; args: unknown[]; url: string }
  | { kind: 'open-window'; target: string; url: string }
  | { kind: 'preload-failed'; reason: string; url: string };

/** From the host to the preload world. */
export type HostMessage =
  | { kind: 'event'; channel: string; args: unknown[] }
  | { kind: 'answer'; id: number; isError: boolean; value: unknown };

/** Name, in the preload's world only, of the function that takes the host's messages. */
export const RECEIVE_KEY = 'previewHostReceive';

type PreloadFunction = (
  require: (name: string) => unknown,
  process: object,
  module: { exports: object },
  exports: object,
) => void;

export interface PreloadWorldSettings {
  readonly handshake: string;
  readonly binding: string;
  readonly argv: readonly string[];
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly preload: PreloadFunction | null;
}

type IpcListener = (event: object, ...args: unknown[]) => void;

interface NativeBase64 {
  toBase64(): string;
}

interface NativeBase64Reader {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

const browserBase64: Base64 = {
  encode: (bytes) => (bytes as unknown as NativeBase64).toBase64(),
  decode: (text) => (Uint8Array as unknown as NativeBase64Reader).fromBase64(text),
};

function uncoveredInPreload(name: string, members: object): object {
  return new Proxy(members, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || key === 'then')
        return Reflect.get(target, key, receiver);
      throw new Error(`The preview host does not cover ${name}.${key}`);
    },
  });
}

/** Runs in the isolated world of a window's top frame, before any script of the page. */
export function startPreloadWorld(settings: PreloadWorldSettings): void {
  const sendToHost = (globalThis as unknown as Record<string, (chunk: string) => void>)[settings.binding];
  if (sendToHost === undefined) throw new Error('The preview host lost its binding');
  const listeners = new Map<string, { listener: IpcListener; once: boolean }[]>();
  const invocations = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const join = createChunkJoiner();
  let lastId = 0;

  function nextId(): number {
    lastId += 1;
    return lastId;
  }

  function post(message: PageMessage): void {
    for (const chunk of cutIntoChunks(nextId(), writeClone(message, browserBase64))) sendToHost?.(chunk);
  }

  function receive(chunk: string): void {
    const text = join(chunk);
    if (text === undefined) return;
    const message = readClone(text, browserBase64) as HostMessage;
    if (message.kind === 'answer') {
      const invocation = invocations.get(message.id);
      invocations.delete(message.id);
      if (message.isError) invocation?.reject(message.value);
      else invocation?.resolve(message.value);
      return;
    }
    for (const entry of [...(listeners.get(message.channel) ?? [])]) {
      if (entry.once) ipcRenderer.off(message.channel, entry.listener);
      entry.listener({ sender: coveredIpcRenderer, senderId: 0, ports: [] }, ...message.args);
    }
  }
  Object.defineProperty(globalThis, RECEIVE_KEY, { value: receive });

  function listen(channel: string, listener: IpcListener, once: boolean): object {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return coveredIpcRenderer;
  }

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const id = nextId();
        invocations.set(id, { resolve, reject });
        post({ kind: 'invoke', id, channel, args, url: location.href });
      });
    },
    send(channel: string, ...args: unknown[]): void {
      post({ kind: 'send', channel, args, url: location.href });
    },
    on: (channel: string, listener: IpcListener) => listen(channel, listener, false),
    addListener: (channel: string, listener: IpcListener) => listen(channel, listener, false),
    once: (channel: string, listener: IpcListener) => listen(channel, listener, true),
    off(channel: string, listener: IpcListener): object {
      const kept = [...(listeners.get(channel) ?? [])];
      const index = kept.findIndex((entry) => entry.listener === listener);
      if (index >= 0) kept.splice(index, 1);
      listeners.set(channel, kept);
      return coveredIpcRenderer;
    },
    removeListener: (channel: string, listener: IpcListener) => ipcRenderer.off(channel, listener),
    removeAllListeners(channel: string): object {
      listeners.delete(channel);
      return coveredIpcRenderer;
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  };
  const coveredIpcRenderer = uncoveredInPreload('ipcRenderer', ipcRenderer);

  const { port1: sharedTarget } = new MessageChannel();
  const bridge = createWorldBridge(sharedTarget, 'preload', () => {
    throw new Error('The page exposes nothing to the preload');
  });
  window.dispatchEvent(new MessageEvent(settings.handshake, { ports: [sharedTarget] }));
  const hostFunctions: HostFunctions = {
    openWindow: (target) => post({ kind: 'open-window', target: String(target), url: location.href }),
  };
  bridge.expose(settings.handshake, hostFunctions);

  const electron = uncoveredInPreload('electron (in a preload)', {
    ipcRenderer: coveredIpcRenderer,
    contextBridge: uncoveredInPreload('contextBridge', {
      exposeInMainWorld: (key: string, api: unknown) => bridge.expose(key, api),
    }),
    webFrame: uncoveredInPreload('webFrame', {
      setVisualZoomLevelLimits: () => undefined,
      setZoomFactor: () => undefined,
    }),
  });
  const process = uncoveredInPreload('process (in a preload)', {
    argv: settings.argv,
    platform: settings.platform,
    versions: settings.versions,
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
  });
  function requireInPreload(name: string): unknown {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`A sandboxed preload cannot require '${name}'`);
  }
  const module = { exports: {} };
  try {
    settings.preload?.(requireInPreload, process, module, module.exports);
  } catch (error) {
    post({ kind: 'preload-failed', reason: String(error), url: location.href });
  }
}
