import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  admit,
  hashOf,
  makeTerminal,
  sampleDocument,
  submit,
} from '#test/support/head-office/sample-terminal.ts';
import {
  hasPostgres,
  startTestDatabase,
  type TestDatabase,
} from '#test/support/head-office/test-database.ts';

describe.skipIf(!hasPostgres())('documents in pieces', () => {
  let db: TestDatabase;
  let sql: postgres.Sql;
  const it = makeTerminal('017-1');
  const plain = randomBytes(40);
  const named = sampleDocument(plain);
  const { sha256 } = named;
  const cipher = randomBytes(2500);
  const pieces = [cipher.subarray(0, 1000), cipher.subarray(1000, 2000), cipher.subarray(2000)];
  beforeAll(async () => {
    db = await startTestDatabase();
    sql = await admit(db, it);
    await submit(sql, 1, 1, [it.write({ documents: [named] })]);
  });
  afterAll(() => db?.end());

  function chainOf(parts: readonly Buffer[]): string {
    return parts.reduce(
      (chain, part) => hashOf(Buffer.concat([Buffer.from(chain, 'hex'), Buffer.from(hashOf(part), 'hex')])),
      '0'.repeat(64),
    );
  }
  const begin = (size: number, anew = false) =>
    sql`SELECT * FROM counter.document_begin(${sha256}, ${size}, ${anew})`;
  const send = (at: number, piece: Buffer) =>
    sql`SELECT * FROM counter.document_piece(${sha256}, ${at}, ${piece})`;
  const finish = (chain: string) => sql`SELECT counter.document_finish(${sha256}, ${chain})`;
  const state = async () => (await sql`SELECT state, received FROM counter.documents(${[sha256]})`)[0];

  test('only a document that an event named is taken', async () => {
    const unknown = hashOf('unknown');
    expect(await sql`SELECT * FROM counter.documents(${[unknown, sha256]})`).toEqual([
      { sha256: unknown, state: 'unknown', received: 0 },
      { sha256, state: 'unknown', received: 0 },
    ]);
    await expect(sql`SELECT * FROM counter.document_begin(${unknown}, 10)`).rejects.toMatchObject({
      code: 'VN010',
    });
  });

  test('it goes on where it was, in order, and a piece that comes twice is there once', async () => {
    expect(await begin(2500)).toEqual([{ state: 'open', received: 0, chain: chainOf([]) }]);
    await expect(send(1000, pieces[1] as Buffer)).rejects.toMatchObject({ code: 'VN011' });
    expect(await send(0, pieces[0] as Buffer)).toEqual([
      { received: 1000, chain: chainOf(pieces.slice(0, 1)) },
    ]);
    expect(await send(0, pieces[0] as Buffer)).toEqual([
      { received: 1000, chain: chainOf(pieces.slice(0, 1)) },
    ]);
    await expect(send(0, pieces[1] as Buffer)).rejects.toMatchObject({ code: 'VN012' });
    expect(await begin(2500)).toEqual([
      { state: 'open', received: 1000, chain: chainOf(pieces.slice(0, 1)) },
    ]);
    await send(1000, pieces[1] as Buffer);
    await expect(finish(chainOf(pieces))).rejects.toMatchObject({ code: 'VN011' });
    await expect(send(2000, randomBytes(501))).rejects.toMatchObject({ code: 'VN011' });
    await send(2000, pieces[2] as Buffer);
    await expect(finish(chainOf(pieces.toReversed()))).rejects.toMatchObject({ code: 'VN012' });
    await finish(chainOf(pieces));
    await finish(chainOf(pieces));
    expect(await state()).toEqual({ state: 'finished', received: 2500 });
    const [kept] =
      await db.admin`SELECT string_agg(piece, '' ORDER BY at) AS bytes FROM records.document_piece`;
    expect(kept?.['bytes']).toEqual(cipher);
  });

  test('what is finished stays as it is', async () => {
    expect(await begin(10, true)).toMatchObject([{ state: 'finished', received: 2500 }]);
    await expect(send(0, pieces[0] as Buffer)).rejects.toMatchObject({ code: 'VN011' });
    await sql`SELECT counter.document_missing(${sha256})`;
    expect(await state()).toMatchObject({ state: 'finished' });
  });

  test('begun again it has other bytes; those of before are not among them', async () => {
    const second = sampleDocument(randomBytes(30));
    await submit(sql, 1, 2, [it.write({ documents: [second] })]);
    await sql`SELECT * FROM counter.document_begin(${second.sha256}, 2500)`;
    await sql`SELECT * FROM counter.document_piece(${second.sha256}, 0, ${pieces[0] as Buffer})`;
    expect(await sql`SELECT * FROM counter.document_begin(${second.sha256}, 2500, true)`).toMatchObject([
      { received: 0 },
    ]);
    const other = randomBytes(2500);
    await sql`SELECT * FROM counter.document_piece(${second.sha256}, 0, ${other})`;
    await sql`SELECT counter.document_finish(${second.sha256}, ${chainOf([other])})`;
    const [kept] = await db.admin`SELECT string_agg(piece, '' ORDER BY at) AS bytes FROM records.document
      JOIN records.document_piece USING (branch, terminal, sha256, upload) WHERE sha256 = ${second.sha256}`;
    expect(kept?.['bytes']).toEqual(other);
  });

  test('another terminal of the branch cannot touch it', async () => {
    const other = await admit(db, makeTerminal('017-2'));
    await expect(other`SELECT * FROM counter.document_begin(${sha256}, 10)`).rejects.toMatchObject({
      code: 'VN010',
    });
    expect(await other`SELECT state FROM counter.documents(${[sha256]})`).toEqual([{ state: 'unknown' }]);
  });
});
