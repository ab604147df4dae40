import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import mark from '../../../resources/icons/ventanilla.svg';
import styles from './brand.module.css';

const css = classNames(styles);

/** The mark, the product's name, and below it where this terminal stands. */
export function Brand({ place }: { readonly place?: string }) {
  const { t } = useTranslation('common');
  return (
    <span className={css('brand')}>
      <img src={mark} alt="" className={css('mark')} />
      <span className={css('words')}>
        <span>{t('product')}</span>
        {place !== undefined && (
          <span className={css('place')} title={place}>
            {place}
          </span>
        )}
      </span>
    </span>
  );
}
