import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { AnomalyRow } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import { titleOf } from './anomaly-words.ts';

const shortestNote = 3;

interface MarkDialogProps {
  readonly row: AnomalyRow;
  readonly onClose: () => void;
  readonly onMarked: () => void;
}

/** What came of looking at a finding, in words of whoever looked. */
export function MarkDialog({ row, onClose, onMarked }: MarkDialogProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function save(): Promise<void> {
    const answer = await call(kiosk.markAnomaly({ key: row.key, note: note.trim() }));
    if (answer.kind === 'error') setProblem(t(`anomalies.markError.${answer.error.code}`));
    if (answer.kind === 'done') onMarked();
  }

  return (
    <Dialog
      title={t('anomalies.markTitle')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={note.trim().length < shortestNote}
            isPending={busy}
            onPress={() => void save()}
          >
            {t('anomalies.markSave')}
          </Button>
        </>
      }
    >
      <strong>{titleOf(row, t)}</strong>
      <p>{t('anomalies.markText')}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField label={t('anomalies.note')} value={note} onChange={setNote} maxLength={300} autoFocus />
    </Dialog>
  );
}
