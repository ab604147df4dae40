import { Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import styles from './field.module.css';

const css = classNames(styles);

/** The name over a field. Optional fields say so: most fields at the counter are needed. */
export function FieldLabel({
  label,
  isRequired,
}: {
  readonly label: string;
  readonly isRequired?: boolean | undefined;
}) {
  const { t } = useTranslation('common');
  return (
    <div className={css('labelRow')}>
      <Label className={css('label')}>{label}</Label>
      {isRequired === false && <span className={css('optional')}>{t('optional')}</span>}
    </div>
  );
}
