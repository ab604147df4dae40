import { useEffect, useRef } from 'react';

/** A key with its modifiers, like `F2`, `Alt+3` or `Ctrl+Enter`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey'>): string {
  return `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.key}`;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

/**
 * Keyboard ways to a screen's acts. A single character never fires while somebody types in a field. Nothing fires
 * while a dialog is open: it must be answered first.
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
      if (document.querySelector('[role="dialog"],[role="alertdialog"]') !== null) return;
      event.preventDefault();
      act();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
