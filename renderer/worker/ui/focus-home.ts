import { createContext, type RefObject, use, useEffect, useRef } from 'react';
import { useCovered } from './covers.ts';

type Focus = () => void;

/** The field of the question on the screen, which its frame keeps the physical keyboard on; null in a dialog. */
export const HomeContext = createContext<RefObject<Focus | null> | null>(null);

/** Makes a field the home of the physical keyboard while it is on the screen. */
export function useFocusHome(focus: Focus): void {
  const home = use(HomeContext);
  const covered = useCovered();
  const latest = useRef(focus);
  latest.current = focus;
  const appearsCovered = useRef(covered);

  useEffect(() => {
    if (!appearsCovered.current) latest.current();
    if (home === null) return;
    const own: Focus = () => latest.current();
    home.current = own;
    return () => {
      if (home.current === own) home.current = null;
    };
  }, [home]);
}

interface Frame {
  readonly title: RefObject<HTMLElement | null>;
  /** The ways out of the question. */
  readonly exits: RefObject<HTMLElement | null>;
  /** Letters are typed: Space is one of them, and no way out. */
  readonly typing: boolean;
  readonly busy: boolean;
}

/**
 * The frame's side: what is typed reaches the question's field when a cover goes, when the button that had the focus
 * is gone or off after an answer, and when a key of an answer lands on a control. Without a field the title is the
 * home.
 */
export function useHome({ title, exits, typing, busy }: Frame): RefObject<Focus | null> {
  const home = useRef<Focus | null>(null);
  const covered = useCovered();

  useEffect(() => {
    if (covered) return;
    if (home.current !== null) home.current();
    else title.current?.focus();
  }, [covered, title]);

  useEffect(() => {
    if (covered || busy) return;
    if (isNowhere(document.activeElement)) home.current?.();
    const listener = (event: KeyboardEvent) => {
      const focused = document.activeElement;
      const go = home.current ?? (typing ? () => title.current?.focus() : undefined);
      const isSpaceOnExit = typing && event.key === ' ' && exits.current?.contains(focused) === true;
      if (isSpaceOnExit) {
        event.stopPropagation();
        if (home.current === null) event.preventDefault();
      }
      if (isSpaceOnExit || isNowhere(focused) || (isTyping(event) && !isField(focused))) go?.();
    };
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, [covered, busy, typing, title, exits]);

  return home;
}

function isNowhere(focused: Element | null): boolean {
  return focused === null || focused === document.body || focused.matches(':disabled');
}

function isTyping({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  return key === 'Backspace' || ([...key].length === 1 && key !== ' ');
}

function isField(element: Element | null): boolean {
  return element instanceof HTMLInputElement && element.type !== 'radio' && element.type !== 'checkbox';
}
