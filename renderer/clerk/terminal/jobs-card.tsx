import { RotateCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { JobState } from '#shared/contract/kiosk/terminal/upkeep-methods.ts';
import { clerkLanguageOf } from '#shared/domain/language-code.ts';
import styles from '../frame/tables.module.css';

const css = classNames(styles);

/** What this terminal does by itself, how the last run of each ended and when the next one is due. */
export function JobsCard() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [jobs, setJobs] = useState<readonly JobState[] | null>(null);

  const read = useCallback(async () => {
    const answer = await call(kiosk.listJobs({}));
    if (answer.kind === 'done') setJobs(answer.value);
  }, [call, kiosk]);

  useEffect(() => void read(), [read]);

  const failed = jobs?.filter(({ outcome }) => outcome === 'failed').length ?? 0;
  return (
    <Card
      flush
      title={t('settings.jobs.title')}
      aside={
        <Button icon={RotateCw} isPending={busy} onPress={() => void read()}>
          {t('settings.jobs.read')}
        </Button>
      }
    >
      {failed > 0 && <Notice tone="warn">{t('settings.jobs.failed', { count: failed })}</Notice>}
      {jobs === null ? <Busy label={t('loading')} /> : <JobTable jobs={jobs} />}
    </Card>
  );
}

function JobTable({ jobs }: { readonly jobs: readonly JobState[] }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const language = clerkLanguageOf(useLanguage());
  return (
    <table className={css('table')}>
      <thead>
        <tr>
          <th scope="col">{t('settings.jobs.job')}</th>
          <th scope="col">{t('settings.jobs.last')}</th>
          <th scope="col">{t('settings.jobs.outcome')}</th>
          <th scope="col">{t('settings.jobs.next')}</th>
        </tr>
      </thead>
      <tbody>
        {jobs.map(({ name, title, running, endedAt, outcome, nextAt }) => (
          <tr key={name}>
            <td>
              {title[language]}
              <span className={css('detail', 'code')}>{name}</span>
            </td>
            <td className={css('nowrap')}>{endedAt === null ? t('settings.jobs.never') : moment(endedAt)}</td>
            <td className={css(!running && outcome === 'failed' && 'bad')}>
              {running
                ? t('settings.jobs.running')
                : outcome !== null && t(`settings.jobs.outcomes.${outcome}`)}
            </td>
            <td className={css('nowrap')}>{nextAt === null ? t('settings.jobs.atStart') : moment(nextAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
