import { ArrowRight, Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useStepName } from '#renderer/ui/language/procedure-words.ts';
import type { VisitSummary, WaitingVisit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import styles from './home.module.css';

const css = classNames(styles);
const shortestReason = 3;

/** Everyone whose registration is open or pending, and why. */
export function WaitingVisits() {
  const { t } = useTranslation(['clerk', 'common']);
  const { moment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [visits, setVisits] = useState<readonly WaitingVisit[] | null>(null);
  const [discarding, setDiscarding] = useState<VisitSummary | null>(null);

  const load = useCallback(async () => {
    const answer = await call(kiosk.listVisits({}));
    if (answer.kind === 'done') setVisits(answer.value);
  }, [call, kiosk]);
  useEffect(() => void load(), [load]);

  async function resume(visit: VisitSummary): Promise<void> {
    const answer = await call(kiosk.resumeVisit({ visitId: visit.id }));
    if (answer.kind === 'error') await load();
  }

  return (
    <Card title={t('home.visits')} fit flush>
      {visits?.length === 0 && (
        <div className={css('quietWords')}>
          <strong>{t('home.visitsEmpty')}</strong>
          <span>{t('home.visitsEmptyHint')}</span>
        </div>
      )}
      <ul className={css('visits')}>
        {visits?.map((visit) => (
          <li key={visit.id} className={css('visit')}>
            <span className={css('visitWords')}>
              <strong className={css('visitName', visit.name === '' && 'unnamed')}>
                {visit.name === '' ? t('home.noName') : visit.name}
              </strong>
              <span className={css('why', visit.state)}>
                {visit.interrupted && <strong>{t('home.interrupted')} </strong>}
                <Why visit={visit} />
              </span>
              <span className={css('visitFacts')}>
                {t('home.openedAt', {
                  reference: visit.reference,
                  time: moment(visit.openedAt),
                  name: visit.openedBy,
                })}
              </span>
            </span>
            {(visit.state === 'draft' || visit.state === 'pending-documents') && (
              <Button
                icon={Trash2}
                variant="quiet"
                aria-label={`${t('home.abandon')} ${visit.reference}`}
                onPress={() => setDiscarding(visit)}
              />
            )}
            <Button
              iconAfter={ArrowRight}
              variant={visit.interrupted ? 'primary' : 'secondary'}
              // Enter goes on at once, unless somebody is at work elsewhere on the screen already.
              autoFocus={visit.interrupted && document.activeElement === document.body}
              aria-label={`${t('home.resume')} ${visit.reference}`}
              onPress={() => void resume(visit)}
            >
              {t('home.resume')}
            </Button>
          </li>
        ))}
      </ul>
      {discarding !== null && (
        <DiscardDialog
          visit={discarding}
          onClose={() => {
            setDiscarding(null);
            void load();
          }}
        />
      )}
    </Card>
  );
}

function Why({ visit }: { readonly visit: VisitSummary }) {
  const { t } = useTranslation('clerk');
  const stepName = useStepName(visit.procedure);
  return t(`home.why.${visit.state}`, { step: stepName(visit.step) });
}

function DiscardDialog({ visit, onClose }: { readonly visit: VisitSummary; readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [reason, setReason] = useState('');

  async function discard(): Promise<void> {
    await call(kiosk.abandonVisit({ visitId: visit.id, reason: reason.trim() }));
    onClose();
  }

  return (
    <Dialog
      title={t('home.abandonTitle')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="danger"
            isDisabled={reason.trim().length < shortestReason}
            isPending={busy}
            onPress={() => void discard()}
          >
            {t('home.abandon')}
          </Button>
        </>
      }
    >
      <p>{t('home.abandonText', { reference: visit.reference })}</p>
      <TextField
        label={t('home.abandonReason')}
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
    </Dialog>
  );
}
