import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('551: two people may have one cédula, and what no rule read of it is read again', () => {
  const event = (position: number, type: string, version: number, state: string) => `
    INSERT INTO branch_event (position, terminal, epoch, number, type, version, time_wall, time_count, content, hash, signature, state)
      VALUES (${position}, '017-1', 1, ${position}, '${type}', ${version}, 't', 0, '{}', 'h', 's', '${state}');`;
  atVersion(550, (db) => {
    db.exec(`
      INSERT INTO account (id, name, username, role, active, created_at) VALUES ('a1', 'Ana', 'ana', 'admin', 1, 't');
      INSERT INTO worker (number, id, identification_code, code_sequence, cedula, registered_at, registered_by) VALUES
        (1, 'w1', 'E017200000042K', 42, '0962467429', 't', 'a1'), (2, 'w2', '1710034065', NULL, NULL, 't', 'a1');
      INSERT INTO worker_alias VALUES ('0962467429', 'cedula', 1, 't');
      INSERT INTO branch_feed (only, head_office, kept, own_key) VALUES (1, 'h', 4, 9);
      ${event(1, 'cedula-recorded', 1, 'applied')}
      ${event(2, 'worker-registered', 1, 'newer')}
      ${event(3, 'worker-registered', 2, 'newer')}
      ${event(4, 'worker-registered', 1, 'applied')}`);
    expect(() => db.exec("UPDATE worker SET cedula = '0962467429' WHERE number = 2")).toThrow(/UNIQUE/);
  });
  atVersion(551, (db) => {
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.exec("UPDATE worker SET cedula = '0962467429' WHERE number = 2");
    db.exec("INSERT INTO worker_alias VALUES ('0962467429', 'cedula', 2, 't')");
    expect(db.prepare('SELECT position, state FROM branch_event ORDER BY position').raw().all()).toEqual([
      [1, 'kept'],
      [2, 'kept'],
      [3, 'newer'],
      [4, 'applied'],
    ]);
    expect(db.prepare('SELECT own_key FROM branch_feed').raw().get()).toEqual([0]);
  });
});
