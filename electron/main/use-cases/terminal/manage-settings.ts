import type { Context } from '#electron/main/context/context.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { done, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  getSettings as getStoredSettings,
  saveSettings as saveStoredSettings,
} from '#electron/main/db/terminal/settings-store.ts';

export function getSettings(context: Context): Result<'getSettings'> {
  return done(getStoredSettings(context.db));
}

export function saveSettings(context: Context, settings: Input<'saveSettings'>): Result<'saveSettings'> {
  transact(context.db, () => {
    const names = saveStoredSettings(context.db, settings);
    const values = Object.fromEntries(names.map((name) => [name, settings[name]]));
    if (names.length > 0) recordSettings(context, names, values);
  });
  return done({});
}

export async function listPrinters(context: Context): Promise<Result<'listPrinters'>> {
  return done(await context.printer.listQueues());
}
