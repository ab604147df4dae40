import { expect, test } from 'vitest';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('310: papers keep what is known of them, and a job ends once and belongs to one sheet', () => {
  atVersion(230, (db) => {
    db.exec(`
    INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
    INSERT INTO visit (id, reference, state, step, opened_at, opened_by)
      VALUES ('v1', 1, 'draft', 'search', 't', 'a1');
    INSERT INTO paper (id, visit_id, kind, language, created_at, size, sha256, file, printing)
      VALUES ('p1', 'v1', 'receipt', 'es', 't1', 1, 's', 'f1', 'sent'),
             ('p2', 'v1', 'receipt', 'es', 't2', 1, 's', 'f2', 'waiting'),
             ('p3', 'v1', 'receipt', 'es', 't3', 1, 's', 'f3', 'failed');`);
  });
  atVersion(310, (db) => {
    expect(db.prepare('SELECT id, printing FROM paper ORDER BY id').all()).toEqual([
      { id: 'p1', printing: 'sent' },
      { id: 'p2', printing: 'waiting' },
      { id: 'p3', printing: 'failed' },
    ]);
    db.exec("UPDATE paper SET printing = 'queued' WHERE id = 'p2'");
    expect(() => db.exec("UPDATE paper SET printing = 'lost'")).toThrow(/CHECK/);
    const insert = (values: string) =>
      db.exec(
        `INSERT INTO print_job (id, paper_id, kit_id, job, sent_at, ended_at, ending) VALUES (${values})`,
      );
    insert("'j1','p2',NULL,'Recibos-1','t',NULL,NULL");
    expect(() => insert("'j2','p9',NULL,'Recibos-2','t',NULL,NULL")).toThrow(/FOREIGN KEY/);
    expect(() => insert("'j3','p2',NULL,'Recibos-3','t','t',NULL")).toThrow(/CHECK/);
  });
});
