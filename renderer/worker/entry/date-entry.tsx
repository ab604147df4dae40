import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { NumberPad } from '#renderer/worker/keyboard/number-pad.tsx';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';
import { useFocusHome } from '../ui/focus-home.ts';
import { Message } from '../ui/message.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import { useVisit } from '../ui/worker-context.ts';
import styles from './date-entry.module.css';
import { type DatePart, dateOf, isFull, partLengths, unknownPart } from './date-entry-state.ts';
import type { DateEntryState } from './use-date-entry.ts';

const css = classNames(styles);

interface DateEntryProps {
  readonly entry: DateEntryState;
  readonly onEnter: () => void;
  /** What main said of the last answer. */
  readonly problem?: string | undefined;
}

/** What is asked of day, month and year in fields that follow each other, and the date in words so that a slip is seen. */
export function DateEntry({ entry, onEnter, problem }: DateEntryProps) {
  const { t } = useTranslation('worker');
  const { session } = useVisit();
  const fields = useRef<Partial<Record<DatePart, HTMLInputElement | null>>>({});
  const date = dateOf(entry);

  useFocusHome(() => fields.current[entry.active]?.focus());
  useEffect(() => {
    fields.current[entry.active]?.focus();
  }, [entry.active]);

  return (
    <div className={css('answer')}>
      <div className={css('parts')}>
        {entry.asked.parts.map((part) => (
          <label key={part} className={css('part', part)}>
            <span className={css('name')}>{t(`date.${part}`)}</span>
            <input
              ref={(element) => {
                fields.current[part] = element;
              }}
              className={css('field', part === entry.active && 'active')}
              inputMode="none"
              autoComplete="off"
              value={entry.typed[part]}
              maxLength={partLengths[part]}
              onFocus={() => entry.activate(part)}
              onChange={(event) => entry.type(part, event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onEnter();
                if (event.key === 'Backspace' && entry.typed[part] === '') {
                  event.preventDefault();
                  entry.erase();
                }
              }}
            />
          </label>
        ))}
      </div>
      {entry.asked.mayBeUnknown && (
        <div className={css('unknown')}>
          <p>{t('date.unknown')}</p>
          <div className={css('unknownParts')}>
            {(['day', 'month'] as const).map((part) => (
              <TouchButton
                key={part}
                icon={entry.typed[part] === unknownPart ? Check : undefined}
                aria-pressed={entry.typed[part] === unknownPart}
                onPress={() => entry.unknown(part)}
              >
                {t(`date.no.${part}`)}
              </TouchButton>
            ))}
          </div>
        </div>
      )}
      {problem !== undefined && <Message tone="bad">{problem}</Message>}
      {problem === undefined && date === null && isFull(entry) && (
        <Message tone="bad">{t('date.impossible')}</Message>
      )}
      {problem === undefined && date !== null && (
        <p className={css('inWords')}>{dateInWords(date, session.language)}</p>
      )}
    </div>
  );
}

/** The number pad of a date. */
export function DatePad({ entry }: { readonly entry: DateEntryState }) {
  return <NumberPad onDigit={entry.digit} onBackspace={entry.erase} onClear={entry.clear} />;
}
