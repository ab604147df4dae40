import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/components/class-names.ts';
import { textLayouts } from '#renderer/components/virtual-keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/components/virtual-keyboard/virtual-keyboard.tsx';
import { securityImageNames } from '#shared/languages/security-image-names.ts';
import type { SecurityImageId } from '#shared/rules/question-bank.ts';
import { Message } from './message.tsx';
import { Screen } from './screen.tsx';
import { ScrollArea } from './scroll-area.tsx';
import styles from './security-image-step.module.css';
import { TextEntry } from './text-entry.tsx';
import { type StepAt, useVisit } from './worker-context.ts';

const css = classNames(styles);

/** A picture to remember: chosen first, then its name typed. */
export function SecurityImageStep({ step }: { readonly step: StepAt<'security-image'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { session } = useVisit();
  const [chosen, setChosen] = useState<SecurityImageId>();
  const [naming, setNaming] = useState(false);
  const names = securityImageNames[session.language];

  if (naming && chosen !== undefined) {
    return <NameImage image={chosen} name={names[chosen]} onBack={() => setNaming(false)} />;
  }
  return (
    <Screen
      title={t('worker:image.title')}
      hint={t('worker:image.hint')}
      fill
      primary={{
        label: t('common:action.continue'),
        disabled: chosen === undefined,
        onPress: () => setNaming(true),
      }}
    >
      <ScrollArea label={t('worker:image.title')}>
        <ul className={css('grid')}>
          {step.images.map((image) => (
            <li key={image}>
              <button
                type="button"
                className={css('card')}
                aria-pressed={image === chosen}
                onClick={() => setChosen(image)}
              >
                <Picture image={image} />
                <span className={css('name')}>{names[image]}</span>
              </button>
            </li>
          ))}
        </ul>
      </ScrollArea>
    </Screen>
  );
}

interface NameImageProps {
  readonly image: SecurityImageId;
  readonly name: string;
  readonly onBack: () => void;
}

function NameImage({ image, name, onBack }: NameImageProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const field = useRef<HTMLInputElement>(null);
  const [typedName, setTypedName] = useState('');
  const [differs, setDiffers] = useState(false);
  const ready = typedName.trim() !== '';

  async function submit(): Promise<void> {
    if (!ready || busy) return;
    const answer = await call(kiosk.submitSecurityImage({ image, typedName }));
    setDiffers(answer.kind === 'error' && answer.error.code === 'name-differs');
  }

  return (
    <Screen
      title={t('worker:image.nameTitle')}
      onBack={onBack}
      busy={busy}
      primary={{ label: t('common:action.continue'), disabled: !ready, onPress: () => void submit() }}
      keyboard={<VirtualKeyboard layout={textLayouts[session.language]} field={field} />}
    >
      <div className={css('naming')}>
        <div className={css('chosen')}>
          <Picture image={image} />
        </div>
        <div className={css('typing')}>
          {differs ? (
            <Message tone="bad">{t('worker:image.differs', { name })}</Message>
          ) : (
            <p className={css('model')}>{t('worker:image.nameHint', { name })}</p>
          )}
          <TextEntry
            field={field}
            label={t('worker:image.nameField')}
            value={typedName}
            onChange={(next) => {
              setTypedName(next);
              setDiffers(false);
            }}
            onEnter={() => void submit()}
          />
        </div>
      </div>
    </Screen>
  );
}

function Picture({ image }: { readonly image: SecurityImageId }) {
  return <img className={css('picture')} src={`security-images/${image}.svg`} alt="" draggable={false} />;
}
