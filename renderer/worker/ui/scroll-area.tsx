import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './scroll-area.module.css';

const css = classNames(styles);

/** Pixels of tolerance for "at the end": displays round. */
const slack = 4;
/** The part of a page that one press moves, so that a line seen at the bottom is seen again at the top. */
const pageShare = 0.8;

interface ScrollAreaProps {
  readonly label?: string;
  /** Id of the heading that names it, in place of a label. */
  readonly labelledBy?: string;
  readonly children: ReactNode;
  /** Called once the end was seen; at once when everything fits. */
  readonly onEnd?: () => void;
  /** For what nearly always fits: it has all the height, and is a part of its own only where it does not fit. */
  readonly spare?: boolean;
}

/** Something longer than the screen, with big buttons for who does not swipe. */
export function ScrollArea({ label, labelledBy, children, onEnd, spare = false }: ScrollAreaProps) {
  const { t } = useTranslation('worker');
  const area = useRef<HTMLElement>(null);
  const [place, setPlace] = useState({ start: true, end: true });
  const latestOnEnd = useRef(onEnd);
  latestOnEnd.current = onEnd;

  useEffect(() => {
    const element = area.current;
    if (element === null) return;
    let settled = false;
    function look(): void {
      if (element === null || !settled) return;
      const end = element.scrollTop + element.clientHeight >= element.scrollHeight - slack;
      setPlace({ start: element.scrollTop <= slack, end });
      if (end) latestOnEnd.current?.();
    }
    // The first measure waits for the fonts: a page that only seems to fit was not read.
    void pageSettled().then(() => {
      settled = area.current !== null;
      look();
    });
    element.addEventListener('scroll', look, { passive: true });
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(look);
    observer?.observe(element);
    if (element.firstElementChild) observer?.observe(element.firstElementChild);
    return () => {
      element.removeEventListener('scroll', look);
      observer?.disconnect();
    };
  }, []);

  function move(direction: 1 | -1): void {
    const element = area.current;
    element?.scrollBy({ top: direction * element.clientHeight * pageShare, behavior: 'smooth' });
  }

  const fits = place.start && place.end;
  const isPart = !(spare && fits);
  return (
    <div className={css('frame', spare && 'spare')}>
      <section
        ref={area}
        className={css('area', !place.end && 'more')}
        aria-label={isPart ? label : undefined}
        aria-labelledby={isPart ? labelledBy : undefined}
        tabIndex={fits ? undefined : 0}
      >
        <div className={css('content')}>{children}</div>
      </section>
      {!fits && (
        <div className={css('buttons')}>
          <button type="button" className={css('button')} disabled={place.start} onClick={() => move(-1)}>
            <ChevronUp aria-hidden className={css('icon')} />
            {t('frame.scrollUp')}
          </button>
          <button type="button" className={css('button')} disabled={place.end} onClick={() => move(1)}>
            <ChevronDown aria-hidden className={css('icon')} />
            {t('frame.scrollDown')}
          </button>
        </div>
      )}
    </div>
  );
}

async function pageSettled(): Promise<void> {
  await document.fonts?.ready;
  await new Promise((resolve) => requestAnimationFrame(resolve));
}
