import { EventEmitter } from 'node:events';
import type { WebContents } from './web-contents.ts';
import type { WebFrameMain } from './web-frame.ts';

/** What main's handlers get first: as in Electron, the sender and the frame it sent from. */
export interface IpcEvent {
  readonly type: 'frame';
  readonly sender: WebContents;
  readonly senderFrame: WebFrameMain;
  readonly frameId: number;
  readonly processId: number;
  readonly ports: readonly never[];
  reply(channel: string, ...args: unknown[]): void;
}

type InvokeHandler = (event: IpcEvent, ...args: unknown[]) => unknown;
type SendListener = (event: IpcEvent, ...args: unknown[]) => void;

/** Stand-in for `ipcMain`. `dispatchSend` and `dispatchInvoke` are the host's own and not shown to main. */
export class IpcMain {
  readonly #handlers = new Map<string, { handler: InvokeHandler; once: boolean }>();
  readonly #listeners = new EventEmitter();

  readonly electron = {
    handle: (channel: string, handler: InvokeHandler): void => this.#addHandler(channel, handler, false),
    handleOnce: (channel: string, handler: InvokeHandler): void => this.#addHandler(channel, handler, true),
    removeHandler: (channel: string): void => {
      this.#handlers.delete(channel);
    },
    on: (channel: string, listener: SendListener): object => {
      this.#listeners.on(channel, listener);
      return this.electron;
    },
    once: (channel: string, listener: SendListener): object => {
      this.#listeners.once(channel, listener);
      return this.electron;
    },
    off: (channel: string, listener: SendListener): object => {
      this.#listeners.off(channel, listener);
      return this.electron;
    },
    removeListener: (channel: string, listener: SendListener): object => {
      this.#listeners.off(channel, listener);
      return this.electron;
    },
    removeAllListeners: (channel?: string): object => {
      if (channel === undefined) this.#listeners.removeAllListeners();
      else this.#listeners.removeAllListeners(channel);
      return this.electron;
    },
  };

  dispatchSend(channel: string, event: IpcEvent, args: readonly unknown[]): void {
    this.#listeners.emit(channel, event, ...args);
  }

  /** Rejects with the wording that Electron gives the renderer. */
  async dispatchInvoke(channel: string, event: IpcEvent, args: readonly unknown[]): Promise<unknown> {
    const entry = this.#handlers.get(channel);
    if (entry === undefined) {
      throw new Error(
        `Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`,
      );
    }
    if (entry.once) this.#handlers.delete(channel);
    try {
      return await entry.handler(event, ...args);
    } catch (error) {
      throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
    }
  }

  #addHandler(channel: string, handler: InvokeHandler, once: boolean): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    this.#handlers.set(channel, { handler, once });
  }
}
