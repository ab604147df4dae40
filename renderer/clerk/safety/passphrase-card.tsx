import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useThrottleText } from '#renderer/clerk/frame/throttle.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import styles from './safety.module.css';

const css = classNames(styles);

interface PassphraseCardProps {
  readonly passphrase: Safety['passphrase'];
  readonly onChanged: () => Promise<void>;
}

/** Whether the paper in the safe still opens the data: tried, and changed. */
export function PassphraseCard({ passphrase: { triedAt, isDue }, onChanged }: PassphraseCardProps) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const [asked, setAsked] = useState<'try' | 'change' | null>(null);
  return (
    <Card
      title={t('safety.passphrase.title')}
      aside={
        <>
          <Button onPress={() => setAsked('try')}>{t('safety.passphrase.try')}</Button>
          <Button onPress={() => setAsked('change')}>{t('safety.passphrase.change')}</Button>
        </>
      }
    >
      <div className={css('card')}>
        <p className={css('lead')}>{t('safety.passphrase.text')}</p>
        <Notice tone={isDue ? 'warn' : triedAt === null ? 'info' : 'good'} compact>
          {triedAt === null
            ? t('safety.passphrase.never')
            : t('safety.passphrase.tried', { when: fullMoment(triedAt) })}
          {isDue && <p>{t('safety.passphrase.due')}</p>}
        </Notice>
      </div>
      {asked !== null && (
        <PassphraseDialog
          kind={asked}
          onClose={() => {
            setAsked(null);
            void onChanged();
          }}
        />
      )}
    </Card>
  );
}

function PassphraseDialog({
  kind,
  onClose,
}: {
  readonly kind: 'try' | 'change';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const throttled = useThrottleText();
  const [passphrase, setPassphrase] = useState('');
  const [newPassphrase, setNewPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isDone, setDone] = useState(false);

  async function run(): Promise<void> {
    if (passphrase === '') return setProblem(t('firstRun.check.passphrase'));
    if (kind === 'change' && newPassphrase !== again) return setProblem(t('firstRun.differs'));
    setProblem(null);
    const answer = await call(
      kind === 'try'
        ? kiosk.tryPassphrase({ passphrase })
        : kiosk.changePassphrase({ passphrase, newPassphrase }),
    );
    if (answer.kind === 'done') return setDone(true);
    if (answer.kind !== 'error') return;
    const { error } = answer;
    if (error.code === 'throttled') return setProblem(throttled(error.retryAt));
    setProblem(t(`safety.passphrase.problem.${error.code}`));
  }

  const secret = { kind: 'secret', maxLength: 200 } as const;
  if (isDone) {
    return (
      <Dialog
        title={t(`safety.passphrase.${kind}Title`)}
        open
        onClose={onClose}
        actions={
          <Button variant="primary" onPress={onClose} autoFocus>
            {t('common:action.close')}
          </Button>
        }
      >
        <Notice tone="good">{t(`safety.passphrase.${kind}Done`)}</Notice>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t(`safety.passphrase.${kind}Title`)}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={busy} onPress={() => void run()}>
            {t(`safety.passphrase.${kind}`)}
          </Button>
        </>
      }
    >
      <p>{t(`safety.passphrase.${kind}Lead`)}</p>
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField
        label={t('firstRun.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        {...secret}
        autoFocus
      />
      {kind === 'change' && (
        <>
          <TextField
            label={t('safety.passphrase.new')}
            value={newPassphrase}
            onChange={setNewPassphrase}
            {...secret}
            description={t('firstRun.passphraseHelp')}
          />
          <TextField label={t('firstRun.passphraseAgain')} value={again} onChange={setAgain} {...secret} />
        </>
      )}
    </Dialog>
  );
}
