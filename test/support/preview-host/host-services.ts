import type { Addresses } from './addresses.ts';
import type { HostedWindow } from './browser-window.ts';
import type { ChromiumBrowser, Rectangle } from './chromium-browser.ts';
import type { HostMessage } from './in-page/preload-world.ts';
import type { IpcMain } from './ipc-main.ts';
import type { Screen } from './screen.ts';
import type { Session } from './session.ts';
import type { WebContents } from './web-contents.ts';

/** What the stand-ins of one running host share. */
export interface HostServices {
  readonly addresses: Addresses;
  readonly ipcMain: IpcMain;
  readonly screen: Screen;
  readonly defaultSession: Session;
  readonly windows: Set<HostedWindow>;
  /** Resolves once Chromium runs. */
  readonly browser: Promise<ChromiumBrowser>;
  sessionOf(partition: string): Session;
  nextId(): number;
  /** Size that a test asks for, instead of the window's own. */
  findViewport(window: HostedWindow): { width: number; height: number } | undefined;
  windowBounds(window: HostedWindow): Rectangle;
  onWindowCreated(window: HostedWindow, contents: WebContents): void;
  onWindowClosed(window: HostedWindow): void;
  /** What a page's call is answered with in place of what main would; undefined: main answers. */
  answerInstead(contents: WebContents, args: readonly unknown[]): unknown;
  /** A message goes from main to a page. */
  onPosted(contents: WebContents, message: HostMessage): void;
  /** Work to finish before the host is closed. */
  track(work: Promise<unknown>): void;
  /** One line for the person who runs the host; never carries what a page sent. */
  report(line: string): void;
}
