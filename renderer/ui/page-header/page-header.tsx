import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './page-header.module.css';

const css = classNames(styles);

interface PageHeaderProps {
  readonly title: ReactNode;
  /** One line that says what this screen is for. */
  readonly lead?: ReactNode;
  /** At the far end: the screen's main acts. */
  readonly actions?: ReactNode;
  /** Before the title: a way back. */
  readonly back?: ReactNode;
}

/** The title of a screen, its purpose and its acts. */
export function PageHeader({ title, lead, actions, back }: PageHeaderProps) {
  return (
    <header className={css('header')}>
      {back}
      <div className={css('words')}>
        <h1 className={css('title')}>{title}</h1>
        {lead !== undefined && <p className={css('lead')}>{lead}</p>}
      </div>
      {actions !== undefined && <div className={css('actions')}>{actions}</div>}
    </header>
  );
}
