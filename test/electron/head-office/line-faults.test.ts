import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { LineTarget } from '#electron/main/head-office/head-office-line.ts';
import { LineFault, lineFaultOf } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';

const login = { user: 'terminal-017-2-1', password: null, own: null };

function target(...hosts: LineTarget['hosts']): LineTarget {
  return { hosts, database: 'ventanilla', authority: 'none' };
}

async function problemAt(where: LineTarget, signal = new AbortController().signal): Promise<string> {
  const fault = await createPostgresLines()
    .openCounter(where, login, signal)
    .then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(fault).toBeInstanceOf(LineFault);
  return (fault as LineFault).problem;
}

/** Something that listens and is no head office. */
async function listening(answer: (socket: Socket) => void, story: (port: number) => Promise<void>) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await story((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

describe('a line that does not come about', () => {
  test('says so by its cause: nobody of that name, nobody listens, no TLS, cut off', async () => {
    expect(await problemAt(target({ host: 'head-office.invalid', port: 5432 }))).toBe('name-not-found');
    expect(await problemAt(target({ host: '127.0.0.1', port: 1 }))).toBe('connection-refused');
    await listening(
      (socket) => socket.once('data', () => socket.write('N')),
      async (port) => expect(await problemAt(target({ host: '127.0.0.1', port }))).toBe('no-tls'),
    );
    await listening(
      (socket) => socket.once('data', () => socket.end()),
      async (port) => expect(await problemAt(target({ host: '127.0.0.1', port }))).toBe('lost'),
    );
  });

  test('is not secured by what somebody puts in before TLS', () =>
    listening(
      (socket) => socket.once('data', () => socket.write('Sand more')),
      async (port) => expect(await problemAt(target({ host: '127.0.0.1', port }))).toBe('no-tls'),
    ));

  test('nor by what comes after the answer, apart from it', () =>
    listening(
      (socket) =>
        socket.once('data', () => {
          socket.setNoDelay(true);
          socket.write('S');
          socket.once('data', () => socket.write('R\0\0\0\x08\0\0\0\0'));
        }),
      async (port) => expect(await problemAt(target({ host: '127.0.0.1', port }))).toBe('no-tls'),
    ));

  test('of several hosts says what the one that got furthest said', () =>
    listening(
      (socket) => socket.once('data', () => socket.write('N')),
      async (port) => {
        const near = { host: '127.0.0.1', port };
        const far = { host: '127.0.0.1', port: 1 };
        expect(await problemAt(target(near, far))).toBe('no-tls');
        expect(await problemAt(target(far, near))).toBe('no-tls');
      },
    ));

  test('ends at once when nobody waits for it any more', () =>
    listening(
      () => undefined,
      async (port) => {
        const leaving = new AbortController();
        const problem = problemAt(target({ host: '127.0.0.1', port }), leaving.signal);
        leaving.abort();
        expect(await problem).toBe('lost');
      },
    ));
});

describe('what head office says', () => {
  const said = (code: string, detail?: string) => lineFaultOf(Object.assign(new Error(), { code, detail }));

  test.each([
    ['VN001', 'not-a-terminal'],
    ['VN004', 'replaced'],
    ['VN005', 'two-histories'],
    ['VN020', 'code-used'],
    ['VN021', 'code-ended'],
    ['28P01', 'login-refused'],
    ['53100', 'out-of-space'],
    ['53300', 'busy'],
    ['57P03', 'busy'],
    ['08006', 'lost'],
    ['3F000', 'program-too-new'],
    ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED', 'certificate-revoked'],
    ['ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED', 'certificate-expired'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'certificate-refused'],
    ['CERT_NOT_YET_VALID', 'clock'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'not-trusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'other-name'],
    ['XX000', 'other'],
  ])('%s is %s', (code, problem) => expect(said(code).problem).toBe(problem));

  test('keeps an operator’s reason, and nothing else of what a database says', () => {
    expect(said('VN002', 'se investiga un robo').reason).toBe('se investiga un robo');
    expect(said('22P02', 'Token "E017-000123" is invalid.').reason).toBeNull();
  });
});
