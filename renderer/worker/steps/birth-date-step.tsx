import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { useWorkerDocumentWords } from '#renderer/ui/language/procedure-words.ts';
import { DateEntry, DatePad } from '#renderer/worker/entry/date-entry.tsx';
import { type AskedDate, dateOf, dateParts } from '#renderer/worker/entry/date-entry-state.ts';
import { useDateEntry } from '#renderer/worker/entry/use-date-entry.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { type StepShownBy, useProcedure, useVisit } from '#renderer/worker/ui/worker-context.ts';

/**
 * The birth date, which only the person and their document say: judged at once in an issuance, and the first of three
 * answers of a recovery, where a wrong attempt comes back to. Attempts are counted by main.
 */
export function BirthDateStep({ step }: { readonly step: StepShownBy<'birth-date'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const words = useWorkerDocumentWords(useProcedure());
  const isRecovery = step.stage === 'recovery-birth-date';
  const [attemptsLeft, setAttemptsLeft] = useState(isRecovery ? step.attemptsLeft : null);
  const entry = useDateEntry(() => setAttemptsLeft(null), askedOf(step));
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
      title={t(isRecovery ? 'worker:service.birthDate.title' : 'worker:birthDate.title')}
      hint={isRecovery ? t('worker:service.birthDate.hint') : words(`birthDate.${step.known}`)}
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
          attemptsLeft === null
            ? undefined
            : t('worker:frame.wrongAnswer', {
                what: isRecovery ? t('worker:service.birthDate.wrong') : words('birthDate.wrong'),
                left: t('worker:frame.attemptsLeft', { count: attemptsLeft }),
              })
        }
      />
    </Screen>
  );
}

/**
 * As far as it is known. In a recovery the same is asked of everybody: a screen that asked for less would tell what the
 * record holds, and that there is one.
 */
function askedOf(step: StepShownBy<'birth-date'>): AskedDate {
  return step.stage === 'recovery-birth-date'
    ? { parts: dateParts, mayBeUnknown: true }
    : { parts: dateParts.slice(dateParts.indexOf(step.known)), mayBeUnknown: false };
}
