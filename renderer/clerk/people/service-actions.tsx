import {
  Ban,
  ContactRound,
  Ellipsis,
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
import { ActMenu } from '#renderer/ui/act-menu/act-menu.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import {
  type CounterServicePurpose,
  type OwnServicePurpose,
  serviceOf,
} from '#shared/domain/procedures/services.ts';
import { RevokeDialog } from './revoke-dialog.tsx';
import styles from './worker-record-screen.module.css';

const css = classNames(styles);
const serviceIcons: Readonly<Record<OwnServicePurpose, LucideIcon>> = {
  unlock: LockOpen,
  recover: KeyRound,
  check: SearchCheck,
};
const services = Object.entries(serviceIcons) as [OwnServicePurpose, LucideIcon][];

type Problem =
  | 'not-found'
  | 'already-handed-over'
  | 'no-credential'
  | 'revoked'
  | 'not-checkable'
  | 'of-another-branch'
  | 'not-locked'
  | 'too-few-questions'
  | 'too-many-failures';

/** What this person may do with their credential, on their own display. What is locked is unlocked first. */
export function ServiceActions({
  workerId,
  locked,
  isDisplayTaken,
  onRevoked,
}: {
  readonly workerId: string;
  readonly locked: boolean;
  readonly isDisplayTaken: boolean;
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
      {services
        .filter(([purpose]) => !locked || serviceOf(purpose).whileLocked)
        .map(([purpose, icon]) => (
          <Button
            key={purpose}
            icon={icon}
            variant={locked ? 'primary' : 'secondary'}
            isDisabled={busy || isDisplayTaken}
            onPress={() => void start(purpose)}
          >
            {t(`service.${purpose}`)}
          </Button>
        ))}
      {locked && (
        <Button
          icon={MessagesSquare}
          isDisabled={busy || isDisplayTaken}
          onPress={() => void startAssisted()}
        >
          {t('service.assisted')}
        </Button>
      )}
      <ActMenu
        words={t('service.more')}
        icon={Ellipsis}
        showsWords
        placement="bottom end"
        isDisabled={busy}
        acts={[
          ...(locked || isDisplayTaken
            ? []
            : [
                { id: 'contact' as const, icon: ContactRound, words: t('contactChange.start') },
                { id: 'kit' as const, icon: FileDigit, words: t('kit.give') },
              ]),
          {
            id: 'revoke' as const,
            icon: Ban,
            words: t('revocation.start'),
            isApart: !locked && !isDisplayTaken,
          },
        ]}
        onAct={(act) => (act === 'revoke' ? setRevoking(true) : void start(act))}
      />
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
