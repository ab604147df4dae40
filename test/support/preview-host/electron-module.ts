import type { BrowserWindowConstructorOptions } from 'electron';
import type { App } from './app.ts';
import { HostedWindow } from './browser-window.ts';
import type { HostServices } from './host-services.ts';
import {
  createDialog,
  createGlobalShortcut,
  createMenu,
  createPowerSaveBlocker,
  createSafeStorage,
  type DialogAnswer,
  type DialogRequest,
  type PowerMonitor,
} from './small-modules.ts';
import { coverModule, uncoveredModule } from './uncovered.ts';
import type { WebContents } from './web-contents.ts';

/** Every name that Electron's main process exports, so that an import of any of them links. */
const MAIN_EXPORTS = [
  ...['app', 'autoUpdater', 'BaseWindow', 'BrowserView', 'BrowserWindow', 'clipboard', 'contentTracing'],
  ...[
    'crashReporter',
    'desktopCapturer',
    'dialog',
    'globalShortcut',
    'ImageView',
    'inAppPurchase',
    'ipcMain',
  ],
  ...[
    'Menu',
    'MenuItem',
    'MessageChannelMain',
    'nativeImage',
    'nativeTheme',
    'net',
    'netLog',
    'Notification',
  ],
  ...['powerMonitor', 'powerSaveBlocker', 'protocol', 'pushNotifications', 'safeStorage', 'screen'],
  ...['serviceWorkerMain', 'session', 'ShareMenu', 'sharedTexture', 'shell', 'systemPreferences', 'TouchBar'],
  ...['Tray', 'utilityProcess', 'View', 'webContents', 'WebContentsView', 'webFrameMain'],
];

export interface ElectronModuleSettings {
  readonly app: App;
  readonly host: HostServices;
  readonly powerMonitor: PowerMonitor;
  answerDialog(request: DialogRequest): DialogAnswer | undefined;
}

function createBrowserWindow(host: HostServices): object {
  class BrowserWindow extends HostedWindow {
    constructor(options?: BrowserWindowConstructorOptions) {
      super(host, options);
    }

    static getAllWindows(): HostedWindow[] {
      return [...host.windows];
    }

    static fromWebContents(contents: WebContents): HostedWindow | null {
      return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
    }

    static fromId(id: number): HostedWindow | null {
      return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
    }

    static getFocusedWindow(): HostedWindow | null {
      return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null;
    }
  }
  return BrowserWindow;
}

/** What `import … from 'electron'` gives the main bundle of one host. */
export function createElectronModule(settings: ElectronModuleSettings): Record<string, object> {
  const { host } = settings;
  const covered: Record<string, object> = {
    app: settings.app,
    BrowserWindow: createBrowserWindow(host),
    dialog: createDialog((request) => settings.answerDialog(request)),
    globalShortcut: createGlobalShortcut(),
    ipcMain: coverModule('ipcMain', host.ipcMain.electron),
    Menu: createMenu(),
    powerMonitor: settings.powerMonitor,
    powerSaveBlocker: createPowerSaveBlocker(),
    protocol: host.defaultSession.protocol,
    safeStorage: createSafeStorage(),
    screen: host.screen,
    session: coverModule('session', {
      defaultSession: host.defaultSession,
      fromPartition: (partition: string) => host.sessionOf(partition),
    }),
    webContents: coverModule('webContents', {
      getAllWebContents: () => [...host.windows].map((window) => window.webContents),
      fromId: (id: number) =>
        [...host.windows].map((window) => window.webContents).find((contents) => contents.id === id),
    }),
  };
  return Object.fromEntries(MAIN_EXPORTS.map((name) => [name, covered[name] ?? uncoveredModule(name)]));
}
