import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

const event = (position: number, number: number, content = '{}') =>
  `INSERT INTO branch_event (position, terminal, epoch, number, type, version, time_wall, time_count, content, hash,
     signature, state) VALUES (${position}, '017-1', 1, ${number}, 'clock-set', 1, 't', 0, '${content}', 'h', 's', 'kept')`;

test('480: what came by the feed is kept once, as it came, and its position never goes back', () => {
  atVersion(460, () => undefined);
  atVersion(480, (db) => {
    db.exec(`INSERT INTO branch_feed (only, head_office, kept) VALUES (1, 'office', 7); ${event(1, 1)}`);
    expect(() => db.exec('UPDATE branch_feed SET kept = 6')).toThrow(/stays read/);
    expect(() => db.exec("UPDATE branch_feed SET head_office = 'other'")).toThrow(/stays read/);
    expect(() => db.exec(event(1, 2))).toThrow(/UNIQUE/);
    expect(() => db.exec(event(2, 1))).toThrow(/UNIQUE/);
    expect(() => db.exec(event(2, 2, 'none'))).toThrow(/CHECK/);
    expect(() => db.exec("UPDATE branch_event SET hash = 'i'")).toThrow(/never changed/);
    expect(() => db.exec('DELETE FROM branch_event')).toThrow(/stays/);
    db.exec("UPDATE branch_event SET state = 'applied'");
    db.exec("INSERT INTO branch_decision VALUES (3, 1, 'x', 1, '{}', 's', 'kept')");
    expect(() => db.exec('DELETE FROM branch_decision')).toThrow(/stays/);
    expect(() => db.exec("UPDATE branch_decision SET content = '[]'")).toThrow(/never changed/);
  });
});
