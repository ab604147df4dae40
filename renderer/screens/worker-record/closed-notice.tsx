import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/components/button/button.tsx';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/components/co-sign-dialog/co-sign-dialog.tsx';
import { Notice } from '#renderer/components/notice/notice.tsx';

interface ClosedNoticeProps {
  readonly workerId: string;
  /** Whose record it is: names and number. */
  readonly person: string;
  readonly canWithdraw: boolean;
  readonly onWithdrawn: () => void;
}

/** A record closed by a death, and the way back for whoever stands at the counter all the same. */
export function ClosedNotice({ workerId, person, canWithdraw, onWithdrawn }: ClosedNoticeProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [signing, setSigning] = useState(false);

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.withdrawDeath({ workerId, coSignature }));
    if (answer.kind === 'done') onWithdrawn();
    if (answer.kind !== 'error') return null;
    switch (answer.error.code) {
      case 'not-found':
        return { code: 'other', text: t('revocation.problem.not-found') };
      case 'not-closed':
        return { code: 'other', text: t('revocation.withdraw.not-closed') };
      default:
        return answer.error;
    }
  }

  return (
    <>
      <Notice
        tone="warn"
        actions={
          canWithdraw ? (
            <Button onPress={() => setSigning(true)}>{t('revocation.withdraw.start')}</Button>
          ) : undefined
        }
      >
        {t('revocation.closed')}
      </Notice>
      {signing && (
        <CoSignDialog
          title={t('revocation.withdraw.title')}
          isPending={busy}
          onClose={() => setSigning(false)}
          onSign={sign}
        >
          <p>{t('revocation.withdraw.text', { person })}</p>
        </CoSignDialog>
      )}
    </>
  );
}
