import { createWorldBridge } from './world-bridge.ts';

/** What the page's own world gets from the host besides the preload's API. */
export interface HostFunctions {
  openWindow(url: string): void;
}

function freezeDeep(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const key of Object.keys(value)) freezeDeep((value as Record<string, unknown>)[key]);
  }
  return value;
}

/**
 * Runs in the page's own world before any script of the page. Waits for the preload world to hand over the
 * private event target, in an event whose name the page cannot know, and leaves nothing behind but what the
 * preload exposes.
 */
export function startPageWorld(handshake: string): void {
  function onExpose(key: string, value: unknown): void {
    if (key === handshake) {
      const { openWindow } = value as HostFunctions;
      window.open = (url) => {
        openWindow(new URL(String(url ?? 'about:blank'), document.baseURI).href);
        return null;
      };
      return;
    }
    if (key in window)
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, key, { value: freezeDeep(value), enumerable: true });
  }
  window.addEventListener(
    handshake,
    (event) => {
      const [target] = (event as MessageEvent).ports;
      if (target !== undefined) createWorldBridge(target, 'page', onExpose);
    },
    { once: true, capture: true },
  );
}
