import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './preview-banner.module.css';

const css = classNames(styles);

/** Says that this host is not the production one. */
export function PreviewBanner({ preview }: { readonly preview: boolean }) {
  const { t } = useTranslation('common');
  return preview ? <aside className={css('banner')}>{t('previewHost')}</aside> : null;
}
