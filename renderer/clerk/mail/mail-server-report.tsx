import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { mailMethods } from '#shared/contract/kiosk/mail/mail-methods.ts';
import type { ErrorOf, OutputOf } from '#shared/contract/kiosk/method.ts';
import styles from './mail-server-card.module.css';

const css = classNames(styles);

type TestReport = OutputOf<(typeof mailMethods)['testMailServer']>;

/** What came of saving or trying. */
export type MailServerWord =
  | { readonly kind: 'error'; readonly code: ErrorOf<(typeof mailMethods)['saveMailSettings']>['code'] }
  | { readonly kind: 'tested'; readonly report: TestReport; readonly sent: boolean };

/** The cause in the reader's language, and under it the server's own words. */
export function MailServerReport({ word }: { readonly word: MailServerWord | null }) {
  if (word === null) return null;
  return (
    <div className={css('report')}>
      <Word word={word} />
    </div>
  );
}

function Word({ word }: { readonly word: MailServerWord }) {
  const { t } = useTranslation('clerk');
  switch (word.kind) {
    case 'error':
      return <Notice tone="warn">{t(`mail.server.error.${word.code}`)}</Notice>;
    case 'tested':
      return <Tested {...word} />;
  }
}

function Tested({ report, sent }: { readonly report: TestReport; readonly sent: boolean }) {
  const { t } = useTranslation('clerk');
  const answer = report.answer !== null && <code className={css('answer')}>{report.answer}</code>;
  switch (report.outcome) {
    case 'works':
      return (
        <Notice tone="good" title={t(sent ? 'mail.server.worksSent' : 'mail.server.works')}>
          {answer}
        </Notice>
      );
    case 'message-refused':
      return (
        <Notice tone="warn" title={t('mail.server.refused')}>
          {answer}
        </Notice>
      );
    case 'fails':
      return (
        <Notice tone="bad" title={t('mail.server.fails')}>
          {t(`mail.problem.${report.problem}`)}
          {answer}
        </Notice>
      );
  }
}
