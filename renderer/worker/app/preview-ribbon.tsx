import { useTranslation } from 'react-i18next';
import { languageCodes } from '#shared/domain/language-code.ts';
import styles from './preview-ribbon.module.css';

/** Said on every screen of a host that is not for production; to whom has chosen no language yet, in every one. */
export function PreviewRibbon({ isChosen }: { readonly isChosen: boolean }) {
  const { t, i18n } = useTranslation('common');
  return (
    <aside className={styles['ribbon']}>
      {isChosen
        ? t('previewHost')
        : languageCodes.map((language) => (
            <span key={language} lang={language}>
              {i18n.getFixedT(language, 'common')('previewHost')}
            </span>
          ))}
    </aside>
  );
}
