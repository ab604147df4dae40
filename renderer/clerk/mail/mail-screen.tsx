import { ArrowLeft, RotateCw } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Busy } from '#renderer/ui/busy/busy.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { MailLineView, MailMessageView, mailMethods } from '#shared/contract/kiosk/mail/mail-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import styles from '../frame/tables.module.css';

const css = classNames(styles);

/** Milliseconds between two looks at the queue. */
const lookAgainAfter = 5000;

interface MailScreenProps {
  readonly canRetry: boolean;
  readonly onBack: () => void;
}

/** What waits for the mail server and what it refused, in its own words. Addresses are masked. */
export function MailScreen({ canRetry, onBack }: MailScreenProps) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const retrying = useCall();
  const [mail, setMail] = useState<OutputOf<(typeof mailMethods)['listMail']> | null>(null);
  const [retried, setRetried] = useState(false);

  const look = useCallback(async () => {
    const answer = await call(kiosk.listMail({}));
    if (answer.kind === 'done') setMail(answer.value);
  }, [call, kiosk]);

  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), lookAgainAfter);
    return () => clearInterval(timer);
  }, [look]);

  async function retry(): Promise<void> {
    const answer = await retrying.call(kiosk.retryMail({}));
    setRetried(answer.kind === 'done');
    await look();
  }

  const waiting = mail?.messages.some(({ state }) => state === 'queued') ?? false;
  return (
    <div className={css('page')}>
      <PageHeader
        back={<Button icon={ArrowLeft} variant="quiet" aria-label={t('mail.back')} onPress={onBack} />}
        title={t('mail.title')}
        lead={t('mail.lead')}
        actions={
          canRetry && (
            <Button
              variant="primary"
              icon={RotateCw}
              isDisabled={!waiting}
              isPending={retrying.busy}
              onPress={() => void retry()}
            >
              {t('mail.retry')}
            </Button>
          )
        }
      />
      {mail === null ? (
        <Busy label={t('loading')} />
      ) : (
        <>
          {mail.line !== null && <LineNotice line={mail.line} />}
          {retried && waiting && mail.line === null && <Notice tone="info">{t('mail.retried')}</Notice>}
          <Card fit flush>
            <MessageTable messages={mail.messages} />
          </Card>
        </>
      )}
    </div>
  );
}

function LineNotice({ line }: { readonly line: MailLineView }) {
  const { t } = useTranslation('clerk');
  const { moment, time } = useFormats();
  return (
    <Notice tone="warn" title={t('mail.lineTitle')}>
      {t(`mail.problem.${line.problem}`)}
      {line.answer !== null && (
        <span className={css('detail')}>{t('mail.serverSays', { answer: line.answer })}</span>
      )}
      <span className={css('detail')}>
        {t('mail.lineSince', { since: moment(line.since), next: time(line.nextAttemptAt) })}
      </span>
    </Notice>
  );
}

function MessageTable({ messages }: { readonly messages: readonly MailMessageView[] }) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  if (messages.length === 0) return <p className={css('more')}>{t('mail.empty')}</p>;
  return (
    <table className={css('table')}>
      <thead>
        <tr>
          <th scope="col">{t('mail.queuedAt')}</th>
          <th scope="col">{t('mail.to')}</th>
          <th scope="col">{t('mail.subject')}</th>
          <th scope="col">{t('mail.state')}</th>
          <th scope="col">{t('mail.answer')}</th>
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <tr key={message.id}>
            <td className={css('nowrap')}>{moment(message.createdAt)}</td>
            <td className={css('nowrap')}>{message.to}</td>
            <td>{message.subject}</td>
            <td>
              <MessageState message={message} />
            </td>
            <td>{message.answer}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MessageState({ message }: { readonly message: MailMessageView }) {
  const { t } = useTranslation('clerk');
  const { time } = useFormats();
  const { state, attempts, nextAttemptAt, expiresAt } = message;
  if (state === 'failed') return <span className={css('bad')}>{t('mail.failed')}</span>;
  const facts = [
    attempts > 0 ? t('mail.attempts', { count: attempts }) : null,
    nextAttemptAt === null ? t('mail.nextRound') : t('mail.nextAt', { time: time(nextAttemptAt) }),
    expiresAt === null ? null : t('mail.expiresAt', { time: time(expiresAt) }),
  ];
  return (
    <>
      {t('mail.waiting')}
      <span className={css('detail')}>{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </>
  );
}
