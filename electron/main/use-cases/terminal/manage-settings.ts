import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
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
    if (names.length > 0) record(context, 'settings-changed', null, { names: names.join(',') });
  });
  return done({});
}

export async function listPrinters(context: Context): Promise<Result<'listPrinters'>> {
  return done(await context.printer.listQueues());
}
