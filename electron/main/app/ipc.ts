import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { View } from '#shared/contract/kiosk/method.ts';
import { callChannel, readerResultChannel } from '#shared/contract/kiosk/method-names.ts';
import { readerOrigin, viewOrigin } from '../protocol/addresses.ts';
import type { Dispatch } from './dispatch.ts';

export interface IpcSettings {
  readonly dispatch: Dispatch;
  /** The view shown by a window of ours, known by its contents' id; undefined for any other. */
  readonly findView: (webContentsId: number) => View | undefined;
  /** Takes what the reader answered; false when those contents are not the reader's. */
  readonly acceptReaderResult: (webContentsId: number, result: unknown) => boolean;
}

/**
 * The only door from renderers into main, and the only file that touches `ipcMain`. The sender is known by its window,
 * never by what it says; it must be the window's own page, from our own origin.
 */
export function serveIpc(settings: IpcSettings): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown) =>
    settings.dispatch.call(
      isOwnPage(event, viewOrigin) ? settings.findView(event.sender.id) : undefined,
      name,
      input,
    ),
  );
  ipcMain.handle(
    readerResultChannel,
    (event, result: unknown) =>
      isOwnPage(event, readerOrigin) && settings.acceptReaderResult(event.sender.id, result),
  );
}

/** The main frame of the sender, showing a page of `origin`. A frame that is gone is nobody's. */
export function isOwnPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  origin: string,
): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame === undefined || frame.parent !== null) return false;
  if (frame.routingId !== event.sender.mainFrame.routingId) return false;
  if (frame.processId !== event.sender.mainFrame.processId) return false;
  return frame.url.startsWith(`${origin}/`);
}
