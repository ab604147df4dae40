import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { type CoSignature, CoSignDialog } from '#renderer/clerk/approvals/co-sign-dialog.tsx';
import { FieldPair } from '#renderer/ui/field/field-pair.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';

type CallResult = 'none' | 'confirmed' | 'denied' | 'no-answer';
const results: readonly CallResult[] = ['none', 'confirmed', 'denied', 'no-answer'];

/** A supervisor signs an assisted unlock; a call to the employer, if there was one, is kept with it. */
export function ApproveAssistedDialog({
  visitId,
  onClose,
}: {
  /** Of the service. */
  readonly visitId: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [result, setResult] = useState<CallResult>('none');
  const [number, setNumber] = useState('');
  const [who, setWho] = useState('');

  const callBack = result === 'none' ? null : { number: number.trim(), who: who.trim(), result };
  const isWhole = callBack === null || (callBack.number.length >= 3 && callBack.who.length >= 2);

  async function sign(coSignature: CoSignature) {
    const answer = await call(kiosk.approveAssistedUnlock({ visitId, callBack, coSignature }));
    if (answer.kind === 'error') return answer.error;
    onClose();
    return null;
  }

  return (
    <CoSignDialog
      title={t('service.approveTitle')}
      act={isWhole ? { act: 'approveAssistedUnlock', visitId, callBack } : null}
      incomplete={t('service.call.incomplete')}
      isPending={busy}
      onClose={onClose}
      onSign={sign}
    >
      <p>{t('service.approveText')}</p>
      <SelectField
        label={t('service.call.result')}
        value={result}
        onChange={(next) => setResult(next as CallResult)}
        placeholder={t('service.call.results.none')}
        choices={results.map((id) => ({ id, label: t(`service.call.results.${id}`) }))}
      />
      {result !== 'none' && (
        <FieldPair>
          <TextField
            label={t('service.call.number')}
            value={number}
            onChange={setNumber}
            inputMode="tel"
            maxLength={40}
          />
          <TextField label={t('service.call.who')} value={who} onChange={setWho} maxLength={120} />
        </FieldPair>
      )}
    </CoSignDialog>
  );
}
