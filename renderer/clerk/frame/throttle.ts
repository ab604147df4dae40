import { useTranslation } from 'react-i18next';
import { useFormats } from '#renderer/ui/language/format.ts';

/** The words for "too many attempts", with the local time at which trying again makes sense. */
export function useThrottleText(): (retryAt: string) => string {
  const { t } = useTranslation('clerk');
  const { time } = useFormats();
  return (retryAt) => t('throttled', { time: time(retryAt) });
}
