import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { HeadOfficeLineView, LineTest } from '#shared/contract/kiosk/head-office/line-methods.ts';
import { clockTolerance } from '#shared/domain/head-office/line-problem.ts';
import { SpokenFingerprint } from './fingerprint.tsx';
import { JoinDialog } from './join-dialog.tsx';
import { LineDocuments } from './line-documents.tsx';
import styles from './safety.module.css';
import { useWatched } from './use-watched.ts';

const css = classNames(styles);

/** Whether this terminal has joined head office, how far a joining is, and whether the line is there. */
export function LineCard() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [isChoosing, setChoosing] = useState(false);
  const ask = useCallback(async () => {
    const answer = await call(kiosk.getHeadOfficeLine({}));
    return answer.kind === 'done' ? answer.value : null;
  }, [call, kiosk]);
  const { value: line, look } = useWatched(ask);

  if (line === null) return null;
  const { state, joining, member } = line;
  const end = () => void call(kiosk.endJoining({})).then(look);
  return (
    <Card title={t('line.title')}>
      <div className={css('card')}>
        {state === 'none' && joining === null && <p className={css('lead')}>{t('line.none')}</p>}
        {state === 'join-again' && <Notice tone="warn">{t('line.joinAgain')}</Notice>}
        {joining !== null && <JoiningState joining={joining} contact={line.contact} />}
        {member !== null && state === 'joined' && (
          <>
            <MemberState member={member} contact={line.contact} />
            <LineDocuments documents={line.documents} onChanged={look} />
          </>
        )}
        <div className={css('buttons')}>
          {joining !== null && (
            <Button onPress={end}>{t(joining.ended === null ? 'line.giveUp' : 'line.dismiss')}</Button>
          )}
          {state !== 'joining' && (
            <Button onPress={() => setChoosing(true)}>
              {t(member === null ? 'line.join' : 'line.rejoin')}
            </Button>
          )}
        </div>
      </div>
      {isChoosing && (
        <JoinDialog
          onClose={() => {
            setChoosing(false);
            void look();
          }}
        />
      )}
    </Card>
  );
}

function JoiningState({
  joining: { step, fingerprint, ended },
  contact,
}: {
  readonly joining: NonNullable<HeadOfficeLineView['joining']>;
  readonly contact: HeadOfficeLineView['contact'];
}) {
  const { t } = useTranslation('clerk');
  if (step === 'ended') {
    return ended === null ? null : (
      <Notice tone="bad" title={t(`line.ended.${ended.why}`)}>
        {ended.reason !== null && t('line.reason', { reason: ended.reason })}
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="info" title={t(`line.step.${step}`)} compact>
        {contact.problem !== null && t(`line.problem.${contact.problem}`)}
      </Notice>
      {fingerprint !== null && step === 'waiting' && (
        <>
          <p className={css('lead')}>{t('line.read')}</p>
          <SpokenFingerprint of={fingerprint} />
        </>
      )}
    </>
  );
}

function MemberState({
  member,
  contact,
}: {
  readonly member: NonNullable<HeadOfficeLineView['member']>;
  readonly contact: HeadOfficeLineView['contact'];
}) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [test, setTest] = useState<LineTest | null>(null);

  async function run(): Promise<void> {
    setTest(null);
    const answer = await call(kiosk.testHeadOfficeLine({}));
    if (answer.kind === 'done') setTest(answer.value);
  }

  return (
    <>
      <Notice
        tone={contact.problem === null && isTimeShared(contact.clockAhead) ? 'good' : 'warn'}
        title={
          contact.problem === null
            ? t('line.works')
            : t('line.fails', { since: contact.since === null ? '' : fullMoment(contact.since) })
        }
        compact
      >
        {contact.problem !== null && <Problem problem={contact.problem} reason={contact.reason} />}
        <ClockNote clockAhead={contact.clockAhead} />
      </Notice>
      <dl className={css('facts')}>
        <dt>{t('line.hosts')}</dt>
        <dd>{member.hosts.join(', ')}</dd>
        <dt>{t('line.since')}</dt>
        <dd>{fullMoment(member.since)}</dd>
        <dt>{t('line.validUntil')}</dt>
        <dd>{fullMoment(member.validUntil)}</dd>
        <dt>{t('line.lastAt')}</dt>
        <dd>{contact.lastAt === null ? t('line.never') : fullMoment(contact.lastAt)}</dd>
      </dl>
      {test !== null &&
        (test.outcome === 'works' ? (
          <Notice tone="good" title={t('line.tested')} compact>
            {t('line.testedText')}
          </Notice>
        ) : (
          <Notice tone="bad" compact>
            <Problem problem={test.problem} reason={test.reason} />
          </Notice>
        ))}
      <div className={css('buttons')}>
        <Button isPending={busy} onPress={() => void run()}>
          {t('line.test')}
        </Button>
      </div>
    </>
  );
}

function Problem({ problem, reason }: Pick<Extract<LineTest, { outcome: 'fails' }>, 'problem' | 'reason'>) {
  const { t } = useTranslation('clerk');
  return (
    <>
      <p>{t(`line.problem.${problem}`)}</p>
      {reason !== null && <p>{t('line.reason', { reason })}</p>}
    </>
  );
}

/** The clocks agree well enough, as far as is known. */
function isTimeShared(clockAhead: number | null): boolean {
  return clockAhead === null || Math.abs(clockAhead) * 1000 < clockTolerance;
}

/** Nothing where the clocks agree well enough. */
function ClockNote({ clockAhead }: { readonly clockAhead: number | null }) {
  const { t } = useTranslation('clerk');
  if (clockAhead === null || isTimeShared(clockAhead)) return null;
  const minutes = Math.round(Math.abs(clockAhead) / 60);
  return <p>{t(clockAhead > 0 ? 'line.clockAhead' : 'line.clockBehind', { minutes })}</p>;
}
