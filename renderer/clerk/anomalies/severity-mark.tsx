import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { Severity } from '#shared/domain/anomalies/anomaly.ts';
import styles from './anomalies.module.css';

const css = classNames(styles);

const icons: Record<Severity, LucideIcon> = { high: OctagonAlert, medium: TriangleAlert, low: Info };

/** How grave: a shape and a word, besides the colour. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation('clerk');
  const Icon = icons[severity];
  return (
    <span className={css('severity', severity)}>
      <Icon size={18} aria-hidden />
      {t(`anomalies.severity.${severity}`)}
    </span>
  );
}
