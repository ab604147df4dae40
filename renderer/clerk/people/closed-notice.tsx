import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';

interface ClosedNoticeProps {
  readonly workerId: string;
  readonly canWithdraw: boolean;
  readonly onWithdrawn: () => void;
}

/** A record closed by a death, and the way back for whoever stands at the counter all the same. */
export function ClosedNotice({ workerId, canWithdraw, onWithdrawn }: ClosedNoticeProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [signing, setSigning] = useState(false);

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.withdrawDeath({ workerId, coSignature }));
    if (answer.kind === 'done') onWithdrawn();
    return answer.kind === 'error' ? answer.error : null;
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
          act={{ act: 'withdrawDeath', workerId }}
          isPending={busy}
          onClose={() => setSigning(false)}
          onSign={sign}
        >
          <p>{t('revocation.withdraw.text')}</p>
        </CoSignDialog>
      )}
    </>
  );
}
