import { Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';
import type { FieldProps } from './field-props.ts';

const css = classNames(styles);

/** The name over a field. Optional fields say so: most fields at the counter are needed. */
export function FieldLabel({
  label,
  isRequired,
  labelNote,
}: Pick<FieldProps, 'label' | 'labelNote'> & { readonly isRequired?: boolean | undefined }) {
  const { t } = useTranslation('common');
  const note = labelNote ?? (isRequired === false ? t('optional') : null);
  return (
    <div className={css('labelRow')}>
      <Label className={css('label')}>{label}</Label>
      {note !== null && <span className={css('optional')}>{note}</span>}
    </div>
  );
}
