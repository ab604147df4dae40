import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LineLogin, LineTarget } from '#electron/main/head-office/head-office-line.ts';
import { LineFault } from '#electron/main/head-office/line-fault.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import {
  type CertifiedKey,
  makeAuthority,
  makeLoginCertificate,
  makeServerCertificate,
  serialOf,
} from '#electron/tools/head-office/certificates.ts';
import { databaseName, writeRevoked } from '#electron/tools/head-office/office-server.ts';
import { admit, makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

const now = new Date();
const yearsAgo = (years: number) => new Date(now.getTime() - years * 365 * 24 * 60 * 60 * 1000);

async function problemAt(target: LineTarget, login: LineLogin): Promise<string | undefined> {
  try {
    const line = await createPostgresLines().openCounter(target, login, new AbortController().signal);
    await line.close();
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(LineFault);
    return (error as LineFault).problem;
  }
}

describe('a server’s certificate', () => {
  /** What the kiosk says of a server that shows this certificate, when it believes that authority. */
  async function problemOf(
    authority: CertifiedKey,
    shown: CertifiedKey,
    versions: Parameters<typeof createSecureContext>[0] = {},
  ): Promise<string | undefined> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.write('S');
        const secureContext = createSecureContext({ cert: shown.certificate, key: shown.key, ...versions });
        const secure = new TLSSocket(socket, { isServer: true, secureContext });
        secure.on('error', () => undefined);
        // Whoever gets so far has believed it.
        secure.once('data', () => secure.destroy());
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const target = {
      hosts: [{ host: '127.0.0.1', port }],
      database: databaseName,
      authority: authority.certificate,
    };
    try {
      return await problemAt(target, { user: 'terminal-017-2-1', password: null, own: null });
    } finally {
      server.close();
    }
  }

  test('that has expired, begins later, is for another name, or is of another authority is named as such', async () => {
    const authority = await makeAuthority('Sede central de prueba', yearsAgo(5));
    const other = await makeAuthority('Sede central de prueba', yearsAgo(5));
    const shown = (of: CertifiedKey, host: string, at: Date) => makeServerCertificate(of, [host], at);
    const problems = {
      expired: await problemOf(authority, await shown(authority, '127.0.0.1', yearsAgo(3))),
      later: await problemOf(authority, await shown(authority, '127.0.0.1', yearsAgo(-1))),
      otherName: await problemOf(authority, await shown(authority, 'db.example', now)),
      otherAuthority: await problemOf(authority, await shown(other, '127.0.0.1', now)),
      ofItself: await problemOf(authority, await makeAuthority('127.0.0.1', now)),
      // Who stole a terminal has a certificate of head office's authority, and may have a host called like it.
      ofTerminal: await problemOf(authority, await makeLoginCertificate(authority, '127.0.0.1', now)),
      old: await problemOf(authority, await shown(authority, '127.0.0.1', now), {
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0',
      }),
      good: await problemOf(authority, await shown(authority, '127.0.0.1', now)),
    };
    expect(problems).toEqual({
      expired: 'server-certificate-expired',
      later: 'clock',
      otherName: 'other-name',
      otherAuthority: 'not-trusted',
      ofItself: 'not-trusted',
      ofTerminal: 'not-trusted',
      old: 'no-tls',
      // Believed, and cut off by the test.
      good: 'lost',
    });
  });
});

describe.skipIf(!hasPostgres())('a terminal’s certificate', () => {
  let db: TestDatabase;
  const terminal = makeTerminal();
  const user = 'terminal-017-2-1';
  beforeAll(async () => {
    db = await startTestDatabase();
    await admit(db, terminal);
  });
  afterAll(() => db?.end());

  test('that has expired, is of another authority, name or branch, or was revoked is named as such', async () => {
    const target = {
      hosts: [...db.server.hosts],
      database: databaseName,
      authority: db.server.authority,
    };
    const problemOf = (own: CertifiedKey | null) => problemAt(target, { user, password: null, own });
    const stranger = await makeAuthority('Otra sede', now);
    const good = await makeLoginCertificate(db.authority, user, now);
    expect(await problemOf(good)).toBeUndefined();
    expect(await problemOf(await makeLoginCertificate(db.authority, user, yearsAgo(3)))).toBe(
      'certificate-expired',
    );
    expect(await problemOf(await makeLoginCertificate(stranger, user, now))).toBe('certificate-refused');
    for (const other of ['terminal-017-3-1', 'terminal-018-2-1']) {
      expect(await problemOf(await makeLoginCertificate(db.authority, other, now))).toBe('login-refused');
    }
    expect(await problemOf(null)).toBe('login-refused');
    await writeRevoked(db.folder, db.authority, [serialOf(good.certificate)], now);
    await db.restart();
    expect(await problemOf(good)).toBe('certificate-revoked');
  });
});
