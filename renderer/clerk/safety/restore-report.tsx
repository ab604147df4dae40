import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { RestoreReport } from '#shared/contract/kiosk/safety/safety-values.ts';
import { lackingDocuments, restoreFacts } from '#shared/text/languages/restore-facts.ts';
import styles from './safety.module.css';

const css = classNames(styles);

/** What came back and what did not, line by line. */
export function ReportFacts({ report }: { readonly report: RestoreReport }) {
  const { t } = useTranslation('clerk');
  const language = useLanguage();
  const lacking = lackingDocuments(report, language);
  const isWhole = report.journalFault === null && report.missingCount === 0;
  return (
    <div className={css('stack')}>
      <Notice tone={isWhole ? 'good' : 'bad'}>
        {t(isWhole ? 'restore.report.whole' : 'restore.report.lacking')}
      </Notice>
      <dl className={css('facts')}>
        {restoreFacts(report, language).map(({ label, value, isBad }) => (
          <div key={label} className={css('fact')}>
            <dt>{label}</dt>
            <dd className={css(isBad && 'bad')}>{value}</dd>
          </div>
        ))}
      </dl>
      {lacking.length > 0 && (
        <ul className={css('names')} aria-label={t('restore.report.missingTitle')}>
          {lacking.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
      )}
      <p>{t('restore.report.what')}</p>
    </div>
  );
}

/** On the terminal's printer, in the language of the screen. */
export function ReportPrint() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const language = useLanguage();
  const [word, setWord] = useState<'printed' | 'notPrinted' | null>(null);

  async function print(): Promise<void> {
    const answer = await call(kiosk.printRestoreReport({ language }));
    if (answer.kind === 'done') setWord(answer.value.printerProblem === null ? 'printed' : 'notPrinted');
  }

  return (
    <>
      {word !== null && (
        <Notice tone={word === 'printed' ? 'good' : 'warn'} compact>
          {t(`restore.report.${word}`)}
        </Notice>
      )}
      <Button icon={Printer} isPending={busy} onPress={() => void print()}>
        {t('restore.report.print')}
      </Button>
    </>
  );
}
