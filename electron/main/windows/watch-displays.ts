import { type Display, screen } from 'electron';
import type { Log, Randomness } from '../ports.ts';
import type { PaperPages } from '../protocol/paper-pages.ts';
import { assignDisplays, type DisplayAssignment, type DisplayFacts } from './assign-displays.ts';
import { askForDisplays, type DisplayQuestion } from './display-question.ts';
import type { displaysFile } from './displays-file.ts';
import type { WindowOpener } from './open-secure-window.ts';

export interface DisplayWatchSettings {
  readonly opener: WindowOpener;
  readonly pages: PaperPages;
  readonly kioskMode: boolean;
  readonly file: ReturnType<typeof displaysFile>;
  readonly log: Log;
  readonly randomness: Pick<Randomness, 'integer'>;
  readonly onChange: (assignment: DisplayAssignment) => void;
}

export interface DisplayWatch {
  assignment(): DisplayAssignment;
  /** How many people look at: the last number that was sure. */
  count(): number;
}

/**
 * Who looks at which display, asked again whenever one is plugged in, unplugged, woken, turned or moved. Outside of
 * kiosk mode nobody is asked: the first is the clerk's.
 */
export function watchDisplays(settings: DisplayWatchSettings): DisplayWatch {
  const { kioskMode, file, log } = settings;
  let remembered = kioskMode ? file.read() : undefined;
  let question: DisplayQuestion | undefined;
  let current: DisplayAssignment = { state: 'in-doubt' };
  let lastCount = 1;

  function look(): void {
    const displays = screen.getAllDisplays().map(factsOf);
    current = kioskMode ? assignDisplays(displays, remembered) : inOrder(displays);
    if (current.state === 'sure') lastCount = current.worker === null ? 1 : 2;
    else log.warn('displays-in-doubt', { count: displays.length });
    // The views go dark first, and come back last.
    settings.onChange(current);
    question?.close();
    question = current.state === 'sure' ? undefined : ask(displays);
  }

  function ask(displays: readonly DisplayFacts[]): DisplayQuestion {
    const { opener, pages, randomness } = settings;
    return askForDisplays(displays, {
      opener,
      pages,
      randomness,
      onAnswer(answer) {
        remembered = answer;
        try {
          file.write(answer);
        } catch {
          log.warn('displays-not-kept');
        }
        log.info('displays-confirmed', { count: displays.length });
        look();
      },
    });
  }

  screen.on('display-added', look);
  screen.on('display-removed', look);
  screen.on('display-metrics-changed', look);
  look();
  return { assignment: () => current, count: () => lastCount };
}

function factsOf({ id, label, bounds }: Display): DisplayFacts {
  return { id, label, bounds };
}

function inOrder([first, second]: readonly DisplayFacts[]): DisplayAssignment {
  const nowhere = { x: 0, y: 0, width: 1280, height: 800 };
  return { state: 'sure', clerk: first?.bounds ?? nowhere, worker: second?.bounds ?? null };
}
