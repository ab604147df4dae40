import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Log } from '#electron/main/ports.ts';
import { findRefusedArgument } from '#electron/main/security/allowed-arguments.ts';

/** Electron's official security checklist, as far as it can be held without Electron: what main asks of it. */

type Listener = (event: { preventDefault(): void }) => void;

const electron = vi.hoisted(() => {
  const state = {
    isPackaged: true,
    windows: [] as { webPreferences: Record<string, unknown> }[],
    listeners: new Map<string, Listener>(),
    openHandler: undefined as undefined | (() => unknown),
    sessions: new Map<
      string,
      {
        ask?: (
          contents: null,
          permission: string,
          callback: (granted: boolean) => void,
          details: object,
        ) => void;
        check?: (contents: null, permission: string, origin: string, details: object) => boolean;
        schemes: string[];
        download?: Listener;
      }
    >(),
  };
  class BrowserWindow {
    readonly webContents = {
      on: (name: string, listener: Listener) => state.listeners.set(name, listener),
      setWindowOpenHandler: (handler: () => unknown) => {
        state.openHandler = handler;
      },
    };
    constructor(options: { webPreferences: Record<string, unknown> }) {
      state.windows.push(options);
    }
  }
  const session = {
    fromPartition(partition: string) {
      const opened = state.sessions.get(partition) ?? { schemes: [] };
      state.sessions.set(partition, opened);
      return {
        partition,
        setPermissionRequestHandler: (handler: never) => {
          opened.ask = handler;
        },
        setPermissionCheckHandler: (handler: never) => {
          opened.check = handler;
        },
        on: (_name: 'will-download', listener: Listener) => {
          opened.download = listener;
        },
        protocol: { handle: (scheme: string) => opened.schemes.push(scheme) },
      };
    },
  };
  return { state, BrowserWindow, session, app: state, protocol: {} };
});
vi.mock('electron', () => electron);

const { createWindowOpener } = await import('#electron/main/windows/open-secure-window.ts');
const { createPaperPages } = await import('#electron/main/protocol/paper-pages.ts');

const log: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const compartments = ['clerk', 'worker', 'reader', 'papers'] as const;

beforeEach(() => {
  electron.state.windows.length = 0;
  electron.state.sessions.clear();
  const opener = createWindowOpener({ renderer: '/r', resources: '/s' }, createPaperPages(), log);
  for (const compartment of compartments) opener.open(compartment, { show: false }, '/preload.cjs');
  opener.open('reader', { show: false });
});

test('every window is sandboxed, isolated and without Node', () => {
  expect(electron.state.windows).toHaveLength(5);
  for (const { webPreferences } of electron.state.windows) {
    expect(webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      devTools: false,
    });
  }
});

test('each compartment has a storage of its own, in memory, where every permission but the camera is denied', () => {
  expect([...electron.state.sessions.keys()].sort()).toEqual([...compartments].sort());
  for (const opened of electron.state.sessions.values()) {
    const granted = vi.fn();
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'usb']) {
      opened.ask?.(null, permission, granted, { isMainFrame: true, requestingUrl: 'app://kiosk/clerk.html' });
      const details = { isMainFrame: true, mediaType: 'audio' };
      expect(opened.check?.(null, permission, 'app://kiosk', details)).toBe(false);
    }
    expect(granted.mock.calls.flat()).toEqual([false, false, false, false, false]);
    expect(opened.schemes).toEqual(['app']);
  }
});

test("a camera is for our own page of the clerk's view alone, and never comes with a microphone", () => {
  const ours = { isMainFrame: true, requestingUrl: 'app://kiosk/clerk.html', mediaTypes: ['video'] };
  const verdict = (compartment: string, details: object): boolean => {
    let answer = false;
    const opened = electron.state.sessions.get(compartment);
    opened?.ask?.(null, 'media', (granted) => (answer = granted), details);
    return answer;
  };
  expect(verdict('clerk', ours)).toBe(true);
  expect(verdict('clerk', { ...ours, mediaTypes: ['video', 'audio'] })).toBe(false);
  expect(verdict('clerk', { ...ours, mediaTypes: ['audio'] })).toBe(false);
  expect(verdict('clerk', { ...ours, isMainFrame: false })).toBe(false);
  expect(verdict('clerk', { ...ours, requestingUrl: 'app://kiosk.example/clerk.html' })).toBe(false);
  for (const other of ['worker', 'reader', 'papers']) expect(verdict(other, ours)).toBe(false);

  const check = (compartment: string, origin: string): boolean | undefined =>
    electron.state.sessions
      .get(compartment)
      ?.check?.(null, 'media', origin, { isMainFrame: true, mediaType: 'video' });
  expect(check('clerk', 'app://kiosk')).toBe(true);
  expect(check('clerk', 'app://kiosk/')).toBe(true);
  expect(check('clerk', 'https://example.org')).toBe(false);
  expect(check('worker', 'app://kiosk')).toBe(false);
});

test('no page can navigate, be redirected, open a window or hold a webview', () => {
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const preventDefault = vi.fn();
    electron.state.listeners.get(name)?.({ preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  }
  expect(electron.state.openHandler?.()).toEqual({ action: 'deny' });
});

const root = resolve(import.meta.dirname, '../../..');

/** Source files of a folder that hold a pattern, relative to the root. */
function filesWith(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(root, folder, name))
    .filter((path) => pattern.test(readFileSync(path, 'utf8')))
    .map((path) => relative(root, path).replaceAll('\\', '/'));
}

test('one file touches ipcMain, one opens windows, none opens addresses outside', () => {
  expect(filesWith('electron', /\bipcMain\./)).toEqual(['electron/main/app/ipc.ts']);
  expect(filesWith('electron', /new BrowserWindow\(/)).toEqual([
    'electron/main/windows/open-secure-window.ts',
  ]);
  expect(
    filesWith('electron', /\bshell\.open(External|Path)\b|loadFile\(|executeJavaScript|enableRemoteModule/),
  ).toEqual([]);
});

test('no page injects markup or evaluates text', () => {
  expect(filesWith('renderer', /\.innerHTML\s*=|\beval\(|new Function\(|document\.write/)).toEqual([]);
});

test('use cases never import electron', () => {
  expect(filesWith('electron/main/use-cases', /from 'electron'/)).toEqual([]);
});

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-pipe',
  '--load-extension=/tmp/x',
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--renderer-cmd-prefix=/tmp/x',
  '--gpu-launcher=/tmp/x',
  '--password-store=basic',
  '--headless',
  '--js-flags=--allow-natives-syntax',
  '--ozone-platform=wayland',
  '--a-switch-of-tomorrow',
  '-r',
  '/tmp/other-app',
])('an installed kiosk does not start with %s', (given) => {
  const argv = ['/opt/Ventanilla/ventanilla', '--ozone-platform=x11', given];
  const refused = findRefusedArgument({ isPackaged: true, argv });
  expect(refused).toBeDefined();
  // Never what follows it: a path or an address.
  expect(refused).not.toContain('/');
  expect(findRefusedArgument({ isPackaged: false, argv })).toBeUndefined();
});

test.each(['--ozone-platform=x11', '--password-store=gnome-libsecret', '--force-device-scale-factor=1.5'])(
  'an installed kiosk starts with %s',
  (given) => {
    expect(findRefusedArgument({ isPackaged: true, argv: ['ventanilla', given] })).toBeUndefined();
    expect(findRefusedArgument({ isPackaged: true, argv: ['ventanilla'] })).toBeUndefined();
  },
);

test('no compartment saves a download', () => {
  for (const compartment of compartments) {
    const event = { preventDefault: vi.fn() };
    electron.state.sessions.get(compartment)?.download?.(event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  }
});
