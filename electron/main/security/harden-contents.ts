import type { WebContents } from 'electron';
import type { Log } from '../ports.ts';

/**
 * Closes the ways out of a page: it cannot navigate, be redirected, open a window or hold a webview. Loads that main
 * begins itself do not raise these events.
 */
export function hardenContents(contents: WebContents, log: Log): void {
  const refuse = (reason: string) => (event: { preventDefault(): void }) => {
    event.preventDefault();
    log.warn('navigation-refused', { reason });
  };
  contents.on('will-navigate', refuse('navigate'));
  contents.on('will-frame-navigate', refuse('frame-navigate'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => {
    log.warn('navigation-refused', { reason: 'window' });
    return { action: 'deny' };
  });
}
