import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { useRegistration } from '../registration/flow-context.ts';

/** A supervisor other than the clerk signs that the printed digits are genuinely wrong. */
export function AcceptMrzDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, reload, flush } = useRegistration();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.acceptMrz({ visitId: visit.id, coSignature }));
    switch (answer.kind) {
      case 'done':
        await reload();
        onClose();
        return null;
      case 'failed':
        onClose();
        return null;
      case 'error':
        return answer.error;
    }
  }

  return (
    <CoSignDialog
      title={t('mrz.acceptTitle')}
      act={{ act: 'acceptMrz', visitId: visit.id }}
      prepare={flush}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('mrz.acceptText')}</p>
    </CoSignDialog>
  );
}
