import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useThrottleText } from '#renderer/app/throttle.ts';
import { Button } from '#renderer/components/button/button.tsx';
import { Dialog } from '#renderer/components/dialog/dialog.tsx';
import { TextField } from '#renderer/components/field/text-field.tsx';
import { Notice } from '#renderer/components/notice/notice.tsx';
import { useRegistration } from './flow-context.ts';

const shortestReason = 3;

/** A supervisor other than the clerk signs that the printed digits are genuinely wrong. */
export function AcceptMrzDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const { visit, reload, flush } = useRegistration();
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function sign(): Promise<void> {
    if (reason.trim().length < shortestReason) return setProblem(t('coSign.reasonShort'));
    setProblem(null);
    await flush();
    const answer = await call(
      kiosk.acceptMrz({
        visitId: visit.id,
        coSignature: { username: username.trim().toLowerCase(), secret, reason: reason.trim() },
      }),
    );
    switch (answer.kind) {
      case 'done':
        await reload();
        return onClose();
      case 'failed':
        return onClose();
      case 'error':
        break;
    }
    setSecret('');
    switch (answer.error.code) {
      case 'wrong-co-signer':
        return setProblem(t('coSign.wrong'));
      case 'own-act':
        return setProblem(t('coSign.own'));
      case 'throttled':
        return setProblem(throttled(answer.error.retryAt));
      case 'not-found':
      case 'visit-closed':
        return setProblem(t(`flow.problem.${answer.error.code}`));
    }
  }

  const isComplete = /^[a-z0-9._-]{3,40}$/.test(username.trim().toLowerCase()) && secret !== '';
  return (
    <Dialog
      title={t('mrz.acceptTitle')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isDisabled={!isComplete} isPending={busy} onPress={() => void sign()}>
            {t('coSign.sign')}
          </Button>
        </>
      }
    >
      <p>{t('mrz.acceptText')}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField
        label={t('coSign.username')}
        value={username}
        onChange={setUsername}
        maxLength={40}
        autoFocus
      />
      <TextField
        label={t('coSign.secret')}
        value={secret}
        onChange={setSecret}
        kind="secret"
        maxLength={200}
      />
      <TextField label={t('coSign.reason')} value={reason} onChange={setReason} maxLength={300} />
    </Dialog>
  );
}
