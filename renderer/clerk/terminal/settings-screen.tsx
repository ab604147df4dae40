import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useKeptTyping } from '#renderer/clerk/frame/kept.tsx';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { useUnsaved } from '#renderer/clerk/frame/unsaved.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { PageHeader } from '#renderer/ui/page-header/page-header.tsx';
import type { Settings } from '#shared/contract/kiosk/accounts/clerk-session-methods.ts';
import { AnomalySettings } from '../anomalies/anomaly-settings.tsx';
import { SaveRow } from '../frame/save-row.tsx';
import styles from '../frame/tables.module.css';
import { MailServerCard } from '../mail/mail-server-card.tsx';
import { JobsCard } from './jobs-card.tsx';
import { ScannerTest } from './scanner-test.tsx';
import { VisaTypesCard } from './visa-types-card.tsx';

const css = classNames(styles);
const nonePrinter = 'none';

type Figure = Exclude<keyof Settings, 'printer'>;

interface Typed {
  readonly printer: string | null;
  readonly figures: Record<Figure, string>;
}

/** Lowest and highest figure of each setting; main holds the same in its schema. */
const ranges: Record<Figure, readonly [number, number]> = {
  clerkIdleMinutes: [1, 60],
  workerIdleSeconds: [30, 600],
  workerWarningSeconds: [20, 120],
  entryNoticeDays: [1, 90],
  sutRegistrationDays: [1, 365],
  emailCodeMinutes: [1, 60],
  unlockCodeMinutes: [1, 15],
  contactCoolingDays: [1, 90],
  passphraseTryDays: [7, 730],
  drillDays: [7, 730],
  newestSnapshots: [1, 24],
  dailySnapshots: [0, 31],
  weeklySnapshots: [0, 52],
  monthlySnapshots: [0, 120],
};
const idleFigures = ['clerkIdleMinutes', 'workerIdleSeconds', 'workerWarningSeconds'] as const;
const deadlineFigures = [
  'entryNoticeDays',
  'sutRegistrationDays',
  'emailCodeMinutes',
  'unlockCodeMinutes',
  'contactCoolingDays',
] as const;

const backupFigures = [
  'newestSnapshots',
  'dailySnapshots',
  'weeklySnapshots',
  'monthlySnapshots',
  'passphraseTryDays',
  'drillDays',
] as const;

/** Printer, idle times and deadlines of this terminal. */
export function SettingsScreen({ sealedBy }: { readonly sealedBy: SessionIn<'signed-in'>['sealedBy'] }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [printers, setPrinters] = useState<readonly string[]>([]);
  const before = useKeptTyping<Typed>('settings');
  const [printer, setPrinter] = useState(before?.printer ?? null);
  const [figures, setFigures] = useState(before?.figures ?? null);
  const [saved, setSaved] = useState(false);
  const [isChanged, setChanged] = useState(before !== undefined);
  useUnsaved('settings', isChanged && figures !== null ? { printer, figures } : null);

  useEffect(() => {
    void call(kiosk.listPrinters({})).then((answer) => {
      if (answer.kind === 'done') setPrinters(answer.value);
    });
    if (before !== undefined) return;
    void call(kiosk.getSettings({})).then((answer) => {
      if (answer.kind !== 'done') return;
      const { printer: current, ...rest } = answer.value;
      setPrinter(current);
      setFigures(
        Object.fromEntries(Object.entries(rest).map(([name, figure]) => [name, String(figure)])) as Record<
          Figure,
          string
        >,
      );
    });
  }, [before, call, kiosk]);

  if (figures === null) return null;
  const current = figures;
  const isSound = (name: Figure): boolean => {
    const [lowest, highest] = ranges[name];
    const figure = Number(current[name]);
    return /^\d+$/.test(current[name]) && figure >= lowest && figure <= highest;
  };
  const areSound = (Object.keys(ranges) as Figure[]).every(isSound);

  async function save(): Promise<void> {
    setSaved(false);
    const answer = await call(
      kiosk.saveSettings({
        printer,
        clerkIdleMinutes: Number(current.clerkIdleMinutes),
        workerIdleSeconds: Number(current.workerIdleSeconds),
        workerWarningSeconds: Number(current.workerWarningSeconds),
        entryNoticeDays: Number(current.entryNoticeDays),
        sutRegistrationDays: Number(current.sutRegistrationDays),
        emailCodeMinutes: Number(current.emailCodeMinutes),
        unlockCodeMinutes: Number(current.unlockCodeMinutes),
        contactCoolingDays: Number(current.contactCoolingDays),
        passphraseTryDays: Number(current.passphraseTryDays),
        drillDays: Number(current.drillDays),
        newestSnapshots: Number(current.newestSnapshots),
        dailySnapshots: Number(current.dailySnapshots),
        weeklySnapshots: Number(current.weeklySnapshots),
        monthlySnapshots: Number(current.monthlySnapshots),
      }),
    );
    setSaved(answer.kind === 'done');
    if (answer.kind === 'done') setChanged(false);
  }
  function figure(name: Figure) {
    const [lowest, highest] = ranges[name];
    const range = t('settings.range', { lowest, highest });
    return (
      <TextField
        key={name}
        label={t(`settings.${name}`)}
        value={current[name]}
        onChange={(value) => {
          setSaved(false);
          setChanged(true);
          setFigures({ ...current, [name]: value });
        }}
        inputMode="numeric"
        maxLength={3}
        description={range}
        error={isSound(name) ? undefined : range}
      />
    );
  }

  return (
    <div className={css('page', 'scroll')} data-enter-scope>
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      <div className={css('grid')}>
        <div className={css('stack')}>
          <Card title={t('settings.printing')}>
            <SelectField
              label={t('settings.printer')}
              value={printer ?? nonePrinter}
              placeholder=""
              onChange={(value) => {
                setSaved(false);
                setChanged(true);
                setPrinter(value === nonePrinter ? null : value);
              }}
              choices={[
                { id: nonePrinter, label: t('settings.noPrinter') },
                ...printers.map((name) => ({ id: name, label: name })),
              ]}
            />
          </Card>
          <ScannerTest />
          <Card title={t('settings.sealedBy')}>
            <p>{t(`settings.sealedByText.${sealedBy}`)}</p>
          </Card>
        </div>
        <Card title={t('settings.idle')}>{idleFigures.map(figure)}</Card>
        <Card title={t('settings.deadlines')}>{deadlineFigures.map(figure)}</Card>
      </div>
      <Card title={t('settings.backup')}>
        <div className={css('formRows')}>{backupFigures.map(figure)}</div>
      </Card>
      <SaveRow
        words={t('common:action.save')}
        saved={saved ? t('settings.saved') : null}
        isChanged={isChanged}
        isSound={areSound}
        isPending={busy}
        onSave={() => void save()}
      />
      <VisaTypesCard />
      <AnomalySettings />
      <MailServerCard />
      <JobsCard />
    </div>
  );
}
