import { IdCard } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import waiting from '../counter-proof-step.module.css';
import styles from './service.module.css';

const css = classNames(styles);

/** The three once more, before somebody else is asked to sign them. */
export function ContactConfirmStep({ step }: { readonly step: StepAt<'contact-confirm'> }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [nothing, setNothing] = useState(false);

  async function confirm(): Promise<void> {
    const answer = await call(kiosk.confirmContactChange({}));
    if (answer.kind === 'error' && answer.error.code === 'nothing-changed') setNothing(true);
  }

  return (
    <Screen
      title={t('contactChange.confirm.title')}
      hint={t('contactChange.confirm.hint')}
      busy={busy}
      primary={{ label: t('contactChange.confirm.go'), onPress: () => void confirm() }}
    >
      {nothing && <Message tone="bad">{t('contactChange.confirm.nothing')}</Message>}
      <dl className={css('facts')}>
        {step.entries.map(({ field, value, changes }) => (
          <div key={field} className={css('fact', changes && 'fresh')}>
            <dt>
              {t(`contactChange.field.${field}`)}
              <span className={css('mark')}>
                {t(changes ? 'contactChange.confirm.fresh' : 'contactChange.confirm.same')}
              </span>
            </dt>
            <dd>{value ?? t('contactChange.confirm.none')}</dd>
          </div>
        ))}
      </dl>
    </Screen>
  );
}

/** The counter compares and signs; main moves on when it did. */
export function ContactApprovalStep() {
  const { t } = useTranslation('worker');
  return (
    <Screen title={t('contactChange.approval.title')} hint={t('contactChange.approval.hint')}>
      <div className={waiting['waiting']}>
        <IdCard aria-hidden className={waiting['icon']} />
        <p role="status">{t('counterProof.waiting')}</p>
      </div>
    </Screen>
  );
}
