import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('580: what was asked is answered once, and stays', () => {
  atVersion(570, () => undefined);
  atVersion(580, (db) => {
    db.exec(
      "INSERT INTO asking (epoch, number, number_key, asked_at) VALUES (1, 7, 'A123', '2026-12-01T10:00:00.000Z')",
    );
    const answer = "UPDATE asking SET outcome = 'nobody', people = '[]', position = 9";
    expect(() => db.exec("UPDATE asking SET outcome = 'nobody'")).toThrow('CHECK');
    db.exec(answer);
    expect(() => db.exec(answer)).toThrow('stays answered');
    expect(() => db.exec('DELETE FROM asking')).toThrow('stays');
  });
});
