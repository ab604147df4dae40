import { PacketError } from '#electron/main/packets/packet-error.ts';
import { Trouble } from './trouble.ts';

/** What a person can do about an error of the database or the line; undefined where it is a fault of ours. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof PacketError)
    return new Trouble(`The packet cannot be used (${error.problem}): ${error.message}`);
  if (!(error instanceof Error)) return undefined;
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return undefined;
  if (/^VN0/.test(code)) return new Trouble(`${upper(error.message)}.`);
  switch (code) {
    case 'ECONNREFUSED':
      return new Trouble(
        'Nothing answers where the database should be. Is it started? The embedded one: npm run head-office',
      );
    case 'ERR_INVALID_URL':
      return new Trouble('VENTANILLA_ADMIN_URL is no URL: postgres://LOGIN:PASSWORD@HOST:PORT/postgres');
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EROFS':
    case 'ENOSPC':
      return new Trouble(`A file cannot be read or written: ${error.message}.`);
    case '55P03':
      return new Trouble('Something is held by another connection for too long: try again in a moment.');
    case 'EADDRINUSE':
      return new Trouble('The port is taken: choose another with --port.');
    case '28000':
    case '28P01':
      return new Trouble(`The database does not let this operator in: ${error.message}.`);
    case '3D000':
    case '3F000':
    case '42883':
      return new Trouble(
        'The database has no schema of head office, or an older one: npm run head-office -- migrate',
      );
    case '42501':
      return new Trouble(`This login may not do that: ${error.message}.`);
  }
  if (
    /^(ENOTFOUND|EHOSTUNREACH|ETIMEDOUT|CONNECT_TIMEOUT|ECONNRESET|CONNECTION_|ERR_TLS|CERT_|UNABLE_|SELF_SIGNED|57P|53)/.test(
      code,
    )
  ) {
    return new Trouble(`The database cannot be reached: ${error.message}.`);
  }
  return undefined;
}

function upper(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
