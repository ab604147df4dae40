import { CalendarClock, House, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFieldName } from '#renderer/ui/language/procedure-words.ts';
import type { MissingPiece } from '#shared/domain/registration/fields.ts';
import { firstStepOf, stepOfDocument, stepOfField } from '../fields.ts';
import { useForward, useRegistration } from '../flow-context.ts';
import styles from './outcome.module.css';
import { VisitPapers } from './visit-papers.tsx';

const css = classNames(styles);

interface PendingStepProps {
  readonly reference: string;
  readonly missing: readonly MissingPiece[];
  readonly onLeave: (next: Place) => void;
}

/** Kept, not thrown away: the reference, what to bring, and the comeback slip. */
export function PendingStep({ reference, missing, onLeave }: PendingStepProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const { visit, goTo } = useRegistration();
  const fieldName = useFieldName(visit.procedure);
  const [first] = missing;
  function complete(): void {
    if (first === undefined) goTo(firstStepOf(visit.procedure));
    else if (first.kind === 'document') goTo(stepOfDocument(visit.procedure, first.document));
    else goTo(stepOfField(visit.procedure, first.field), first.field);
  }
  function goHome(): void {
    onLeave({ screen: 'home' });
  }
  useForward(goHome);
  return (
    <div className={css('columns')}>
      <div className={css('result', 'pending')}>
        <CalendarClock size={48} aria-hidden />
        <h1 className={css('title')}>{t('outcome.pendingTitle', { reference })}</h1>
        <p className={css('lead')}>{t('outcome.pendingLead')}</p>
        <ul className={css('missing')}>
          {missing.map((piece) => (
            <li key={piece.kind === 'document' ? piece.document : piece.field}>
              {piece.kind === 'document' ? t(`common:document.${piece.document}`) : fieldName(piece.field)}
            </li>
          ))}
        </ul>
        <div className={css('acts')} data-forward>
          <Button size="large" icon={Pencil} onPress={complete}>
            {t('outcome.completeNow')}
          </Button>
          <Button variant="primary" size="large" icon={House} hint="Ctrl+Enter" onPress={goHome}>
            {t('outcome.backHome')}
          </Button>
        </div>
      </div>
      <Card title={t('papers.title')} fit>
        <VisitPapers />
      </Card>
    </div>
  );
}
