import type { MailProblem } from '#shared/domain/mail/mail-retry.ts';
import { readableAnswer } from '#shared/domain/mail/mail-server.ts';
import type { MailOutcome } from '../ports.ts';

/** What nodemailer says of a failure (https://nodemailer.com/errors), as far as it says it. */
interface Failure {
  readonly code: string;
  /** Of the system error behind it. */
  readonly originalCode: string;
  /** SMTP command that was under way. */
  readonly command: string;
  /** Three digits of the server's reply, or 0. */
  readonly responseCode: number;
  readonly response: string | null;
  readonly message: string;
  /** What it waited for when it gave up waiting, or nothing. */
  readonly timeoutType: string;
}

/** Whose fault a failed attempt is: the message's, for now or for good, or the line's. Source: RFC 5321, 4.2.1. */
export function outcomeOfFailure(error: unknown): MailOutcome {
  const failure = readFailure(error);
  const { command, responseCode } = failure;
  const isAboutMessage = command === 'RCPT TO' || command === 'DATA' || failure.code === 'EMESSAGE';
  // 421: the server closes the line, whatever was asked of it.
  if (isAboutMessage && responseCode >= 400 && responseCode !== 421) {
    const answer = answerOf(failure) ?? String(responseCode);
    return { state: responseCode >= 500 ? 'failed' : 'deferred', answer };
  }
  return { state: 'no-line', ...problemOf(failure), begun: mayHaveBegun(failure) };
}

/** Whether the line broke when the message may have been on its way: a reset or a timeout can hide an acceptance. */
function mayHaveBegun(failure: Failure): boolean {
  if (failure.command === 'MAIL FROM' || failure.code === 'EAUTH') return false;
  if (setUpTimeouts.includes(failure.timeoutType)) return false;
  const { problem } = problemOf(failure);
  return problem === 'lost' || problem === 'timeout' || problem === 'busy' || problem === 'other';
}

/** nodemailer's types of a timeout before the server is ready to be told of a message. */
const setUpTimeouts = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'];

/** Why a server cannot be used, and its own words. */
export function problemOfFailure(error: unknown): {
  readonly problem: MailProblem;
  readonly answer: string | null;
} {
  return problemOf(readFailure(error));
}

function problemOf(failure: Failure): { readonly problem: MailProblem; readonly answer: string | null } {
  return { problem: nameProblem(failure), answer: answerOf(failure) };
}

function nameProblem({ code, originalCode, command, responseCode, message }: Failure): MailProblem {
  if (isCertificateCode(originalCode) || /certificate/i.test(message)) return 'certificate';
  switch (code) {
    case 'EDNS':
      return 'name-not-found';
    case 'ETIMEDOUT':
      return 'timeout';
    case 'EAUTH':
    case 'ENOAUTH':
      return responseCode >= 400 && responseCode < 500 ? 'busy' : 'login-refused';
    case 'ETLS':
      return command === 'STARTTLS' && responseCode > 0 ? 'starttls-missing' : 'tls';
  }
  if (responseCode >= 400 && responseCode < 500) return 'busy';
  if (command === 'MAIL FROM') return responseCode === 530 ? 'login-refused' : 'sender-refused';
  switch (originalCode) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'name-not-found';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'EADDRNOTAVAIL':
      return 'unreachable';
    case 'ETIMEDOUT':
      return 'timeout';
  }
  if (/^ERR_SSL|^EPROTO$/.test(originalCode)) return 'tls';
  if (code === 'ECONNECTION' || code === 'ESOCKET' || code === 'ABORT_ERR') return 'lost';
  return 'other';
}

/** Source: Node's documentation of TLS, "X509 certificate error codes". */
function isCertificateCode(code: string): boolean {
  return /CERT|SIGNATURE|UNABLE_TO_VERIFY|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE|HOSTNAME_MISMATCH/.test(
    code,
  );
}

function answerOf({ response }: Failure): string | null {
  return response === null ? null : readableAnswer(response);
}

function readFailure(error: unknown): Failure {
  const facts: Readonly<Record<string, unknown>> = error instanceof Error ? { ...error } : {};
  const textOf = (name: string): string => {
    const value = facts[name];
    return typeof value === 'string' ? value : '';
  };
  const responseCode = facts['responseCode'];
  return {
    code: textOf('code'),
    originalCode: textOf('originalCode'),
    command: textOf('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
    response: textOf('response') || null,
    message: error instanceof Error ? error.message : '',
    timeoutType: textOf('timeoutType'),
  };
}
