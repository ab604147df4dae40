import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { Reading } from '#renderer/worker/frame/reading.tsx';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { Message } from '#renderer/worker/ui/message.tsx';
import { type StepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';
import { terms } from '#shared/text/papers/terms.ts';

/** The terms of use, accepted after their end was seen. Main keeps which version, by its hash. */
export function TermsStep({ step }: { readonly step: StepAt<'terms'> }) {
  const { t } = useTranslation('worker');
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const [read, setRead] = useState(false);
  const [changed, setChanged] = useState(false);
  const { title, sections } = terms(session.language, step.version);

  async function accept(): Promise<void> {
    const answer = await call(kiosk.acceptTerms({ version: step.version, hash: step.hash }));
    setChanged(answer.kind === 'error' && answer.error.code === 'terms-changed');
  }

  return (
    <Screen
      title={title}
      hint={t('terms.hint')}
      fill
      busy={busy}
      primary={{ label: t('terms.accept'), icon: Check, disabled: !read, onPress: () => void accept() }}
    >
      {changed && <Message tone="bad">{t('terms.changed')}</Message>}
      <Reading
        title={title}
        sections={sections}
        footnote={t('terms.version', { version: step.version })}
        onEnd={() => setRead(true)}
      />
    </Screen>
  );
}
