import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';

interface ClockNoticeProps {
  readonly clock: NonNullable<SessionIn<'signed-in'>['clock']>;
  /** An administrator, who takes the machine's time with a supervisor. */
  readonly canSet: boolean;
}

/** The machine's clock and the kiosk's own time disagree: both, and what the person can do about it. */
export function ClockNotice({ clock, canSet }: ClockNoticeProps) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [signing, setSigning] = useState(false);
  const times = { machine: fullMoment(clock.machine), own: fullMoment(clock.own) };

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.setClockRight({ coSignature }));
    if (answer.kind === 'done') setSigning(false);
    return answer.kind === 'error' ? answer.error : null;
  }

  return (
    <>
      <Notice
        tone="bad"
        title={t(`clock.${clock.state}`)}
        actions={canSet && <Button onPress={() => setSigning(true)}>{t('clock.set')}</Button>}
      >
        {t(`clock.${clock.state}Text`, times)}
        {canSet && ` ${t('clock.adminText')}`}
      </Notice>
      {signing && (
        <CoSignDialog
          title={t('clock.setTitle')}
          act={{ act: 'setClockRight' }}
          isPending={busy}
          onClose={() => setSigning(false)}
          onSign={sign}
        >
          <p>{t('clock.setText')}</p>
        </CoSignDialog>
      )}
    </>
  );
}
