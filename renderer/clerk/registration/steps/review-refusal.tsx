import { useTranslation } from 'react-i18next';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { useProblemText } from '#renderer/ui/language/procedure-words.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { useRegistration } from '../flow-context.ts';
import type { ConfirmationRefusal } from '../state.ts';

/** Why the registration was not confirmed, and what to do. */
export function ReviewRefusal({
  refusal,
  onLeave,
}: {
  readonly refusal: ConfirmationRefusal;
  readonly onLeave: (next: Place) => void;
}) {
  const { t } = useTranslation('clerk');
  const { visit } = useRegistration();
  const problemText = useProblemText(visit.procedure);
  switch (refusal.code) {
    case 'document-already-registered':
      return (
        <Notice
          tone="bad"
          actions={
            <Button onPress={() => onLeave({ screen: 'worker', workerId: refusal.workerId })}>
              {t('review.openExisting')}
            </Button>
          }
        >
          {t('review.alreadyRegistered')}
        </Notice>
      );
    case 'not-compared':
      return <Notice tone="bad">{t('review.mustCompare')}</Notice>;
    case 'disk-full':
      return <Notice tone="bad">{t('review.diskFull')}</Notice>;
    case 'not-found':
    case 'visit-closed':
      return <Notice tone="bad">{t(`flow.problem.${refusal.code}`)}</Notice>;
    case 'blocked':
      return (
        <Notice tone="bad" title={t('review.blocks')}>
          {refusal.problems
            .filter((problem) => problem.severity === 'block')
            .map((problem) => problemText(problem.code))
            .join(' ')}
        </Notice>
      );
  }
}
