import type { ReactNode } from 'react';
import { Brand } from '#renderer/clerk/frame/brand.tsx';
import { PreviewBanner } from '#renderer/clerk/frame/preview-banner.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { LanguageSwitch } from '#renderer/ui/language-switch/language-switch.tsx';
import styles from './entrance.module.css';

const css = classNames(styles);

interface EntranceProps {
  readonly children: ReactNode;
  readonly preview: boolean;
  /** Where this terminal stands; nothing before it is set up. */
  readonly place?: string;
  readonly width?: 'narrow' | 'medium' | 'wide';
}

/** The frame of every screen before the counter: mark, language and one card. */
export function Entrance({ children, preview, place, width = 'narrow' }: EntranceProps) {
  return (
    <div className={css('page')}>
      <PreviewBanner preview={preview} />
      <header className={css('header')}>
        <Brand />
        {place !== undefined && <span className={css('place')}>{place}</span>}
        <LanguageSwitch />
      </header>
      <main className={css('main')}>
        <div className={css('content', width)}>{children}</div>
      </main>
    </div>
  );
}
