import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { createPaperPages } from '#electron/main/protocol/paper-pages.ts';
import type { RememberedDisplays } from '#electron/main/windows/assign-displays.ts';
import { askForDisplays } from '#electron/main/windows/display-question.ts';
import type { WindowOpener } from '#electron/main/windows/open-secure-window.ts';

const displays = [11, 22, 33].map((id, index) => ({
  id,
  label: `display ${id}`,
  bounds: { x: index * 1920, y: 0, width: 1920, height: 1080 },
}));

/** The question on so many displays, with what each of them shows and one keyboard. */
function question(count: number) {
  const pages = createPaperPages();
  const covers: {
    html: string;
    x: number;
    window: EventEmitter & { webContents: EventEmitter };
    open: boolean;
  }[] = [];
  const answers: RememberedDisplays[] = [];
  const opener = {
    open: (_compartment: string, { x }: { x: number }) => {
      const window = Object.assign(new EventEmitter(), {
        webContents: new EventEmitter(),
        loadURL: async (address: string) => {
          shown.html = String(pages.take(address)?.body);
        },
        setBounds: () => undefined,
        showInactive: () => undefined,
        setKiosk: () => undefined,
        focus: () => undefined,
        isDestroyed: () => !shown.open,
        destroy: () => {
          shown.open = false;
        },
      });
      const shown = { html: '', x, window, open: true };
      covers.push(shown);
      return window;
    },
  } as unknown as WindowOpener;
  let drawn = 0;
  const asked = askForDisplays(displays.slice(0, count), {
    opener,
    pages,
    // 0123, 4567, 8901.
    randomness: { integer: () => drawn++ % 10 },
    onAnswer: (answer) => answers.push(answer),
  });
  const open = () => covers.filter((cover) => cover.open);
  return {
    open,
    answers,
    close: asked.close,
    numbers: () => open().map(({ html }) => /class="number">(\d{4})</.exec(html)?.[1]),
    type(keys: string) {
      const press = (key: string, type: string) =>
        open()[0]?.window.webContents.emit(
          'before-input-event',
          { preventDefault: () => undefined },
          { type, key },
        );
      for (const key of keys) {
        press(key, 'keyDown');
        press(key, 'keyUp');
      }
    },
  };
}

test('each display shows a number of its own in both languages, and nothing else that runs', () => {
  const { open, numbers, close } = question(2);
  expect(numbers()).toEqual(['0123', '4567']);
  for (const { html } of open()) {
    expect(html).toContain('lang="es"');
    expect(html).toContain('lang="en"');
    expect(html).not.toContain('<script');
  }
  close();
  expect(open()).toEqual([]);
});

test('the number typed says which display faces the keyboard; a wrong one says nothing', () => {
  const { type, answers } = question(2);
  type('9999');
  type('456');
  expect(answers).toEqual([]);
  type('7');
  expect(answers).toEqual([{ clerk: '22 display 22', worker: '11 display 11' }]);
});

test('one that is left alone is confirmed too: the views take turns on it', () => {
  const { type, answers } = question(1);
  type('0123');
  expect(answers).toEqual([{ clerk: '11 display 11', worker: null }]);
});

test('of three the second number says where the worker looks', () => {
  const { type, answers, open } = question(3);
  type('4567');
  expect(answers).toEqual([]);
  expect(open()).toHaveLength(3);
  expect(open()[0]?.html).toContain('la persona atendida');
  type('4567');
  expect(answers).toEqual([]);
  type('8901');
  expect(answers).toEqual([{ clerk: '22 display 22', worker: '33 display 33' }]);
});
