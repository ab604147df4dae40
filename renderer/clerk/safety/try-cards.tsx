import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import { useLanguage } from '#renderer/ui/language/i18n.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import type { Safety } from '#shared/contract/kiosk/safety/safety-methods.ts';
import type { CheckResult, DrillResult, Restored } from '#shared/contract/kiosk/safety/safety-values.ts';
import { lackingDocuments } from '#shared/text/languages/restore-facts.ts';
import { Progress } from './bar.tsx';
import styles from './safety.module.css';
import { percentOf } from './safety-words.ts';

const css = classNames(styles);

interface TryCardProps {
  readonly safety: Safety;
  readonly onChanged: () => Promise<void>;
}

/** Whether the place would bring the terminal back: tried, and how it went the last time. */
export function DrillCard(props: TryCardProps) {
  const { drill } = props.safety;
  return (
    <TryCard {...props} kind="drill">
      {drill !== null && <DrillWords drill={drill} />}
    </TryCard>
  );
}

/** Whether everything at the place is as it was written. */
export function CheckCard(props: TryCardProps) {
  const { check } = props.safety;
  return (
    <TryCard {...props} kind="check">
      {check !== null && <CheckWords check={check} />}
    </TryCard>
  );
}

function TryCard({
  safety,
  onChanged,
  kind,
  children,
}: TryCardProps & { readonly kind: 'drill' | 'check'; readonly children: React.ReactNode }) {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [problem, setProblem] = useState<string | null>(null);
  const { work, place } = safety;
  const isRunning = work?.kind === kind;

  async function run(): Promise<void> {
    const answer = await call(kind === 'drill' ? kiosk.drillRestore({}) : kiosk.checkSafetyPlace({}));
    setProblem(answer.kind === 'error' ? t(`safety.choose.problem.${answer.error.code}`) : null);
    await onChanged();
  }

  return (
    <Card
      title={t(`safety.${kind}.title`)}
      aside={
        isRunning ? (
          <Button onPress={() => void call(kiosk.cancelSafetyWork({})).then(onChanged)}>
            {t('safety.cancel')}
          </Button>
        ) : (
          <Button isDisabled={place === null || work !== null} isPending={busy} onPress={() => void run()}>
            {t(`safety.${kind}.run`)}
          </Button>
        )
      }
    >
      <div className={css('card')}>
        <p className={css('lead')}>{t(`safety.${kind}.text`)}</p>
        {isRunning ? (
          <Progress
            percent={percentOf(work.progress)}
            words={t('safety.underWay', {
              step: t(`safety.step.${work.progress.step}`),
              percent: percentOf(work.progress),
            })}
          />
        ) : (
          <>
            {kind === 'drill' && safety.status.isDrillDue && safety.drill !== null && (
              <Notice tone="warn" compact>
                {t('safety.drill.due')}
              </Notice>
            )}
            {children || (
              <Notice tone={kind === 'drill' ? 'warn' : 'info'} compact>
                {t(`safety.${kind}.never`)}
              </Notice>
            )}
          </>
        )}
        {problem !== null && (
          <Notice tone="bad" compact>
            {problem}
          </Notice>
        )}
      </div>
    </Card>
  );
}

function DrillWords({ drill }: { readonly drill: DrillResult }) {
  const { t } = useTranslation('clerk');
  const { fullMoment } = useFormats();
  const { at, outcome } = drill;
  const title = t('safety.when', { when: fullMoment(at) });
  switch (outcome.outcome) {
    case 'restored':
      return <RestoredWords title={title} report={outcome.report} />;
    case 'damaged':
      return (
        <Notice tone="bad" title={title} compact>
          {t('safety.drill.damaged', { file: outcome.damage.file })}
        </Notice>
      );
    case 'problem':
      return (
        <Notice tone="warn" title={title} compact>
          {t('safety.drill.problem', { why: t(`safety.choose.problem.${outcome.problem}`) })}
        </Notice>
      );
  }
}

function RestoredWords({ title, report }: { readonly title: string; readonly report: Restored }) {
  const { t } = useTranslation('clerk');
  const { fullMoment, count } = useFormats();
  const language = useLanguage();
  const { journalFault, missingCount } = report;
  const back = {
    people: count(report.people),
    documents: count(report.documents),
    through: fullMoment(report.restoredThrough),
  };
  const isWhole = journalFault === null && missingCount === 0;
  return (
    <Notice tone={isWhole ? 'good' : 'bad'} title={title} compact>
      {t(isWhole ? 'safety.drill.restored' : 'safety.drill.withGaps', back)}
      {journalFault !== null && <p>{t('safety.drill.cut', { file: journalFault.file })}</p>}
      {missingCount > 0 && (
        <>
          <p>{t('safety.drill.lacking', { missing: count(missingCount) })}</p>
          <Names names={lackingDocuments(report, language)} />
        </>
      )}
    </Notice>
  );
}

function CheckWords({ check }: { readonly check: CheckResult }) {
  const { t } = useTranslation('clerk');
  const { fullMoment, count } = useFormats();
  const { at, outcome } = check;
  const title = t('safety.when', { when: fullMoment(at) });
  if (outcome.outcome === 'problem') {
    return (
      <Notice tone="warn" title={title} compact>
        {t('safety.check.problem', { why: t(`safety.choose.problem.${outcome.problem}`) })}
      </Notice>
    );
  }
  const { faultCount, faults, snapshots, documents, mendedCount } = outcome;
  const lacking = faults.filter(({ isNeeded, fault }) => isNeeded && fault !== 'unfinished').length;
  const older = faults.filter(({ isNeeded }) => !isNeeded).length;
  return (
    <Notice tone={toneOf(lacking, faultCount + mendedCount)} title={title} compact>
      {faultCount === 0
        ? t('safety.check.whole', { snapshots: count(snapshots), documents: count(documents) })
        : t('safety.check.faults', { count: faultCount })}
      {mendedCount > 0 && <p>{t('safety.check.mended', { mended: count(mendedCount) })}</p>}
      {lacking > 0 && <p>{t('safety.check.lacking', { lacking: count(lacking) })}</p>}
      {older > 0 && <p>{t('safety.check.older', { older: count(older) })}</p>}
      {faultCount > 0 && (
        <Names names={faults.map(({ file, fault }) => `${file}: ${t(`safety.check.fault.${fault}`)}`)} />
      )}
    </Notice>
  );
}

function toneOf(lacking: number, damaged: number): 'good' | 'warn' | 'bad' {
  if (lacking > 0) return 'bad';
  return damaged > 0 ? 'warn' : 'good';
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className={css('names')}>
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
