import { once } from 'node:events';
import { connect, isIP, type Socket } from 'node:net';
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls';
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
  const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 });
  // Whoever waits for something hears of it otherwise; what comes after is the secure line's.
  socket.on('error', () => undefined);
  // One of them ends the other: both at once would each tell of its own end, when nobody listens any more.
  let ending: Socket = socket;
  const end = (): void => void ending.destroy(faultOfAbort(signal));
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
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
    // The server's alert comes by itself, maybe before anybody listens, and a reset after it: the first is kept in `errored`.
    secure.on('error', (error) => secure.destroy(error));
    ending = secure;
    await once(secure, 'secureConnect');
    return secure;
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? faultOfAbort(signal) : error;
  }
}

function faultOfAbort({ reason }: AbortSignal): LineFault {
  return reason instanceof LineFault ? reason : new LineFault('lost');
}

async function askForTls(socket: Socket): Promise<void> {
  socket.write(sslRequest);
  const answer = await new Promise<Buffer>((resolve, reject) => {
    const onClose = (): void => reject(socket.errored ?? new LineFault('lost'));
    socket.once('close', onClose);
    socket.once('data', (data) => {
      socket.off('close', onClose);
      resolve(data);
    });
  });
  // A server answers with one byte: more would be what somebody on the way put in before TLS.
  if (answer.length !== 1 || answer[0] !== willUseTls) throw new LineFault('no-tls');
}
