import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './touch-button.module.css';

const css = classNames(styles);

type TouchTone = 'primary' | 'plain' | 'quiet' | 'warn';

interface TouchButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly children?: ReactNode;
  readonly tone?: TouchTone;
  readonly icon?: LucideIcon | undefined;
  readonly iconAfter?: LucideIcon | undefined;
  readonly wide?: boolean;
}

/**
 * A button for a finger at arm's length. Without words it needs `aria-label`. A touch leaves the physical keyboard where
 * it was: the next key belongs to the question, not to the button.
 */
export function TouchButton({
  children,
  tone = 'plain',
  icon: Icon,
  iconAfter: After,
  wide,
  ...rest
}: TouchButtonProps) {
  return (
    <Button
      preventFocusOnPress
      {...rest}
      className={css('button', tone, wide && 'wide', children === undefined && 'square')}
    >
      {Icon && <Icon aria-hidden className={css('icon')} />}
      {children !== undefined && <span>{children}</span>}
      {After && <After aria-hidden className={css('icon')} />}
    </Button>
  );
}
