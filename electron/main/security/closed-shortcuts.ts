import type { View } from '#shared/contract/kiosk/method.ts';

/** A key press as Electron's `before-input-event` tells it. */
export interface KeyPress {
  readonly type: string;
  /** `KeyboardEvent.key`. */
  readonly key: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Editing and moving within a text, which a clerk's hands expect. */
const EDITING_KEYS: readonly string[] = [
  'a',
  'c',
  'v',
  'x',
  'y',
  'z',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Enter',
];
/** Function keys left to the screens; F5, F11 and F12 reload, shrink and inspect. */
const CLERK_FUNCTION_KEYS: readonly string[] = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'];
const MODIFIERS: readonly string[] = ['Control', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'NumLock'];

/**
 * True when a press must not reach the page or the window: all that leaves, reloads, prints, zooms or inspects. The
 * worker's view keeps plain keys alone. AltGr is control and alt together and writes characters (@, #, €), so it stays.
 */
export function isClosedShortcut(view: View, press: KeyPress): boolean {
  const writesCharacter = press.control && press.alt && !press.meta && press.key.length === 1;
  if (writesCharacter || MODIFIERS.includes(press.key)) return false;
  if (press.meta || press.key === 'Meta' || press.key === 'ContextMenu') return true;
  if (/^F\d+$/.test(press.key)) {
    return press.alt || press.control || view === 'worker' || !CLERK_FUNCTION_KEYS.includes(press.key);
  }
  if (/^(Browser|Launch|Media)/.test(press.key)) return true;
  if (view === 'worker') return press.control || press.alt;
  if (press.alt) return press.key.length !== 1;
  return (
    press.control && !EDITING_KEYS.includes(press.key.length === 1 ? press.key.toLowerCase() : press.key)
  );
}
