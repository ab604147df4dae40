import { expect, test } from 'vitest';
import { getClockMark } from '#electron/main/db/terminal/clock-store.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('180: the trail of before is found by its subject, and the clock alone falls, once, as two people said', () => {
  atVersion(179, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'admin', 'h', 'p', 1, 't');
      INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
      INSERT INTO audit_event VALUES (1, 't', 'record-read', 'a1', 'E017', '{}', 'p', 'h');
      INSERT INTO high_water VALUES ('clock', 5000, NULL), ('audit', 1, 'h'), ('code', 9, NULL);`),
  );
  atVersion(180, (db) => {
    const plan = db
      .prepare<unknown[], { detail: string }>(
        "EXPLAIN QUERY PLAN SELECT sequence FROM audit_event WHERE subject IN ('E017')",
      )
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain('audit_event_by_subject');
    expect(db.prepare("SELECT sequence FROM audit_event WHERE subject = 'E017'").all()).toEqual([
      { sequence: 1 },
    ]);

    const lower = (name: string, value: number) =>
      db.prepare('UPDATE high_water SET value = ? WHERE name = ?').run(value, name);
    expect(() => lower('clock', 1000)).toThrow('never falls');
    const setClock = db.prepare(
      `INSERT INTO clock_setting (time_before, time_after, set_by, co_signed_by, reason) VALUES (?, ?, ?, ?, 'r')`,
    );
    expect(() => setClock.run(5000, 1000, 'a1', 'a1')).toThrow('CHECK');
    setClock.run(5000, 1000, 'a1', 'a2');
    expect(() => lower('clock', 999)).toThrow('never falls');
    expect(() => lower('audit', 0)).toThrow('never falls');
    lower('clock', 1000);
    expect(getClockMark(db)).toBe(1000);
    lower('clock', 4000);
    expect(() => lower('clock', 1000)).toThrow('never falls');
    expect(() => db.exec('DELETE FROM clock_setting')).toThrow('stays');
    expect(() => db.exec('UPDATE clock_setting SET time_after = 0')).toThrow('stays');
  });
});
