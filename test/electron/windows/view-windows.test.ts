import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Log } from '#electron/main/ports.ts';
import { createPaperPages } from '#electron/main/protocol/paper-pages.ts';
import type { DisplayFacts } from '#electron/main/windows/assign-displays.ts';
import type { WindowOpener } from '#electron/main/windows/open-secure-window.ts';
import type { Area } from '#electron/main/windows/place-view.ts';

/** Windows and displays as a window manager treats them: none that fills a display is moved. */
const machine = vi.hoisted(() => ({ screen: undefined as unknown, app: undefined as unknown }));
vi.mock('electron', () => machine);

const counter: DisplayFacts = { id: 11, label: 'DELL', bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
const touch: DisplayFacts = { id: 22, label: 'ELO', bounds: { x: 1920, y: 0, width: 1080, height: 1920 } };
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let nextId = 0;

class FakeWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), { id: ++nextId, send: () => undefined });
  bounds: Area = { x: 0, y: 0, width: 1280, height: 800 };
  visible = false;
  kiosk = false;
  gone = false;
  html = '';
  readonly compartment: string;
  readonly #take: (address: string) => string;

  constructor(compartment: string, take: (address: string) => string) {
    super();
    this.compartment = compartment;
    this.#take = take;
  }

  async loadURL(address: string) {
    this.html = this.#take(address);
  }
  setTitle() {}
  focus() {}
  getBounds = () => this.bounds;
  setBounds(bounds: Area) {
    if (!this.kiosk) this.bounds = { ...this.bounds, ...bounds };
  }
  isKiosk = () => this.kiosk;
  setKiosk(kiosk: boolean) {
    this.kiosk = kiosk;
  }
  isVisible = () => this.visible;
  showInactive() {
    this.visible = true;
  }
  hide() {
    this.visible = false;
  }
  isDestroyed = () => this.gone;
  destroy() {
    this.gone = true;
    this.visible = false;
  }
}

/** The kiosk's windows on a machine whose displays the test plugs. */
async function kiosk(dataDirectory: string, displays: readonly DisplayFacts[]) {
  let present = displays;
  const screen = Object.assign(new EventEmitter(), { getAllDisplays: () => present });
  machine.screen = screen;
  machine.app = { quit: () => undefined };
  vi.resetModules();
  const { openViewWindows } = await import('#electron/main/windows/view-windows.ts');
  const pages = createPaperPages();
  const opened: FakeWindow[] = [];
  let drawn = 0;
  openViewWindows({
    opener: {
      open: (compartment: string) => {
        const window = new FakeWindow(compartment, (address) => String(pages.take(address)?.body));
        opened.push(window);
        return window;
      },
    } as unknown as WindowOpener,
    preloads: '/nowhere',
    dataDirectory,
    pages,
    kioskMode: true,
    log: silent,
    randomness: { integer: () => drawn++ % 10 },
    onSessionDue: () => undefined,
  });
  await vi.waitFor(() => expect(opened.some(({ compartment }) => compartment === 'worker')).toBe(true), {
    timeout: 60_000,
  });
  const at = (compartment: string) => opened.find((window) => window.compartment === compartment);
  return {
    plug(next: readonly DisplayFacts[], event: string) {
      present = next;
      screen.emit(event, {}, next[0]);
    },
    /** Where each view is seen, and on how many displays the question is. */
    seen: () => ({
      clerk: at('clerk')?.visible ? at('clerk')?.bounds : 'dark',
      worker: at('worker')?.visible ? at('worker')?.bounds : 'dark',
      questions: opened.filter(({ compartment, visible }) => compartment === 'papers' && visible).length,
    }),
    type(digits: string) {
      const cover = opened.find(({ compartment, visible }) => compartment === 'papers' && visible);
      for (const key of digits) {
        cover?.webContents.emit(
          'before-input-event',
          { preventDefault: () => undefined },
          { type: 'keyDown', key },
        );
      }
    },
  };
}

const placed = { clerk: counter.bounds, worker: touch.bounds, questions: 0 };
const dark = (questions: number) => ({ clerk: 'dark', worker: 'dark', questions });

test('both views are dark until staff said which display faces them, and again whenever that is in doubt', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'displays-'));
  const { plug, seen, type } = await kiosk(folder, [touch, counter]);
  expect(seen()).toEqual(dark(2));
  // The counter's is the second of the list.
  type('4567');
  expect(seen()).toEqual(placed);

  plug([counter], 'display-removed');
  expect(seen()).toEqual(dark(1));
  plug([touch, counter], 'display-added');
  expect(seen()).toEqual(placed);

  plug([counter, { ...touch, id: 77 }], 'display-metrics-changed');
  expect(seen()).toEqual(dark(2));
  plug([counter, touch], 'display-metrics-changed');
  expect(seen()).toEqual(placed);
});

test('swapped displays take their views with them, out of the kiosk and into it again; a restart remembers', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'displays-'));
  const first = await kiosk(folder, [counter, touch]);
  first.type('0123');
  expect(first.seen()).toEqual(placed);
  first.plug(
    [
      { ...touch, bounds: counter.bounds },
      { ...counter, bounds: touch.bounds },
    ],
    'display-metrics-changed',
  );
  expect(first.seen()).toEqual({ clerk: touch.bounds, worker: counter.bounds, questions: 0 });

  const again = await kiosk(folder, [touch, counter]);
  await vi.waitFor(() => expect(again.seen()).toEqual(placed), { timeout: 60_000 });
});
