import { createContext, type ReactNode, use, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useKept } from './kept.tsx';

interface Unsaved {
  /** The parts of the screen that hold something typed and not saved. */
  readonly parts: Set<string>;
  readonly leave: (act: () => void) => void;
}

const UnsavedContext = createContext<Unsaved | null>(null);

/**
 * While there is something `typed` in a part of the screen and not saved, leaving the screen asks first, and a lock keeps it;
 * null where there is nothing.
 */
export function useUnsaved(part: string, typed: unknown): void {
  const parts = use(UnsavedContext)?.parts;
  const kept = useKept();
  const id = useId();
  const isUnsaved = typed !== null;
  useEffect(() => {
    if (typed === null) kept.typed.delete(part);
    else kept.typed.set(part, typed);
  }, [kept, part, typed]);
  useEffect(() => {
    if (!isUnsaved || parts === undefined) return;
    parts.add(id);
    return () => {
      parts.delete(id);
    };
  }, [isUnsaved, parts, id]);
}

/** Runs an act that leaves the screen: at once, or after the question. */
export function useLeave(): Unsaved['leave'] {
  return use(UnsavedContext)?.leave ?? ((act) => act());
}

/** Nothing typed vanishes without a question. What a step saves as it is typed has none. */
export function UnsavedGuard({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('clerk');
  const [wanted, setWanted] = useState<{ readonly act: () => void } | null>(null);
  const unsaved = useMemo((): Unsaved => {
    const parts = new Set<string>();
    return { parts, leave: (act) => (parts.size === 0 ? act() : setWanted({ act })) };
  }, []);
  const stay = (): void => setWanted(null);
  return (
    <UnsavedContext value={unsaved}>
      {children}
      {wanted !== null && (
        <Dialog
          title={t('unsaved.title')}
          open
          onClose={stay}
          actions={
            <>
              <Button
                variant="danger"
                onPress={() => {
                  stay();
                  wanted.act();
                }}
              >
                {t('unsaved.leave')}
              </Button>
              <Button variant="primary" autoFocus onPress={stay}>
                {t('unsaved.stay')}
              </Button>
            </>
          }
        >
          <p>{t('unsaved.text')}</p>
        </Dialog>
      )}
    </UnsavedContext>
  );
}
