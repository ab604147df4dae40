import type { Context } from '#electron/main/context/context.ts';
import type { TurnEmailCode, WorkerTurn } from '#electron/main/context/worker-turn.ts';
import { findMailState, giveUpMail, insertMailMessage } from '#electron/main/db/mail/mail-store.ts';
import { findOneTimeCode, insertOneTimeCode } from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';
import { hashText } from '../context/hash-text.ts';
import { record } from '../context/record.ts';
import { sendQueuedMail } from '../context/send-queued-mail.ts';

/** Wrong entries one code takes. */
const codeAttempts = 5;

export interface NewEmailCode {
  readonly code: TurnEmailCode;
  /** Writes the code's hash, the message and the audit row, inside the caller's transaction. */
  readonly save: () => void;
}

/**
 * A new six-digit code: its hash for the comparison, its message for the mail's own queue, where the text stays only
 * until it is sent or the code expires. An earlier code of the visit ends. Source: domain.md 5.
 */
export async function drawEmailCode(context: Context, turn: WorkerTurn, to: string): Promise<NewEmailCode> {
  const { db, randomness } = context;
  const digits = String(randomness.integer(1_000_000)).padStart(6, '0');
  const hash = await hashText(context, digits);
  const minutes = getSettings(db).emailCodeMinutes;
  const at = context.clock.now();
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  const id = randomness.uuid();
  const mailMessageId = randomness.uuid();
  return {
    code: {
      id,
      mailMessageId,
      delivery: 'queued',
      issuedAt: at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      attemptsLeft: codeAttempts,
    },
    save: () => {
      const earlier = findOneTimeCode(db, turn.visitId, 'generation');
      if (earlier !== undefined && earlier.mailMessageId !== null) giveUpMail(db, earlier.mailMessageId);
      const message = codeMessage(turn.language, 'generation', digits, minutes);
      const { workerId } = turn.worker;
      insertMailMessage(db, { ...message, id: mailMessageId, workerId, to, at, expiresAt });
      insertOneTimeCode(db, {
        id,
        visitId: turn.visitId,
        purpose: 'generation',
        hash,
        mailMessageId,
        at,
        expiresAt,
        attempts: codeAttempts,
      });
      record(context, 'one-time-code-issued', turn.worker.identificationCode, {
        purpose: 'generation',
        expiresAt: expiresAt.toISOString(),
      });
    },
  };
}

/** Sends what waits, in the background, and tells the screen whether this turn's message left. */
export function sendEmailCodeLater(context: Context): void {
  context.later(async () => {
    await sendQueuedMail(context);
    refreshDelivery(context);
  });
}

export function refreshDelivery(context: Context): void {
  const { turn } = context.session;
  if (turn?.emailCode?.delivery !== 'queued') return;
  const state = findMailState(context.db, turn.emailCode.mailMessageId);
  if (state === 'sent' || state === 'failed') turn.emailCode = { ...turn.emailCode, delivery: state };
}
