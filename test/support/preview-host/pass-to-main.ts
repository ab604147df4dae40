import type { HostMessage, PageMessage } from './in-page/preload-world.ts';
import type { IpcEvent, IpcMain } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';

/** A page's `send` or `invoke`, given to main's listeners; the answer goes back to the very document that asked. */
export function passToMain(
  ipcMain: IpcMain,
  sender: WebContents,
  message: Extract<PageMessage, { kind: 'send' | 'invoke' }>,
  reply: (message: HostMessage) => void,
): void {
  const { mainFrame } = sender;
  const event: IpcEvent = {
    type: 'frame',
    sender,
    senderFrame: mainFrame,
    frameId: mainFrame.routingId,
    processId: mainFrame.processId,
    ports: [],
    reply: (channel, ...args) => reply({ kind: 'event', channel, args }),
  };
  if (message.kind === 'send') {
    ipcMain.dispatchSend(message.channel, event, message.args);
    return;
  }
  const { id } = message;
  ipcMain
    .dispatchInvoke(message.channel, event, message.args)
    .then((value) => reply({ kind: 'answer', id, isError: false, value }))
    .catch((error: unknown) => reply({ kind: 'answer', id, isError: true, value: withoutStack(error) }));
}

/** Electron gives the renderer a new error with the message alone: main's stack stays in main. */
function withoutStack(error: unknown): Error {
  const plain = new Error(error instanceof Error ? error.message : String(error));
  plain.stack = `Error: ${plain.message}`;
  return plain;
}
