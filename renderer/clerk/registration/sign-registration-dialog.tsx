import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { useRegistration } from './flow-context.ts';
import type { Distinction } from './likely-people.tsx';
import type { ConfirmationOutcome, ConfirmationRefusal } from './state.ts';

interface SignRegistrationDialogProps {
  readonly distinct: Distinction | undefined;
  readonly onClose: () => void;
  readonly onDone: (outcome: ConfirmationOutcome) => Promise<void>;
  readonly onRefused: (refusal: ConfirmationRefusal) => void;
  /** Somebody who looks like this person came on record since. */
  readonly onLikely: (people: readonly WorkerHit[]) => void;
}

/** A supervisor other than the clerk signs for what a clerk alone does not put on record. */
export function SignRegistrationDialog({
  distinct,
  onClose,
  onDone,
  onRefused,
  onLikely,
}: SignRegistrationDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit } = useRegistration();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(
      kiosk.confirmWithSignature({ visitId: visit.id, comparedByEye: true, distinct, coSignature }),
    );
    if (answer.kind === 'error') {
      switch (answer.error.code) {
        case 'wrong-co-signer':
        case 'own-act':
        case 'throttled':
        case 'changed-since-shown':
        case 'locked-since-shown':
          return answer.error;
        case 'likely-people':
          onLikely(answer.error.people);
          break;
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
      act={{ act: 'confirmWithSignature', visitId: visit.id, distinct }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('review.sign.text')}</p>
    </CoSignDialog>
  );
}
