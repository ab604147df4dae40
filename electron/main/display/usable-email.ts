import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson } from '#electron/main/context/display-session.ts';
import { listEmailChanges } from '#electron/main/db/contact/contact-change-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { addressOf } from '#shared/domain/contact/contact.ts';
import { emailForCodes } from '#shared/domain/contact/contact-change.ts';

/**
 * The address that may receive a one-time code now, by the guarded clock; null when there is none. While a changed
 * address cools off it is the one before.
 */
export function usableEmail({ db, clock }: Context, { workerId, email }: AttendedPerson): string | null {
  const { contactCoolingDays } = getSettings(db);
  return addressOf(emailForCodes(email, listEmailChanges(db, workerId), contactCoolingDays, clock.now()));
}
