import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '#electron/main/context/context.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertMailMessage } from '#electron/main/db/mail/mail-store.ts';
import { insertOneTimeCode } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { countServiceCodes, endServiceCodes } from '#electron/main/db/services/service-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { codeAttempts, codesPerHour } from '#shared/domain/credential/credential-life.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';
import { mailSteps } from '../context/even-answers.ts';
import { hashText } from '../context/hash-text.ts';
import { record } from '../context/record.ts';
import { sendQueuedMail } from '../context/send-queued-mail.ts';
import { auditSubject, type ServiceTurn } from '../context/service-turn.ts';

const hour = 60 * 60_000;

/**
 * A new six-digit code, hashed before anything is written; what comes back writes it, queues its message and ends every
 * earlier code of the same identification code, in one transaction. A code that nobody has gets one too, and no mail.
 */
export async function issueServiceCode(
  context: Context,
  service: ServiceTurn,
  purpose: 'unlock' | 'recovery',
): Promise<() => void> {
  const { db, randomness } = context;
  const { subject } = service;
  if (subject === null) throw new Error('nobody is identified');
  const digits = String(randomness.integer(1_000_000)).padStart(6, '0');
  const hash = await hashText(context, digits);
  return () => {
    const settings = getSettings(db);
    const minutes = purpose === 'unlock' ? settings.unlockCodeMinutes : settings.emailCodeMinutes;
    const at = context.clock.now();
    const expiresAt = new Date(at.getTime() + minutes * 60_000);
    const id = randomness.uuid();
    const to = subject.mailbox;
    transact(db, () => {
      const isSent =
        to !== null && countServiceCodes(db, subject.code, new Date(at.getTime() - hour)) < codesPerHour;
      const mailMessageId = isSent ? randomness.uuid() : null;
      if (mailMessageId !== null && to !== null) {
        const message = codeMessage(
          service.language,
          service.purpose === 'kit' ? 'kit' : purpose,
          digits,
          minutes,
        );
        const workerId = subject.worker?.workerId ?? null;
        insertMailMessage(db, { ...message, id: mailMessageId, workerId, to, at, expiresAt });
      }
      endServiceCodes(db, subject.code, at);
      insertOneTimeCode(db, {
        id,
        visitId: service.visitId,
        purpose,
        hash,
        mailMessageId,
        at,
        expiresAt,
        attempts: codeAttempts,
      });
      record(context, 'one-time-code-issued', auditSubject(service), {
        purpose,
        expiresAt: expiresAt.toISOString(),
      });
    });
    service.code = {
      id,
      issuedAt: at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      endsAt: context.scheduler.monotonic() + minutes * 60_000,
      attemptsLeft: codeAttempts,
    };
    // At no moment that could be told from the answer's time or from the next one's: what a mail costs is in neither.
    const { earliest, latest } = mailSteps;
    const steps = earliest + randomness.integer((latest - earliest) * 1000) / 1000;
    context.later(async () => {
      const { closing: signal } = context;
      await sleep(steps * context.answerStep, undefined, { signal }).catch(() => undefined);
      await sendQueuedMail(context);
    });
  };
}
