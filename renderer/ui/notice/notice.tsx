import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import styles from './notice.module.css';

const css = classNames(styles);

type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<NoticeTone, LucideIcon> = {
  info: Info,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
};

interface NoticeProps {
  readonly tone: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** What the person can do about it. */
  readonly actions?: ReactNode;
  /** `compact` fits under a field or in a row. */
  readonly compact?: boolean;
}

/** Something the person should know, and what to do. `bad` is announced at once, the others politely. */
export function Notice({ tone, title, children, actions, compact }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={css('notice', tone, compact && 'compact')} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={compact ? 18 : 22} aria-hidden className={css('icon')} />
      <div className={css('words')}>
        {title !== undefined && <strong className={css('title')}>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
      </div>
      {actions !== undefined && <div className={css('actions')}>{actions}</div>}
    </div>
  );
}
