import { type CaptureSettings, captureSettings } from '#shared/contract/kiosk/documents/capture-methods.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** Source of the resolution and of colour: the procedure's enlarged colour copy, readable at 300 dots an inch. */
const defaultCaptureSettings: CaptureSettings = {
  scanner: null,
  source: 'flatbed',
  resolution: 300,
  camera: null,
};

const NAME = 'capture';

/** What was saved; the defaults where nothing was, or where an older program saved something else. */
export function getCaptureSettings(db: Connection): CaptureSettings {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [NAME]);
  const saved = captureSettings.safeParse(row === undefined ? undefined : JSON.parse(row.value));
  return saved.success ? saved.data : defaultCaptureSettings;
}

export function saveCaptureSettings(db: Connection, settings: CaptureSettings): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [NAME, JSON.stringify(settings)],
  );
}
