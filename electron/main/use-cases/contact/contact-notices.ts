import type { Context } from '#electron/main/context/context.ts';
import { insertMailMessage } from '#electron/main/db/mail/mail-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import type { LanguageCode } from '#shared/domain/language-code.ts';
import { contactChangedMessage } from '#shared/text/languages/messages/contact-changed-message.ts';

export interface ChangedMailboxes {
  /** In force until now, and the one that receives codes now: two where an earlier change still cools off. */
  readonly before: readonly (string | null)[];
  readonly after: string | null;
}

/**
 * Inside the transaction of the change: every mailbox that was the person's is told, also when only a number changed,
 * and the new one too. They wait in the outbox until there is a line and never expire.
 */
export function queueContactNotices(
  context: Context,
  { workerId, language }: { readonly workerId: string; readonly language: LanguageCode },
  { before, after }: ChangedMailboxes,
): void {
  const { db, clock, randomness } = context;
  if (!db.inTransaction) throw new Error('a notice is queued with the change it tells of');
  const days = getSettings(db).contactCoolingDays;
  const old = new Set(before.filter((address) => address !== null));
  const queue = (to: string, mailbox: 'before' | 'new') =>
    insertMailMessage(db, {
      id: randomness.uuid(),
      to,
      workerId,
      ...contactChangedMessage(language, mailbox, days),
      at: clock.now(),
      expiresAt: null,
    });
  for (const to of old) queue(to, 'before');
  if (after !== null && !old.has(after)) queue(after, 'new');
}
