import { contextBridge, ipcRenderer } from 'electron';
import { callChannel, sessionChannel } from '#shared/contract/kiosk/method-names.ts';

/**
 * Exposes `window.kiosk`: one named function per method of this view and `onSession`, nothing else. No channel name,
 * event object or other method can be reached from the page.
 */
export function exposeView(methodNames: readonly string[]): void {
  const methods = Object.fromEntries(
    methodNames.map((name) => [name, (input: unknown) => ipcRenderer.invoke(callChannel, name, input)]),
  );
  contextBridge.exposeInMainWorld('kiosk', {
    ...methods,
    onSession(callback: (session: unknown) => void): () => void {
      const listener = (_event: unknown, session: unknown): void => callback(session);
      ipcRenderer.on(sessionChannel, listener);
      // In braces: what `off` gives back is the whole of `ipcRenderer`, and the bridge would hand it to the page.
      return () => {
        ipcRenderer.off(sessionChannel, listener);
      };
    },
  });
}
