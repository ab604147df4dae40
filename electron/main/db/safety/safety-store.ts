import { z } from 'zod';
import {
  backupFault,
  checkResult,
  drillResult,
  folderPath,
  restoreReport,
} from '#shared/contract/kiosk/safety/safety-values.ts';
import { instant } from '#shared/contract/kiosk/values.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

/** What is kept of the backup place, as one setting. */
const safetyRecord = z.strictObject({
  place: z
    .strictObject({
      path: folderPath,
      /** The place's mark. */
      id: z.string(),
      /** What people call it. */
      name: z.string(),
      chosenAt: instant,
    })
    .nullable(),
  /** When the last place was left; null: there was never one. */
  leftAt: instant.nullable(),
  /** Up to which everything was last known to be at the place, so that it is known after a start without the place. */
  safeThrough: instant.nullable(),
  drill: drillResult.nullable(),
  check: checkResult.nullable(),
  restored: restoreReport.nullable(),
  /** The place as it is read all the time, a piece at a time; null: it was not begun. */
  reading: z
    .strictObject({
      /** The place's mark. */
      placeId: z.string(),
      begunAt: instant,
      /** Where it goes on; null: at the beginning. */
      after: z.string().nullable(),
      isEnded: z.boolean(),
      entries: z.int(),
      mended: z.int(),
    })
    .nullable(),
  /** Files at the place that were damaged when they were last looked at, and could not be written anew. */
  damage: z.array(backupFault),
  /** When the recovery passphrase was last typed rightly, or changed. */
  passphraseAt: instant.nullable(),
  /** The report of the restore was not read yet. */
  isReportOpen: z.boolean(),
});
export type SafetyRecord = z.infer<typeof safetyRecord>;

const nothingYet: SafetyRecord = {
  place: null,
  leftAt: null,
  safeThrough: null,
  drill: null,
  check: null,
  restored: null,
  reading: null,
  damage: [],
  passphraseAt: null,
  isReportOpen: false,
};

const name = 'safety';

/** Throws where what was saved is not understood. */
export function getSafetyRecord(db: Connection): SafetyRecord {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [name]);
  return row === undefined ? nothingYet : safetyRecord.parse({ ...nothingYet, ...JSON.parse(row.value) });
}

/** Inside the caller's transaction. */
export function changeSafetyRecord(db: Connection, change: Partial<SafetyRecord>): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, JSON.stringify({ ...getSafetyRecord(db), ...change })],
  );
}
