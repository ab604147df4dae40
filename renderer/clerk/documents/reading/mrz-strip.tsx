import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import styles from './reading.module.css';
import { useVisitReading } from './reading-context.ts';

const css = classNames(styles);

/** The lines of the MRZ as the camera saw them, above those that were read: names are compared by eye. */
export function MrzStrip() {
  const { t } = useTranslation('clerk');
  const { strip } = useVisitReading();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (strip === null) return setAddress(null);
    const made = URL.createObjectURL(new Blob([strip.slice()]));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [strip]);
  if (address === null) return null;
  return <img className={css('strip')} src={address} alt={t('reading.strip')} title={t('reading.strip')} />;
}
