import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The first things that an installed program does, before there is a window. */

const electron = vi.hoisted(() => {
  const state = { asked: [] as string[], folder: '', shown: '', isOnly: true, ready: Promise.resolve() };
  const ask =
    <Value>(name: string, value?: () => Value) =>
    () => {
      state.asked.push(name);
      return value?.();
    };
  return {
    state,
    app: {
      isPackaged: true,
      getPath: () => state.folder,
      setPath: () => undefined,
      getVersion: () => '0.0.0',
      on: () => undefined,
      whenReady: () => state.ready,
      enableSandbox: ask('enableSandbox'),
      requestSingleInstanceLock: ask('requestSingleInstanceLock', () => state.isOnly),
      quit: ask('quit'),
      exit: ask('exit'),
    },
    dialog: {
      showErrorBox: (_title: string, text: string) => {
        state.shown = text;
      },
    },
    Menu: { setApplicationMenu: () => undefined },
    protocol: { registerSchemesAsPrivileged: ask('registerSchemesAsPrivileged') },
    powerMonitor: { on: () => undefined },
  };
});
vi.mock('electron', () => ({
  ...electron,
  BrowserWindow: vi.fn(),
  ipcMain: {},
  safeStorage: {},
  screen: {},
  session: {},
}));

const { argv } = process;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-begin-'));
  Object.assign(electron.state, { asked: [], folder, shown: '', isOnly: true, ready: Promise.resolve() });
  vi.resetModules();
  vi.spyOn(process, 'on').mockReturnValue(process);
});
afterEach(() => {
  process.argv = argv;
  vi.restoreAllMocks();
  rmSync(electron.state.folder, { recursive: true, force: true });
});

async function begin(...given: string[]): Promise<void> {
  process.argv = ['ventanilla', ...given];
  const { poolSize } = Buffer;
  await import('#electron/main/app/index.ts');
  Buffer.poolSize = poolSize;
}

test('one that may not be started so opens nothing, and says which argument it was', async () => {
  await begin('--no-sandbox');
  await vi.waitUntil(() => electron.state.asked.includes('exit'), { timeout: 60_000 });
  expect(electron.state.asked).toEqual(['exit']);
  expect(electron.state.shown).toContain('--no-sandbox');
});

test('one that is started twice leaves its place to the first', async () => {
  electron.state.isOnly = false;
  await begin();
  expect(electron.state.asked).toEqual(['requestSingleInstanceLock', 'quit']);
});

test('every process is in a sandbox, and the scheme is declared, before the windows are begun', async () => {
  electron.state.ready = new Promise(() => undefined);
  await begin();
  expect(electron.state.asked).toEqual([
    'requestSingleInstanceLock',
    'enableSandbox',
    'registerSchemesAsPrivileged',
  ]);
});
