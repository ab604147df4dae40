import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useKeptTyping } from '#renderer/clerk/frame/kept.tsx';
import { useUnsaved } from '#renderer/clerk/frame/unsaved.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { CheckboxField } from '#renderer/ui/field/checkbox-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import type { AnomalyBoard } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import { SaveRow } from '../frame/save-row.tsx';
import styles from '../frame/tables.module.css';

const css = classNames(styles);

type Settings = AnomalyBoard['settings'];
type Figure = Exclude<keyof Settings, 'openDays' | 'opensAt' | 'closesAt'>;

/** Lowest and highest of each; main holds the same in its schema. */
const ranges: Record<Figure, readonly [number, number]> = {
  windowDays: [7, 365],
  peoplePerContact: [2, 50],
  contactUnlockDays: [1, 90],
  rateMinimum: [2, 100],
  rateTimes: [2, 20],
  rateOnceIn: [20, 1_000_000],
  failuresPerCode: [3, 100],
  pairMinimum: [2, 100],
};
const figures = Object.keys(ranges) as Figure[];
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

type Typed = Record<Figure | 'opensAt' | 'closesAt', string>;

/** From when on something shows on the anomaly board, and when the branch is open. */
export function AnomalySettings() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const before = useKeptTyping<{ readonly typed: Typed; readonly openDays: readonly number[] }>('anomalies');
  const [typed, setTyped] = useState(before?.typed ?? null);
  const [openDays, setOpenDays] = useState(before?.openDays ?? []);
  const [saved, setSaved] = useState(false);
  const [isChanged, setChanged] = useState(before !== undefined);
  useUnsaved('anomalies', isChanged && typed !== null ? { typed, openDays } : null);

  useEffect(() => {
    if (before !== undefined) return;
    void call(kiosk.getAnomalySettings({})).then((answer) => {
      if (answer.kind !== 'done') return;
      const { openDays: days, ...rest } = answer.value;
      setOpenDays(days);
      setTyped(
        Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)])) as Typed,
      );
    });
  }, [before, call, kiosk]);

  if (typed === null) return null;
  const isSound = (name: Figure) => {
    const [lowest, highest] = ranges[name];
    return /^\d+$/.test(typed[name]) && Number(typed[name]) >= lowest && Number(typed[name]) <= highest;
  };
  const areTimesSound =
    timeOfDay.test(typed.opensAt) && timeOfDay.test(typed.closesAt) && typed.opensAt < typed.closesAt;
  const change = (name: keyof Typed) => (value: string) => {
    setSaved(false);
    setChanged(true);
    setTyped({ ...typed, [name]: value });
  };

  async function save(values: Typed): Promise<void> {
    const numbers = Object.fromEntries(figures.map((name) => [name, Number(values[name])])) as Record<
      Figure,
      number
    >;
    const { opensAt, closesAt } = values;
    const answer = await call(
      kiosk.saveAnomalySettings({ ...numbers, opensAt, closesAt, openDays: openDays.toSorted() }),
    );
    setSaved(answer.kind === 'done');
    if (answer.kind === 'done') setChanged(false);
  }

  return (
    <div data-enter-scope>
      <Card title={t('anomalies.settings.title')}>
        <div className={css('formRows')}>
          {(['opensAt', 'closesAt'] as const).map((name) => (
            <TextField
              key={name}
              label={t(`anomalies.settings.${name}`)}
              value={typed[name]}
              onChange={change(name)}
              maxLength={5}
              error={areTimesSound ? undefined : t('anomalies.settings.time')}
            />
          ))}
        </div>
        <fieldset className={css('days')}>
          <legend>{t('anomalies.settings.openDays')}</legend>
          {weekdays.map((name, index) => (
            <CheckboxField
              key={name}
              isSelected={openDays.includes(index + 1)}
              onChange={(isOpen) => {
                setSaved(false);
                setChanged(true);
                setOpenDays(
                  isOpen ? [...openDays, index + 1] : openDays.filter((each) => each !== index + 1),
                );
              }}
            >
              {t(`anomalies.settings.day.${name}`)}
            </CheckboxField>
          ))}
        </fieldset>
        <div className={css('formRows')}>
          {figures.map((name) => {
            const [lowest, highest] = ranges[name];
            const range = t('settings.range', { lowest, highest });
            return (
              <TextField
                key={name}
                label={t(`anomalies.settings.${name}`)}
                value={typed[name]}
                onChange={change(name)}
                inputMode="numeric"
                maxLength={7}
                description={range}
                error={isSound(name) ? undefined : range}
              />
            );
          })}
        </div>
        <SaveRow
          words={t('anomalies.settings.save')}
          saved={saved ? t('anomalies.settings.saved') : null}
          isChanged={isChanged}
          isSound={figures.every(isSound) && areTimesSound}
          isPending={busy}
          onSave={() => void save(typed)}
        />
      </Card>
    </div>
  );
}
