import { transact } from '#electron/main/db/core/transact.ts';
import {
  clearMailLine,
  type FailingMailLine,
  findFailingMailLine,
  saveFailingMailLine,
} from '#electron/main/db/mail/mail-line-store.ts';
import {
  deferMail,
  findQueuedMail,
  giveUpExpiredMail,
  listQueuedMail,
  type MailMessage,
  markMailAttempted,
  markMailFailed,
  markMailSent,
  type QueuedMail,
} from '#electron/main/db/mail/mail-store.ts';
import type { Clock, MailOutcome } from '#electron/main/ports.ts';
import { isMailHopeless, lineWait, mailWait, needsPerson } from '#shared/domain/mail/mail-retry.ts';
import { readableAnswer } from '#shared/domain/mail/mail-server.ts';
import type { Context } from './context.ts';
import { findMailServer } from './find-mail-server.ts';
import { recordAs } from './record.ts';

/** What the queue needs of the kiosk. */
export type MailContext = Pick<
  Context,
  'db' | 'randomness' | 'sealer' | 'mail' | 'mailPacing' | 'mailOneAtATime' | 'closing'
> & { readonly clock: Clock };

/** The line's place in the pacing; messages have their ids there. */
const lineKey = 'line';

/**
 * Offers the queue to the mail server, oldest first, until nothing is due or the line fails. A message that is put off
 * waits by itself: others go past it. What expired is given up first. Retried by the kiosk's own timer.
 */
export function sendQueuedMail(context: MailContext): Promise<void> {
  return context.mailOneAtATime(async () => {
    while (!context.closing.aborted) {
      const message = takeDueMessage(context);
      if (message === undefined) return;
      const { to, subject, text, html, messageId } = message;
      const outcome = await context.mail.send(
        findMailServer(context.db, context.sealer),
        { to, subject, text, html, messageId, date: new Date(message.createdAt) },
        context.closing,
      );
      if (!context.db.open || (context.closing.aborted && outcome.state === 'no-line')) return;
      transact(context.db, () => saveOutcome(context, message, outcome));
      if (outcome.state === 'no-line') return;
    }
  });
}

function takeDueMessage(context: MailContext): MailMessage | undefined {
  const { db, clock, mailPacing } = context;
  const now = clock.now();
  transact(db, () => giveUpExpiredMail(db, now));
  const line = findFailingMailLine(db);
  const due = listQueuedMail(db).find(
    (waiting) =>
      mailPacing.isDue(waiting.id, waiting.nextAttemptAt, now) && isLineOpen(context, line, waiting, now),
  );
  return due === undefined ? undefined : findQueuedMail(db, due.id);
}

/** A failing line rests. A message never tried goes all the same: somebody may be waiting for it at the counter. */
function isLineOpen(
  { mailPacing }: MailContext,
  line: FailingMailLine | undefined,
  waiting: QueuedMail,
  now: Date,
): boolean {
  if (line === undefined || mailPacing.isDue(lineKey, line.nextAttemptAt, now)) return true;
  return waiting.attempts === 0 && !needsPerson(line.problem);
}

/** Inside the caller's transaction. */
function saveOutcome(context: MailContext, message: MailMessage, outcome: MailOutcome): void {
  const { db, clock } = context;
  const at = clock.now();
  const { id } = message;
  context.mailPacing.forget(id);
  if (outcome.state !== 'no-line') clearLine(context);
  switch (outcome.state) {
    case 'sent':
      markMailSent(db, id, outcome.answer === null ? null : readableAnswer(outcome.answer), at);
      return;
    case 'failed':
      fail(context, message, outcome.answer, at);
      return;
    case 'deferred':
      putOff(context, message, outcome.answer, at);
      return;
    case 'no-line':
      restLine(context, outcome, at);
      if (outcome.begun) putOff(context, message, outcome.answer ?? outcome.problem, at);
      else markMailAttempted(db, id, at);
  }
}

function fail(context: MailContext, message: MailMessage, answer: string, at: Date): void {
  markMailFailed(context.db, message.id, answer, at);
  recordAs(context, null, 'mail-failed', message.code, { reply: /^\d{3}/.exec(answer)?.[0] ?? '' });
}

function putOff(context: MailContext, message: MailMessage, answer: string, at: Date): void {
  const deferrals = message.deferrals + 1;
  if (isMailHopeless(deferrals)) {
    fail(context, message, answer, at);
    return;
  }
  const wait = mailWait(deferrals, fraction(context));
  context.mailPacing.pause(message.id, wait);
  deferMail(context.db, message.id, answer, at, new Date(at.getTime() + wait));
}

function clearLine({ db, mailPacing }: MailContext): void {
  mailPacing.forget(lineKey);
  clearMailLine(db);
}

function restLine(
  context: MailContext,
  { problem, answer }: Extract<MailOutcome, { state: 'no-line' }>,
  at: Date,
): void {
  const { db, mailPacing } = context;
  const failures = (findFailingMailLine(db)?.failures ?? 0) + 1;
  const wait = lineWait(problem, failures, fraction(context));
  mailPacing.pause(lineKey, wait);
  saveFailingMailLine(db, { problem, answer, at, nextAttemptAt: new Date(at.getTime() + wait) });
}

/** From 0 to below 1. */
function fraction({ randomness }: MailContext): number {
  const steps = 1_000_000;
  return randomness.integer(steps) / steps;
}
