import { Eye, EyeOff } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFocusHome } from '../ui/focus-home.ts';
import { TouchButton } from '../ui/touch-button.tsx';
import styles from './text-entry.module.css';

const css = classNames(styles);

/** The longest answer main takes. */
const longestAnswer = 200;

interface TextEntryProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  /** Whether what is typed can be read; undefined when it always can and there is nothing to switch. */
  readonly shown?: boolean;
  readonly onShow?: (shown: boolean) => void;
}

/** One line typed on the keyboard of the screen or on a physical one; no other keyboard opens. */
export function TextEntry({ field, label, value, onChange, onEnter, shown, onShow }: TextEntryProps) {
  const { t } = useTranslation('worker');
  useFocusHome(() => field.current?.focus());
  return (
    <div className={css('entry')}>
      <input
        ref={field}
        className={css('field')}
        type={shown === false ? 'password' : 'text'}
        aria-label={label}
        inputMode="none"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={longestAnswer}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
        }}
      />
      {onShow && (
        <TouchButton icon={shown ? EyeOff : Eye} onPress={() => onShow(shown !== true)}>
          {t(shown ? 'bank.hide' : 'bank.show')}
        </TouchButton>
      )}
    </div>
  );
}
