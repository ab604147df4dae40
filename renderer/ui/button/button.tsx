import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { classNames } from '../class-names.ts';
import styles from './button.module.css';

const css = classNames(styles);

type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
type ButtonSize = 'normal' | 'large';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly children?: ReactNode;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: LucideIcon;
  /** Icon after the words: for "continue". */
  readonly iconAfter?: LucideIcon;
  /** As wide as what holds it. */
  readonly wide?: boolean;
  /** The keyboard's way to the same act, shown beside the words. */
  readonly hint?: string;
}

/** The one button of both views. Without words it needs `aria-label`. */
export function Button(props: ButtonProps) {
  const {
    children,
    variant = 'secondary',
    size = 'normal',
    icon: Icon,
    iconAfter: After,
    wide,
    hint,
  } = props;
  const { variant: _v, size: _s, icon: _i, iconAfter: _a, wide: _w, hint: _h, children: _c, ...rest } = props;
  const pixels = size === 'large' ? 24 : 20;
  return (
    <AriaButton
      {...rest}
      className={css('button', variant, size, wide === true && 'wide', children === undefined && 'square')}
    >
      {Icon && <Icon size={pixels} aria-hidden className={css('icon')} />}
      {children !== undefined && <span className={css('words')}>{children}</span>}
      {After && <After size={pixels} aria-hidden className={css('icon')} />}
      {hint !== undefined && (
        <kbd className={css('hint')} aria-hidden>
          {hint}
        </kbd>
      )}
    </AriaButton>
  );
}
