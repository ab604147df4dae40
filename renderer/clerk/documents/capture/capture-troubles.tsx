import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { documentFormatNames } from '#shared/vision/reading/document-types.ts';
import type { CaptureTrouble } from './use-capture.ts';

interface CaptureTroublesProps {
  readonly troubles: readonly CaptureTrouble[];
  readonly onDismiss: () => void;
}

/** What did not come in: what happened and what to do. A scan the clerk cancelled needs no words. */
export function CaptureTroubles({ troubles, onDismiss }: CaptureTroublesProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const shown = troubles.filter((trouble) => trouble.why !== 'cancelled');
  return shown.map((trouble, index) => {
    const close = index === 0 && (
      <Button variant="quiet" icon={X} aria-label={t('common:action.close')} onPress={onDismiss} />
    );
    const key = `${trouble.kind} ${trouble.why} ${trouble.kind === 'file' ? trouble.file : ''}`;
    if (trouble.kind === 'file') {
      return (
        <Notice
          key={key}
          tone="bad"
          compact
          title={
            trouble.file === null
              ? t('document.refusedTitleBare')
              : t('document.refusedTitle', { file: trouble.file })
          }
          actions={close}
        >
          {t(`document.refusal.${trouble.why}`, { formats: documentFormatNames })}
        </Notice>
      );
    }
    return (
      <Notice
        key={key}
        tone={trouble.kept > 0 ? 'warn' : 'bad'}
        compact
        title={t(`capture.problem.${trouble.why}.title`)}
        actions={close}
      >
        {t(`capture.problem.${trouble.why}.text`)}{' '}
        {trouble.kept > 0 && t('capture.keptPages', { count: trouble.kept })}
      </Notice>
    );
  });
}
