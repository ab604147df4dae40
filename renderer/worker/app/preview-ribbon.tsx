import { useTranslation } from 'react-i18next';
import styles from './preview-ribbon.module.css';

/** Said on every screen of a host that is not for production. */
export function PreviewRibbon() {
  const { t } = useTranslation('common');
  return <aside className={styles['ribbon']}>{t('previewHost')}</aside>;
}
