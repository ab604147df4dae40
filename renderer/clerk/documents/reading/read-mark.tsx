import { CircleHelp, ScanText, Wrench } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { remarkOn } from './field-readings.ts';
import styles from './reading.module.css';
import { useFieldReading } from './reading-context.ts';

const css = classNames(styles);
const icons = { read: ScanText, repaired: Wrench, doubtful: CircleHelp } as const;

/** At the end of a field: its value came from the document, and how surely. */
export function ReadMark({ field }: { readonly field: DraftField }) {
  const { t } = useTranslation('clerk');
  const { values } = useRegistration();
  const reading = useFieldReading(field);
  if (reading === undefined || remarkOn(reading, values) !== 'agrees') return null;
  const Icon = icons[reading.state];
  return (
    <span className={css('mark', reading.state)} role="img" aria-label={t(`reading.state.${reading.state}`)}>
      <Icon size={16} aria-hidden />
    </span>
  );
}
