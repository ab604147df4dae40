import { Keyboard } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { TextEntry } from '#renderer/worker/entry/text-entry.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { textLayouts } from '#renderer/worker/keyboard/layouts.ts';
import { VirtualKeyboard } from '#renderer/worker/keyboard/virtual-keyboard.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { ScrollArea } from '#renderer/worker/ui/scroll-area.tsx';
import { TouchButton } from '#renderer/worker/ui/touch-button.tsx';
import { type StepShownBy, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { SecurityImageId } from '#shared/domain/credential/question-bank.ts';
import { securityImageNames } from '#shared/text/languages/security-image-names.ts';
import styles from './image-step.module.css';
import { SecurityPicture } from './security-picture.tsx';

const css = classNames(styles);

/** Among how many names the picture's own is found. */
const namesOffered = 6;

/** One picture among all: a new one to remember, or the one that was chosen at issuance. */
export function ImageStep({ step }: { readonly step: StepShownBy<'image'> }) {
  return step.stage === 'security-image' ? (
    <ChooseImage images={step.images} />
  ) : (
    <RecogniseImage images={step.images} />
  );
}

interface ImagesProps {
  readonly images: readonly SecurityImageId[];
}

/** In an order of this turn. Whether it is the right one is said with all three answers. */
function RecogniseImage({ images }: ImagesProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [chosen, setChosen] = useState<SecurityImageId>();

  async function submit(): Promise<void> {
    if (chosen !== undefined && !busy) await call(kiosk.submitRecoveryImage({ image: chosen }));
  }

  return (
    <Screen
      title={t('worker:service.image.title')}
      hint={t('worker:service.image.hint')}
      fill
      busy={busy}
      primary={{
        label: t('common:action.continue'),
        disabled: chosen === undefined,
        onPress: () => void submit(),
      }}
    >
      <Images label={t('worker:service.image.title')} images={images} chosen={chosen} onChoose={setChosen} />
    </Screen>
  );
}

/** A picture to remember: chosen first, then its name, by a touch or typed. See decision 072. */
function ChooseImage({ images }: ImagesProps) {
  const { t } = useTranslation('worker');
  const { session } = useVisit();
  const [chosen, setChosen] = useState<SecurityImageId>();
  const [naming, setNaming] = useState(false);
  const [typing, setTyping] = useState(false);
  const names = securityImageNames[session.language];

  if (naming && chosen !== undefined) {
    return typing ? (
      <TypeName image={chosen} name={names[chosen]} onBack={() => setTyping(false)} />
    ) : (
      <ChooseName
        image={chosen}
        names={namesBeside(chosen, images).map((image) => names[image])}
        onBack={() => setNaming(false)}
        onType={() => setTyping(true)}
      />
    );
  }
  return (
    <Screen title={t('image.title')} hint={t('image.hint')} fill>
      <Images
        label={t('image.title')}
        images={images}
        chosen={chosen}
        onChoose={(image) => {
          setChosen(image);
          setNaming(true);
        }}
      />
    </Screen>
  );
}

interface AllImagesProps extends ImagesProps {
  readonly label: string;
  readonly chosen: SecurityImageId | undefined;
  readonly onChoose: (image: SecurityImageId) => void;
}

function Images({ label, images, chosen, onChoose }: AllImagesProps) {
  const { session } = useVisit();
  const names = securityImageNames[session.language];
  return (
    <ScrollArea label={label}>
      <ul className={css('grid')}>
        {images.map((image) => (
          <li key={image}>
            <button
              type="button"
              className={css('card')}
              aria-pressed={image === chosen}
              onClick={() => onChoose(image)}
            >
              <SecurityPicture image={image} />
              <span className={css('name')}>{names[image]}</span>
            </button>
          </li>
        ))}
      </ul>
    </ScrollArea>
  );
}

/** The part of the whole list in which the picture stands: the right name has no place of its own. */
function namesBeside(chosen: SecurityImageId, images: readonly SecurityImageId[]): SecurityImageId[] {
  const part = Math.floor(images.indexOf(chosen) / namesOffered) * namesOffered;
  const first = Math.min(part, images.length - namesOffered);
  return images.slice(first, first + namesOffered);
}

/** Says main the name; the answer is whether it was the picture's. */
function useNaming(image: SecurityImageId) {
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [differs, setDiffers] = useState(false);
  async function submit(typedName: string): Promise<void> {
    if (busy) return;
    const answer = await call(kiosk.submitSecurityImage({ image, typedName }));
    setDiffers(answer.kind === 'error' && answer.error.code === 'name-differs');
  }
  return { submit, busy, differs, forget: () => setDiffers(false) };
}

interface ChooseNameProps {
  readonly image: SecurityImageId;
  readonly names: readonly string[];
  readonly onBack: () => void;
  readonly onType: () => void;
}

function ChooseName({ image, names, onBack, onType }: ChooseNameProps) {
  const { t } = useTranslation('worker');
  const { submit, busy, differs } = useNaming(image);
  return (
    <Screen title={t('image.touchTitle')} hint={t('image.hint')} onBack={onBack} busy={busy}>
      <div className={css('naming', 'touching')}>
        <div className={css('chosen', 'large')}>
          <SecurityPicture image={image} />
        </div>
        <div className={css('typing')}>
          {differs && <Message tone="bad">{t('image.notItsName')}</Message>}
          <ul className={css('names')}>
            {names.map((name) => (
              <li key={name}>
                <TouchButton wide isDisabled={busy} onPress={() => void submit(name)}>
                  {name}
                </TouchButton>
              </li>
            ))}
          </ul>
          <TouchButton tone="quiet" icon={Keyboard} onPress={onType}>
            {t('image.type')}
          </TouchButton>
        </div>
      </div>
    </Screen>
  );
}

interface TypeNameProps {
  readonly image: SecurityImageId;
  readonly name: string;
  readonly onBack: () => void;
}

function TypeName({ image, name, onBack }: TypeNameProps) {
  const { t } = useTranslation(['worker', 'common']);
  const { session } = useVisit();
  const { submit, busy, differs, forget } = useNaming(image);
  const field = useRef<HTMLInputElement>(null);
  const [typedName, setTypedName] = useState('');
  const ready = typedName.trim() !== '';

  function send(): void {
    if (ready) void submit(typedName);
  }

  return (
    <Screen
      title={t('worker:image.nameTitle')}
      onBack={onBack}
      busy={busy}
      primary={{ label: t('common:action.continue'), disabled: !ready, onPress: send }}
      keyboard={<VirtualKeyboard layout={textLayouts[session.language]} field={field} />}
    >
      <div className={css('naming')}>
        <div className={css('chosen')}>
          <SecurityPicture image={image} />
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
              forget();
            }}
            onEnter={send}
          />
        </div>
      </div>
    </Screen>
  );
}
