import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Message } from '#renderer/worker/ui/message.tsx';
import type { StepAt } from '#renderer/worker/ui/worker-context.ts';
import { useVisit } from '#renderer/worker/ui/worker-context.ts';
import { CredentialEntry } from '../credential-entry.tsx';

/** "Does my credential work?", on keys whose meaning only main knows. */
export function ServiceCheckStep({ step }: { readonly step: StepAt<'check-credential'> }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const { attemptsLeft } = step;
  const [notCheckable, setNotCheckable] = useState(false);

  async function submit() {
    const answer = await kiosk.checkCredential({});
    setNotCheckable(answer.kind === 'error' && answer.error.code === 'not-checkable');
    return answer;
  }
  return (
    <CredentialEntry
      title={t('service.check.title')}
      hint={attemptsLeft === null ? t('service.check.hint') : undefined}
      length={step.length}
      busyLabel={t('service.check.working')}
      primary={{ label: t('service.check.go'), icon: KeyRound }}
      submit={submit}
      shownAnew={attemptsLeft ?? 0}
      message={
        notCheckable ? (
          <Message tone="bad">{t('service.start.notCheckable')}</Message>
        ) : (
          attemptsLeft !== null && (
            <Message tone="bad">
              {t('frame.wrongAnswer', {
                what: t('service.check.wrong'),
                left: t('frame.attemptsLeft', { count: attemptsLeft }),
              })}
            </Message>
          )
        )
      }
    />
  );
}
