import { KeyRound } from 'lucide-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Message } from '#renderer/worker/ui/message.tsx';
import { type StepShownBy, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { CredentialProblem } from '#shared/domain/credential/credential-policy.ts';
import { CredentialEntry } from './credential-entry.tsx';

type Outcome =
  | { readonly kind: 'not-accepted'; readonly problems: readonly CredentialProblem[] }
  | { readonly kind: 'differs' };

/** A new credential, typed twice: at issuance, and after a recovery. */
export function CredentialStep({ step }: { readonly step: StepShownBy<'credential'> }) {
  const { t } = useTranslation('worker');
  const { kiosk } = useVisit();
  const [outcome, setOutcome] = useState<Outcome>();
  const again = step.entry === 'again';
  const forgetOutcome = useCallback(() => setOutcome(undefined), []);

  async function submit() {
    const reply = await kiosk.submitCredential({});
    if (reply.kind === 'done') setOutcome(undefined);
    if (reply.kind === 'error' && reply.error.code === 'not-accepted') {
      setOutcome({ kind: 'not-accepted', problems: reply.error.problems });
    }
    if (reply.kind === 'error' && reply.error.code === 'differs') setOutcome({ kind: 'differs' });
    return reply;
  }

  return (
    <CredentialEntry
      title={t(again ? 'credential.titleAgain' : 'credential.title')}
      hint={outcome ? undefined : t(again ? 'credential.rulesAgain' : 'credential.rules')}
      length={step.length}
      busyLabel={t(again ? 'credential.generating' : 'credential.checking')}
      primary={{
        label: t(again ? 'credential.generate' : 'credential.next'),
        ...(again && { icon: KeyRound }),
      }}
      submit={submit}
      shownAnew={step.entry}
      message={outcome && <OutcomeMessage outcome={outcome} />}
      onTyped={forgetOutcome}
    />
  );
}

function OutcomeMessage({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('worker');
  switch (outcome.kind) {
    case 'differs':
      return <Message tone="bad">{t('credential.differs')}</Message>;
    case 'not-accepted':
      return (
        <Message tone="bad">
          <strong>{t('credential.notAccepted')}</strong>
          <ul>
            {outcome.problems.map((problem) => (
              <li key={problem}>{t(`credential.problem.${problem}`)}</li>
            ))}
          </ul>
        </Message>
      );
  }
}
