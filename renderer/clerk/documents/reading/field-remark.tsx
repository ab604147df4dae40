import { useTranslation } from 'react-i18next';
import { useFieldText } from '#renderer/clerk/registration/field-text.ts';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { remarkOn } from './field-readings.ts';
import styles from './reading.module.css';
import { useFieldReading, useVisitReading } from './reading-context.ts';

const css = classNames(styles);

/** Under a field: what the document says, where the draft does not say the same. One press takes it over. */
export function FieldRemarkLine({ field }: { readonly field: DraftField }) {
  const { t } = useTranslation('clerk');
  const { values, type } = useRegistration();
  const { notFound } = useVisitReading();
  const reading = useFieldReading(field);
  const textOf = useFieldText();
  if (reading === undefined) {
    const isMissing = notFound.includes(field) && (values[field] ?? '') === '';
    return isMissing ? <p className={css('notFound')}>{t('reading.notFound')}</p> : null;
  }
  const remark = remarkOn(reading, values);
  // In words too: an icon and its colour alone tell not everybody.
  if (remark === 'agrees') {
    return reading.state === 'read' ? null : (
      <p className={css('said')}>{t(`reading.stateHelp.${reading.state}`)}</p>
    );
  }
  const value = textOf(field, reading.value);
  const isDoubt = reading.state === 'doubtful';
  return (
    <div className={css('remark', isDoubt && 'doubt')}>
      <span className={css('remarkWords')}>
        {t(isDoubt && remark === 'doubt' ? 'reading.doubt' : 'reading.differs', { value })}
      </span>
      <button type="button" className={css('take')} onClick={() => type(field, reading.value)}>
        {t(isDoubt && remark === 'doubt' ? 'reading.confirm' : 'reading.use')}
      </button>
    </div>
  );
}
