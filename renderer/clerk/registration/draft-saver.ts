import type { DraftField } from '#shared/domain/registration/fields.ts';

/** Milliseconds without a key before what was typed is saved. */
const savePause = 250;

export type SaveProblem = 'not-found' | 'visit-closed' | 'disk-full' | 'failed';
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'not-saved'; readonly problem: SaveProblem };

export interface DraftSaver {
  /** Notes a value; it is saved after a short pause. */
  readonly note: (field: DraftField, value: string) => void;
  /** Saves everything noted now. Resolves true when nothing is left unsaved. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Saves every field as it is typed, one call at a time and always the latest value. What could not be saved is kept
 * and tried again with the next flush: nothing typed is dropped while the flow is open.
 */
export function createDraftSaver(
  save: (field: DraftField, value: string) => Promise<SaveProblem | null>,
  onState: (state: SaveState) => void,
): DraftSaver {
  const unsaved = new Map<DraftField, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | undefined;

  async function saveAll(): Promise<boolean> {
    for (;;) {
      const next = unsaved.entries().next();
      if (next.done) break;
      const [field, value] = next.value;
      const problem = await save(field, value);
      if (problem !== null) {
        onState({ kind: 'not-saved', problem });
        return false;
      }
      if (unsaved.get(field) === value) unsaved.delete(field);
    }
    onState({ kind: 'saved' });
    return true;
  }

  function flush(): Promise<boolean> {
    clearTimeout(timer);
    if (running !== undefined) return running;
    if (unsaved.size === 0) return Promise.resolve(true);
    running = saveAll().finally(() => {
      running = undefined;
    });
    return running;
  }

  return {
    note(field, value) {
      unsaved.set(field, value);
      onState({ kind: 'saving' });
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), savePause);
    },
    flush,
  };
}
