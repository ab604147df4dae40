import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '#renderer/ui/card/card.tsx';
import { given } from '#renderer/ui/field/field-props.ts';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import {
  readIdentificationNumber,
  readVisitReference,
} from '#shared/domain/numbers/identification-number.ts';

type Verdict = 'right' | 'otherLayout' | 'strange';

/** A receipt's code has a hyphen, which no two keyboards have in the same place: it tells how the reader is set. */
function judge(text: string): Verdict {
  const reading = readIdentificationNumber(text);
  if (reading.kind === 'garbled' || 'isFromOtherLayout' in reading) return 'otherLayout';
  // A cédula has digits alone, which most layouts share: it proves nothing.
  if (reading.kind === 'code') return 'right';
  if (readVisitReference(text).kind !== 'slip') return 'strange';
  return text.includes('-') ? 'right' : 'otherLayout';
}

/** Whether the barcode reader types in the language of this computer's keyboard. */
export function ScannerTest() {
  const { t } = useTranslation('clerk');
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  function judgeScanned(): void {
    setVerdict(judge(text));
    setText('');
  }
  return (
    <Card title={t('settings.scanner.title')}>
      <TextField
        label={t('settings.scanner.field')}
        description={t('settings.scanner.help')}
        value={text}
        onChange={(typed) => {
          setText(typed);
          setVerdict(null);
        }}
        maxLength={200}
        // Of an empty field Enter goes on, as of any other.
        {...given('onEnter', text === '' ? undefined : judgeScanned)}
      />
      {verdict !== null && (
        <Notice tone={verdict === 'right' ? 'good' : 'warn'}>{t(`settings.scanner.${verdict}`)}</Notice>
      )}
    </Card>
  );
}
