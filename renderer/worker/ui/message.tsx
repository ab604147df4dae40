import { CircleAlert, CircleCheck, Info, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './message.module.css';

const css = classNames(styles);

type MessageTone = 'info' | 'good' | 'bad';
const icons: Record<MessageTone, LucideIcon> = { info: Info, good: CircleCheck, bad: CircleAlert };

interface MessageProps {
  readonly tone: MessageTone;
  readonly children: ReactNode;
}

/** One thing to know, beside the question it is about. What went wrong is announced at once. */
export function Message({ tone, children }: MessageProps) {
  const Icon = icons[tone];
  return (
    <div className={css('message', tone)} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon aria-hidden className={css('icon')} />
      <div className={css('words')}>{children}</div>
    </div>
  );
}
