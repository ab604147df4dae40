import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/components/co-sign-dialog/co-sign-dialog.tsx';
import type { SignedFact } from '#shared/rules/signed-facts.ts';
import { useRegistration } from './flow-context.ts';
import type { ConfirmationOutcome, ConfirmationRefusal } from './state.ts';

interface SignRegistrationDialogProps {
  /** As main will put them on record. */
  readonly facts: readonly SignedFact[];
  /** The draft is another one since they were shown. */
  readonly onFacts: (facts: readonly SignedFact[]) => void;
  readonly onClose: () => void;
  readonly onDone: (outcome: ConfirmationOutcome) => Promise<void>;
  readonly onRefused: (refusal: ConfirmationRefusal) => void;
}

/** A supervisor other than the clerk signs for what a clerk alone does not put on record. */
export function SignRegistrationDialog({
  facts,
  onFacts,
  onClose,
  onDone,
  onRefused,
}: SignRegistrationDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, values } = useRegistration();

  const name = [values['passport.givenNames'], values['passport.surname']].filter(Boolean).join(' ');

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(
      kiosk.confirmWithSignature({ visitId: visit.id, comparedByEye: true, facts: [...facts], coSignature }),
    );
    if (answer.kind === 'error') {
      switch (answer.error.code) {
        case 'wrong-co-signer':
        case 'own-act':
        case 'throttled':
          return answer.error;
        case 'second-person-needed':
          onFacts(answer.error.facts);
          return { code: 'other', text: t('review.sign.changed') };
        default:
          onRefused(answer.error);
      }
    }
    onClose();
    if (answer.kind === 'done') await onDone(answer.value);
    return null;
  }

  return (
    <CoSignDialog title={t('review.sign.title')} isPending={busy} onClose={onClose} onSign={sign}>
      {facts.map(({ what, value }) => (
        <p key={what}>
          {t(`review.sign.${what}`, { value: value === '' ? t('review.sign.noEmail') : value, name })}
        </p>
      ))}
    </CoSignDialog>
  );
}
