import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { useThrottleText } from '../frame/throttle.ts';

/** A person's own password and PIN: the password in force, and what is new of the two. */
export function OwnSecretsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [again, setAgain] = useState('');
  const [newPin, setNewPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);

  async function save(): Promise<void> {
    if (password === '') return setProblem(t('ownSecrets.passwordMissing'));
    if (newPassword === '' && newPin === '') return setProblem(t('ownSecrets.nothingNew'));
    if (newPassword !== again) return setProblem(t('firstRun.differs'));
    if (newPin !== '' && !/^\d{4,8}$/.test(newPin)) return setProblem(t('firstRun.check.pin'));
    setProblem(null);
    const answer = await call(
      kiosk.changeOwnSecrets({ password, newPassword: newPassword || null, newPin: newPin || null }),
    );
    if (answer.kind === 'done') return setDone(true);
    if (answer.kind !== 'error') return;
    const { error } = answer;
    setProblem(error.code === 'throttled' ? throttled(error.retryAt) : t(`ownSecrets.error.${error.code}`));
  }

  if (isDone) {
    return (
      <Dialog
        title={t('ownSecrets.title')}
        open
        onClose={onClose}
        actions={
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('failure.understood')}
          </Button>
        }
      >
        <Notice tone="good">{t('ownSecrets.done')}</Notice>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('ownSecrets.title')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={busy} onPress={() => void save()}>
            {t('ownSecrets.change')}
          </Button>
        </>
      }
    >
      <p>{t('ownSecrets.lead')}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField
        label={t('ownSecrets.password')}
        value={password}
        onChange={setPassword}
        kind="secret"
        maxLength={200}
        autoFocus
      />
      <TextField
        label={t('ownSecrets.newPassword')}
        value={newPassword}
        onChange={setNewPassword}
        kind="secret"
        maxLength={200}
        description={t('ownSecrets.passwordHelp')}
      />
      <TextField
        label={t('firstRun.passwordAgain')}
        value={again}
        onChange={setAgain}
        kind="secret"
        maxLength={200}
      />
      <TextField
        label={t('ownSecrets.newPin')}
        value={newPin}
        onChange={setNewPin}
        kind="secret"
        inputMode="numeric"
        maxLength={8}
        description={t('firstRun.pinHelp')}
      />
    </Dialog>
  );
}
