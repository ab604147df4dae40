import { Check, ListTree } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#renderer/ui/button/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { AnomalyRow } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import styles from './anomalies.module.css';
import { codesOf, figuresOf, titleOf } from './anomaly-words.ts';
import { SeverityMark } from './severity-mark.tsx';

const css = classNames(styles);

interface AnomalyItemProps {
  readonly row: AnomalyRow;
  readonly onOpen: () => void;
  readonly onMark: () => void;
}

/** One finding: what, who, how many, since when, and what came of looking at it. */
export function AnomalyItem({ row, onOpen, onMark }: AnomalyItemProps) {
  const { t } = useTranslation('clerk');
  const { moment } = useFormats();
  const { looked } = row;
  const title = titleOf(row, t);
  const facts = [
    figuresOf(row, t),
    row.people.length === 0
      ? null
      : t('anomalies.about', { people: row.people.map(({ name }) => name).join(', ') }),
    codesOf(row, t),
    row.since === row.latest
      ? t('anomalies.when', { since: moment(row.since) })
      : t('anomalies.whenFromTo', { since: moment(row.since), latest: moment(row.latest) }),
  ].filter((fact) => fact !== null);
  return (
    <li className={css('row', looked?.isCurrent === true && 'settled')}>
      <SeverityMark severity={row.severity} />
      <div className={css('words')}>
        <strong className={css('what')}>{title}</strong>
        {facts.map((fact) => (
          <span key={fact} className={css('fact')}>
            {fact}
          </span>
        ))}
        {looked !== null && (
          <span className={css('looked')}>
            {t(looked.isCurrent ? 'anomalies.looked' : 'anomalies.lookedBefore', {
              ...looked,
              at: moment(looked.at),
            })}
          </span>
        )}
        {!row.mayMark && looked?.isCurrent !== true && (
          <span className={css('looked')}>{t('anomalies.notYours')}</span>
        )}
      </div>
      <div className={css('acts')}>
        <Button icon={ListTree} onPress={onOpen} aria-label={`${t('anomalies.open')}: ${title}`}>
          {t('anomalies.open')}
        </Button>
        {row.mayMark && looked?.isCurrent !== true && (
          <Button
            icon={Check}
            variant="quiet"
            onPress={onMark}
            aria-label={`${t('anomalies.mark')}: ${title}`}
          >
            {t('anomalies.mark')}
          </Button>
        )}
      </div>
    </li>
  );
}
