import { Building2, type LucideIcon, Mail, Printer, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import type { SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';
import type { upkeepMethods } from '#shared/contract/kiosk/terminal/upkeep-methods.ts';
import { isLineAway } from '#shared/domain/head-office/line-problem.ts';
import styles from './home.module.css';

const css = classNames(styles);

/** Milliseconds between two looks at the queues. */
const lookAgainAfter = 15_000;

type Queues = OutputOf<(typeof upkeepMethods)['getQueues']>;

/** What still waits for head office, the mail and the printer: the truth, in three figures. */
export function QueueStatus({
  kept,
  safety,
  onMail,
  onSafety,
}: {
  /** Papers that the strip above says are stuck: when they change, the figure here does too. */
  readonly kept: number;
  /** Null where nothing is written at a backup place. */
  readonly safety: SafetyStatus | null;
  readonly onMail: (() => void) | null;
  /** Null for whom the backup place and head office are somebody else's: they are told whom to tell. */
  readonly onSafety: (() => void) | null;
}) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [queues, setQueues] = useState<Queues | null>(null);

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      void call(kiosk.getQueues({})).then((answer) => {
        if (alive && answer.kind === 'done') setQueues(answer.value);
      });
    };
    look();
    const timer = setInterval(look, lookAgainAfter);
    return () => {
      alive = false;
      clearInterval(timer);
    };
  }, [call, kiosk, kept]);

  if (queues === null) return null;
  const { headOffice, mail, papers } = queues;
  return (
    <Card flush>
      <div className={css('queues')}>
        <HeadOfficeCell headOffice={headOffice} onSafety={onSafety} />
        <Queue
          icon={Mail}
          name={t('home.mail')}
          waiting={mail.waiting + mail.failed > 0}
          state={mail.waiting > 0 ? t('home.mailWaiting', { count: mail.waiting }) : t('home.mailClear')}
          since={mail.oldest}
          more={mail.failed > 0 ? t('mail.failedCount', { count: mail.failed }) : null}
          open={onMail === null ? null : { label: t('mail.open'), onPress: onMail }}
        />
        <Queue
          icon={Printer}
          name={t('home.papers')}
          waiting={papers.length > 0}
          state={
            papers.length > 0 ? t('home.papersWaiting', { count: papers.length }) : t('home.papersClear')
          }
          since={papers[0]?.since ?? null}
        />
        {safety !== null && <SafetyCell safety={safety} onSafety={onSafety} />}
      </div>
    </Card>
  );
}

/** What is here alone, what is on its way, and what head office refused. */
function HeadOfficeCell({
  headOffice,
  onSafety,
}: {
  readonly headOffice: Queues['headOffice'];
  readonly onSafety: (() => void) | null;
}) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const { line, waiting, sent, oldest, refused, packetAt, documents } = headOffice;
  const lineWords = useLineWords(line);
  // A line that is away comes back by itself; for anything else somebody must do something.
  const isTrouble = line.state === 'join-again' || (line.problem !== null && !isLineAway(line.problem));
  function words(): string {
    if (waiting > 0) return t('home.headOfficeHere', { count: waiting });
    if (sent > 0) return t('home.headOfficeSent', { count: sent });
    if (documents.waiting > 0) return t('home.headOfficeDocuments', { count: documents.waiting });
    return refused > 0 ? t('home.headOfficeRefused', { count: refused }) : t('home.headOfficeClear');
  }
  const since =
    oldest !== null && packetAt !== null
      ? t('home.headOfficeSince', { time: moment(oldest), packet: moment(packetAt) })
      : null;
  const more = [
    line.problem === null ? lineWords : null,
    waiting > 0 && sent > 0 ? t('home.headOfficeSent', { count: sent }) : null,
    documents.waiting > 0 && waiting + sent > 0
      ? t('home.headOfficeDocuments', { count: documents.waiting })
      : null,
    since,
    refused > 0 && waiting + sent + documents.waiting > 0
      ? t('home.headOfficeRefused', { count: refused })
      : null,
    (refused > 0 || isTrouble) && onSafety === null ? t('safety.home.call') : null,
  ].filter((each) => each !== null);
  return (
    <Queue
      icon={Building2}
      name={t('home.headOffice')}
      waiting={waiting + sent + refused + documents.waiting > 0}
      state={words()}
      since={since === null ? oldest : null}
      warning={line.problem === null ? null : lineWords}
      more={more.length > 0 ? more.join(' · ') : null}
      open={
        (refused > 0 || isTrouble) && onSafety !== null
          ? { label: t('safety.home.open'), onPress: onSafety }
          : null
      }
    />
  );
}

/** Whether things go over a line; where they do not, since when, and why where it does not mend itself. */
function useLineWords({ state, problem, since }: Queues['headOffice']['line']): string {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  if (problem === null) return t(`home.headOfficeLine.${state}`);
  const away = since === null ? null : t('home.headOfficeLine.away', { since: moment(since) });
  const why = isLineAway(problem) ? null : t(`line.problem.${problem}`);
  return [away, why].filter((each) => each !== null).join('. ');
}

/** Up to when everything is safe elsewhere; or since when it is not, and whom to tell. */
function SafetyCell({
  safety,
  onSafety,
}: {
  readonly safety: SafetyStatus;
  readonly onSafety: (() => void) | null;
}) {
  const { t } = useTranslation('clerk');
  const { moment, time } = useFormats();
  const { state, place, safeThrough, without, isSameDisk, lackingFiles } = safety;
  const isCopied = state === 'kept' && safeThrough !== null;
  const isKept = isCopied && !isSameDisk;
  const isLacking = isKept && lackingFiles > 0;
  const isMissing = state === 'none' || state === 'problem' || (isCopied && isSameDisk);
  const since = safeThrough ?? without;
  function words(): string {
    if (isLacking) return t('safety.home.lacking');
    if (isKept) return t('safety.home.kept', { time: time(safeThrough) });
    if (isCopied) return t('safety.home.sameDisk');
    if (state === 'none' || state === 'problem') return t(`safety.home.${state}`);
    return t(state === 'snapshot' ? 'safety.home.copying' : 'safety.home.looking');
  }
  const call = onSafety === null ? t('safety.home.call') : null;
  function more(): string | null {
    if (isLacking) return call;
    if (isKept) return place === null ? null : t('safety.home.at', { place });
    if (!isMissing) return null;
    const from = since === null || isCopied ? null : t('safety.home.since', { time: moment(since) });
    return [from, call].filter((each) => each !== null).join(' · ') || null;
  }
  return (
    <Queue
      icon={ShieldCheck}
      name={t('safety.home.name')}
      waiting={isMissing || isLacking}
      state={words()}
      since={null}
      more={more()}
      open={
        (isMissing || isLacking) && onSafety !== null
          ? { label: t('safety.home.open'), onPress: onSafety }
          : null
      }
    />
  );
}

function Queue(props: {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly state: string;
  readonly waiting: boolean;
  readonly since: string | null;
  /** What does not go as it should. */
  readonly warning?: string | null;
  readonly more?: string | null;
  readonly open?: { readonly label: string; readonly onPress: () => void } | null;
}) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  return (
    <div className={css('queue')}>
      <span className={css('queueName')}>
        <props.icon size={18} aria-hidden />
        {props.name}
      </span>
      <span className={css('queueState', props.waiting && 'waiting')}>{props.state}</span>
      {props.waiting && props.since !== null && (
        <span className={css('queueSince')}>{t('home.since', { time: moment(props.since) })}</span>
      )}
      {props.warning != null && <span className={css('queueWarning')}>{props.warning}</span>}
      {props.more != null && <span className={css('queueSince')}>{props.more}</span>}
      {props.open != null && (
        <button type="button" className={css('queueOpen')} onClick={props.open.onPress}>
          {props.open.label}
        </button>
      )}
    </div>
  );
}
