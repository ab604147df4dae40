import { ArrowBigUp, Delete, X } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Key, Layout } from '#shared/text/languages/keyboard-layout.ts';
import { clearField, eraseBackwards, insertText } from './edit-field.ts';
import { KeyButton } from './key-button.tsx';
import { characterName } from './layouts.ts';
import styles from './virtual-keyboard.module.css';

const css = classNames(styles);

interface VirtualKeyboardProps {
  readonly layout: Layout;
  /** The field it types into, at its caret. */
  readonly field: RefObject<HTMLInputElement | null>;
}

/** The keyboard on the screen. It types into one field, beside the physical keyboard and never instead of it. */
export function VirtualKeyboard({ layout, field }: VirtualKeyboardProps) {
  const { t, i18n } = useTranslation('worker');
  const [shift, setShift] = useState(false);

  function shown(text: string): string {
    return shift ? text.toLocaleUpperCase(i18n.language) : text;
  }

  function press(key: Key): void {
    const target = field.current;
    if (target === null) return;
    switch (key.kind) {
      case 'text':
        insertText(target, shown(key.text));
        setShift(false);
        break;
      case 'space':
        insertText(target, ' ');
        break;
      case 'shift':
        setShift(!shift);
        break;
      case 'backspace':
        eraseBackwards(target);
        break;
      case 'clear':
        clearField(target);
        break;
      case 'gap':
        break;
    }
  }

  return (
    <fieldset className={css('keyboard')} aria-label={t('keyboard.label')}>
      {layout.map((row) => (
        <div key={row.map(keyId).join(' ')} className={css('row')}>
          {row.map((key, column) => (
            <LayoutKey
              key={`${keyId(key)} ${column}`}
              layoutKey={key}
              shown={key.kind === 'text' ? shown(key.text) : ''}
              shift={shift}
              onPress={() => press(key)}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
}

interface LayoutKeyProps {
  readonly layoutKey: Key;
  /** The text on a text key, as it would be typed now. */
  readonly shown: string;
  readonly shift: boolean;
  readonly onPress: () => void;
}

function LayoutKey({ layoutKey, shown, shift, onPress }: LayoutKeyProps) {
  const { t } = useTranslation('worker');
  const { span } = layoutKey;
  switch (layoutKey.kind) {
    case 'text': {
      const name = characterName(layoutKey.text);
      return (
        <KeyButton span={span} onPress={onPress} label={name && t(`keyboard.character.${name}`)}>
          {shown}
        </KeyButton>
      );
    }
    case 'space':
      return (
        <KeyButton span={span} onPress={onPress} repeats>
          <span className={css('word')}>{t('keyboard.character.space')}</span>
        </KeyButton>
      );
    case 'shift':
      return (
        <KeyButton span={span} onPress={onPress} tone="function" on={shift} label={t('keyboard.shift')}>
          <ArrowBigUp aria-hidden className={css('icon')} />
        </KeyButton>
      );
    case 'backspace':
      return (
        <KeyButton span={span} onPress={onPress} tone="function" repeats label={t('keyboard.backspace')}>
          <Delete aria-hidden className={css('icon')} />
        </KeyButton>
      );
    case 'clear':
      return (
        <KeyButton span={span} onPress={onPress} tone="function">
          <X aria-hidden className={css('icon')} />
          <span className={css('word')}>{t('keyboard.clear')}</span>
        </KeyButton>
      );
    case 'gap':
      return <span style={{ gridColumn: `span ${span}` }} />;
  }
}

function keyId(key: Key): string {
  return key.kind === 'text' ? key.text : key.kind;
}
