import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAuthority, makeLoginCertificate } from '#electron/tools/head-office/certificates.ts';
import { admit, makeTerminal, submit } from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('a stolen terminal, and whoever else tries', () => {
  let db: TestDatabase;
  let sql: postgres.Sql;
  const mine = makeTerminal('017-1');
  const neighbour = makeTerminal('017-2');
  const stranger = makeTerminal('018-1');
  beforeAll(async () => {
    db = await startTestDatabase();
    sql = await admit(db, mine);
    const others = [await admit(db, neighbour), await admit(db, stranger)];
    for (const [index, it] of [neighbour, stranger].entries()) {
      await submit(others[index] as postgres.Sql, 1, 1, [it.write()]);
    }
  });
  afterAll(() => db?.end());

  test('reads, writes, changes and removes nothing but by the functions', async () => {
    const tables = await db.admin<{ name: string }[]>`SELECT format('%I.%I', schemaname, tablename) AS name
      FROM pg_tables WHERE schemaname = 'records'`;
    const views = await db.admin<{ name: string }[]>`SELECT format('%I.%I', schemaname, viewname) AS name
      FROM pg_views WHERE schemaname = 'reading'`;
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of [...tables, ...views]) {
      for (const statement of [
        `SELECT FROM ${name}`,
        `INSERT INTO ${name} DEFAULT VALUES`,
        `DELETE FROM ${name}`,
        `TRUNCATE ${name}`,
      ]) {
        await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  test('executes nothing of the operator’s, of who joins, or of the machinery behind', async () => {
    const functions = await db.admin<{ name: string; args: string; schema: string }[]>`
      SELECT format('%I.%I', nspname, proname) AS name, nspname AS schema,
        coalesce((SELECT string_agg('NULL::' || format_type(type, NULL), ', ') FROM unnest(proargtypes) AS type), '') AS args
      FROM pg_proc JOIN pg_namespace ON pronamespace = pg_namespace.oid
      WHERE nspname IN ('desk', 'joining', 'records') AND prorettype <> 'trigger'::regtype`;
    expect(functions.length).toBeGreaterThan(25);
    for (const { name, args } of functions) {
      await expect(sql.unsafe(`SELECT ${name}(${args})`), name).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('fills no disk beside them, runs no code, reads no file, becomes nobody else', async () => {
    const statements = [
      'CREATE TABLE public.mine (a int)',
      'CREATE TEMP TABLE mine (a int)',
      'CREATE SCHEMA mine',
      'SELECT lo_create(0)',
      "SELECT lo_from_bytea(0, 'a')",
      'DO $$ BEGIN END $$',
      "COPY (SELECT 1) TO '/tmp/a'",
      "SELECT pg_read_file('/etc/passwd')",
      'SET ROLE ventanilla_owner',
      'SET ROLE ventanilla_door',
      'SET ROLE ventanilla_operator',
      'SET SESSION AUTHORIZATION "terminal-017-2-1"',
      'SET ROLE "terminal-017-2-1"',
      'CREATE ROLE other LOGIN',
      'ALTER ROLE "terminal-017-2-1" NOLOGIN',
      'GRANT ventanilla_operator TO "terminal-017-1-1"',
      'ALTER SYSTEM SET ssl = off',
      'SELECT pg_reload_conf()',
      'CREATE EXTENSION pgcrypto SCHEMA pg_catalog',
      'CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    ];
    for (const statement of statements) {
      await expect(sql.unsafe(statement), statement).rejects.toMatchObject({
        code: expect.stringMatching(/42501|42704|42883|0LP01/),
      });
    }
  });

  test('every function that runs with another’s rights has its path fixed, and is for no more than its group', async () => {
    const loose =
      await db.admin`SELECT proname FROM pg_proc JOIN pg_namespace ON pronamespace = pg_namespace.oid
      WHERE nspname IN ('counter', 'desk', 'joining', 'records') AND (prosecdef
        AND NOT coalesce(proconfig::text, '') LIKE '%search_path=pg_catalog, pg_temp%'
        OR EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0))`;
    expect([...loose]).toEqual([]);
  });

  test('speaks as nobody else: not by its certificate, not by a certificate of somebody else', async () => {
    const certified = await makeLoginCertificate(db.authority, 'terminal-017-1-1', new Date());
    for (const login of ['terminal-017-2-1', 'ventanilla_owner', 'postgres', 'ventanilla_operator']) {
      await expect(db.connect(login, certified)`SELECT 1`, login).rejects.toMatchObject({ code: '28000' });
    }
    const forger = await makeAuthority('Sede central de prueba', new Date());
    const forged = await makeLoginCertificate(forger, 'terminal-017-1-1', new Date());
    await expect(db.connect('terminal-017-1-1', forged)`SELECT 1`).rejects.toThrow(
      /unknown ca|certificate|ECONNRESET|closed/i,
    );
    const expired = await makeLoginCertificate(db.authority, 'terminal-017-1-1', new Date('2020-01-01'));
    await expect(db.connect('terminal-017-1-1', expired)`SELECT 1`).rejects.toThrow(
      /expired|ECONNRESET|closed/i,
    );
  });

  test('sees its branch’s terminals, and of other branches nothing', async () => {
    expect(await sql`SELECT terminal FROM counter.neighbours()`).toEqual([
      { terminal: '017-1' },
      { terminal: '017-2' },
    ]);
    await expect(sql`SELECT counter.send_sealed('018-1', 1, ${randomBytes(8)})`).rejects.toMatchObject({
      code: 'VN007',
    });
    await sql`SELECT counter.send_sealed('017-2', 1, ${Buffer.from('sealed')})`;
    expect(await sql`SELECT * FROM counter.sealed(0)`).toEqual([]);
    const other = await db.as('terminal-017-2-1');
    expect(await other`SELECT * FROM counter.sealed(0)`).toEqual([
      { position: 1, terminal: '017-1', epoch: 1, sealed: Buffer.from('sealed') },
    ]);
  });

  test('row-level security holds the functions themselves to the speaker', async () => {
    // As if a function forgot to ask whose rows they are.
    await db.admin.unsafe(`CREATE FUNCTION counter.careless() RETURNS TABLE (kind text, terminal text) LANGUAGE sql
      SECURITY DEFINER AS $$ SELECT 'event', terminal FROM records.event UNION ALL SELECT 'progress', terminal FROM records.progress
        UNION ALL SELECT 'document', terminal FROM records.document $$;
      ALTER FUNCTION counter.careless() OWNER TO ventanilla_door;
      GRANT EXECUTE ON FUNCTION counter.careless() TO ventanilla_terminal`);
    expect(await sql`SELECT DISTINCT kind, terminal FROM counter.careless() ORDER BY 1, 2`).toEqual([
      // Events of its branch are what the feed tells; how far others came is not its own.
      { kind: 'event', terminal: '017-2' },
      { kind: 'progress', terminal: '017-1' },
    ]);
  });

  test('suspended it is told why and may do nothing; revoked it does not come in', async () => {
    const it = makeTerminal('019-1');
    const open = await admit(db, it);
    await open`SELECT counter.clock()`;
    await db.admin`SELECT desk.set_state('019-1', 'suspended', 'stolen?')`;
    expect(await db.admin`SELECT FROM pg_stat_activity WHERE usename = 'terminal-019-1-1'`).toHaveLength(0);
    const its = await db.as('terminal-019-1-1');
    await expect(submit(its, 1, 1, [it.write()])).rejects.toMatchObject({ code: 'VN002', detail: 'stolen?' });
    for (const call of [
      'feed(0, 10)',
      'receipts(0, 10)',
      'neighbours()',
      'sealed(0)',
      "documents('{}')",
      'acknowledge(1, 1)',
    ]) {
      await expect(its.unsafe(`SELECT counter.${call}`), call).rejects.toMatchObject({ code: 'VN002' });
    }
    expect(await its`SELECT state, reason FROM counter.hello(1, 'test')`).toEqual([
      { state: 'suspended', reason: 'stolen?' },
    ]);
    await db.admin`SELECT desk.set_state('019-1', 'active', NULL)`;
    expect(await submit(its, 1, 1, it.events)).toMatchObject([{ state: 'received' }]);
    await db.admin`SELECT desk.set_state('019-1', 'revoked', 'stolen')`;
    await expect(submit(its, 1, 1, it.events)).rejects.toThrow();
    const again = await db.as('terminal-019-1-1');
    await expect(again`SELECT 1`).rejects.toMatchObject({ code: '28000' });
  });

  test('nobody removes or changes what came in, not even who owns the tables', async () => {
    for (const statement of [
      'DELETE FROM records.event',
      'UPDATE records.event SET content = content',
      'TRUNCATE records.event CASCADE',
      'DELETE FROM records.act',
      'UPDATE records.act SET by = by',
    ]) {
      await expect(db.admin.unsafe(statement), statement).rejects.toMatchObject({ code: 'VN030' });
    }
  });

  test('a reader reads the views and nothing else', async () => {
    await db.admin.unsafe('CREATE ROLE informes LOGIN IN ROLE ventanilla_reader');
    const reader = await db.as('informes');
    expect(await reader`SELECT terminal, state FROM reading.event WHERE terminal = '017-2'`).toEqual([
      { terminal: '017-2', state: 'received' },
    ]);
    for (const statement of [
      'SELECT FROM records.event',
      'DELETE FROM reading.event',
      'SELECT desk.next_decision()',
      "SELECT counter.hello(1, 'x')",
      "UPDATE reading.branch SET name = 'x'",
    ]) {
      await expect(reader.unsafe(statement), statement).rejects.toMatchObject({
        code: expect.stringMatching(/42501|55000/),
      });
    }
  });
});
