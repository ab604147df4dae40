import type { LineProblem } from '#shared/domain/head-office/line-problem.ts';

/** Why a call to head office came to nothing, by its cause. */
export class LineFault extends Error {
  readonly problem: LineProblem;
  /** An operator's reason, where one was given. */
  readonly reason: string | null;
  /** Of the system, of TLS, or SQLSTATE; empty where there is none. */
  readonly code: string;

  constructor(problem: LineProblem, reason: string | null = null, options?: ErrorOptions) {
    super(problem, options);
    this.name = 'LineFault';
    this.problem = problem;
    this.reason = reason;
    this.code = textOf(options?.cause, 'code');
  }
}

/** Whatever was thrown on the way to head office, as a fault. */
export function lineFaultOf(error: unknown): LineFault {
  if (error instanceof LineFault) return error;
  const code = textOf(error, 'code');
  const problem = problemOfSystem(code) ?? problemOfCertificate(code) ?? problemOfState(code) ?? 'other';
  const reason = code.startsWith('VN') ? textOf(error, 'detail') || null : null;
  return new LineFault(problem, reason, { cause: error });
}

/** Source: Node's errors of the system and of DNS, and those of the `postgres` client. */
function problemOfSystem(code: string): LineProblem | undefined {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return 'name-not-found';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EADDRNOTAVAIL':
      return 'unreachable';
    case 'ECONNREFUSED':
      return 'connection-refused';
    case 'ETIMEDOUT':
    case 'CONNECT_TIMEOUT':
      return 'timeout';
    case 'ECONNRESET':
    case 'EPIPE':
    case 'CONNECTION_CLOSED':
    case 'CONNECTION_ENDED':
    case 'CONNECTION_DESTROYED':
      return 'lost';
    case 'SASL_SIGNATURE_MISMATCH':
      return 'not-head-office';
  }
  return undefined;
}

/**
 * Of the server's certificate, found here; and of this terminal's, found there and told by a TLS alert.
 * Source: Node's documentation of TLS, "X509 certificate error codes"; RFC 8446, 6.2.
 */
function problemOfCertificate(code: string): LineProblem | undefined {
  if (/ALERT_CERTIFICATE_EXPIRED/.test(code)) return 'certificate-expired';
  if (/ALERT_CERTIFICATE_REVOKED/.test(code)) return 'certificate-revoked';
  // It speaks no version of TLS that is safe.
  if (/ALERT_PROTOCOL_VERSION/.test(code)) return 'no-tls';
  if (/ALERT_/.test(code)) return 'certificate-refused';
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'server-certificate-expired';
    case 'CERT_NOT_YET_VALID':
      return 'clock';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'other-name';
  }
  if (/^ERR_SSL_WRONG_VERSION|^ERR_SSL_.*PROTOCOL|^EPROTO$/.test(code)) return 'no-tls';
  return /CERT|SIGNATURE|UNABLE_TO_|INVALID_CA|PATH_LENGTH|INVALID_PURPOSE/.test(code)
    ? 'not-trusted'
    : undefined;
}

/** SQLSTATE. Source: docs/head-office.md, and PostgreSQL's appendix A. */
function problemOfState(code: string): LineProblem | undefined {
  switch (code) {
    case 'VN001':
      return 'not-a-terminal';
    case 'VN002':
      return 'suspended';
    case 'VN003':
      return 'certificate-revoked';
    case 'VN004':
      return 'replaced';
    case 'VN005':
      return 'two-histories';
    case 'VN007':
      return 'bad-call';
    case 'VN020':
      return 'code-used';
    case 'VN021':
      return 'code-ended';
    case '3D000':
      return 'database-missing';
    // A schema or function that is not there, or that nothing was said about.
    case '3F000':
    case '42883':
      return 'program-too-new';
    case '42501':
      return 'login-refused';
    case '25006':
      return 'read-only';
    case '53100':
      return 'out-of-space';
    case '57014':
      return 'timeout';
  }
  if (/^28...$/.test(code)) return 'login-refused';
  if (/^08...$/.test(code)) return 'lost';
  if (/^(40|53|55|57)...$/.test(code)) return 'busy';
  return undefined;
}

function textOf(error: unknown, name: 'code' | 'detail'): string {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : '';
}
