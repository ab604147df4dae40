import { contextBridge, ipcRenderer } from 'electron';
import { readerJobChannel, readerResultChannel } from '#shared/contract/kiosk/method-names.ts';

/** The reader gets jobs and returns facts. It has no method of the API. */
contextBridge.exposeInMainWorld('reader', {
  onJob(callback: (job: unknown) => void): void {
    ipcRenderer.on(readerJobChannel, (_event, job: unknown) => callback(job));
  },
  sendResult(result: unknown): Promise<unknown> {
    return ipcRenderer.invoke(readerResultChannel, result);
  },
});
