import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import mark from '../../../resources/icons/ventanilla.svg';
import styles from './brand.module.css';

const css = classNames(styles);

/** The mark and the product's name. */
export function Brand() {
  const { t } = useTranslation('common');
  return (
    <span className={css('brand')}>
      <img src={mark} alt="" className={css('mark')} />
      <span>{t('product')}</span>
    </span>
  );
}
