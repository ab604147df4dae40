import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/language/format.ts';

const gigabyte = 1_000_000_000;

/** Bytes as people say them. */
export function useSizeText(): (bytes: number) => string {
  const { t } = useTranslation('clerk');
  const { number } = useFormats();
  return (bytes) =>
    bytes >= gigabyte
      ? t('safety.choose.gigabytes', { size: number(bytes / gigabyte) })
      : t('safety.choose.megabytes', { size: Math.max(1, Math.round(bytes / 1_000_000)) });
}

/** Whole per cent; 0 where nobody knows how much there is. */
export function percentOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}
