import { Check, ShieldCheck, ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import { printingWords } from '../printing-words.ts';
import styles from './service.module.css';

const css = classNames(styles);

export function ServiceDoneStep({ step }: { readonly step: StepAt<'service-done'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  return (
    <Screen
      title={t(`worker:service.done.${step.outcome}`)}
      hint={t(`worker:service.done.hint.${step.outcome}`)}
      busy={busy}
      primary={{
        label: t('worker:done.finish'),
        icon: Check,
        onPress: () => void call(kiosk.finishWorkerVisit({})),
      }}
    >
      <div className={css('outcome')}>
        {step.outcome === 'contact-declined' ? (
          <ShieldX aria-hidden className={css('icon', 'bad')} />
        ) : (
          <ShieldCheck aria-hidden className={css('icon', 'good')} />
        )}
        {step.kitCodesLeft !== null && <p>{t('worker:kit.left', { count: step.kitCodesLeft })}</p>}
        {step.papers.map((paper) => (
          <p key={paper.id} className={css('paper')}>
            {t(`common:paper.${paper.kind}`)}
            <span className={css('state')}>
              {t(`worker:done.printing.${printingWords(paper)}`, { count: 1 })}
            </span>
          </p>
        ))}
      </div>
    </Screen>
  );
}
