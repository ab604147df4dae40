import { ScanLine, ScanText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './capture-work-card.module.css';
import type { CaptureWork } from './use-capture.ts';

const css = classNames(styles);

interface CaptureWorkCardProps {
  readonly work: Exclude<CaptureWork, { kind: 'none' }>;
  readonly onCancel: () => void;
}

/** What the kiosk is doing with the paper right now: scanning page n, or checking the copy. */
export function CaptureWorkCard({ work, onCancel }: CaptureWorkCardProps) {
  const { t } = useTranslation('clerk');
  switch (work.kind) {
    case 'reading':
      return (
        <div className={css('card')} role="status">
          <span className={css('disc', 'checking')}>
            <ScanText size={32} aria-hidden />
          </span>
          <strong className={css('title')}>{t('capture.reading.title')}</strong>
          <span className={css('text')}>{t('capture.reading.text')}</span>
          <span className={css('track')} aria-hidden>
            <span className={css('endless')} />
          </span>
        </div>
      );
    case 'scanning': {
      const { progress, cancelling } = work;
      const percent = progress?.percent ?? null;
      return (
        <div className={css('card')} role="status">
          <span className={css('disc', 'scanning')}>
            <ScanLine size={32} aria-hidden />
          </span>
          <strong className={css('title')}>
            {progress === null
              ? t('capture.scanning.starting')
              : t('capture.scanning.page', { page: progress.page })}
          </strong>
          {percent === null ? (
            <span className={css('track')} aria-hidden>
              <span className={css('endless')} />
            </span>
          ) : (
            <progress
              className={css('progress')}
              max={100}
              value={percent}
              aria-label={t('capture.scanning.title')}
            />
          )}
          <span className={css('text', 'figure')}>
            {percent === null ? '' : t('capture.scanning.percent', { percent: Math.round(percent) })}
          </span>
          <Button isDisabled={cancelling} onPress={onCancel}>
            {t(cancelling ? 'capture.scanning.cancelling' : 'capture.scanning.cancel')}
          </Button>
        </div>
      );
    }
  }
}
