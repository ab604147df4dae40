import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { DateEntry, DatePad } from '#renderer/worker/entry/date-entry.tsx';
import { type AskedDate, dateOf, dateParts } from '#renderer/worker/entry/date-entry-state.ts';
import { useDateEntry } from '#renderer/worker/entry/use-date-entry.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { type ServiceStepAt, useVisit } from '#renderer/worker/ui/worker-context.ts';

/** The same is asked of everybody: a screen that asked for less would tell what the record holds, and that there is one. */
const asked: AskedDate = { parts: dateParts, mayBeUnknown: true };

/** The first of the three answers of a recovery, and where a wrong attempt comes back to. */
export function ServiceBirthDateStep({ step }: { readonly step: ServiceStepAt<'recovery-birth-date'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk } = useVisit();
  const { call, busy } = useCall();
  const [typed, setTyped] = useState(false);
  const entry = useDateEntry(() => setTyped(true), asked);
  const birthDate = dateOf(entry);
  const { attemptsLeft } = step;

  async function submit(): Promise<void> {
    if (birthDate !== null && !busy) await call(kiosk.submitBirthDate({ birthDate }));
  }

  return (
    <Screen
      title={t('worker:service.birthDate.title')}
      hint={t('worker:service.birthDate.hint')}
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
          attemptsLeft === null || typed
            ? undefined
            : t('worker:frame.wrongAnswer', {
                what: t('worker:service.birthDate.wrong'),
                left: t('worker:frame.attemptsLeft', { count: attemptsLeft }),
              })
        }
      />
    </Screen>
  );
}
