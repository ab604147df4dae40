import { Delete, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Layout } from '#shared/text/languages/keyboard-layout.ts';
import { KeyButton } from './key-button.tsx';
import { characterName, numberLayout } from './layouts.ts';
import styles from './virtual-keyboard.module.css';

const css = classNames(styles);

interface NumberPadProps {
  readonly layout?: Layout;
  readonly onDigit: (digit: string) => void;
  readonly onBackspace: () => void;
  readonly onClear: () => void;
}

/** Digits for dates, codes and PINs. Whoever shows it decides where they go. */
export function NumberPad({ layout = numberLayout, onDigit, onBackspace, onClear }: NumberPadProps) {
  const { t } = useTranslation('worker');
  return (
    <fieldset className={css('pad')} aria-label={t('keyboard.pad')}>
      {layout.flat().map((key) => {
        switch (key.kind) {
          case 'text': {
            const name = characterName(key.text);
            return (
              <KeyButton
                key={key.text}
                span={key.span}
                label={name && t(`keyboard.character.${name}`)}
                onPress={() => onDigit(key.text)}
              >
                {key.text}
              </KeyButton>
            );
          }
          case 'backspace':
            return (
              <KeyButton
                key={key.kind}
                span={key.span}
                tone="function"
                repeats
                label={t('keyboard.backspace')}
                onPress={onBackspace}
              >
                <Delete aria-hidden className={css('icon')} />
              </KeyButton>
            );
          case 'clear':
            return (
              <KeyButton
                key={key.kind}
                span={key.span}
                tone="function"
                label={t('keyboard.clear')}
                onPress={onClear}
              >
                <X aria-hidden className={css('icon')} />
              </KeyButton>
            );
          default:
            return null;
        }
      })}
    </fieldset>
  );
}
