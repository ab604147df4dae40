import { expect, test } from 'vitest';
import { getActNumber, insertMissingActs, isMissingAct } from '#electron/main/db/witnesses/act-store.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('240: the marks of before stay and still never fall, acts are counted, and what was missing stays on record', () => {
  atVersion(230, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'admin', 'h', 'p', 1, 't');
      INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
      INSERT INTO high_water VALUES ('clock', 5000, NULL), ('audit', 7, 'h'), ('code', 9, NULL);`),
  );
  atVersion(240, (db) => {
    const marks = db.prepare('SELECT name, value, hash FROM high_water ORDER BY name').all();
    expect(marks).toEqual([
      { name: 'act', value: 0, hash: null },
      { name: 'audit', value: 7, hash: 'h' },
      { name: 'clock', value: 5000, hash: null },
      { name: 'code', value: 9, hash: null },
    ]);
    expect(() => db.exec("UPDATE high_water SET value = 8 WHERE name = 'code'")).toThrow('never falls');
    expect(() => db.exec('DELETE FROM high_water')).toThrow('never falls');
    db.exec(`INSERT INTO clock_setting (time_before, time_after, set_by, co_signed_by, reason)
      VALUES (5000, 1000, 'a1', 'a2', 'r'); UPDATE high_water SET value = 1000 WHERE name = 'clock'`);

    insertMissingActs(db, { first: 1, last: 4, acceptedBy: 'a1', reason: 'why', at: new Date(0) });
    expect(getActNumber(db)).toBe(4);
    expect([0, 1, 4, 5].map((act) => isMissingAct(db, act))).toEqual([false, true, true, false]);
    expect(() => db.exec('DELETE FROM missing_act')).toThrow('on record');
    expect(() => db.exec('UPDATE missing_act SET last = 9')).toThrow('on record');
  });
});
