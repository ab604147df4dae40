import { Building2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { AskingView } from '#shared/contract/kiosk/head-office/asking-methods.ts';
import styles from './ask-head-office.module.css';

const css = classNames(styles);

/** Milliseconds between two looks for an answer that is to come. */
const lookAgainAfter = 1500;

/** A whole number that nobody here has: whoever it is of may be of another branch. */
export function AskHeadOffice({
  text,
  onAsked,
  onFound,
}: {
  readonly text: string;
  /** The button is gone: the keyboard goes on elsewhere. */
  readonly onAsked: () => void;
  readonly onFound: () => void;
}) {
  const { t } = useTranslation('clerk');
  const { time } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [asking, setAsking] = useState<AskingView | null>(null);
  const [isOnWay, setOnWay] = useState(false);

  const look = useCallback(async (): Promise<void> => {
    const answer = await call(kiosk.getAsking({ text }));
    if (answer.kind === 'done') setAsking(answer.value);
  }, [call, kiosk, text]);

  useEffect(() => void look(), [look]);

  const state = asking?.state ?? 'none';
  const isWaiting = state === 'asked' || state === 'coming';
  useEffect(() => {
    if (isWaiting) setOnWay(true);
    else if (isOnWay) {
      setOnWay(false);
      if (state === 'none') onFound();
    }
    if (!isWaiting) return;
    const timer = setInterval(() => void look(), lookAgainAfter);
    return () => clearInterval(timer);
  }, [isWaiting, isOnWay, state, look, onFound]);

  if (asking === null || state === 'none') return null;
  const canAsk = state === 'offered' || state === 'nobody';
  const ask = async (): Promise<void> => {
    await call(kiosk.askHeadOffice({ text }));
    await look();
    onAsked();
  };
  return (
    <div className={css('asking')}>
      <p>{t(`asking.${state}`, { time: asking.askedAt === null ? '' : time(asking.askedAt) })}</p>
      {canAsk && (
        <Button icon={Building2} isDisabled={busy} onPress={() => void ask()}>
          {t(state === 'nobody' ? 'asking.again' : 'asking.ask')}
        </Button>
      )}
    </div>
  );
}
