import { BadgeCheck, Flag, Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useClerkDocumentWords, useClerkProcedureWords } from '#renderer/ui/language/procedure-words.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { isRealDate, parseTypedDate } from '#shared/domain/dates.ts';
import { writeName } from '#shared/domain/names/names.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { entryNoticeDeadline } from '#shared/domain/registration/deadlines.ts';
import { useForward, useRegistration } from '../flow-context.ts';
import { type Distinction, TellApartDialog } from '../likely-people.tsx';
import { SignRegistrationDialog } from '../sign-registration-dialog.tsx';
import { WrongFields } from '../wrong-fields.tsx';
import styles from './outcome.module.css';
import { VisitPapers } from './visit-papers.tsx';

const css = classNames(styles);

/** Registered: the code, then the worker's turn, then the papers. */
export function HandOverStep({ onLeave }: { readonly onLeave: (next: Place) => void }) {
  const { t } = useTranslation('clerk');
  const { date } = useFormats();
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, values, deadlines, reload, flush, goTo, problems } = useRegistration();
  const words = useClerkProcedureWords(visit.procedure);
  const ofDocument = useClerkDocumentWords(visit.procedure);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSigning, setSigning] = useState(false);
  const [likely, setLikely] = useState<readonly WorkerHit[]>([]);
  const [distinct, setDistinct] = useState<Distinction>();
  const isReported = problems.some(({ code }) => code === 'document-reported');
  const isOver = problems.some(({ code }) => code === 'entry-notice-overdue');
  const isIssued = visit.state === 'credential-issued';
  const start = parseTypedDate(textsOf('contract', values).startDate) ?? '';

  async function handOver(): Promise<void> {
    if (busy || isIssued || !(await flush())) return;
    setProblem(null);
    const answer = await call(kiosk.handOver({ visitId: visit.id }));
    if (answer.kind !== 'error') return;
    switch (answer.error.code) {
      case 'already-handed-over':
        return setProblem(t('outcome.alreadyHandedOver'));
      case 'document-reported':
        return goTo('identity', 'identity.number');
      case 'second-person-needed':
        return setSigning(true);
      case 'likely-people':
        return setLikely(answer.error.people);
      case 'not-registered':
        return setProblem(t('outcome.notRegistered'));
      case 'not-found':
        return setProblem(t('flow.problem.not-found'));
      case 'visit-closed':
        setProblem(t('outcome.errorClosed'));
        return reload();
    }
  }
  /** The correction makes this person look like another: it goes on record with the reason why it is not. */
  async function correctAs(other: Distinction): Promise<void> {
    setLikely([]);
    setDistinct(other);
    const answer = await call(
      kiosk.confirmRegistration({ visitId: visit.id, comparedByEye: true, distinct: other }),
    );
    if (answer.kind === 'done') return goOn();
    if (answer.kind !== 'error') return;
    if (answer.error.code === 'second-person-needed') return setSigning(true);
    if (answer.error.code === 'likely-people') return setLikely(answer.error.people);
    setProblem(t('outcome.notRegistered'));
  }
  /** What was signed is on record. */
  async function goOn(): Promise<void> {
    await reload();
    await handOver();
  }

  useForward(() => void (isIssued ? onLeave({ screen: 'home' }) : handOver()));

  return (
    <div className={css('columns')}>
      <div className={css('result', isIssued ? 'issued' : 'registered')}>
        <BadgeCheck size={48} aria-hidden />
        <h1 className={css('title')}>{t(isIssued ? 'outcome.issued' : 'outcome.registered')}</h1>
        <p className={css('person')}>{writeName(textsOf('identity', values))}</p>
        <div className={css('codeBox')}>
          <span className={css('codeName')}>{words('code')}</span>
          <output className={css('code')}>{visit.identificationCode}</output>
          <span className={css('codeName')}>{words('codeLead')}</span>
        </div>
        {isRealDate(start) && (
          <p className={css('deadline')}>
            {t(isOver ? 'outcome.deadlineOver' : 'outcome.deadline', {
              date: date(entryNoticeDeadline(start, deadlines.entryNoticeDays)),
            })}
          </p>
        )}
        {isReported && !isIssued && (
          <Notice
            tone="warn"
            actions={
              <Button onPress={() => goTo('identity', 'identity.number')}>{words('toIdentity')}</Button>
            }
          >
            {ofDocument('documentReported', { number: visit.reportedPassport?.number ?? '' })}
          </Notice>
        )}
        {problem !== null && <Notice tone="warn">{problem}</Notice>}
        {!isIssued && visit.wrongFields.length > 0 && (
          <section className={css('wrong')}>
            <Notice tone="warn" title={t('outcome.wrongTitle')}>
              {t('outcome.wrongLead')}
            </Notice>
            <WrongFields fields={visit.wrongFields} />
          </section>
        )}
        <p className={css('lead')}>{t(isIssued ? 'outcome.issuedLead' : 'outcome.handOverLead')}</p>
        <div className={css('acts')}>
          {isIssued ? (
            <span data-forward>
              <Button
                variant="primary"
                size="large"
                icon={Flag}
                hint="Ctrl+Enter"
                onPress={() => onLeave({ screen: 'home' })}
              >
                {t('outcome.finish')}
              </Button>
            </span>
          ) : (
            <>
              <span data-forward>
                <Button
                  variant="primary"
                  size="large"
                  icon={Hand}
                  hint="Ctrl+Enter"
                  isPending={busy}
                  onPress={() => void handOver()}
                >
                  {t('outcome.handOver')}
                </Button>
              </span>
              <Button variant="quiet" onPress={() => onLeave({ screen: 'home' })}>
                {t('flow.leave')}
              </Button>
            </>
          )}
        </div>
      </div>
      <Card title={t('papers.title')} fit>
        <VisitPapers />
      </Card>
      {likely.length > 0 && (
        <TellApartDialog
          people={likely}
          onLeave={onLeave}
          onClose={() => setLikely([])}
          onOther={(other) => void correctAs(other)}
        />
      )}
      {isSigning && (
        <SignRegistrationDialog
          distinct={distinct}
          onLikely={setLikely}
          onClose={() => setSigning(false)}
          onDone={goOn}
          onRefused={() => setProblem(t('outcome.notRegistered'))}
        />
      )}
    </div>
  );
}
