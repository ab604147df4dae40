import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Account, OneTimeSecret } from '#shared/contract/kiosk/accounts/account-methods.ts';

const shortestReason = 3;

interface AccountDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Another administrator or a supervisor vouches for an account. */
export function SignOffDialog({ account, onClose }: AccountDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const accountId = account.id;

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.signOffAccount({ accountId, coSignature }));
    if (answer.kind === 'done') onClose();
    return answer.kind === 'error' ? answer.error : null;
  }

  return (
    <CoSignDialog
      title={t('accounts.signOff.title', account)}
      signLabel={t('accounts.signOff.sign')}
      signer="account"
      act={{ act: 'signOffAccount', accountId }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('accounts.signOff.text')}</p>
    </CoSignDialog>
  );
}

interface ResetDialogProps extends AccountDialogProps {
  /** Whether anybody is there who could sign: neither who asks nor whose account it is. */
  readonly canBeSigned: boolean;
  readonly onReset: (oneTimeSecret: OneTimeSecret) => void;
}

/** Two people end password and PIN of a third; where there is no second one, it says what is possible. */
export function ResetDialog({ account, canBeSigned, onClose, onReset }: ResetDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const accountId = account.id;

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.resetAccount({ accountId, coSignature }));
    if (answer.kind === 'done') onReset(answer.value);
    return answer.kind === 'error' ? answer.error : null;
  }

  if (!canBeSigned) {
    return (
      <Dialog
        title={t('accounts.reset.title', account)}
        open
        onClose={onClose}
        actions={
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('failure.understood')}
          </Button>
        }
      >
        <Notice tone="warn" title={t('accounts.reset.nobody')}>
          {t('accounts.reset.nobodyText')}
        </Notice>
      </Dialog>
    );
  }
  return (
    <CoSignDialog
      title={t('accounts.reset.title', account)}
      signLabel={t('accounts.reset.sign')}
      signer="account"
      act={{ act: 'resetAccount', accountId }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('accounts.reset.text')}</p>
    </CoSignDialog>
  );
}

/** Nobody else is there to sign: main decides whether that is so. */
export function AcceptAloneDialog({ account, onClose }: AccountDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function accept(): Promise<void> {
    if (reason.trim().length < shortestReason) return setProblem(t('coSign.reasonShort'));
    const answer = await call(kiosk.acceptAccountAlone({ accountId: account.id, reason: reason.trim() }));
    if (answer.kind === 'done') onClose();
    if (answer.kind !== 'error') return;
    const { error } = answer;
    if (error.code !== 'somebody-else') setProblem(t(`accounts.error.${error.code}`));
    else if (error.until === null) setProblem(t('accounts.alone.somebody'));
    else setProblem(t('accounts.alone.until', { until: fullMoment(error.until) }));
  }

  return (
    <Dialog
      title={t('accounts.alone.title', account)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={busy} onPress={() => void accept()}>
            {t('accounts.alone.accept')}
          </Button>
        </>
      }
    >
      <p>{t('accounts.alone.text')}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField label={t('coSign.reason')} value={reason} onChange={setReason} maxLength={300} autoFocus />
    </Dialog>
  );
}
