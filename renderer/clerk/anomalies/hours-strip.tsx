import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import type { AnomalyBoard } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import styles from './charts.module.css';

const css = classNames(styles);

const column = 15;
const height = 84;
const foot = 16;

type HoursStripProps = Pick<AnomalyBoard, 'hours'> & Pick<AnomalyBoard['settings'], 'opensAt' | 'closesAt'>;

/** Unlocks by local hour, drawn over the opening hours: what stands outside is hatched, not only coloured. */
export function HoursStrip({ hours, opensAt, closesAt }: HoursStripProps) {
  const { t } = useTranslation('clerk');
  const total = (which: 'open' | 'closed') => hours.reduce((sum, each) => sum + each[which], 0);
  const tallest = Math.max(1, ...hours.map(({ open, closed }) => open + closed));
  const scale = (count: number) => (count / tallest) * (height - 8);
  const place = (time: string) => (Number(time.slice(0, 2)) + Number(time.slice(3)) / 60) * column;
  const list = hours
    .map((each, hour) => ({ ...each, hour }))
    .filter(({ open, closed }) => open + closed > 0)
    .map((each) => t('anomalies.hoursItem', { ...each, hour: `${each.hour}:00` }))
    .join('; ');
  return (
    <figure className={css('figure')}>
      <svg
        viewBox={`0 0 ${24 * column} ${height + foot}`}
        role="img"
        aria-label={t('anomalies.hoursText', { list: list === '' ? t('anomalies.hoursNone') : list })}
      >
        <defs>
          <pattern
            id="outside-hours"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="4" height="4" className={css('closedGround')} />
            <rect width="2" height="4" className={css('closedLine')} />
          </pattern>
        </defs>
        <rect
          x={place(opensAt)}
          width={place(closesAt) - place(opensAt)}
          y={0}
          height={height}
          className={css('opening')}
        />
        {hours.map(({ open, closed }, hour) => (
          <g key={hour}>
            <rect
              x={hour * column + 2}
              width={column - 4}
              y={height - scale(open)}
              height={scale(open)}
              className={css('openBar')}
            />
            <rect
              x={hour * column + 2}
              width={column - 4}
              y={height - scale(open + closed)}
              height={scale(closed)}
              className={css('closedBar')}
              fill="url(#outside-hours)"
            />
          </g>
        ))}
        <line x1={0} x2={24 * column} y1={height} y2={height} className={css('axis')} />
        {[0, 6, 12, 18, 24].map((hour) => (
          <text
            key={hour}
            x={hour * column}
            y={height + 12}
            textAnchor={hour === 0 ? 'start' : hour === 24 ? 'end' : 'middle'}
            className={css('tick')}
          >
            {hour}
          </text>
        ))}
      </svg>
      <figcaption className={css('legend')}>
        <span className={css('key')}>
          <span className={css('swatch', 'swatchOpen')} aria-hidden />
          {t('anomalies.hoursOpen', { count: total('open') })}
        </span>
        <span className={css('key')}>
          <span className={css('swatch', 'swatchClosed')} aria-hidden />
          {t('anomalies.hoursClosed', { count: total('closed') })}
        </span>
        <span>{t('anomalies.hoursRange', { opens: opensAt, closes: closesAt })}</span>
      </figcaption>
    </figure>
  );
}
