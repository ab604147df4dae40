import { ArrowLeft, ArrowRight, ConciergeBell, type LucideIcon } from 'lucide-react';
import { type ReactNode, type RefObject, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { HomeContext, useHome } from '../ui/focus-home.ts';
import { OwnWords } from '../ui/own-words.tsx';
import { ScrollArea } from '../ui/scroll-area.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import { useVisit } from '../ui/worker-context.ts';
import { AccessibilityBar } from './accessibility-bar.tsx';
import { Progress } from './progress.tsx';
import styles from './screen.module.css';

const css = classNames(styles);

interface PrimaryAct {
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly tone?: 'primary' | 'warn';
  readonly icon?: LucideIcon;
}

interface ScreenProps {
  readonly title: ReactNode;
  /** For a step that sends the focus to its title. */
  readonly titleRef?: RefObject<HTMLHeadingElement | null>;
  readonly hint?: ReactNode | undefined;
  /** Above the title: which of several questions this is. */
  readonly eyebrow?: string;
  readonly children?: ReactNode;
  /** The one thing to do next, always at the same place. */
  readonly primary?: PrimaryAct;
  /** Back inside the step; without it, back is main's to allow. */
  readonly onBack?: (() => void) | undefined;
  /** A call of the step is under way. */
  readonly busy?: boolean;
  readonly busyLabel?: string;
  /** Docked above the bottom row. */
  readonly keyboard?: ReactNode;
  /** Beside the question, or under it on an upright display: the number pad. */
  readonly pad?: ReactNode;
  /** The content has a part that scrolls; any other scrolls whole, with buttons, where it does not fit. */
  readonly fill?: boolean;
}

/** The frame of one question: comfort above, the question, help and the way on below. */
export function Screen(props: ScreenProps) {
  const {
    title,
    hint,
    eyebrow,
    children,
    primary,
    onBack,
    busy = false,
    busyLabel,
    keyboard,
    pad,
    fill,
  } = props;
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call } = useCall();
  const ownTitle = useRef<HTMLHeadingElement>(null);
  const heading = props.titleRef ?? ownTitle;
  const headingId = useId();
  const exits = useRef<HTMLElement>(null);
  const home = useHome({ title: heading, exits, typing: keyboard !== undefined, busy });
  const back = onBack ?? (session.canGoBack ? () => void call(kiosk.goBack({})) : undefined);

  return (
    <div className={css('screen')}>
      <header className={css('header')}>
        <Progress session={session} />
        <AccessibilityBar />
      </header>
      <main
        className={css(
          'main',
          keyboard !== undefined && 'typing',
          fill && 'fill',
          pad !== undefined && 'withPad',
        )}
      >
        <div className={css('content')}>
          <div className={css('question')}>
            {eyebrow !== undefined && <p className={css('eyebrow')}>{eyebrow}</p>}
            <h1 ref={heading} id={headingId} tabIndex={-1} className={css('title')}>
              {title}
            </h1>
            {hint !== undefined && <p className={css('hint')}>{hint}</p>}
          </div>
          <HomeContext value={home}>
            {fill || keyboard !== undefined ? (
              children
            ) : (
              <ScrollArea spare labelledBy={headingId}>
                {children}
              </ScrollArea>
            )}
          </HomeContext>
        </div>
        {pad !== undefined && <div className={css('pad')}>{pad}</div>}
      </main>
      {keyboard !== undefined && (
        <section className={css('tray')} aria-label={t('worker:keyboard.label')}>
          {keyboard}
        </section>
      )}
      <footer ref={exits} className={css('footer')}>
        <div className={css('start')}>
          {back && (
            <TouchButton icon={ArrowLeft} onPress={back} isDisabled={busy}>
              {t('common:action.back')}
            </TouchButton>
          )}
        </div>
        <TouchButton tone="quiet" icon={ConciergeBell} onPress={() => void call(kiosk.askForHelp({}))}>
          <OwnWords words={(own) => own('frame.help')} />
        </TouchButton>
        <div className={css('end')}>
          {busy && (
            <div className={css('busy')}>
              <Busy label={busyLabel ?? t('worker:frame.working')} />
            </div>
          )}
          {primary && (
            <TouchButton
              tone={primary.tone ?? 'primary'}
              iconAfter={primary.icon ?? ArrowRight}
              isDisabled={busy || primary.disabled === true}
              onPress={primary.onPress}
            >
              {primary.label}
            </TouchButton>
          )}
        </div>
      </footer>
    </div>
  );
}
