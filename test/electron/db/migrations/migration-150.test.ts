import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('150: a change of contact data names two people and two revisions; a declined one has no new revision', () => {
  atVersion(150, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO account VALUES ('a2', 'Sonia', 'sonia', 'supervisor', 'h', 'p', 1, 't');
    INSERT INTO worker (number, id, identification_code, code_sequence, registered_at, registered_by)
      VALUES (1, 'w1', 'E017-2-000001-V', 1, 't', 'a1');
    INSERT INTO contact (key, worker_number, recorded_at) VALUES (1001, 1, 't'), (1002, 1, 't');
    INSERT INTO visit (id, state, step, purpose, started_by, opened_at, opened_by)
      VALUES ('v1', 'registered', 'hand-over', 'contact', 'counter', 't', 'a1'),
        ('v2', 'registered', 'hand-over', 'contact', 'counter', 't', 'a1');`);
    const insert = (values: string) => db.exec(`INSERT INTO contact_change VALUES (${values})`);
    expect(() => insert("'v1','w1','email',1001,1002,'a1','a1','approved','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'v1','w1','email',1001,NULL,'a1','a2','approved','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'v1','w1','',1001,1002,'a1','a2','approved','why','t'")).toThrow(/CHECK/);
    expect(() => insert("'v1','w1','email',1001,1002,'a1','a2','declined','why','t'")).toThrow(/CHECK/);
    insert("'v1','w1','email',1001,1002,'a1','a2','approved','why','t'");
    insert("'v2','w1','email',1002,NULL,'a1','a2','declined','why','t'");
  });
});
