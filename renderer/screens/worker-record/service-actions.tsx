import {
  Ban,
  ContactRound,
  FileDigit,
  KeyRound,
  LockOpen,
  type LucideIcon,
  MessagesSquare,
  SearchCheck,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/components/button/button.tsx';
import { classNames } from '#renderer/components/class-names.ts';
import { Notice } from '#renderer/components/notice/notice.tsx';
import type { CounterServicePurpose, OwnServicePurpose } from '#shared/rules/service-flow.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import styles from './worker-record-screen.module.css';

const css = classNames(styles);
const services: readonly { readonly purpose: OwnServicePurpose; readonly icon: LucideIcon }[] = [
  { purpose: 'unlock', icon: LockOpen },
  { purpose: 'recover', icon: KeyRound },
  { purpose: 'check', icon: SearchCheck },
];

type Problem =
  | 'not-found'
  | 'already-handed-over'
  | 'no-credential'
  | 'revoked'
  | 'not-locked'
  | 'too-few-questions'
  | 'too-many-failures';

/** What this person may do with their credential, on their own display. What is locked is unlocked first. */
export function ServiceActions({
  workerId,
  locked,
  onRevoked,
}: {
  readonly workerId: string;
  readonly locked: boolean;
  readonly onRevoked: () => void;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [problem, setProblem] = useState<Problem>();
  const [revoking, setRevoking] = useState(false);

  async function start(purpose: CounterServicePurpose): Promise<void> {
    const answer = await call(kiosk.startService({ workerId, purpose }));
    setProblem(answer.kind === 'error' ? answer.error.code : undefined);
  }

  async function startAssisted(): Promise<void> {
    const answer = await call(kiosk.startAssistedUnlock({ workerId }));
    setProblem(answer.kind === 'error' ? answer.error.code : undefined);
  }

  return (
    <div className={css('services')}>
      {services.map(({ purpose, icon }) => (
        <Button
          key={purpose}
          icon={icon}
          variant={locked && purpose === 'unlock' ? 'primary' : 'secondary'}
          isDisabled={busy || (locked && purpose !== 'unlock')}
          onPress={() => void start(purpose)}
        >
          {t(`service.${purpose}`)}
        </Button>
      ))}
      <Button icon={ContactRound} isDisabled={busy || locked} onPress={() => void start('contact')}>
        {t('contactChange.start')}
      </Button>
      <Button icon={FileDigit} isDisabled={busy || locked} onPress={() => void start('kit')}>
        {t('kit.give')}
      </Button>
      {locked && (
        <Button icon={MessagesSquare} isDisabled={busy} onPress={() => void startAssisted()}>
          {t('service.assisted')}
        </Button>
      )}
      <Button icon={Ban} isDisabled={busy} onPress={() => setRevoking(true)}>
        {t('revocation.start')}
      </Button>
      {revoking && (
        <RevokeDialog
          workerId={workerId}
          onClose={() => setRevoking(false)}
          onRevoked={() => {
            setRevoking(false);
            onRevoked();
          }}
        />
      )}
      {problem !== undefined && (
        <Notice tone="warn" compact>
          {t(`service.problem.${problem}`)}
        </Notice>
      )}
    </div>
  );
}
