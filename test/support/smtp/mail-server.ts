import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A real SMTP server on loopback that does as the test says. */

/** For `localhost` and 127.0.0.1, signed by `testAuthority`, which nothing else trusts. For tests alone. */
const testKey = readFileSync(join(import.meta.dirname, 'test-only-key.pem'), 'utf8');
const testCertificate = readFileSync(join(import.meta.dirname, 'test-only-certificate.pem'), 'utf8');
export const testAuthority = readFileSync(join(import.meta.dirname, 'test-only-authority.pem'), 'utf8');

export interface ReceivedMail {
  readonly to: string;
  readonly messageId: string;
  /** Headers and body as they came. */
  readonly source: string;
  readonly user: string | undefined;
  readonly isEncrypted: boolean;
}

/** What a server answers instead of taking: its code and words; `dies` breaks the line; `silent` says nothing. */
export type Refusal = { readonly code: number; readonly words: string } | 'dies' | 'silent';

export interface TestMailServer {
  readonly port: number;
  /** Accepted messages, in order. */
  readonly received: ReceivedMail[];
  /** Connections so far. */
  connections: number;
  /** Of the sender. */
  onSender: () => Refusal | undefined;
  onRecipient: (address: string) => Refusal | undefined;
  /** `dies` in the middle of the message: it is not taken. */
  onMessage: () => Refusal | undefined;
  /** After the message was taken, before the answer. */
  onTaken: () => 'dies' | 'silent' | undefined;
  close(): Promise<void>;
}

export interface TestMailServerOptions {
  readonly security?: 'tls' | 'starttls' | 'none';
  readonly login?: { readonly user: string; readonly password: string };
  readonly port?: number;
}

export async function startMailServer(options: TestMailServerOptions = {}): Promise<TestMailServer> {
  const { security = 'none', login } = options;
  const test: TestMailServer = {
    port: 0,
    received: [],
    connections: 0,
    onSender: () => undefined,
    onRecipient: () => undefined,
    onMessage: () => undefined,
    onTaken: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    secure: security === 'tls',
    key: testKey,
    cert: testCertificate,
    disabledCommands: security === 'none' ? ['STARTTLS'] : [],
    disableReverseLookup: true,
    authOptional: login === undefined,
    allowInsecureAuth: true,
    closeTimeout: 1,
    onConnect(_session, answer) {
      test.connections += 1;
      answer();
    },
    onAuth({ username, password }, _session, answer) {
      const isRight = login !== undefined && username === login.user && password === login.password;
      if (isRight) answer(null, { user: username });
      else answer(refusalOf({ code: 535, words: '5.7.8 Authentication failed' }));
    },
    onMailFrom(_address, session, answer) {
      act(test.onSender(), session, answer);
    },
    onRcptTo({ address }, session, answer) {
      act(test.onRecipient(address), session, answer);
    },
    onData(stream, session, answer) {
      const refusal = test.onMessage();
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (refusal === 'dies') breakLine(session);
      });
      stream.on('end', () => {
        if (refusal !== undefined) {
          act(refusal, session, answer);
          return;
        }
        const source = Buffer.concat(chunks).toString('utf8');
        test.received.push({
          to: session.envelope.rcptTo[0]?.address ?? '',
          messageId: /^Message-ID: (.+)\r$/m.exec(source)?.[1] ?? '',
          source,
          user: session.user === undefined ? undefined : String(session.user),
          isEncrypted: session.secure,
        });
        act(test.onTaken(), session, answer);
      });
    },
  });
  server.on('error', () => undefined);

  function breakLine(session: SMTPServerSession): void {
    for (const connection of server.connections) {
      if (connection.session.id === session.id) connection._socket.destroy();
    }
  }

  function act(
    refusal: Refusal | undefined,
    session: SMTPServerSession,
    answer: (error?: Error | null) => void,
  ): void {
    if (refusal === 'silent') return;
    if (refusal === 'dies') breakLine(session);
    else answer(refusal === undefined ? null : refusalOf(refusal));
  }

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  return Object.assign(test, { port: (server.server.address() as AddressInfo).port });
}

function refusalOf({ code, words }: { readonly code: number; readonly words: string }): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
