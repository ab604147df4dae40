import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './card.module.css';

const css = classNames(styles);

interface CardProps {
  readonly children: ReactNode;
  readonly title?: ReactNode;
  /** Beside the title, at the far end: a button or a state. */
  readonly aside?: ReactNode;
  /** Fills the height it is given and scrolls inside. */
  readonly fill?: boolean;
  /** As high as what is in it, at most the height it is given; scrolls inside what is more. */
  readonly fit?: boolean;
  /** Its name where nothing inside takes the focus: what is longer than the card is scrolled by keys all the same. */
  readonly reading?: string;
  /** No padding around the content: for lists and previews that reach the edges. */
  readonly flush?: boolean;
  readonly headingLevel?: 2 | 3;
}

/** A surface that holds one subject. */
export function Card({ children, title, aside, fill, fit, reading, flush, headingLevel = 2 }: CardProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <section className={css('card', fill && 'fill', fit && 'fit')}>
      {(title !== undefined || aside !== undefined) && (
        <header className={css('header')}>
          {title !== undefined && <Heading className={css('title')}>{title}</Heading>}
          {aside !== undefined && <div className={css('aside')}>{aside}</div>}
        </header>
      )}
      {reading !== undefined ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see `reading`
        <section className={css('body', flush && 'flush')} aria-label={reading} tabIndex={0}>
          {children}
        </section>
      ) : (
        <div className={css('body', flush && 'flush')}>{children}</div>
      )}
    </section>
  );
}
