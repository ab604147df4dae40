import { anomalySettings } from '#shared/contract/kiosk/anomalies/anomaly-methods.ts';
import { type AnomalySettings, defaultAnomalySettings } from '#shared/domain/anomalies/anomaly.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

const NAME = 'anomalies';

/** What was saved; the defaults where nothing was, or where an older program saved something else. */
export function getAnomalySettings(db: Connection): AnomalySettings {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [NAME]);
  const saved = anomalySettings.safeParse(row === undefined ? undefined : JSON.parse(row.value));
  return saved.success ? saved.data : defaultAnomalySettings;
}

export function saveAnomalySettings(db: Connection, settings: AnomalySettings): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [NAME, JSON.stringify(settings)],
  );
}
