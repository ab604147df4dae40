import { expect, test } from 'vitest';
import { findMailState, findQueuedMail, listQueuedMail } from '#electron/main/db/mail/mail-store.ts';
import { atVersion, eachTestHasAFolder } from './at-version.ts';

eachTestHasAFolder();

test('140: messages of before keep their state and their words, and those that wait get a Message-ID', () => {
  atVersion(139, (db) =>
    db.exec(`
      INSERT INTO account VALUES ('a1', 'Rosa', 'rosa', 'clerk', 'h', 'p', 1, 't');
      INSERT INTO visit (id, state, step, opened_at, opened_by) VALUES ('v1', 'draft', 'search', 't', 'a1');
      INSERT INTO mail_message (id, recipient, title, body, state, attempts, problem, created_at)
        VALUES ('m1', 'maria@example.org', 'Código', '123456', 'queued', 2, 'no line', '1'),
          ('m2', 'maria@example.org', 'Código', NULL, 'sent', 1, NULL, '2'),
          ('m3', 'maria@example.org', 'Código', NULL, 'given-up', 0, NULL, '3');
      INSERT INTO one_time_code (id, visit_id, purpose, hash, mail_message_id, issued_at, expires_at, attempts_left)
        VALUES ('c1', 'v1', 'generation', 'h', 'm1', 't', 't', 5);`),
  );
  atVersion(140, (db) => {
    expect(['m1', 'm2', 'm3'].map((id) => findMailState(db, id))).toEqual(['queued', 'sent', 'given-up']);
    expect(listQueuedMail(db)).toEqual([{ id: 'm1', attempts: 2, nextAttemptAt: null }]);
    expect(findQueuedMail(db, 'm1')).toMatchObject({
      to: 'maria@example.org',
      subject: 'Código',
      text: '123456',
      html: '',
      messageId: '<m1@ventanilla.invalid>',
      deferrals: 0,
    });
    db.exec("UPDATE mail_message SET state = 'failed' WHERE id = 'm1'");
    expect(() => db.exec("UPDATE mail_message SET state = 'lost' WHERE id = 'm1'")).toThrow(/CHECK/);
    expect(() => db.exec("DELETE FROM mail_message WHERE id = 'm1'")).toThrow(/FOREIGN KEY/);
    expect(() => db.exec("UPDATE mail_message SET message_id = '<m1@ventanilla.invalid>'")).toThrow(/UNIQUE/);
  });
});
