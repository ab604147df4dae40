import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Account } from '#shared/contract/kiosk/accounts/account-methods.ts';

const shortestReason = 3;

interface AccountStateDialogProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Asks before an account is switched off or on, and why. */
export function AccountStateDialog({ account, onClose }: AccountStateDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const act = account.active ? 'deactivate' : 'activate';

  async function save(): Promise<void> {
    if (reason.trim().length < shortestReason) return setProblem(t('coSign.reasonShort'));
    const change = { accountId: account.id, active: !account.active, reason: reason.trim() };
    const answer = await call(kiosk.setAccountActive(change));
    if (answer.kind === 'done') onClose();
    if (answer.kind === 'error') setProblem(t(`accounts.error.${answer.error.code}`));
  }

  return (
    <Dialog
      title={t(`accounts.ask.${act}`, { name: account.name })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={busy} onPress={() => void save()}>
            {t(`accounts.${act}`)}
          </Button>
        </>
      }
    >
      <p>{t(`accounts.meaning.${act}`)}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField label={t('coSign.reason')} value={reason} onChange={setReason} maxLength={300} autoFocus />
    </Dialog>
  );
}
