import { Save } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import styles from './save-row.module.css';

const css = classNames(styles);

interface SaveRowProps {
  readonly words: string;
  /** Said while what is shown is what main has; null before it was saved here. */
  readonly saved: string | null;
  readonly isChanged: boolean;
  /** Everything typed can be saved. */
  readonly isSound?: boolean;
  readonly isPending: boolean;
  readonly onSave: () => void;
  /** Other acts of the section, before saving. */
  readonly children?: ReactNode;
}

/** At the foot of a section of settings: what became of it, and the one way to save it. */
export function SaveRow({
  words,
  saved,
  isChanged,
  isSound = true,
  isPending,
  onSave,
  children,
}: SaveRowProps) {
  return (
    <div className={css('row')} data-forward>
      {saved !== null && !isChanged && (
        <Notice tone="good" compact>
          {saved}
        </Notice>
      )}
      {children}
      <span className={css('save')}>
        <Button
          variant="primary"
          icon={Save}
          isDisabled={!isChanged || !isSound}
          isPending={isPending}
          onPress={onSave}
        >
          {words}
        </Button>
      </span>
    </div>
  );
}
