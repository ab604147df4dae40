import type { Context } from '#electron/main/context.ts';
import {
  giveUpExpiredMail,
  listQueuedMail,
  markMailAttempted,
  markMailSent,
} from '#electron/main/db/mail-store.ts';
import { transact } from '#electron/main/db/transact.ts';

/** Messages offered to the transport in one go. */
const batch = 20;

/**
 * Offers the queue to the transport, oldest first, until one stays queued: then there is no line. What expired is
 * given up first. Retried by the kiosk's own timer.
 */
export function sendQueuedMail(context: Context): Promise<void> {
  return context.mailOneAtATime(async () => {
    const { db, clock } = context;
    transact(db, () => giveUpExpiredMail(db, clock.now()));
    for (const message of listQueuedMail(db, batch)) {
      const { to, subject, text, html, messageId } = message;
      const outcome = await context.mail.send({ to, subject, text, html, messageId });
      if (!db.open) return;
      const at = clock.now();
      if (outcome.state === 'sent') {
        transact(db, () => markMailSent(db, message.id, at));
      } else {
        transact(db, () => markMailAttempted(db, message.id, outcome.message, at));
        return;
      }
    }
  });
}
