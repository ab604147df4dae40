import { expect, test } from 'vitest';
import { isClosedShortcut, type KeyPress } from '#electron/main/security/closed-shortcuts.ts';
import type { View } from '#shared/contract/kiosk/method.ts';

function press(text: string): KeyPress {
  const parts = text.split('+');
  return {
    type: 'keyDown',
    key: parts.at(-1) ?? '',
    control: parts.includes('Control') && parts.length > 1,
    alt: parts.includes('Alt') && parts.length > 1,
    meta: parts.includes('Meta') && parts.length > 1,
  };
}

const closedTo = (view: View) => (text: string) => isClosedShortcut(view, press(text));

test('what leaves, reloads, prints, zooms or inspects is closed in both views', () => {
  const shortcuts = [
    ...['F5', 'F11', 'F12', 'Alt+F4', 'Control+F4', 'Meta', 'Meta+d', 'ContextMenu', 'BrowserBack'],
    ...['Control+w', 'Control+W', 'Control+r', 'Control+R', 'Control+I', 'Control+J', 'Control+p'],
    ...['Control+n', 'Control+t', 'Control++', 'Control+-', 'Control+0', 'Alt+ArrowLeft', 'Alt+Tab'],
    ...['Control+Tab', 'Control+Escape', 'Control+q'],
  ];
  for (const view of ['clerk', 'worker'] as const) {
    expect(shortcuts.filter((text) => !closedTo(view)(text))).toEqual([]);
  }
});

test('typing stays open in both, AltGr included', () => {
  const typing = ['a', 'ñ', 'Enter', 'Tab', 'Backspace', 'Shift', 'Control', 'Control+Alt+@', 'ArrowLeft'];
  for (const view of ['clerk', 'worker'] as const) {
    expect(typing.filter(closedTo(view))).toEqual([]);
  }
});

test("the clerk's hands keep editing and the screens' own keys; the worker's view has no shortcuts", () => {
  const clerks = [
    'Control+c',
    'Control+v',
    'Control+z',
    'Control+ArrowLeft',
    'Alt+s',
    'F2',
    'F8',
    'Control+Enter',
  ];
  expect(clerks.filter(closedTo('clerk'))).toEqual([]);
  expect(clerks.filter((text) => !closedTo('worker')(text))).toEqual([]);
});
