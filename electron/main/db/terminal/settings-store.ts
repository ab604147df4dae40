import {
  type Settings,
  settings as settingsSchema,
} from '#shared/contract/kiosk/accounts/clerk-session-methods.ts';
import { type RotationCounts, usualRotation } from '#shared/domain/safety/backup-rotation.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';

/** Deadlines and idle times until an administrator changes them. Source of the deadlines: domain.md 2, 5 and 6. */
export const defaultSettings: Settings = {
  printer: null,
  clerkIdleMinutes: 5,
  workerIdleSeconds: 90,
  workerWarningSeconds: 30,
  entryNoticeDays: 15,
  sutRegistrationDays: 30,
  emailCodeMinutes: 15,
  unlockCodeMinutes: 3,
  contactCoolingDays: 7,
  passphraseTryDays: 180,
  drillDays: 90,
  newestSnapshots: usualRotation.newest,
  dailySnapshots: usualRotation.daily,
  weeklySnapshots: usualRotation.weekly,
  monthlySnapshots: usualRotation.monthly,
};

/** The saved settings over the defaults. */
export function getSettings(db: Connection): Settings {
  const rows = listRows<{ name: string; value: string }>(db, 'SELECT name, value FROM setting');
  const saved = rows
    .filter(({ name }) => Object.hasOwn(defaultSettings, name))
    .map(({ name, value }) => [name, JSON.parse(value)]);
  return settingsSchema.parse({ ...defaultSettings, ...Object.fromEntries(saved) });
}

/** How many snapshots the backup place keeps. */
export function getRotation(db: Connection): RotationCounts {
  const { newestSnapshots, dailySnapshots, weeklySnapshots, monthlySnapshots } = getSettings(db);
  return {
    newest: newestSnapshots,
    daily: dailySnapshots,
    weekly: weeklySnapshots,
    monthly: monthlySnapshots,
  };
}

/** Returns the names of the settings that changed. */
export function saveSettings(db: Connection, settings: Settings): (keyof Settings)[] {
  const before = getSettings(db);
  const names = Object.keys(defaultSettings) as (keyof Settings)[];
  const changed = names.filter((name) => before[name] !== settings[name]);
  for (const name of changed) {
    runSql(
      db,
      'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, JSON.stringify(settings[name])],
    );
  }
  return changed;
}
