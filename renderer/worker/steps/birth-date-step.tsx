import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { useProcedureWords } from '#renderer/ui/language/procedure-words.ts';
import { DateEntry, DatePad } from '#renderer/worker/entry/date-entry.tsx';
import { dateOf, dateParts } from '#renderer/worker/entry/date-entry-state.ts';
import { useDateEntry } from '#renderer/worker/entry/use-date-entry.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { type StepAt, useProcedure, useVisit } from '#renderer/worker/ui/worker-context.ts';

/** The birth date, as far as it is known: only the person and their document say it. Attempts are counted by main. */
export function BirthDateStep({ step }: { readonly step: StepAt<'birth-date'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const words = useProcedureWords('worker', useProcedure());
  const [attemptsLeft, setAttemptsLeft] = useState<number>();
  const entry = useDateEntry(() => setAttemptsLeft(undefined), {
    parts: dateParts.slice(dateParts.indexOf(step.known)),
    mayBeUnknown: false,
  });
  const birthDate = dateOf(entry);

  async function submit(): Promise<void> {
    if (birthDate === null || busy) return;
    const answer = await call(kiosk.submitBirthDate({ birthDate }));
    if (answer.kind !== 'error' || answer.error.code !== 'wrong-answer') return;
    entry.clear();
    setAttemptsLeft(answer.error.attemptsLeft);
  }

  return (
    <Screen
      title={t('worker:birthDate.title')}
      hint={words(`worker:birthDate.hint.${step.known}`)}
      busy={busy}
      pad={<DatePad entry={entry} />}
      primary={{
        label: t('common:action.continue'),
        disabled: birthDate === null,
        onPress: () => void submit(),
      }}
    >
      <DateEntry
        entry={entry}
        onEnter={() => void submit()}
        problem={
          attemptsLeft === undefined
            ? undefined
            : t('worker:frame.wrongAnswer', {
                what: words('worker:birthDate.wrong'),
                left: t('worker:frame.attemptsLeft', { count: attemptsLeft }),
              })
        }
      />
    </Screen>
  );
}
