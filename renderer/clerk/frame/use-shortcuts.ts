import { useEffect, useRef } from 'react';

/** A key with its modifiers, like `F2`, `Alt+3` or `Ctrl+Enter`. */
function keyName(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey'>): string {
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`;
}

/** The list of a field that is open is called a dialog too; it is no question. */
const openDialog =
  '[role="dialog"]:not([data-trigger="Select"], [data-trigger="ComboBox"]), [role="alertdialog"]';

/** A question waits for its answer. */
export function isDialogOpen(): boolean {
  return document.querySelector(openDialog) !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/**
 * Keyboard ways to a screen's acts. They are heard before any control hears the key: a button or a list that has the
 * cursor does not make something else of it. A single character never fires while somebody types in a field, a key that
 * is held down fires once, and nothing fires while a dialog is open: it must be answered first. One key has one act on a
 * screen; which of two would answer depends on who was shown first.
 */
export function useShortcuts(acts: Readonly<Record<string, () => void>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const name = keyName(event);
      const act = latest.current[name];
      if (act === undefined || event.defaultPrevented) return;
      if (name.length === 1 && isTyping(event.target)) return;
      if (isDialogOpen()) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act();
    }
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}
