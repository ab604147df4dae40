import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';

/** Milliseconds a key is held before it repeats, and between repetitions. */
const repeatAfter = 450;
const repeatEvery = 90;

interface PressHandlers {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: () => void;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/**
 * Handlers of one key. It acts when the finger lands, so that two quick fingers lose nothing, and never takes the
 * focus from the field. A click without a pointer is a switch, a screen reader or Enter, and acts too.
 */
export function usePress(action: () => void, repeats = false): PressHandlers {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(action);
  latest.current = action;

  function stop(): void {
    clearTimeout(timer.current);
    timer.current = undefined;
  }

  function repeat(): void {
    latest.current();
    timer.current = setTimeout(repeat, repeatEvery);
  }

  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    onPointerDown(event) {
      event.preventDefault();
      if (event.button !== 0) return;
      latest.current();
      if (repeats) {
        stop();
        timer.current = setTimeout(repeat, repeatAfter);
      }
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
    onMouseDown(event) {
      event.preventDefault();
    },
    onClick(event) {
      if (event.detail === 0) latest.current();
    },
  };
}
