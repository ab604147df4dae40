import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '#electron/main/context/context.ts';
import {
  auditSubject,
  type DisplaySession,
  personOf,
  type SentCode,
} from '#electron/main/context/display-session.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertMailMessage } from '#electron/main/db/mail/mail-store.ts';
import {
  type CodeOwner,
  endOneTimeCodes,
  findOneTimeCode,
  insertOneTimeCode,
  listCodesIssuedSince,
  type OneTimeCodePurpose,
  spendOneTimeCodeAttempt,
} from '#electron/main/db/one-time-codes/one-time-code-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import {
  codeAttempts,
  codesPerHour,
  isCodeAlive,
  resendAt,
} from '#shared/domain/credential/credential-life.ts';
import { serviceOf } from '#shared/domain/procedures/services.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';
import { mailSteps } from '../context/even-answers.ts';
import { hashText, isSameText } from '../context/hash-text.ts';
import { record } from '../context/record.ts';
import { sendQueuedMail } from '../context/send-queued-mail.ts';
import { act, stillAt } from './act.ts';

/**
 * One-time codes by e-mail, of issuance and services alike: drawn, hashed, limited, mailed, expired and judged here.
 * Source: domain.md 5 and 6.
 */

const hour = 60 * 60_000;

/** Six digits and their hash. They are in this value's memory and in the message that waits. */
export interface DrawnCode {
  readonly digits: string;
  readonly hash: string;
}

/** Hashed before anything is written, so that the act that sends it waits for nothing. */
export async function drawCode(context: Context): Promise<DrawnCode> {
  const digits = String(context.randomness.integer(1_000_000)).padStart(6, '0');
  return { digits, hash: await hashText(context.hasher, digits) };
}

/**
 * Inside the act: the code's hash, its message for the mail's own queue, where the text stays only until it is sent or
 * the code expires, and the end of every earlier code of the same person. A code that nobody has gets one too, and no
 * mail; so does a person to whom the hour's messages went already.
 */
export function sendCode(context: Context, session: DisplaySession, { digits, hash }: DrawnCode): SentCode {
  const { db, randomness } = context;
  const purpose = codePurposeOf(session);
  const settings = getSettings(db);
  const minutes = purpose === 'unlock' ? settings.unlockCodeMinutes : settings.emailCodeMinutes;
  const at = context.clock.now();
  const expiresAt = new Date(at.getTime() + minutes * 60_000);
  const owner = codeOwnerOf(session);
  const to = mailboxOf(session);
  const isSent = to !== null && nextMessageAt(context, session) === null;
  const mailMessageId = isSent ? randomness.uuid() : null;
  if (mailMessageId !== null && to !== null) {
    const words = session.kind === 'service' ? serviceOf(session.purpose).code.words : purpose;
    const message = codeMessage(session.language, words, digits, minutes);
    insertMailMessage(db, { ...message, id: mailMessageId, workerId: owner.workerId, to, at, expiresAt });
  }
  const id = randomness.uuid();
  endOneTimeCodes(db, owner, at);
  insertOneTimeCode(db, {
    id,
    visitId: session.visitId,
    purpose,
    hash,
    mailMessageId,
    at,
    expiresAt,
    attempts: codeAttempts,
  });
  record(context, 'one-time-code-issued', auditSubject(session), {
    purpose,
    expiresAt: expiresAt.toISOString(),
  });
  sendMailLater(context, session);
  return {
    id,
    mailMessageId,
    issuedAt: at.toISOString(),
    expiresAt: expiresAt.toISOString(),
    attemptsLeft: codeAttempts,
  };
}

/**
 * Of a service at no moment that could be told from the answer's time or from the next one's: what a mail costs is in
 * neither. Who issues their credential is known, and waits for it.
 */
function sendMailLater(context: Context, { kind }: DisplaySession): void {
  const { earliest, latest } = mailSteps;
  const steps =
    kind === 'issuance' ? 0 : earliest + context.randomness.integer((latest - earliest) * 1000) / 1000;
  context.later(async () => {
    const { closing: signal } = context;
    if (steps > 0) await sleep(steps * context.answerStep, undefined, { signal }).catch(() => undefined);
    await sendQueuedMail(context);
  });
}

/** The moment from which a message with a code may go to this person again; null: now. */
export function nextMessageAt(context: Context, session: DisplaySession): Date | null {
  const since = new Date(context.clock.now().getTime() - hour);
  const issued = listCodesIssuedSince(context.db, codeOwnerOf(session), since);
  const oldest = issued.at(-codesPerHour);
  return oldest === undefined ? null : new Date(Date.parse(oldest) + hour);
}

/**
 * The moment from which another code may be asked for. To a person who is known the hour's limit is told; anybody else
 * it would tell that the code exists.
 */
export function mayAskAgainAt(context: Context, session: DisplaySession, code: SentCode): Date {
  const again = resendAt(code);
  const next = session.kind === 'issuance' ? nextMessageAt(context, session) : null;
  return next !== null && next > again ? next : again;
}

export type JudgedCode =
  | { readonly verdict: 'right'; readonly codeId: string }
  | { readonly verdict: 'wrong'; readonly attemptsLeft: number }
  | { readonly verdict: 'expired' }
  /** The session is over, or elsewhere by now. */
  | { readonly verdict: 'over' };

/**
 * Until its moment of expiry by the guarded clock, which goes on by the time that passes however the machine's is set,
 * with a counter that is taken before the comparison. The code of a number that nobody has is never right. Used is a right one in the act that it proves.
 */
export async function judgeCode(
  context: Context,
  session: DisplaySession,
  digits: string,
): Promise<JudgedCode> {
  const { db } = context;
  const purpose = codePurposeOf(session);
  const subject = auditSubject(session);
  const issued = findOneTimeCode(db, session.visitId, purpose);
  if (issued === undefined || !isCodeAlive(issued, context.clock.now())) {
    transact(db, () => record(context, 'one-time-code-expired', subject, { purpose }));
    return { verdict: 'expired' };
  }
  if (issued.attemptsLeft === 0) return { verdict: 'wrong', attemptsLeft: 0 };

  let attemptsLeft = 0;
  act(context, session, (present) => {
    attemptsLeft = spendOneTimeCodeAttempt(db, issued.id);
    return present.code === null ? present : { ...present, code: { ...present.code, attemptsLeft } };
  });
  const isRight = (await isSameText(context.hasher, issued.hash, digits)) && personOf(session) !== null;
  if (stillAt(context, session) === undefined) return { verdict: 'over' };
  if (isRight) return { verdict: 'right', codeId: issued.id };
  transact(db, () => record(context, 'one-time-code-failed', subject, { purpose, attemptsLeft }));
  return { verdict: 'wrong', attemptsLeft };
}

/** Of what an e-mailed code is for, as it is stored. */
export function codePurposeOf(session: DisplaySession): OneTimeCodePurpose {
  return session.kind === 'issuance' ? 'generation' : serviceOf(session.purpose).code.livesAs;
}

function mailboxOf(session: DisplaySession): string | null {
  return session.kind === 'issuance' ? session.worker.email : (session.subject?.mailbox ?? null);
}

function codeOwnerOf(session: DisplaySession): CodeOwner {
  const code = auditSubject(session);
  if (code === null) throw new Error('nobody is identified');
  return { code, workerId: personOf(session)?.workerId ?? null };
}
