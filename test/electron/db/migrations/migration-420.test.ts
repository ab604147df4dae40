import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('420: epochs of before keep their keys and have no claim', () => {
  atVersion(411, (db) => {
    db.exec(
      "INSERT INTO signing_key (epoch, public_key, sealed_private_key, since) VALUES (7, 'p', 's', 't')",
    );
  });
  atVersion(420, (db) => {
    expect(db.prepare('SELECT epoch, public_key, claim FROM signing_key').all()).toEqual([
      { epoch: 7, public_key: 'p', claim: null },
    ]);
    expect(() =>
      db.exec(
        "INSERT INTO signing_key (epoch, public_key, sealed_private_key, since, claim) VALUES (8, 'p', 's', 't', '{')",
      ),
    ).toThrow(/CHECK/);
  });
});
