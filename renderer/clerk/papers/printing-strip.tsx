import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import type { SessionIn } from '../frame/session-kinds.ts';
import { PrintJobsDialog } from './print-jobs-dialog.tsx';
import styles from './printing-strip.module.css';

const css = classNames(styles);

/** Papers that the print system has and does not let out: on every screen, because the one who waits is before it. */
export function PrintingStrip({
  printing,
  canRemove,
}: {
  readonly printing: NonNullable<SessionIn<'signed-in'>['printing']>;
  /** Whoever works at the counter may take papers out of the print system. */
  readonly canRemove: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const { t } = useTranslation('clerk');
  const reason = t(`papers.problem.${printing.problem}`, { message: '' });
  return (
    <section className={css('strip')} role="status">
      <TriangleAlert size={22} aria-hidden className={css('icon')} />
      <div className={css('words')}>
        <strong>{t('papers.kept', { count: printing.kept, reason })}</strong>
        <span>{t('papers.keptText')}</span>
      </div>
      {canRemove && <Button onPress={() => setOpen(true)}>{t('papers.jobs.open')}</Button>}
      {isOpen && <PrintJobsDialog onClose={() => setOpen(false)} />}
    </section>
  );
}
