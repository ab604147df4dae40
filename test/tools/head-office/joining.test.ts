import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificateRequest } from '#electron/main/keys/certificate-request.ts';
import { certifyLogin, readCertificateRequest, serialOf } from '#electron/tools/head-office/certificates.ts';
import { makeEnrolmentCode, scramVerifier } from '#electron/tools/head-office/enrolment-code.ts';
import { databaseName, writeRevoked } from '#electron/tools/head-office/office-server.ts';
import { hashOf, makeTerminal } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('joining', () => {
  let db: TestDatabase;
  const opened: postgres.Sql[] = [];
  beforeAll(async () => {
    db = await startTestDatabase();
    await db.admin`SELECT desk.make_branch('017', 'Agencia Norte')`;
  });
  afterAll(async () => {
    await Promise.all(opened.map((sql) => sql.end()));
    await db?.end();
  });

  /** As a kiosk that knows a code. */
  function withCode(id: string, secret: string): postgres.Sql {
    const [address] = db.server.hosts;
    const sql = postgres({
      host: '127.0.0.1',
      port: address?.port ?? 0,
      database: databaseName,
      username: `joining-${id}`,
      password: secret,
      max: 1,
      ssl: { ca: db.server.authority },
    });
    opened.push(sql);
    return sql;
  }

  async function enrol(terminal = '017-1', hours = 24) {
    const code = makeEnrolmentCode();
    await db.admin`SELECT desk.enrol(${code.id}, ${scramVerifier(code.secret)}, ${terminal}, ${hours})`;
    return code;
  }

  const ask = (sql: postgres.Sql, request: string, csr: string) =>
    sql`SELECT joining.ask(${request}, 'signature', ${csr}) AS fingerprint`;

  test('the code opens the door once; the certificate opens the database', async () => {
    const { id, secret, code } = await enrol();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    const sql = withCode(id, secret);
    const { request: csr, key } = await makeCertificateRequest('terminal-017-1-1');
    expect(await ask(sql, '{"a":1}', csr)).toEqual([{ fingerprint: hashOf('{"a":1}') }]);
    expect(await ask(sql, '{"a":1}', csr)).toEqual([{ fingerprint: hashOf('{"a":1}') }]);
    await expect(ask(sql, '{"a":2}', csr)).rejects.toMatchObject({ code: 'VN020' });
    expect(await sql`SELECT state FROM joining.collect()`).toEqual([{ state: 'waiting' }]);

    const wanted = await readCertificateRequest(csr);
    if (wanted === undefined) throw new Error('a request');
    expect(wanted.login).toBe('terminal-017-1-1');
    const certificate = await certifyLogin(db.authority, 'terminal-017-1-1', wanted.publicKey, new Date());
    const { publicKey } = makeTerminal();
    await db.admin`SELECT desk.admit(${id}, '017-1', 1, ${publicKey}, 'age1test', ${serialOf(certificate)}, ${certificate})`;
    expect(await sql`SELECT state, certificate FROM joining.collect()`).toEqual([
      { state: 'admitted', certificate },
    ]);

    const terminal = db.connect('terminal-017-1-1', { certificate, key });
    expect(await terminal`SELECT terminal, branch_name, received FROM counter.hello(1, 'test')`).toEqual([
      { terminal: '017-1', branch_name: 'Agencia Norte', received: [] },
    ]);
    await expect(sql`SELECT * FROM joining.collect()`).rejects.toMatchObject({ code: 'VN021' });
    await db.admin`SELECT desk.close_codes()`;
    await expect(withCode(id, secret)`SELECT 1`).rejects.toMatchObject({ code: '28000' });

    // Its certificate is revoked: the server does not even begin to talk.
    await writeRevoked(db.folder, db.authority, [serialOf(certificate)], new Date());
    await db.restart();
    await expect(db.connect('terminal-017-1-1', { certificate, key })`SELECT 1`).rejects.toThrow();
    const { key: otherKey, request: otherCsr } = await makeCertificateRequest('terminal-017-1-1');
    const other = await readCertificateRequest(otherCsr);
    if (other === undefined) throw new Error('a request');
    const renewed = await certifyLogin(db.authority, 'terminal-017-1-1', other.publicKey, new Date());
    const again = db.connect('terminal-017-1-1', { certificate: renewed, key: otherKey });
    expect(await again`SELECT state FROM counter.hello(1, 'test')`).toEqual([{ state: 'active' }]);
  });

  test('a wrong code is let in nowhere, and a code nowhere but to joining', async () => {
    const { id, secret } = await enrol();
    await expect(withCode(id, 'WRONG')`SELECT 1`).rejects.toMatchObject({ code: '28P01' });
    const sql = withCode(id, secret);
    for (const statement of [
      "SELECT * FROM counter.hello(1, 'x')",
      'SELECT * FROM desk.enrolments()',
      'SELECT FROM records.enrolment',
      'CREATE TEMP TABLE a (b int)',
      `ALTER ROLE "joining-${id}" VALID UNTIL 'infinity'`,
    ]) {
      await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('an expired code does not come in, and on a connection from before it gets nothing', async () => {
    const { id, secret } = await enrol();
    const sql = withCode(id, secret);
    await sql`SELECT 1`;
    await db.admin`UPDATE records.enrolment SET expires_at = now() - interval '1 second' WHERE id = ${id}`;
    await db.admin.unsafe(`ALTER ROLE "joining-${id}" VALID UNTIL '2020-01-01'`);
    await expect(sql`SELECT * FROM joining.collect()`).rejects.toMatchObject({ code: 'VN021' });
    await expect(withCode(id, secret)`SELECT 1`).rejects.toMatchObject({ code: '28P01' });
  });

  test('the operator declines, and says why', async () => {
    const { id, secret } = await enrol();
    const sql = withCode(id, secret);
    await ask(sql, '{}', 'csr');
    await db.admin`SELECT desk.decline(${id}, 'the fingerprints differ')`;
    expect(await sql`SELECT * FROM joining.collect()`).toEqual([
      { state: 'declined', certificate: null, reason: 'the fingerprints differ' },
    ]);
    await expect(ask(sql, '{"b":1}', 'csr')).rejects.toMatchObject({ code: 'VN021' });
    await expect(
      db.admin`SELECT desk.admit(${id}, '017-1', 2, 'key', 'age1test', 'ab', 'pem')`,
    ).rejects.toMatchObject({ code: 'VN032' });
  });

  test('a certificate request of another curve, or changed, is none', async () => {
    const { request } = await makeCertificateRequest('terminal-017-1-1');
    const der = Buffer.from(request.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
    der[der.length - 3] = (der[der.length - 3] ?? 0) ^ 1;
    const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
    expect(await readCertificateRequest(changed)).toBeUndefined();
    expect(await readCertificateRequest('nothing')).toBeUndefined();
  });
});
