import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { DigitBoxes } from '../entry/digit-boxes.tsx';
import { DigitPad } from '../entry/digit-pad.tsx';
import { Message } from '../ui/message.tsx';
import { TouchButton } from '../ui/touch-button.tsx';
import { useSecondsUntil } from '../ui/use-seconds-until.ts';
import { useVisit } from '../ui/worker-context.ts';
import { Cover } from './cover.tsx';
import styles from './staff-dialog.module.css';

const pinLength = { shortest: 4, longest: 8 } as const;

/** The clerk's PIN, typed on the worker's display, brings the counter's view back. */
export function StaffDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState(false);
  const [retryAt, setRetryAt] = useState<string | null>(null);
  const wait = useSecondsUntil(retryAt);
  const ready = pin.length >= pinLength.shortest && !busy && wait === 0;

  async function submit(): Promise<void> {
    if (!ready) return;
    const answer = await call(kiosk.takeBackWithPin({ pin }));
    setPin('');
    if (answer.kind === 'done') onClose();
    if (answer.kind !== 'error') return;
    switch (answer.error.code) {
      case 'wrong-pin':
        setWrong(true);
        break;
      case 'throttled':
        setWrong(false);
        setRetryAt(answer.error.retryAt);
        break;
    }
  }

  function change(next: string): void {
    setPin(next);
    setWrong(false);
  }

  return (
    <Cover title={t('worker:staff.title')} onClose={onClose}>
      <p>{t('worker:staff.hint')}</p>
      <DigitBoxes
        label={t('worker:staff.field')}
        value={pin}
        length={pinLength.longest}
        hidden
        onChange={change}
        onEnter={() => void submit()}
      />
      {wait > 0 && <Message tone="bad">{t('worker:staff.throttled', { seconds: wait })}</Message>}
      {wrong && wait === 0 && <Message tone="bad">{t('worker:staff.wrong')}</Message>}
      <div className={styles['pad']}>
        <DigitPad value={pin} length={pinLength.longest} onChange={change} />
      </div>
      <div className={styles['actions']}>
        <TouchButton onPress={onClose}>{t('common:action.cancel')}</TouchButton>
        <TouchButton tone="primary" isDisabled={!ready} onPress={() => void submit()}>
          {t('worker:staff.go')}
        </TouchButton>
      </div>
    </Cover>
  );
}
