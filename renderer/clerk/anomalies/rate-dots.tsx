import { useTranslation } from 'react-i18next';
import { classNames } from '#renderer/ui/class-names.ts';
import { useFormats } from '#renderer/ui/language/format.ts';
import type { AnomalyBoard } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import styles from './charts.module.css';

const css = classNames(styles);

const width = 360;
/** Above the line stands a name, where there is one. */
const heights = { plain: 20, named: 36 };
const margin = 10;

type Measure = AnomalyBoard['rates'][number];

/** Everybody on one line by their rate; whoever is far above is a diamond with their name. */
export function RateDots({ measure, people }: Measure) {
  const { t } = useTranslation('clerk');
  const { number } = useFormats();
  const rates = people.map((each) => ({ ...each, rate: each.count / each.exposure }));
  const most = Math.max(...rates.map(({ rate }) => rate), measure === 'unlocks' ? 1 : 0.1);
  const height = rates.some(({ isHigh }) => isHigh) ? heights.named : heights.plain;
  const line = height - 10;
  const place = (rate: number) => margin + (rate / most) * (width - 2 * margin);
  const words = (rate: number) => (measure === 'unlocks' ? number(rate) : `${number(100 * rate)} %`);
  const list = rates
    .map(({ name, rate, isHigh }) =>
      t(isHigh ? 'anomalies.rateHigh' : 'anomalies.rateItem', { name, rate: words(rate) }),
    )
    .join('; ');
  return (
    <div className={css('measure')}>
      <span className={css('measureName')}>{t(`anomalies.rateChart.${measure}`)}</span>
      {rates.length === 0 ? (
        <span className={css('noData')}>{t('anomalies.rateNone')}</span>
      ) : (
        <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={list}>
          <line x1={margin} x2={width - margin} y1={line} y2={line} className={css('axis')} />
          {rates.map(({ name, rate, isHigh }) =>
            isHigh ? (
              <g key={name}>
                <rect
                  x={place(rate) - 5}
                  y={line - 5}
                  width={10}
                  height={10}
                  transform={`rotate(45 ${place(rate)} ${line})`}
                  className={css('high')}
                />
                <text
                  x={place(rate) + (place(rate) > width / 2 ? -11 : 11)}
                  y={line - 9}
                  textAnchor={place(rate) > width / 2 ? 'end' : 'start'}
                  className={css('highName')}
                >
                  {t('anomalies.rateItem', { name, rate: words(rate) })}
                </text>
              </g>
            ) : (
              <circle key={name} cx={place(rate)} cy={line} r={5} className={css('dot')}>
                <title>{t('anomalies.rateItem', { name, rate: words(rate) })}</title>
              </circle>
            ),
          )}
        </svg>
      )}
    </div>
  );
}
