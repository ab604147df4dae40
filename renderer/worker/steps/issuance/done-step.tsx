import {
  CalendarClock,
  Check,
  FileCheck,
  FileClock,
  FileWarning,
  IdCard,
  KeyRound,
  type LucideIcon,
  PenLine,
  Printer,
  Share2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '#renderer/api/kiosk.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { useWorkerProcedureWords } from '#renderer/ui/language/procedure-words.ts';
import { Screen } from '#renderer/worker/frame/screen.tsx';
import { ScrollArea } from '#renderer/worker/ui/scroll-area.tsx';
import { type StepAt, useProcedure, useVisit } from '#renderer/worker/ui/worker-context.ts';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { dateInWords } from '#shared/text/languages/dates-in-words.ts';
import { printingWords } from '../printing-words.ts';
import styles from './done-step.module.css';

const css = classNames(styles);

const printingIcons: Record<Paper['printing'], LucideIcon> = {
  queued: Printer,
  printed: FileCheck,
  sent: Printer,
  waiting: FileClock,
  failed: FileWarning,
};

/** The end: the code to carry away, what comes next, and which papers. */
export function DoneStep({ step }: { readonly step: StepAt<'done'> }) {
  const { t } = useTranslation(['worker', 'common']);
  const { kiosk, session } = useVisit();
  const { call, busy } = useCall();
  const procedure = useProcedure();
  const definition = definitionOf(procedure);
  const words = useWorkerProcedureWords(procedure);
  const deadline = step.entryNoticeDeadline;
  const ofContract = [
    { icon: Share2, words: t('worker:done.employer') },
    {
      icon: CalendarClock,
      words:
        deadline === null
          ? t('worker:done.noDeadline')
          : t(step.isEntryNoticeOver ? 'worker:done.deadlineOver' : 'worker:done.deadline', {
              date: dateInWords(deadline, session.language),
            }),
    },
  ];
  const next: readonly { readonly icon: LucideIcon; readonly words: string }[] = [
    { icon: PenLine, words: t('worker:done.sign') },
    ...(definition.identity.knownBy === 'cedula'
      ? [{ icon: IdCard, words: t('worker:done.useCedula') }]
      : []),
    ...(definition.entryNoticeFrom === null ? [] : ofContract),
    { icon: KeyRound, words: t('worker:done.secret') },
  ];
  return (
    <Screen
      title={t('worker:done.title')}
      fill
      busy={busy}
      primary={{
        label: t('worker:done.finish'),
        icon: Check,
        onPress: () => void call(kiosk.finishWorkerVisit({})),
      }}
    >
      <ScrollArea label={t('worker:done.title')}>
        <div className={css('all')}>
          <section className={css('code')}>
            <h2 className={css('label')}>{words('code')}</h2>
            <p className={css('number')}>{step.identificationCode}</p>
          </section>
          <div className={css('columns')}>
            <section>
              <h2 className={css('heading')}>{t('worker:done.next')}</h2>
              <ol className={css('list')}>
                {next.map(({ icon: Icon, words }) => (
                  <li key={words} className={css('line')}>
                    <Icon aria-hidden className={css('icon')} />
                    <span>{words}</span>
                  </li>
                ))}
              </ol>
            </section>
            {step.papers.length + step.owed.length > 0 && <YourPapers {...step} />}
          </div>
        </div>
      </ScrollArea>
    </Screen>
  );
}

/** Those that are not made yet too. What is to be said of all of them is said once. */
function YourPapers({ papers, owed }: Pick<StepAt<'done'>, 'papers' | 'owed'>) {
  const { t } = useTranslation(['worker', 'common']);
  const lines = [
    ...papers.map((paper) => ({ ...paper, state: printingWords(paper) })),
    ...owed
      .filter((kind) => papers.every((paper) => paper.kind !== kind))
      .map((kind) => ({ id: kind, kind, printing: 'waiting', state: 'waiting' }) as const),
  ];
  const [first, ...others] = lines;
  const shared =
    first !== undefined && others.every(({ state }) => state === first.state) ? first.state : null;
  return (
    <section>
      <h2 className={css('heading')}>
        {t('worker:done.papers')}
        {shared !== null && (
          <span className={css('state')}>{t(`worker:done.printing.${shared}`, { count: lines.length })}</span>
        )}
      </h2>
      <ul className={css('list')}>
        {lines.map(({ id, kind, printing, state }) => {
          const Icon = state === 'kept' ? FileWarning : printingIcons[printing];
          return (
            <li key={id} className={css('line', state === 'kept' ? 'failed' : printing)}>
              <Icon aria-hidden className={css('icon')} />
              <span>
                {t(`common:paper.${kind}`)}
                {shared === null && (
                  <span className={css('state')}>{t(`worker:done.printing.${state}`, { count: 1 })}</span>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
