import { ShieldCheck, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';

/** Other contact data wait for a supervisor, who signs them or declines them. */
export function ContactSignature({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('clerk');
  const [open, setOpen] = useState<'approve' | 'decline'>();
  const close = (): void => setOpen(undefined);
  return (
    <>
      <Button icon={ShieldX} onPress={() => setOpen('decline')}>
        {t('contactChange.decline')}
      </Button>
      <Button variant="primary" icon={ShieldCheck} onPress={() => setOpen('approve')}>
        {t('contactChange.approve')}
      </Button>
      {open === 'approve' && <ApproveDialog visitId={visitId} onClose={close} />}
      {open === 'decline' && <DeclineDialog visitId={visitId} onClose={close} />}
    </>
  );
}

interface ContactDialogProps {
  /** Of the service. */
  readonly visitId: string;
  readonly onClose: () => void;
}

function ApproveDialog({ visitId, onClose }: ContactDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [portrait, setPortrait] = useState(false);
  const [copy, setCopy] = useState(false);

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    if (!portrait || !copy) return { code: 'other', text: t('contactChange.compare') };
    const answer = await call(
      kiosk.approveContactChange({
        visitId,
        comparedPortrait: true,
        comparedStoredCopy: true,
        coSignature,
      }),
    );
    if (answer.kind === 'error') return answer.error;
    onClose();
    return null;
  }

  return (
    <CoSignDialog
      title={t('contactChange.approveTitle')}
      act={{ act: 'approveContactChange', visitId }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('contactChange.approveText')}</p>
      <CheckboxField isSelected={portrait} onChange={setPortrait}>
        {t('handedOver.proofPortrait')}
      </CheckboxField>
      <CheckboxField isSelected={copy} onChange={setCopy}>
        {t('handedOver.proofCopy')}
      </CheckboxField>
    </CoSignDialog>
  );
}

function DeclineDialog({ visitId, onClose }: ContactDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    const answer = await call(kiosk.declineContactChange({ visitId, coSignature }));
    if (answer.kind === 'error') return answer.error;
    onClose();
    return null;
  }

  return (
    <CoSignDialog
      title={t('contactChange.declineTitle')}
      signLabel={t('contactChange.declineSign')}
      act={{ act: 'declineContactChange', visitId }}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('contactChange.declineText')}</p>
    </CoSignDialog>
  );
}
