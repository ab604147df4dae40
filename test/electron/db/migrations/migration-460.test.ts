import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('460: receipts stay as they were read, and one may come over the line', () => {
  atVersion(411, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Ana', 'ana', 'admin', 1, 't');
      INSERT INTO receipt VALUES ('office', 1, 'h', 't', 't', 'a1', 1, 0, 0);`);
  });
  atVersion(460, (db) => {
    const receipt = "INSERT INTO receipt VALUES ('office', 2, 'i', 't', 't', NULL, 1, 0, 0)";
    db.exec(receipt);
    expect(() => db.exec(receipt)).toThrow(/UNIQUE/);
    expect(() => db.exec(receipt.replace('2', '3').replace('NULL', "'nobody'"))).toThrow(/FOREIGN/);
    expect(db.prepare('SELECT number, read_by FROM receipt ORDER BY number').raw().all()).toEqual([
      [1, 'a1'],
      [2, null],
    ]);
  });
});
