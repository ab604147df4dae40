import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('570: the documents of one person, and what waits to be applied, are found without reading those of all others', () => {
  const ofOne = `SELECT DISTINCT other.told_as FROM told_document AS own
    JOIN told_document AS other USING (number_key, issuing_state, birth_date) WHERE own.told_as = 'w1'`;
  const waiting = `SELECT position FROM branch_event WHERE state = 'kept' AND state <> 'applied' ORDER BY position LIMIT 5`;
  const document = "INSERT INTO told_document VALUES ('A123', 'VEN', '1990-05-17', 'w1', 1)";
  atVersion(551, (db) => {
    db.exec(document);
    expect(JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${ofOne}`).all())).toContain('SCAN own');
  });
  atVersion(570, (db) => {
    const planOf = (sql: string) => JSON.stringify(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all());
    expect(planOf(ofOne)).not.toContain('SCAN');
    expect(planOf(waiting)).toContain('branch_event_waiting');
    expect(db.prepare('SELECT told_as FROM told_document').raw().all()).toEqual([['w1']]);
  });
});
