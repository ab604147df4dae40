import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/components/co-sign-dialog/co-sign-dialog.tsx';
import { useRegistration } from './flow-context.ts';
import type { ConfirmationOutcome, ConfirmationRefusal } from './state.ts';

interface SignRegistrationDialogProps {
  readonly onClose: () => void;
  readonly onDone: (outcome: ConfirmationOutcome) => Promise<void>;
  readonly onRefused: (refusal: ConfirmationRefusal) => void;
}

/** A supervisor other than the clerk signs for what a clerk alone does not put on record. */
export function SignRegistrationDialog({ onClose, onDone, onRefused }: SignRegistrationDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit } = useRegistration();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(
      kiosk.confirmWithSignature({ visitId: visit.id, comparedByEye: true, coSignature }),
    );
    if (answer.kind === 'error') {
      switch (answer.error.code) {
        case 'wrong-co-signer':
        case 'own-act':
        case 'throttled':
        case 'changed-since-shown':
          return answer.error;
        default:
          onRefused(answer.error);
      }
    }
    onClose();
    if (answer.kind === 'done') await onDone(answer.value);
    return null;
  }

  return (
    <CoSignDialog
      title={t('review.sign.title')}
      act={{ act: 'confirmWithSignature', visitId: visit.id }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('review.sign.text')}</p>
    </CoSignDialog>
  );
}
