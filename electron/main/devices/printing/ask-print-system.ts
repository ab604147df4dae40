import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { decodeIppResponse, encodeIppRequest, type IppRequest, type IppResponse } from './ipp-message.ts';

/** Where the scheduler listens on this machine, by distribution. */
const SOCKETS: readonly string[] = ['/run/cups/cups.sock', '/var/run/cups/cups.sock'];
const DEFAULT_PORT = 631;
const LONGEST_ANSWER = 256 * 1024;

/**
 * Asks the print system of CUPS. `lpstat` shows an aborted job in the same words as a completed one, so the state is
 * read where it is kept. Undefined when nobody answers in time.
 */
export function askPrintSystem(
  environment: Readonly<NodeJS.ProcessEnv>,
  question: IppRequest,
  milliseconds: number,
): Promise<IppResponse | undefined> {
  const body = encodeIppRequest(question);
  return new Promise((resolve) => {
    const call = request(
      {
        ...placeOf(environment),
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/ipp', 'content-length': body.length },
        signal: AbortSignal.timeout(milliseconds),
      },
      (answer) => {
        const pieces: Buffer[] = [];
        let size = 0;
        answer.on('data', (piece: Buffer) => {
          size += piece.length;
          if (size > LONGEST_ANSWER) call.destroy();
          else pieces.push(piece);
        });
        answer.on('error', () => resolve(undefined));
        answer.on('end', () => resolve(read(answer.statusCode, Buffer.concat(pieces))));
      },
    );
    call.on('error', () => resolve(undefined));
    call.on('close', () => resolve(undefined));
    call.end(body);
  });
}

function read(status: number | undefined, bytes: Buffer): IppResponse | undefined {
  if (status !== 200) return undefined;
  try {
    return decodeIppResponse(bytes);
  } catch {
    // Not the protocol: whoever answered there is no print system.
    return undefined;
  }
}

/** `CUPS_SERVER` as CUPS reads it: the path of a socket, or a host with or without its port. */
function placeOf({ CUPS_SERVER: server }: Readonly<NodeJS.ProcessEnv>): {
  readonly socketPath?: string;
  readonly host?: string;
  readonly port?: number;
} {
  if (server === undefined || server === '') {
    const socketPath = SOCKETS.find((path) => existsSync(path));
    return socketPath === undefined ? { host: 'localhost', port: DEFAULT_PORT } : { socketPath };
  }
  if (server.startsWith('/')) return { socketPath: server };
  const [, host = server, port] = /^(.+?)(?::(\d+))?(?:\/version=[\d.]+)?$/.exec(server) ?? [];
  return { host, port: port === undefined ? DEFAULT_PORT : Number(port) };
}
