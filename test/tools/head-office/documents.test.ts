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

  test('a piece may come as text, which is shorter on the line', async () => {
    const third = sampleDocument(randomBytes(20));
    await submit(sql, 1, 3, [it.write({ documents: [third] })]);
    await sql`SELECT * FROM counter.document_begin(${third.sha256}, 2500)`;
    for (const [place, piece] of pieces.entries()) {
      const text = (piece as Buffer).toString('base64');
      await sql`SELECT * FROM counter.document_piece_in_base64(${third.sha256}, ${place * 1000}, ${text})`;
    }
    await sql`SELECT counter.document_finish(${third.sha256}, ${chainOf(pieces)})`;
    await expect(
      sql`SELECT * FROM counter.document_piece_in_base64(${third.sha256}, 0, 'no base64!')`,
    ).rejects.toMatchObject({ code: 'VN007' });
  });

  test('an upload that nobody goes on with is given up after days, and only its pieces go', async () => {
    const [left, going] = [sampleDocument(randomBytes(21)), sampleDocument(randomBytes(22))];
    await submit(sql, 1, 4, [it.write({ documents: [left, going] })]);
    for (const each of [left, going]) {
      await sql`SELECT * FROM counter.document_begin(${each.sha256}, 2500)`;
      await sql`SELECT * FROM counter.document_piece(${each.sha256}, 0, ${pieces[0] as Buffer})`;
    }
    await db.admin.begin(async (owner) => {
      await owner`ALTER TABLE records.document DISABLE TRIGGER changes`;
      await owner`UPDATE records.document SET changed_at = now() - interval '31 days' WHERE sha256 <> ${going.sha256}`;
      await owner`ALTER TABLE records.document ENABLE TRIGGER changes`;
    });
    const finished = () => db.admin`SELECT sha256, received FROM records.document
      WHERE state = 'finished' ORDER BY sha256`;
    const before = await finished();
    // What was begun again before, in another test, goes as well.
    expect(await db.admin`SELECT * FROM desk.clear_uploads(30)`).toEqual([{ documents: 2, bytes: '2000' }]);
    expect(
      await sql`SELECT sha256, state, received FROM counter.documents(${[left.sha256, going.sha256]})`,
    ).toEqual([
      { sha256: left.sha256, state: 'unknown', received: 0 },
      { sha256: going.sha256, state: 'open', received: 1000 },
    ]);
    expect(await finished()).toEqual(before);
    await expect(
      db.admin`DELETE FROM records.document_piece WHERE sha256 = ${going.sha256}`,
    ).rejects.toMatchObject({
      code: 'VN030',
    });
    expect(await sql`SELECT * FROM counter.document_begin(${left.sha256}, 2500)`).toMatchObject([
      { received: 0 },
    ]);
  });
});
