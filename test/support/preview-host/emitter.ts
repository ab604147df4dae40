import { EventEmitter } from 'node:events';
import { Covered, UncoveredMemberError } from './uncovered.ts';

/** Event name -> the arguments its listeners get. */
export type EventMap = Record<string, readonly unknown[]>;

type Listener = Parameters<EventEmitter['on']>[1];

/** An Electron event whose default can be prevented. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventableEvent<Extra extends object>(extra: Extra): PreventableEvent & Extra {
  const event = {
    ...extra,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** An emitter that refuses listeners for events it will never send, so that nothing waits in silence. */
export class CoveredEmitter<Events extends EventMap> extends Covered {
  readonly #emitter = new EventEmitter();
  readonly #covered: ReadonlySet<string>;

  constructor(covered: readonly (keyof Events & string)[]) {
    super();
    this.#covered = new Set(covered);
    this.#emitter.setMaxListeners(0);
  }

  on<Name extends keyof Events & string>(name: Name, listener: (...args: Events[Name]) => void): this {
    this.#check(name);
    this.#emitter.on(name, listener as Listener);
    return this;
  }

  once<Name extends keyof Events & string>(name: Name, listener: (...args: Events[Name]) => void): this {
    this.#check(name);
    this.#emitter.once(name, listener as Listener);
    return this;
  }

  addListener<Name extends keyof Events & string>(
    name: Name,
    listener: (...args: Events[Name]) => void,
  ): this {
    return this.on(name, listener);
  }

  off<Name extends keyof Events & string>(name: Name, listener: (...args: Events[Name]) => void): this {
    this.#emitter.off(name, listener as Listener);
    return this;
  }

  removeListener<Name extends keyof Events & string>(
    name: Name,
    listener: (...args: Events[Name]) => void,
  ): this {
    return this.off(name, listener);
  }

  removeAllListeners(name?: keyof Events & string): this {
    if (name === undefined) this.#emitter.removeAllListeners();
    else this.#emitter.removeAllListeners(name);
    return this;
  }

  listenerCount(name: keyof Events & string): number {
    return this.#emitter.listenerCount(name);
  }

  emit<Name extends keyof Events & string>(name: Name, ...args: Events[Name]): boolean {
    return this.#emitter.emit(name, ...args);
  }

  #check(name: string): void {
    if (!this.#covered.has(name)) {
      throw new UncoveredMemberError(`${this.constructor.name}.on('${name}')`);
    }
  }
}
