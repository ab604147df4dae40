import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { Button } from '#renderer/ui/button/button.tsx';
import { Card } from '#renderer/ui/card/card.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Dialog } from '#renderer/ui/dialog/dialog.tsx';
import { SelectField } from '#renderer/ui/field/select-field.tsx';
import { TextField } from '#renderer/ui/field/text-field.tsx';
import { useVisaTypeName, useVisaTypes } from '#renderer/ui/language/visa-types.ts';
import { Notice } from '#renderer/ui/notice/notice.tsx';
import { type VisaType, visaValidityUnits } from '#shared/domain/registration/visa-types.ts';
import styles from './visa-types-card.module.css';

const css = classNames(styles);

const lastingForms = ['none', ...visaValidityUnits] as const;
const [fewest, most] = [1, 999];

/** The visas that can be chosen at this terminal: what an administrator adds, retires and puts back. */
export function VisaTypesCard() {
  const { t } = useTranslation('clerk');
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const visaTypes = useVisaTypes();
  const nameOf = useVisaTypeName();
  const [isAdding, setAdding] = useState(false);

  function detailOf({ validity, isRetired }: VisaType): string {
    if (isRetired) return t('settings.visas.retired');
    return validity === null
      ? t('settings.visas.lasts.none')
      : t(`settings.visas.lasts.${validity.unit}`, { count: validity.count });
  }

  return (
    <Card
      title={t('settings.visas.title')}
      aside={
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t('settings.visas.add')}
        </Button>
      }
    >
      <p className={css('lead')}>{t('settings.visas.lead')}</p>
      <ul className={css('list')}>
        {visaTypes.map((visaType) => {
          const { id, isRetired } = visaType;
          const act = t(isRetired ? 'settings.visas.putBack' : 'settings.visas.retire');
          return (
            <li key={id} className={css('item')}>
              <span className={css('words')}>
                <span className={css('name', isRetired && 'retired')}>{nameOf(id)}</span>
                <span className={css('detail')}>{detailOf(visaType)}</span>
              </span>
              <Button
                variant="quiet"
                aria-label={`${act} ${nameOf(id)}`}
                isDisabled={busy}
                onPress={() => void call(kiosk.setVisaTypeRetired({ id, isRetired: !isRetired }))}
              >
                {act}
              </Button>
            </li>
          );
        })}
      </ul>
      {isAdding && <NewVisaTypeDialog onClose={() => setAdding(false)} />}
    </Card>
  );
}

function NewVisaTypeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['clerk', 'common']);
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const [names, setNames] = useState({ es: '', en: '' });
  const [lasting, setLasting] = useState<(typeof lastingForms)[number]>('none');
  const [count, setCount] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const range = t('settings.range', { lowest: fewest, highest: most });
  const isCountSound = /^\d+$/.test(count) && Number(count) >= fewest && Number(count) <= most;
  const isNamed = Object.values(names).every((name) => /\p{L}.*\p{L}/u.test(name));

  async function add(): Promise<void> {
    if (!isNamed || (lasting !== 'none' && !isCountSound)) return setProblem(t('settings.visas.incomplete'));
    setProblem(null);
    const validity = lasting === 'none' ? null : { count: Number(count), unit: lasting };
    const answer = await call(kiosk.addVisaType({ names, validity }));
    if (answer.kind === 'done') onClose();
    if (answer.kind === 'error') setProblem(t(`settings.visas.error.${answer.error.code}`));
  }

  return (
    <Dialog
      title={t('settings.visas.addTitle')}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common:action.cancel')}</Button>
          <Button variant="primary" isPending={busy} onPress={() => void add()}>
            {t('settings.visas.add')}
          </Button>
        </>
      }
    >
      {problem !== null && <Notice tone="bad">{problem}</Notice>}
      <TextField
        label={t('settings.visas.nameEs')}
        value={names.es}
        onChange={(es) => setNames({ ...names, es })}
        maxLength={60}
        autoFocus
      />
      <TextField
        label={t('settings.visas.nameEn')}
        value={names.en}
        onChange={(en) => setNames({ ...names, en })}
        maxLength={60}
      />
      <SelectField
        label={t('settings.visas.validity')}
        value={lasting}
        placeholder=""
        description={t('settings.visas.validityHelp')}
        onChange={(value) => setLasting(lastingForms.find((form) => form === value) ?? lasting)}
        choices={lastingForms.map((id) => ({ id, label: t(`settings.visas.unit.${id}`) }))}
      />
      {lasting !== 'none' && (
        <TextField
          label={t(`settings.visas.countOf.${lasting}`)}
          value={count}
          onChange={setCount}
          inputMode="numeric"
          maxLength={3}
          description={range}
          error={count === '' || isCountSound ? undefined : range}
        />
      )}
    </Dialog>
  );
}
