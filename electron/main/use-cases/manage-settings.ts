import type { Context } from '#electron/main/context.ts';
import {
  getSettings as getStoredSettings,
  saveSettings as saveStoredSettings,
} from '#electron/main/db/settings-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { record } from '#electron/main/session/record.ts';
import { done, type Input, type Result } from './use-case.ts';

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
