import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';

/** Person, portrait and stored copy compared by eye, in place of the e-mail code. Source: domain.md 5. */
export function ServiceProofDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [portrait, setPortrait] = useState(false);
  const [copy, setCopy] = useState(false);

  async function record(): Promise<void> {
    await call(kiosk.recordServiceProof({ comparedPortrait: true, comparedStoredCopy: true }));
    onClose();
  }

  return (
    <Dialog
      title={t('clerk:service.prove')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!portrait || !copy}
            isPending={busy}
            onPress={() => void record()}
          >
            {t('clerk:handedOver.proofConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('clerk:service.proofText')}</p>
      <CheckboxField isSelected={portrait} onChange={setPortrait} autoFocus>
        {t('clerk:handedOver.proofPortrait')}
      </CheckboxField>
      <CheckboxField isSelected={copy} onChange={setCopy}>
        {t('clerk:handedOver.proofCopy')}
      </CheckboxField>
    </Dialog>
  );
}
