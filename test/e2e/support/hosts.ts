import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type Page } from 'playwright';
import { startPreviewHost } from '#test/support/preview-host/preview-host.ts';

/**
 * The two hosts of the same bundles, for the same tests: the preview host always, Electron where its binary is.
 */

export const root = resolve(import.meta.dirname, '../../..');
export const mainPath = join(root, 'out/main/index.js');

export type HostName = 'preview' | 'electron';

export interface HostOptions {
  readonly dataDirectory: string;
  /** Added to the product's environment. */
  readonly environment?: Readonly<Record<string, string>>;
  /** CSS pixels of every window. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Of the worker's window alone, for a portrait display. */
  readonly workerSize?: { readonly width: number; readonly height: number };
  readonly displays?: 1 | 2;
}

export interface RunningHost {
  readonly clerk: Page;
  readonly worker: Page;
  /** The product's own process where it is not the test's: killed with it. */
  readonly processId: number | undefined;
  close(): Promise<void>;
}

export function findElectronBinary(): string | undefined {
  const folder = join(root, 'node_modules/electron');
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

/** Argon2id at the lowest cost, so that journeys take seconds; ignored in a packaged product. */
const quickHashing = { VENTANILLA_HASH_MEMORY: '1024' };
const defaultSize = { width: 1280, height: 800 };

export async function startHost(name: HostName, options: HostOptions): Promise<RunningHost> {
  switch (name) {
    case 'preview':
      return startPreview(options);
    case 'electron':
      return startElectron(options);
  }
}

async function startPreview(options: HostOptions): Promise<RunningHost> {
  const size = options.size ?? defaultSize;
  const workerSize = options.workerSize ?? size;
  const host = await startPreviewHost({
    mainPath,
    dataDirectory: options.dataDirectory,
    environment: { ...quickHashing, ...options.environment },
    viewport: (title) => (title.includes('worker') ? workerSize : title.includes('clerk') ? size : undefined),
    displays: options.displays === 2 ? [size, workerSize] : [size],
    ribbon: false,
    report: () => undefined,
  });
  const clerk = await host.waitForWindow((window) => window.url.includes('clerk.html'));
  const worker = await host.waitForWindow((window) => window.url.includes('worker.html'));
  return { clerk: clerk.page, worker: worker.page, processId: undefined, close: () => host.close() };
}

async function startElectron(options: HostOptions): Promise<RunningHost> {
  const executablePath = findElectronBinary();
  if (executablePath === undefined) throw new Error("Electron's binary is not here");
  const isRoot = process.getuid?.() === 0;
  const application = await _electron.launch({
    executablePath,
    args: [...(isRoot ? ['--no-sandbox'] : []), root],
    env: {
      ...process.env,
      ...quickHashing,
      ...options.environment,
      VENTANILLA_DATA: options.dataDirectory,
    } as Record<string, string>,
  });
  const find = async (part: string): Promise<Page> => {
    for (;;) {
      const page = application.windows().find((window) => window.url().includes(part));
      if (page !== undefined) return page;
      await application.waitForEvent('window');
    }
  };
  const clerk = await find('clerk.html');
  const worker = await find('worker.html');
  await clerk.setViewportSize(options.size ?? defaultSize);
  await worker.setViewportSize(options.workerSize ?? options.size ?? defaultSize);
  return { clerk, worker, processId: application.process().pid, close: () => application.close() };
}

/** Electron on a machine without display needs a virtual one; says what is missing. */
export function missingForElectron(): string | undefined {
  if (findElectronBinary() === undefined)
    return "Electron's binary is not here: these journeys ran on the preview host only";
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    const hasXvfb = spawnSync('which', ['xvfb-run']).status === 0;
    return `there is no display: run the tests ${hasXvfb ? 'under xvfb-run' : 'with Xvfb installed, under xvfb-run'}`;
  }
  return undefined;
}
