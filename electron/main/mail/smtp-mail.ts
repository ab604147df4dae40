import { rootCertificates } from 'node:tls';
import { createTransport } from 'nodemailer';
import type { MailOutcome, MailServer, MailTransport, OutgoingMail } from '../ports.ts';
import { mailOptionsOf } from './compose-mail.ts';
import { outcomeOfFailure, problemOfFailure } from './smtp-failure.ts';

const second = 1000;

/**
 * One message over one connection of its own (docs/decisions/054-mail.md). The certificate is always verified; a
 * server without STARTTLS gets nothing where STARTTLS is set.
 */
export async function sendBySmtp(
  server: MailServer,
  message: OutgoingMail,
  signal?: AbortSignal,
): Promise<MailOutcome> {
  const { senderName, senderAddress } = server.settings;
  if (!isOneAddress(message.to)) return { state: 'failed', answer: 'not an address' };
  try {
    const sent = await transporterOf(server).sendMail({
      ...mailOptionsOf(message, { name: senderName, address: senderAddress }),
      envelope: { from: senderAddress, to: [message.to] },
      ...(signal === undefined ? {} : { signal }),
    });
    return { state: 'sent', answer: sent.response };
  } catch (error) {
    return outcomeOfFailure(error);
  }
}

/** Connects, greets, protects the line and logs in. */
export async function findSmtpFault(server: MailServer): ReturnType<MailTransport['findFault']> {
  try {
    await transporterOf(server).verify();
    return undefined;
  } catch (error) {
    return problemOfFailure(error);
  }
}

/** Nothing in it ends the address or begins another one. */
function isOneAddress(text: string): boolean {
  return /^[^\s\p{Cc},;:<>()"@]+@[^\s\p{Cc},;:<>()"@]+$/u.test(text);
}

function transporterOf({ settings, password }: MailServer) {
  const { host, port, security, user, certificateAuthority } = settings;
  return createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      ...(certificateAuthority === null ? {} : { ca: [...rootCertificates, certificateAuthority] }),
    },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' }, forceAuth: true }),
    // What setting up takes in all, DNS, TLS and greeting included.
    connectionTimeout: (settings.connectSeconds + settings.greetingSeconds) * second,
    dnsTimeout: settings.connectSeconds * second,
    greetingTimeout: settings.greetingSeconds * second,
    socketTimeout: settings.answerSeconds * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
