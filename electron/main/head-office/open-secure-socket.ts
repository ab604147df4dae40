import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
import type { LineProblem } from '#shared/domain/head-office/line-problem.ts';
import { LineFault } from './line-fault.ts';

export interface LineHost {
  readonly host: string;
  readonly port: number;
}

export interface SocketWishes {
  /** Certificate of the only authority that the server is believed by, PEM. */
  readonly authority: string;
  /** This terminal's own, PEM; null where it has none yet. */
  readonly own: { readonly certificate: string; readonly key: string } | null;
  /** Ends the try, and the line after it. */
  readonly signal: AbortSignal;
}

/** What a client sends before TLS. Source: PostgreSQL's protocol, SSLRequest. */
const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const willUseTls = 'S'.charCodeAt(0);

/**
 * A line to one host, in TLS, whose certificate is of the authority and names the host. Rejects with what `lineFaultOf`
 * understands. The server may still refuse this terminal's certificate: its alert comes with the first answer.
 */
export async function openSecureSocket(
  { host, port }: LineHost,
  { authority, own, signal }: SocketWishes,
): Promise<TLSSocket> {
  const socket = connect({
    host,
    port,
    signal,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 30_000,
  });
  try {
    await once(socket, 'connect');
    await askForTls(socket);
    const secure = connectTls({
      socket,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      ca: [authority],
      ...(own === null ? {} : { cert: own.certificate, key: own.key }),
      minVersion: 'TLSv1.2',
      // Its own name for an address would be the socket's.
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    });
    // What comes before somebody listens, as the server's alert may, is kept in `errored`.
    secure.on('error', () => undefined);
    await once(secure, 'secureConnect');
    return secure;
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? new LineFault(problemOfAbort(signal)) : error;
  }
}

function problemOfAbort({ reason }: AbortSignal): LineProblem {
  return reason instanceof LineFault ? reason.problem : 'lost';
}

async function askForTls(socket: Socket): Promise<void> {
  const answered = new Promise<Buffer>((resolve, reject) => {
    socket.once('data', resolve).once('error', reject);
    socket.once('close', () => reject(new LineFault('lost')));
  });
  socket.write(sslRequest);
  const answer = await answered;
  socket.removeAllListeners('data').removeAllListeners('close').removeAllListeners('error');
  // A server answers with one byte: more would be what somebody on the way put in before TLS.
  if (answer.length !== 1 || answer[0] !== willUseTls) throw new LineFault('no-tls');
}
