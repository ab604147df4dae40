import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useShortcuts } from '#renderer/app/use-shortcuts.ts';
import { Card } from '#renderer/components/card/card.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import { TextField } from '#renderer/components/field/text-field.tsx';
import { HitList } from '#renderer/components/hit-list/hit-list.tsx';
import { parseIdentificationCode } from '#shared/rules/identification-code.ts';
import styles from './home.module.css';
import { useWorkerSearch } from './use-worker-search.ts';

const css = classNames(styles);

/** A whole identification code whose check character does not fit. */
function isMistyped(text: string): boolean {
  const reading = parseIdentificationCode(text);
  return !reading.ok && reading.problem === 'check-character';
}

/** Search as you type over the registered people of this terminal. */
export function FindPerson({ onOpen }: { readonly onOpen: (workerId: string) => void }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [text, setText] = useState('');
  const control = useRef<HTMLInputElement>(null);
  const hits = useWorkerSearch(text, null);
  const focus = (): void => control.current?.focus();
  /** A reader types the code and presses Enter: whoever has exactly that number opens at once. */
  async function openScanned(): Promise<void> {
    const answer = await call(kiosk.searchWorkers({ text: text.trim(), birthDate: null }));
    if (answer.kind !== 'done') return;
    const exact = answer.value.filter((hit) => hit.match === 'exact');
    const [only] = exact;
    if (only !== undefined && exact.length === 1) onOpen(only.workerId);
  }
  useShortcuts({ '/': focus, F3: focus });
  return (
    <Card title={t('home.searchTitle')} aside={<kbd className={css('hintKey')}>F3</kbd>} fill flush>
      <div className={css('search')}>
        <TextField
          label={t('home.searchLabel')}
          value={text}
          onChange={setText}
          inputMode="search"
          description={t('home.searchHint')}
          maxLength={200}
          controlRef={control}
          onEnter={() => void openScanned()}
        />
      </div>
      <div className={css('results')} aria-live="polite">
        {hits === null ? (
          <p className={css('quietWords')}>{t('home.searchEmpty')}</p>
        ) : hits.length === 0 ? (
          <p className={css('quietWords')}>
            {isMistyped(text) ? t('service.mistypedCode') : t('home.searchNothing')}
          </p>
        ) : (
          <HitList hits={hits} onOpen={(hit) => onOpen(hit.workerId)} />
        )}
      </div>
    </Card>
  );
}
