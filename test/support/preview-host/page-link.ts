import { randomUUID } from 'node:crypto';
import type { CDPSession, Page } from 'playwright';
import { createChunkJoiner, cutIntoChunks } from './in-page/chunks.ts';
import { type HostMessage, type PageMessage, RECEIVE_KEY } from './in-page/preload-world.ts';
import { type Base64, readClone, writeClone } from './in-page/structured-clone.ts';
import { pageWorldScript, preloadWorldScript } from './page-scripts.ts';

const PRELOAD_WORLD = 'electron-isolated-context';

const nodeBase64: Base64 = {
  encode: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  decode: (text) => {
    const pooled = Buffer.from(text, 'base64');
    const bytes = new Uint8Array(pooled.byteLength);
    bytes.set(pooled);
    return bytes;
  },
};

export interface PageLinkSettings {
  readonly preload: string | undefined;
  readonly argv: readonly string[];
  /** `reply` reaches the very document that sent the message, or nobody. */
  onMessage(message: PageMessage, reply: (message: HostMessage) => void): void;
  /** Told of every message that goes to the page: answers and events. */
  onPosted(message: HostMessage): void;
  /** A link or form asked for a new window (scripts come as an `open-window` message). */
  onWindowOpen(url: string): void;
}

/** The wire between the main process and one page: preload in an isolated world, arguments cloned structurally. */
export interface PageLink {
  readonly session: CDPSession;
  /** Lost, as in Electron, while no document with a preload is there. */
  post(message: HostMessage): void;
}

/** Sets the page up before its first document: the scripts run ahead of any script of the page. */
export async function linkPage(page: Page, settings: PageLinkSettings): Promise<PageLink> {
  const session = await page.context().newCDPSession(page);
  const binding = `send_${randomUUID().replaceAll('-', '')}`;
  const handshake = randomUUID();
  const contexts = new Set<number>();
  let currentContext: number | undefined;
  let lastChunkId = 0;
  let joiners = new Map<number, (chunk: string) => string | undefined>();

  function postTo(contextId: number, message: HostMessage): void {
    settings.onPosted(message);
    lastChunkId += 1;
    for (const chunk of cutIntoChunks(lastChunkId, writeClone(message, nodeBase64))) {
      session
        .send('Runtime.callFunctionOn', {
          executionContextId: contextId,
          functionDeclaration: `function (chunk) { globalThis.${RECEIVE_KEY}(chunk); }`,
          arguments: [{ value: chunk }],
        })
        // The document has gone in the meantime: nobody is left to tell.
        .catch(() => undefined);
    }
  }

  const { frameTree } = await session.send('Page.getFrameTree');
  const topFrame = frameTree.frame.id;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const frame = (context.auxData as { frameId?: string } | undefined)?.frameId;
    if (context.name !== PRELOAD_WORLD || frame !== topFrame) return;
    contexts.add(context.id);
    currentContext = context.id;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    contexts.delete(executionContextId);
    joiners.delete(executionContextId);
    if (currentContext === executionContextId) currentContext = undefined;
  });
  session.on('Runtime.executionContextsCleared', () => {
    contexts.clear();
    joiners = new Map();
    currentContext = undefined;
  });
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== binding || !contexts.has(executionContextId)) return;
    const join = joiners.get(executionContextId) ?? createChunkJoiner();
    joiners.set(executionContextId, join);
    const text = join(payload);
    if (text === undefined) return;
    settings.onMessage(readClone(text, nodeBase64) as PageMessage, (message) =>
      postTo(executionContextId, message),
    );
  });
  session.on('Page.windowOpen', ({ url }) => settings.onWindowOpen(url));

  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Runtime.addBinding', { name: binding, executionContextName: PRELOAD_WORLD }),
  ]);
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldScript(handshake) });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: PRELOAD_WORLD,
    source: preloadWorldScript({
      handshake,
      binding,
      argv: settings.argv,
      preload: settings.preload,
    }),
  });

  return {
    session,
    post(message) {
      if (currentContext !== undefined) postTo(currentContext, message);
    },
  };
}
