import { X509Certificate } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import { findMailServer, mailPasswordPurpose } from '#electron/main/context/find-mail-server.ts';
import { record } from '#electron/main/context/record.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { sendQueuedMail } from '#electron/main/context/send-queued-mail.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { clearMailLine, findFailingMailLine } from '#electron/main/db/mail/mail-line-store.ts';
import {
  findMailSettings,
  findSealedMailPassword,
  saveMailSettings as saveStoredSettings,
} from '#electron/main/db/mail/mail-settings-store.ts';
import { hastenMail, listQueuedMail, listUnsentMail } from '#electron/main/db/mail/mail-store.ts';
import type { MailServer } from '#electron/main/ports.ts';
import type { MailSettings } from '#shared/contract/kiosk/mail/mail-methods.ts';
import { maskEmail } from '#shared/domain/contact/contact.ts';
import { isLoopback, isTrustedRelay, readableAnswer } from '#shared/domain/mail/mail-server.ts';
import { testMessage } from '#shared/text/languages/messages/test-message.ts';

/** Milliseconds for which a message that failed stays on the list. */
export const failedMailShown = 7 * 24 * 60 * 60_000;

export function getMailSettings({ db }: Context): Result<'getMailSettings'> {
  return done({
    settings: findMailSettings(db) ?? null,
    hasPassword: findSealedMailPassword(db) !== undefined,
  });
}

export function saveMailSettings(
  context: Context,
  { settings, password }: Input<'saveMailSettings'>,
): Result<'saveMailSettings'> {
  const { db, sealer } = context;
  const server = serverOf(context, settings, password);
  if (!server.ok) return server;
  transact(db, () => {
    const before = findMailSettings(db);
    const names = Object.keys(settings) as (keyof MailSettings)[];
    const changed: string[] = names.filter((name) => before?.[name] !== settings[name]);
    if (password !== null) changed.push('password');
    if (changed.length === 0) return;
    const kept = server.value.password;
    const sealed = kept === null ? undefined : sealer.seal(kept, mailPasswordPurpose);
    saveStoredSettings(db, settings, sealed);
    recordSettings(
      context,
      changed.map((name) => `mail.${name}`),
      { mail: settings },
    );
    hasten(context);
  });
  sendLater(context);
  return done({});
}

export async function testMailServer(
  context: Context,
  { settings, password, to }: Input<'testMailServer'>,
): Promise<Result<'testMailServer'>> {
  const server = serverOf(context, settings, password);
  if (!server.ok) return server;
  const report = await reportOf(context, server.value, to);
  if (context.db.open) {
    transact(context.db, () => record(context, 'mail-server-tested', null, { outcome: report.outcome }));
  }
  return done(report);
}

type TestReport = Extract<Result<'testMailServer'>, { ok: true }>['value'];

async function reportOf(
  { mail, randomness, clock }: Context,
  server: MailServer,
  to: string | null,
): Promise<TestReport> {
  const fault = await mail.findFault(server);
  if (fault !== undefined) return { outcome: 'fails', ...fault };
  if (to === null) return { outcome: 'works', answer: null };
  const domain = server.settings.senderAddress.split('@').at(-1) ?? '';
  const messageId = `<${randomness.uuid()}@${domain}>`;
  const outcome = await mail.send(server, { ...testMessage(), to, messageId, date: clock.now() });
  switch (outcome.state) {
    case 'sent':
      return { outcome: 'works', answer: outcome.answer === null ? null : readableAnswer(outcome.answer) };
    case 'failed':
    case 'deferred':
      return { outcome: 'message-refused', answer: outcome.answer };
    case 'no-line':
      return { outcome: 'fails', problem: outcome.problem, answer: outcome.answer };
  }
}

export function listMail({ db, clock }: Context): Result<'listMail'> {
  const line = findFailingMailLine(db);
  const messages = listUnsentMail(db, new Date(clock.now().getTime() - failedMailShown));
  return done({
    line:
      line === undefined
        ? null
        : {
            problem: line.problem,
            answer: line.answer,
            since: line.since,
            nextAttemptAt: line.nextAttemptAt,
          },
    messages: messages.map((message) => ({ ...message, to: maskEmail(message.to) })),
  });
}

export function retryMail(context: Context): Result<'retryMail'> {
  transact(context.db, () => {
    record(context, 'mail-retried', null, { waiting: listQueuedMail(context.db).length });
    hasten(context);
  });
  sendLater(context);
  return done({});
}

/** Inside the caller's transaction: nothing waits for a moment any more. */
function hasten({ db, mailPacing }: Context): void {
  clearMailLine(db);
  hastenMail(db);
  mailPacing.forgetAll();
}

function sendLater(context: Context): void {
  context.later(() => sendQueuedMail(context));
}

/**
 * The server as typed. The kept password serves only the server and user it was given for: whoever changes the host
 * types it again, so that nobody has it sent to a server of their own.
 */
function serverOf(context: Context, settings: MailSettings, password: string | null) {
  const { host, port, security, user, certificateAuthority } = settings;
  if (security === 'none' && !isTrustedRelay(host)) return failed({ code: 'plain-not-allowed' });
  if (security === 'none' && user !== null && !isLoopback(host)) return failed({ code: 'plain-password' });
  if (certificateAuthority !== null && !isCertificate(certificateAuthority)) {
    return failed({ code: 'bad-certificate' });
  }
  if (user === null) return done({ settings, password: null });
  if (password !== null) return done({ settings, password });
  const kept = findMailServer(context.db, context.sealer);
  const isSame = kept?.settings.host === host && kept.settings.port === port && kept.settings.user === user;
  const hasLessProtection = kept?.settings.security !== security && security !== 'tls';
  return kept === undefined || kept.password === null || !isSame || hasLessProtection
    ? failed({ code: 'password-missing' })
    : done({ settings, password: kept.password });
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}
