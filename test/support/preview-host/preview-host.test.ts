import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PreviewHost, type PreviewWindow, startPreviewHost } from './preview-host.ts';
import { childProcesses, isProcessAlive, listeningSockets } from './processes.ts';

const mainPath = join(import.meta.dirname, 'fixture/main.js');

interface Desk {
  argv: string[];
  invoke(channel: string, value?: unknown): Promise<unknown>;
  twice(value: unknown): unknown[];
  onTick(callback: (index: number, bytes: Uint8Array) => void): () => void;
  tick(count: number): void;
  send(channel: string): void;
  ticks(): number;
  refuse(): void;
  callBack(callback: (value: { at: Date }) => unknown): unknown;
  worldIsClean(): boolean;
}

declare global {
  interface Window {
    desk: Desk;
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

let host: PreviewHost;
let counter: PreviewWindow;
let page: Page;

beforeAll(async () => {
  host = await startPreviewHost({ mainPath, displays: 2, report: () => undefined });
  counter = await host.waitForWindow(({ title }) => title === 'Counter');
  page = counter.page;
}, 60_000);

afterAll(() => host.close(), 60_000);

async function invoke<Answer>(channel: string, value?: unknown): Promise<Answer> {
  return page.evaluate(([name, sent]) => window.desk.invoke(name, sent), [
    channel,
    value,
  ] as const) as Promise<Answer>;
}

describe('pages of the product’s own scheme', () => {
  it('serves modules, workers and wasm with the policy in force and no network behind', async () => {
    const facts = await page.evaluate(async () => ({
      inline: 'inlineRan' in window,
      greeting: Reflect.get(window, 'greeting') as unknown,
      worker: (await Reflect.get(window, 'workerAnswer')) as unknown,
      isSecure: window.isSecureContext,
      outside: await fetch('https://elsewhere.example/').catch(() => 'refused'),
    }));
    expect(facts).toEqual({
      inline: false,
      greeting: 'good day',
      worker: { greeting: 'good day', exports: [], outside: 'TypeError' },
      isSecure: true,
      outside: 'refused',
    });
  });

  it('shows main the product’s own addresses', async () => {
    const { requests } = await invoke<{ requests: string[] }>('record');
    expect(requests).toContain('app://counter/page.html');
    expect(requests).toContain('app://counter/empty.wasm');
    expect(counter.url).toBe('app://counter/page.html');
    expect(counter.browserWindow.webContents.getURL()).toBe('app://counter/page.html');
    expect(page.viewportSize()).toEqual({ width: 900, height: 700 });
  });

  it('sends and fetches bodies', async () => {
    const length = await page.evaluate(async () => {
      const answer = await fetch('/echo', { method: 'POST', body: new Uint8Array([1, 2, 3]) });
      return (await answer.arrayBuffer()).byteLength;
    });
    expect(length).toBe(3);
  });
});

describe('the preload', () => {
  it('is there before the page’s own scripts and answers at once', async () => {
    const facts = await page.evaluate(() => ({
      atStart: Reflect.get(window, 'deskAtStart') as unknown,
      returned: Reflect.get(window, 'deskReturned') as unknown,
      view: window.desk.argv.includes('--view=counter'),
    }));
    expect(facts).toEqual({ atStart: 'object', returned: [1, 1], view: true });
  });

  it('leaks nothing else to the page, and the page cannot reach it', async () => {
    const facts = await page.evaluate(() => ({
      leaks: ['require', 'process', 'module', 'ipcRenderer', 'previewHostReceive'].filter(
        (name) => name in window,
      ),
      bindings: Object.keys(window).filter((name) => name.startsWith('send_') || name.startsWith('__')),
      isFrozen: Object.isFrozen(window.desk),
      isClean: window.desk.worldIsClean(),
      tampered: JSON.stringify(1),
    }));
    expect(facts).toEqual({ leaks: [], bindings: [], isFrozen: true, isClean: true, tampered: 'tampered' });
  });

  it('clones values both ways', async () => {
    const facts = await page.evaluate(async () => {
      const cycle: { list: unknown[]; self?: unknown } = {
        list: [undefined, null, -0, Number.NaN, 12n, 'ñ\u{1f600}\u2028'],
      };
      cycle.self = cycle;
      const sent = {
        bytes: new Uint8Array([0, 128, 255]),
        words: new Uint16Array([1, 65535]),
        buffer: new ArrayBuffer(4),
        when: new Date(86_400_000),
        map: new Map<unknown, unknown>([['k', new Set([1])]]),
        nothing: undefined,
        failure: new RangeError('far'),
        pattern: /a+/gi,
        cycle,
      };
      const got = (await window.desk.invoke('echo', sent)) as typeof sent;
      const { list } = got.cycle;
      return {
        bytes: got.bytes instanceof Uint8Array && [...got.bytes],
        words: got.words instanceof Uint16Array && [...got.words],
        buffer: got.buffer instanceof ArrayBuffer && got.buffer.byteLength,
        when: got.when instanceof Date && got.when.getTime(),
        map: got.map instanceof Map && got.map.get('k') instanceof Set,
        nothing: 'nothing' in got && got.nothing === undefined,
        failure: got.failure instanceof RangeError && got.failure.message,
        pattern: got.pattern instanceof RegExp && got.pattern.flags,
        cycle: got.cycle.self === got.cycle,
        list: [
          list[0] === undefined,
          list[1],
          Object.is(list[2], -0),
          Number.isNaN(list[3]),
          list[4] === 12n,
          list[5],
        ],
      };
    });
    expect(facts).toEqual({
      bytes: [0, 128, 255],
      words: [1, 65535],
      buffer: 4,
      when: 86_400_000,
      map: true,
      nothing: true,
      failure: 'far',
      pattern: 'gi',
      cycle: true,
      list: [true, null, true, true, true, 'ñ\u{1f600}\u2028'],
    });
  });

  it('carries subscriptions, and ends them', async () => {
    const heard = await page.evaluate(async () => {
      const indexes: number[] = [];
      let finish: () => void = () => undefined;
      const done = new Promise<void>((resolve) => {
        finish = resolve;
      });
      const stop = window.desk.onTick((index, bytes) => {
        indexes.push(index + (bytes[0] ?? 0));
        if (index === 3) finish();
      });
      window.desk.tick(3);
      await done;
      stop();
      window.desk.tick(2);
      await window.desk.invoke('echo');
      return { indexes, ticks: window.desk.ticks() };
    });
    expect(heard).toEqual({ indexes: [2, 4, 6], ticks: 3 });
  });

  it('carries errors: thrown at once, thrown by main, not clonable, and through a callback', async () => {
    const facts = await page.evaluate(async () => {
      function messageOf(work: () => unknown): string {
        try {
          return String(work());
        } catch (error) {
          return String(error);
        }
      }
      return {
        thrown: messageOf(() => window.desk.refuse()),
        main: await window.desk.invoke('fail').catch(String),
        missing: await window.desk.invoke('nobody').catch(String),
        unclonable: messageOf(() => window.desk.twice(document.body)),
        callback: messageOf(() => window.desk.callBack(({ at }) => at.getTime())),
        thrownBack: messageOf(() =>
          window.desk.callBack(() => {
            throw new Error('from the page');
          }),
        ),
      };
    });
    expect(facts).toEqual({
      thrown: 'RangeError: not here',
      main: "Error: Error invoking remote method 'fail': TypeError: the drawer is closed",
      missing: "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      unclonable: 'Error: An object could not be cloned.',
      callback: '0',
      thrownBack: 'Error: from the page',
    });
  });

  it('carries a large file both ways', async () => {
    const lengths = await page.evaluate(async () => {
      const length = await window.desk.invoke('length', new Uint8Array(5_000_000));
      const bytes = (await window.desk.invoke('bytes', 5_000_000)) as Uint8Array;
      return [length, bytes.length, bytes[4_999_999]];
    });
    expect(lengths).toEqual([5_000_000, 5_000_000, 7]);
  }, 30_000);
});

describe('what main sees and refuses', () => {
  it('knows the sender’s frame', async () => {
    expect(await invoke('frame')).toEqual({
      url: 'app://counter/page.html',
      origin: 'app://counter',
      isTop: true,
      sender: 'Counter page',
    });
  });

  it('refuses navigation away and new windows', async () => {
    const opened = await page.evaluate(() => window.open('https://window.example/'));
    await page.click('a');
    await page.evaluate(() => window.location.assign('https://away.example/'));
    await expect
      .poll(() => invoke<{ navigations: string[] }>('record').then(({ navigations }) => navigations))
      .toContain('https://away.example/');
    const { opened: asked } = await invoke<{ opened: string[] }>('record');
    expect(opened).toBeNull();
    expect(asked).toEqual(['https://window.example/', 'https://elsewhere.example/']);
    expect(page.url()).toBe('https://counter.app.invalid/page.html');
    await expect.poll(() => page.context().pages().length, { timeout: 60_000 }).toBe(1);
  });

  it('refuses permissions', async () => {
    const refusal = await page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).catch((error: Error) => error.name),
    );
    expect(['NotAllowedError', 'NotFoundError']).toContain(refusal);
    expect(
      await page.evaluate(async () => (await navigator.permissions.query({ name: 'camera' })).state),
    ).toBe('denied');
  });

  it('prints to PDF, never to paper, and has no keystore', async () => {
    const facts = await page.evaluate(async () => {
      const answer = (await window.desk.invoke('print')) as { pdf: Uint8Array } & Record<string, unknown>;
      return { ...answer, pdf: String.fromCharCode(...answer.pdf.slice(0, 5)) };
    });
    expect(facts).toEqual({
      pdf: '%PDF-',
      printed: [false, 'not available in the preview host'],
      printers: [],
      keystore: [false, 'basic_text'],
      displays: 2,
      title: 'Counter page',
    });
  });

  it('prints a page whose policy forbids every script, in a session of its own', async () => {
    const text = await page.evaluate(async () => {
      const pdf = (await window.desk.invoke('paper')) as Uint8Array;
      return new TextDecoder('latin1').decode(pdf);
    });
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([227, 142]);
  });

  it('names each member of Electron that it does not cover', async () => {
    expect(await invoke('uncovered')).toEqual({
      module: 'The preview host does not cover crashReporter.start',
      member: 'The preview host does not cover App.dock',
      contents: 'The preview host does not cover WebContents.capturePage',
      statics: 'The preview host does not cover BrowserWindow.fromBrowserView',
      event: "The preview host does not cover App.on('gpu-info-update')",
      option: 'The preview host does not cover the BrowserWindow option vibrancy',
      unsafe: 'The preview host does not cover the web preference nodeIntegration: true',
    });
  });

  it('hears of a crash and can load again', async () => {
    counter.browserWindow.webContents.forcefullyCrashRenderer();
    const again = await host.waitForWindow(({ url }) => url.endsWith('?again'));
    page = again.page;
    expect((await invoke<{ gone: string[] }>('record')).gone).toEqual(['crashed']);
  }, 30_000);
});

describe('a host’s life', () => {
  it('starts fresh each time, ends with main’s exit code, and leaves no browser behind', async () => {
    const before = childProcesses(process.pid);
    const { instance } = await invoke<{ instance: number }>('record');
    const second = await startPreviewHost({ mainPath, report: () => undefined });
    const { page: secondPage } = await second.waitForWindow();
    const record = (await secondPage.evaluate(() => window.desk.invoke('record'))) as Record<string, unknown>;
    expect(record).toMatchObject({
      instance: instance + 1,
      shared: 1,
      data: second.dataDirectory,
      version: '1.2.3',
    });
    expect(childProcesses(process.pid).length).toBeGreaterThan(before.length);
    await secondPage.evaluate(() => {
      window.desk.send('dialog');
      window.desk.send('stop');
    });
    expect(await second.onExit).toBe(3);
    expect(second.dialogs).toEqual([{ kind: 'error', title: 'title', content: 'content' }]);
    expect(childProcesses(process.pid)).toEqual(before);
  }, 60_000);

  it('opens no network port', () => {
    const listening = listeningSockets();
    const own = [process.pid, ...childProcesses(process.pid)].flatMap((processId) =>
      readdirSync(`/proc/${processId}/fd`)
        .map((file) => linkOf(`/proc/${processId}/fd/${file}`))
        .filter((target) => listening.has(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '')),
    );
    expect(own).toEqual([]);
  });

  it('takes the browser with it when it is killed', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'fixture/child.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const browsers = childProcesses(child.pid ?? 0);
    expect(browsers.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await expect.poll(() => browsers.filter(isProcessAlive), { timeout: 60_000 }).toEqual([]);
  }, 60_000);
});
