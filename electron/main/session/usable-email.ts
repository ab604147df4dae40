import type { Context } from '#electron/main/context.ts';
import { listEmailChanges } from '#electron/main/db/contact-change-store.ts';
import { getSettings } from '#electron/main/db/settings-store.ts';
import type { TurnWorker } from '#electron/main/session/worker-turn.ts';
import { addressOf } from '#shared/rules/contact.ts';
import { emailForCodes } from '#shared/rules/contact-change.ts';

/**
 * The address that may receive a one-time code now, by the guarded clock; null when there is none. While a changed
 * address cools off it is the one before.
 */
export function usableEmail({ db, clock }: Context, { workerId, email }: TurnWorker): string | null {
  const { contactCoolingDays } = getSettings(db);
  return addressOf(emailForCodes(email, listEmailChanges(db, workerId), contactCoolingDays, clock.now()));
}
