import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';

interface CounterProofDialogProps {
  readonly visitId: string;
  readonly onClose: () => void;
}

/** Person, portrait and stored copy compared by eye, in place of the e-mail code. Source: domain.md 5. */
export function CounterProofDialog({ visitId, onClose }: CounterProofDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [portrait, setPortrait] = useState(false);
  const [copy, setCopy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function record(): Promise<void> {
    const answer = await call(
      kiosk.recordCounterProof({ visitId, comparedPortrait: true, comparedStoredCopy: true }),
    );
    switch (answer.kind) {
      case 'done':
      case 'failed':
        return onClose();
      case 'error':
        return setProblem(
          answer.error.code === 'not-asked' ? t('handedOver.proofNotAsked') : t('flow.problem.not-found'),
        );
    }
  }

  return (
    <Dialog
      title={t('handedOver.proofTitle')}
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
            {t('handedOver.proofConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('handedOver.proofText')}</p>
      {problem !== null && <Notice tone="warn">{problem}</Notice>}
      <CheckboxField isSelected={portrait} onChange={setPortrait} autoFocus>
        {t('handedOver.proofPortrait')}
      </CheckboxField>
      <CheckboxField isSelected={copy} onChange={setCopy}>
        {t('handedOver.proofCopy')}
      </CheckboxField>
    </Dialog>
  );
}
