/**
 * Joins the page's own world and the preload's isolated world over an event target that only the two of them
 * hold. Dispatch is synchronous and the browser itself clones an event's `detail` from one world to the other,
 * so a call returns in the same turn, as it does with Electron's context bridge. Functions and promises travel
 * as numbered handles beside the cloned value.
 */

type WorldSide = 'page' | 'preload';
type Path = readonly (string | number)[];
type AnyFunction = (...args: unknown[]) => unknown;

interface Packed {
  readonly value: unknown;
  readonly functions: readonly { path: Path; id: number }[];
  readonly promises: readonly { path: Path; id: number }[];
}

type BridgeMessage =
  | { kind: 'call'; callId: number; functionId: number; args: Packed }
  | { kind: 'expose'; callId: number; key: string; value: Packed }
  | { kind: 'answer'; callId: number; isError: boolean; value: Packed }
  | { kind: 'settle'; promiseId: number; isError: boolean; value: Packed }
  | { kind: 'release'; functionId: number };

export interface WorldBridge {
  /** Defines a value in the other world; throws what the other side throws. */
  expose(key: string, value: unknown): void;
}

/** `onExpose` is called with each value that the other side exposes, its functions already callable. */
export function createWorldBridge(
  target: EventTarget,
  side: WorldSide,
  onExpose: (key: string, value: unknown) => void,
): WorldBridge {
  const otherSide: WorldSide = side === 'page' ? 'preload' : 'page';
  const dispatch = target.dispatchEvent.bind(target);
  const MessageCarrier = CustomEvent;
  const functions = new Map<number, AnyFunction>();
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>();
  const answers = new Map<number, { isError: boolean; value: unknown }>();
  const dropped = new FinalizationRegistry<number>((functionId) => send({ kind: 'release', functionId }));
  let lastId = 0;

  function nextId(): number {
    lastId += 1;
    return lastId;
  }

  /** False when the browser could not clone the message: the other side then never marks it as read. */
  function send(message: BridgeMessage): boolean {
    return !dispatch(new MessageCarrier(`to-${otherSide}`, { detail: message, cancelable: true }));
  }

  function pack(root: unknown): Packed {
    const packedFunctions: { path: Path; id: number }[] = [];
    const packedPromises: { path: Path; id: number }[] = [];
    const copies = new Map<object, unknown>();
    function visit(item: unknown, path: Path): unknown {
      if (typeof item === 'function') {
        const id = nextId();
        functions.set(id, item as AnyFunction);
        packedFunctions.push({ path, id });
        return undefined;
      }
      if (typeof item !== 'object' || item === null) return item;
      if (item instanceof Promise) {
        const id = nextId();
        packedPromises.push({ path, id });
        item.then(
          (value) => settle(id, false, value),
          (reason) => settle(id, true, reason),
        );
        return undefined;
      }
      if (copies.has(item)) return copies.get(item);
      if (Array.isArray(item)) {
        const copy: unknown[] = [];
        copies.set(item, copy);
        for (let index = 0; index < item.length; index += 1)
          copy[index] = visit(item[index], [...path, index]);
        return copy;
      }
      const prototype: unknown = Object.getPrototypeOf(item);
      if (prototype !== null && prototype !== Object.prototype) return item;
      const copy: Record<string, unknown> = {};
      copies.set(item, copy);
      for (const key of Object.keys(item)) {
        copy[key] = visit((item as Record<string, unknown>)[key], [...path, key]);
      }
      return copy;
    }
    const value = visit(root, []);
    return { value, functions: packedFunctions, promises: packedPromises };
  }

  function unpack(packed: Packed): unknown {
    let root = packed.value;
    function place(path: Path, value: unknown): void {
      const last = path[path.length - 1];
      if (last === undefined) {
        root = value;
        return;
      }
      let holder = root as Record<string | number, unknown>;
      for (let index = 0; index < path.length - 1; index += 1) {
        holder = holder[path[index] as string] as Record<string | number, unknown>;
      }
      holder[last] = value;
    }
    for (const { path, id } of packed.functions) place(path, callable(id));
    for (const { path, id } of packed.promises) {
      place(path, new Promise((resolve, reject) => waiting.set(id, { resolve, reject })));
    }
    return root;
  }

  function request(message: BridgeMessage & { callId: number }): unknown {
    const isRead = send(message);
    const answer = answers.get(message.callId);
    answers.delete(message.callId);
    if (!isRead || answer === undefined) throw new Error('An object could not be cloned.');
    if (answer.isError) throw answer.value;
    return answer.value;
  }

  function callable(functionId: number): AnyFunction {
    const call: AnyFunction = (...args) =>
      request({ kind: 'call', callId: nextId(), functionId, args: pack(args) });
    dropped.register(call, functionId);
    return call;
  }

  function settle(promiseId: number, isError: boolean, value: unknown): void {
    if (send({ kind: 'settle', promiseId, isError, value: pack(value) })) return;
    const refusal = new Error('An object could not be cloned.');
    send({ kind: 'settle', promiseId, isError: true, value: pack(refusal) });
  }

  function answer(callId: number, work: () => unknown): void {
    let isError = false;
    let value: unknown;
    try {
      value = work();
    } catch (error) {
      isError = true;
      value = error;
    }
    send({ kind: 'answer', callId, isError, value: pack(value) });
  }

  function receive(message: BridgeMessage): void {
    switch (message.kind) {
      case 'call':
        answer(message.callId, () => {
          const target = functions.get(message.functionId);
          if (target === undefined) throw new Error('This function is no longer available');
          return target(...(unpack(message.args) as unknown[]));
        });
        break;
      case 'expose':
        answer(message.callId, () => onExpose(message.key, unpack(message.value)));
        break;
      case 'answer':
        answers.set(message.callId, { isError: message.isError, value: unpack(message.value) });
        break;
      case 'settle': {
        const promise = waiting.get(message.promiseId);
        waiting.delete(message.promiseId);
        if (message.isError) promise?.reject(unpack(message.value));
        else promise?.resolve(unpack(message.value));
        break;
      }
      case 'release':
        functions.delete(message.functionId);
        break;
    }
  }

  target.addEventListener(`to-${side}`, (event) => {
    const message = (event as CustomEvent<BridgeMessage | null>).detail;
    if (message === null) return;
    event.preventDefault();
    receive(message);
  });

  return {
    expose(key, value) {
      request({ kind: 'expose', callId: nextId(), key, value: pack(value) });
    },
  };
}
