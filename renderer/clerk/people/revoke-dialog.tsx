import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import {
  type CoSignature,
  CoSignDialog,
  type CoSignRefusal,
} from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { type RevocationCause, revocationCauses } from '#shared/domain/credential/revocation.ts';

interface RevokeDialogProps {
  readonly workerId: string;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

/** A supervisor signs why a credential ends before its time. */
export function RevokeDialog({ workerId, onClose, onRevoked }: RevokeDialogProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [cause, setCause] = useState<RevocationCause | ''>('');

  async function sign(coSignature: CoSignature): Promise<CoSignRefusal | null> {
    if (cause === '') throw new Error('nothing was chosen');
    const answer = await call(kiosk.revokeCredential({ workerId, cause, coSignature }));
    if (answer.kind === 'done') onRevoked();
    return answer.kind === 'error' ? answer.error : null;
  }

  return (
    <CoSignDialog
      title={t('revocation.title')}
      signLabel={t('revocation.sign')}
      act={cause === '' ? null : { act: 'revokeCredential', workerId, cause }}
      incomplete={t('revocation.chooseFirst')}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('revocation.text')}</p>
      <SelectField
        label={t('revocation.causeLabel')}
        value={cause}
        placeholder={t('revocation.choose')}
        onChange={(next) => setCause(next as RevocationCause)}
        choices={revocationCauses.map((id) => ({ id, label: t(`revocation.cause.${id}`) }))}
      />
    </CoSignDialog>
  );
}
