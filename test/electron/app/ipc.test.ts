import type { IpcMainInvokeEvent } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Dispatch } from '#electron/main/app/dispatch.ts';
import { callChannel, readerResultChannel } from '#shared/contract/kiosk/method-names.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

const handlers = vi.hoisted(() => new Map<string, Handler>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
}));

const { isOwnPage, serveIpc } = await import('#electron/main/app/ipc.ts');

const CLERK = 4;
const READER = 9;
const calls: unknown[] = [];
const results: unknown[] = [];

beforeEach(() => {
  handlers.clear();
  calls.length = 0;
  results.length = 0;
  const dispatch: Dispatch = {
    call: async (view, name, input) => {
      calls.push([view, name, input]);
      return { kind: 'refused', reason: 'method' };
    },
  };
  serveIpc({
    dispatch,
    findView: (id) => (id === CLERK ? 'clerk' : undefined),
    acceptReaderResult: (id, result) => {
      results.push([id, result]);
      return id === READER;
    },
  });
});

/** A sender's event; by default the clerk's own page. */
function eventFrom(changes: {
  id?: number;
  url?: string;
  isChild?: boolean;
  routingId?: number;
  gone?: boolean;
}) {
  const {
    id = CLERK,
    url = 'app://kiosk/clerk.html',
    isChild = false,
    routingId = 1,
    gone = false,
  } = changes;
  const mainFrame = { routingId: 1, processId: 7 };
  return {
    sender: { id, mainFrame },
    senderFrame: gone ? null : { url, parent: isChild ? mainFrame : null, routingId, processId: 7 },
  } as unknown as IpcMainInvokeEvent;
}

test('only two doors exist', () => {
  expect([...handlers.keys()]).toEqual([callChannel, readerResultChannel]);
});

test("a call from the clerk's own page is the clerk's", async () => {
  await handlers.get(callChannel)?.(eventFrom({}), 'signIn', { username: 'x' });
  expect(calls).toEqual([['clerk', 'signIn', { username: 'x' }]]);
});

test.each([
  ['a window that is not ours', { id: 77 }],
  ['a frame inside the page', { isChild: true }],
  ['another frame of the window', { routingId: 2 }],
  ['a frame that is gone', { gone: true }],
  ['another site', { url: 'https://example.com/clerk.html' }],
  ['a site whose name begins like ours', { url: 'app://kiosk.example/clerk.html' }],
  ['an empty page', { url: 'about:blank' }],
  ['a file', { url: 'file:///clerk.html' }],
  ["the reader's origin", { url: 'app://reader/reader.html' }],
])('a call from %s has no view', async (_who, changes) => {
  await handlers.get(callChannel)?.(eventFrom(changes), 'signIn', {});
  expect(calls).toEqual([[undefined, 'signIn', {}]]);
});

test("the reader's answer comes from the reader's page and nobody else", async () => {
  const answer = handlers.get(readerResultChannel);
  expect(answer?.(eventFrom({ id: READER, url: 'app://reader/reader.html' }), 'facts')).toBe(true);
  expect(answer?.(eventFrom({ id: READER, url: 'app://kiosk/clerk.html' }), 'lies')).toBe(false);
  expect(answer?.(eventFrom({ id: CLERK, url: 'app://reader/reader.html' }), 'lies')).toBe(false);
  expect(results).toEqual([
    [READER, 'facts'],
    [CLERK, 'lies'],
  ]);
});

test('a page of ours is recognised', () => {
  expect(isOwnPage(eventFrom({}), 'app://kiosk')).toBe(true);
});
