import { CircleCheck, Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { Place } from '#renderer/clerk/frame/place.ts';
import { FieldList } from '#renderer/clerk/registration/field-list.tsx';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';
import { useClerkDocumentWords, useStepName } from '#renderer/ui/language/procedure-words.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { reviewFieldsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import type { RegistrationCheck } from '#shared/domain/registration/registration.ts';
import { useForward, useRegistration } from '../flow-context.ts';
import { type Distinction, LikelyPeople, TellApartDialog } from '../likely-people.tsx';
import { SignRegistrationDialog } from '../sign-registration-dialog.tsx';
import type { ConfirmationOutcome, ConfirmationRefusal } from '../state.ts';
import styles from './review.module.css';
import { ReviewFindings } from './review-findings.tsx';
import { ReviewRefusal } from './review-refusal.tsx';

const css = classNames(styles);

interface ReviewStepProps {
  readonly check: RegistrationCheck;
  readonly refusal: ConfirmationRefusal | null;
  readonly onLeave: (next: Place) => void;
}

/** Everything on one page, what is missing by name, and one decision. */
export function ReviewStep({ check, refusal, onLeave }: ReviewStepProps) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, values, dispatch, goTo, flush, reload } = useRegistration();
  const words = useClerkDocumentWords(visit.procedure);
  const stepName = useStepName(visit.procedure);
  const [compared, setCompared] = useState(false);
  const [isSigning, setSigning] = useState(false);
  const [asked, setAsked] = useState(false);
  const [likely, setLikely] = useState<readonly WorkerHit[]>([]);
  const [distinct, setDistinct] = useState<Distinction>();
  const definition = definitionOf(visit.procedure);
  const isComplete = check.missing.length === 0;
  const isBlocked = check.problems.some((problem) => problem.severity === 'block');
  const mustCompare = isComplete && !compared;
  const decision = useRef<HTMLDivElement>(null);

  function focusDecision(): void {
    decision.current?.querySelector<HTMLElement>('[data-decide] :is(input, button:not(:disabled))')?.focus();
  }

  async function confirm(other?: Distinction): Promise<void> {
    if (busy || isBlocked || mustCompare || !(await flush())) return;
    setLikely([]);
    setDistinct(other);
    const answer = await call(
      kiosk.confirmRegistration({ visitId: visit.id, comparedByEye: compared, distinct: other }),
    );
    switch (answer.kind) {
      case 'done':
        return settle(answer.value);
      case 'error':
        if (answer.error.code === 'second-person-needed') return setSigning(true);
        if (answer.error.code === 'likely-people') return setLikely(answer.error.people);
        return refuse(answer.error);
      case 'failed':
        return;
    }
  }

  async function settle(outcome: ConfirmationOutcome): Promise<void> {
    if (outcome.outcome === 'registered') return reload();
    const { reference, missing } = outcome;
    dispatch({ kind: 'kept-pending', reference, missing });
  }

  function refuse(reason: ConfirmationRefusal): void {
    dispatch({ kind: 'confirmation-refused', refusal: reason });
  }

  useForward(() => {
    if (isBlocked) decision.current?.querySelector<HTMLElement>('[data-blocking] button')?.focus();
    else if (mustCompare) {
      setAsked(true);
      focusDecision();
    } else void confirm();
  });
  // What is left to do here has the cursor: the statement, or the decision.
  useEffect(focusDecision, []);

  const toneOf = (field: DraftField) => {
    const problem = check.problems.find((candidate) => candidate.field === field);
    return problem && (problem.severity === 'block' ? ('bad' as const) : ('warn' as const));
  };

  return (
    <>
      <PageHeader title={t('review.title')} lead={t('review.lead')} />
      {refusal !== null && <ReviewRefusal refusal={refusal} onLeave={onLeave} />}
      <div className={css('columns')}>
        <div className={css('page')}>
          {definition.capture.map(({ step: section }) => (
            <section key={section} className={css('section')}>
              <header className={css('sectionHead')}>
                <h2>{stepName(section)}</h2>
                <Button
                  variant="quiet"
                  icon={Pencil}
                  aria-label={t('review.edit', { step: stepName(section) })}
                  onPress={() => goTo(section)}
                />
              </header>
              <FieldList
                procedure={visit.procedure}
                fields={reviewFieldsOf(definition, section, values)}
                values={values}
                tone={toneOf}
              />
            </section>
          ))}
        </div>
        <div className={css('decision')} ref={decision}>
          <Card fit>
            <LikelyPeople onLeave={onLeave} />
            <ReviewFindings check={check} />
            <section className={css('finding')}>
              <h2>{t('review.documents')}</h2>
              <ul className={css('documents')}>
                {visit.documents.map((document) => (
                  <li key={document.id}>
                    <CircleCheck size={18} aria-hidden />
                    {t(`common:document.${document.kind}`)} ·{' '}
                    {t('review.pages', { count: document.pages.length })}
                  </li>
                ))}
              </ul>
            </section>
          </Card>
          <div className={css('confirm')} data-decide data-enter-scope>
            {asked && mustCompare && <Notice tone="bad">{t('review.mustCompare')}</Notice>}
            {isComplete && (
              <CheckboxField isSelected={compared} onChange={setCompared}>
                {words('comparedByEye')}
              </CheckboxField>
            )}
            <div data-forward>
              <Button
                variant="primary"
                size="large"
                wide
                hint="Ctrl+Enter"
                isDisabled={isBlocked || mustCompare}
                isPending={busy}
                onPress={() => void confirm()}
              >
                {busy ? t('review.confirming') : t(isComplete ? 'review.confirm' : 'review.keepPending')}
              </Button>
            </div>
          </div>
        </div>
      </div>
      {isSigning && (
        <SignRegistrationDialog
          distinct={distinct}
          onClose={() => setSigning(false)}
          onDone={settle}
          onRefused={refuse}
          onLikely={setLikely}
        />
      )}
      {likely.length > 0 && (
        <TellApartDialog
          people={likely}
          onLeave={onLeave}
          onClose={() => setLikely([])}
          onOther={(other) => void confirm(other)}
        />
      )}
    </>
  );
}
