import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import { Progress } from './bar.tsx';
import { ChoosePlaceDialog } from './choose-place-dialog.tsx';
import { ReportButton } from './report-button.tsx';
import styles from './safety.module.css';
import { percentOf } from './safety-words.ts';

const css = classNames(styles);

interface PlaceCardProps {
  readonly safety: Safety;
  readonly onChanged: () => Promise<void>;
}

/** Which place it is, since when, and its last full copy. */
export function PlaceCard({ safety, onChanged }: PlaceCardProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [dialog, setDialog] = useState<'choose' | 'leave' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { place, snapshotAt, copyAt, snapshot, status, restored } = safety;

  async function leave(): Promise<void> {
    setDialog(null);
    const answer = await call(kiosk.leaveSafetyPlace({}));
    setProblem(answer.kind === 'error' ? t(`safety.choose.problem.${answer.error.code}`) : null);
    await onChanged();
  }
  async function copy(): Promise<void> {
    const answer = await call(kiosk.takeSnapshot({}));
    setProblem(answer.kind === 'error' ? t(`safety.choose.problem.${answer.error.code}`) : null);
    await onChanged();
  }
  async function stop(): Promise<void> {
    await call(kiosk.cancelSafetyWork({}));
    await onChanged();
  }

  return (
    <Card
      title={t('safety.place.title')}
      aside={
        place !== null && <Button onPress={() => setDialog('choose')}>{t('safety.place.change')}</Button>
      }
    >
      <div className={css('card')}>
        {place === null ? (
          <p className={css('lead')}>{t('safety.place.none')}</p>
        ) : (
          <dl className={css('facts')}>
            <dt>{t('safety.place.where')}</dt>
            <dd>{place.name === place.path ? place.path : `${place.name} (${place.path})`}</dd>
            <dt>{t('safety.place.chosenAt')}</dt>
            <dd>{fullMoment(place.chosenAt)}</dd>
            <dt>{t('safety.place.snapshotAt')}</dt>
            <dd>{snapshotAt === null ? t('safety.place.never') : fullMoment(snapshotAt)}</dd>
            {copyAt !== null && (
              <>
                <dt>{t('safety.place.copyAt')}</dt>
                <dd>{t('safety.place.atClosing', { time: copyAt })}</dd>
              </>
            )}
          </dl>
        )}
        {problem !== null && (
          <Notice tone="bad" compact>
            {problem}
          </Notice>
        )}
        {snapshot !== null && (
          <Progress
            percent={percentOf(snapshot)}
            words={t('safety.place.copying', { percent: percentOf(snapshot) })}
          />
        )}
        <div className={css('buttons')}>
          {place === null && (
            <Button variant="primary" onPress={() => setDialog('choose')}>
              {t('safety.place.choose')}
            </Button>
          )}
          {place !== null &&
            (snapshot === null ? (
              <Button isDisabled={status.state !== 'kept'} isPending={busy} onPress={() => void copy()}>
                {t('safety.place.snapshot')}
              </Button>
            ) : (
              <Button onPress={() => void stop()}>{t('safety.cancel')}</Button>
            ))}
          {place !== null && (
            <Button variant="quiet" onPress={() => setDialog('leave')}>
              {t('safety.place.leave')}
            </Button>
          )}
          {restored !== null && <ReportButton report={restored} />}
        </div>
      </div>
      {dialog === 'choose' && (
        <ChoosePlaceDialog
          onClose={() => {
            setDialog(null);
            void onChanged();
          }}
        />
      )}
      {dialog === 'leave' && place !== null && (
        <Dialog
          title={t('safety.place.leaveTitle', { place: place.name })}
          open
          onClose={() => setDialog(null)}
          actions={
            <>
              <Button onPress={() => setDialog(null)}>{t('common:action.cancel')}</Button>
              <Button variant="danger" onPress={() => void leave()}>
                {t('safety.place.leaveDo')}
              </Button>
            </>
          }
        >
          <p>{t('safety.place.leaveText')}</p>
        </Dialog>
      )}
    </Card>
  );
}
