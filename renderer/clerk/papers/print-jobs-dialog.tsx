import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { PrintJob } from '#shared/contract/kiosk/papers/print-job-methods.ts';
import styles from './print-jobs-dialog.module.css';

const css = classNames(styles);

/** What the print system has, and a way to take each out of it. */
export function PrintJobsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { moment } = useFormats();
  const [jobs, setJobs] = useState<readonly PrintJob[] | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const [isGone, setGone] = useState(false);

  useEffect(() => {
    void call(kiosk.listPrintJobs({})).then((answer) => {
      if (answer.kind === 'done') setJobs(answer.value);
    });
  }, [call, kiosk]);

  async function remove(jobId: string): Promise<void> {
    setRemoving(jobId);
    setGone(false);
    const answer = await call(kiosk.removePrintJob({ jobId }));
    setRemoving(null);
    if (answer.kind === 'done') setJobs(answer.value);
    if (answer.kind === 'error') {
      setGone(true);
      setJobs((before) => before?.filter(({ id }) => id !== jobId) ?? null);
    }
  }

  return (
    <Dialog
      title={t('papers.jobs.title')}
      open
      dismissable
      size="large"
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('common:action.close')}
        </Button>
      }
    >
      <p className={css('text')}>{t('papers.jobs.text')}</p>
      {isGone && <Notice tone="info">{t('papers.jobs.gone')}</Notice>}
      {jobs?.length === 0 && <p>{t('papers.jobs.none')}</p>}
      <ul className={css('jobs')}>
        {jobs?.map((job) => (
          <li key={job.id} className={css('job')}>
            <span className={css('words')}>
              <strong>
                {job.kind === 'recovery-kit' ? t('papers.jobs.kit') : t(`common:paper.${job.kind}`)}
              </strong>
              <span className={css('facts')}>
                {[
                  job.subject,
                  t('home.since', { time: moment(job.since) }),
                  job.problem === null
                    ? t('papers.jobs.queued')
                    : t(`papers.problem.${job.problem}`, { message: '' }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Button
              isPending={removing === job.id}
              isDisabled={removing !== null && removing !== job.id}
              onPress={() => void remove(job.id)}
            >
              {t('papers.jobs.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
