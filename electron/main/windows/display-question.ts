import type { BrowserWindow } from 'electron';
import type { Randomness } from '../ports.ts';
import type { PaperPages } from '../protocol/paper-pages.ts';
import { confirmDisplays, type DisplayFacts, type RememberedDisplays } from './assign-displays.ts';
import { displayQuestionPage } from './display-question-page.ts';
import type { WindowOpener } from './open-secure-window.ts';

const LENGTH = 4;

export interface DisplayQuestionSettings {
  readonly opener: WindowOpener;
  readonly pages: PaperPages;
  readonly randomness: Pick<Randomness, 'integer'>;
  readonly onAnswer: (remembered: RememberedDisplays) => void;
}

export interface DisplayQuestion {
  close(): void;
}

/**
 * Covers every display with a number of its own, and nothing else. Whoever sits at the keyboard types the number that
 * faces them: the keyboard is the counter's, the worker's display is touched, so that nobody can answer from the wrong
 * side. The pages run no script and hold nothing of anybody.
 */
export function askForDisplays(
  displays: readonly DisplayFacts[],
  settings: DisplayQuestionSettings,
): DisplayQuestion {
  const numbers = drawNumbers(displays.length, settings.randomness);
  let asked: 'clerk' | 'worker' = 'clerk';
  let clerk: DisplayFacts | undefined;
  let typed = '';
  let windows: BrowserWindow[] = [];

  function show(): void {
    const before = windows;
    windows = displays.map((display, index) => cover(display, numbers[index] ?? ''));
    windows[0]?.focus();
    for (const window of before) if (!window.isDestroyed()) window.destroy();
  }

  function cover(display: DisplayFacts, number: string): BrowserWindow {
    const window = settings.opener.open('papers', {
      title: 'Ventanilla · displays',
      show: false,
      frame: false,
      backgroundColor: '#ffffff',
      ...display.bounds,
    });
    window.on('close', (event) => event.preventDefault());
    window.webContents.on('before-input-event', (event, press) => {
      event.preventDefault();
      if (press.type === 'keyDown' && /^\d$/.test(press.key)) type(press.key);
    });
    const address = settings.pages.publish(displayQuestionPage(number, asked), 'text/html; charset=utf-8');
    void window.loadURL(address).catch(() => undefined);
    window.setBounds(display.bounds);
    window.showInactive();
    window.setKiosk(true);
    return window;
  }

  function type(digit: string): void {
    typed = (typed + digit).slice(-LENGTH);
    const found = displays[numbers.indexOf(typed)];
    if (found === undefined || found === clerk) return;
    typed = '';
    const remembered =
      clerk === undefined
        ? confirmDisplays(displays, found, undefined)
        : confirmDisplays(displays, clerk, found);
    if (remembered !== undefined) {
      settings.onAnswer(remembered);
      return;
    }
    clerk = found;
    asked = 'worker';
    show();
  }

  show();
  return {
    close() {
      for (const window of windows) if (!window.isDestroyed()) window.destroy();
    },
  };
}

/** Different ones, of digits that a person tells apart at a glance. */
function drawNumbers(count: number, randomness: Pick<Randomness, 'integer'>): string[] {
  const numbers = new Set<string>();
  while (numbers.size < count) {
    numbers.add(Array.from({ length: LENGTH }, () => String(randomness.integer(10))).join(''));
  }
  return [...numbers];
}
