import { expect, test } from 'vitest';
import { openDatabase } from '#electron/main/db/core/open-database.ts';
import { verifyState } from '#electron/main/db/head-office/verify-state.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { atKitCode, issueWithKit } from '#test/support/fakes/kit-journey.ts';
import { issueAnother, lockByChecks, revoke } from '#test/support/fakes/service-journey.ts';
import { specimenZhang } from '#test/support/specimens/people.ts';
import { type KioskTest, withKiosk } from '#test/support/with-kiosk.ts';

/** What somebody with the store's key and an SQLite of their own could do, and what is said of it; then it is undone. */
async function afterEach(story: KioskTest, changes: readonly string[]): Promise<(string | undefined)[]> {
  await story.kiosk().close();
  const unsealed = unsealKeyRing(story.dataDirectory, story.keystore, 'read-only');
  if (unsealed.state !== 'unsealed') throw new Error('the key is sealed');
  const opened = openDatabase(story.dataDirectory, unsealed.keys.key('database'));
  unsealed.keys.close();
  if (!opened.ok) throw new Error(opened.problem);
  const { db } = opened;
  db.exec('PRAGMA foreign_keys = OFF');
  try {
    expect(verifyState(db)).toMatchObject({ fault: undefined, people: 2, leftOut: 0 });
    // Somebody of whom a newer program told is not compared, and is not counted as if they were.
    db.exec(`BEGIN; DROP TRIGGER event_is_never_changed; UPDATE event SET content = json_set(content, '$.version', 99)
      WHERE key = (SELECT max(key) FROM event WHERE subject IS NOT NULL)`);
    expect(verifyState(db)).toMatchObject({ fault: undefined, people: 1, leftOut: 1 });
    db.exec('ROLLBACK');
    return changes.map((sql) => {
      db.exec(`BEGIN; ${sql}`);
      const { fault } = verifyState(db);
      db.exec('ROLLBACK');
      return fault;
    });
  } finally {
    opened.close();
  }
}

const hash = "'$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA'";

test('a row that was changed beside its event is named, with whose it is and no value of it', () =>
  withKiosk(async (story) => {
    const anna = await issueWithKit(story);
    const zhang = await issueAnother(story, specimenZhang);
    await atKitCode(story, anna.identificationCode);
    await story.call('submitKitCode', { code: anna.codes[0] ?? '' });
    await story.call('finishWorkerVisit', {});
    await lockByChecks(story, anna);
    await revoke(story, zhang, 'document-stolen');
    const ofAnna = `worker_id = '${anna.workerId}'`;
    const ofZhang = `worker_id = '${zhang.workerId}'`;
    const cases: readonly (readonly [string, RegExp])[] = [
      [
        `UPDATE passport SET birth_date = '1950-01-01' WHERE worker_number = 1`,
        /worker 1: identity.birthDate$/,
      ],
      [
        `UPDATE contract SET employer_name = 'X'`,
        /worker \d: contract.employerName; worker \d: contract.employerName$/,
      ],
      [`UPDATE contact SET email = 'otra@example.net' WHERE worker_number = 1`, /worker 1: contact.email$/],
      [
        `INSERT INTO contact (key, worker_number, recorded_at, email) VALUES (1500, 1, '2026-01-01', 'a@b.ec')`,
        /worker 1: .*contact.email/,
      ],
      [
        `UPDATE worker SET identification_code = 'E017-2-000999-9' WHERE number = 1`,
        /worker 1: identification/,
      ],
      [`DELETE FROM worker WHERE number = 1`, /somebody who was told of is on record no more/],
      [
        `INSERT INTO worker (id, identification_code, code_sequence, registered_at, registered_by)
         SELECT 'x', 'E017-2-000999-9', 999, registered_at, registered_by FROM worker LIMIT 1`,
        /worker 3: no event tells of them/,
      ],
      [`UPDATE credential SET hash = ${hash} WHERE ${ofAnna}`, /worker 1: credential in force$/],
      [`UPDATE credential SET replaced_at = issued_at WHERE ${ofAnna}`, /worker 1: credential in force$/],
      [`UPDATE credential SET replaced_at = NULL WHERE ${ofZhang}`, /worker 2: credential in force$/],
      [`DELETE FROM credential_revocation`, /worker 2: revocations$/],
      [`UPDATE credential_revocation SET cause = 'error', passport_key = NULL`, /worker 2: revocations$/],
      [`UPDATE security_image SET hash = ${hash} WHERE ${ofAnna}`, /worker 1: security image$/],
      [`UPDATE security_answer SET hash = ${hash} WHERE ${ofAnna}`, /worker 1: security answers$/],
      [`DELETE FROM credential_guard`, /worker 1: lock, attempts$/],
      [`UPDATE credential_guard SET check_spent = 1`, /worker 1: attempts$/],
      [`UPDATE kit_code SET used_at = NULL, used_in = NULL`, /worker 1: codes of the recovery kit$/],
      [`UPDATE kit_code SET hash = ${hash} WHERE position = 3`, /worker 1: codes of the recovery kit$/],
      [`UPDATE kit SET void_at = printed_at, void_cause = 'worker'`, /worker 1: recovery kit in force$/],
      [`UPDATE account SET role = 'supervisor' WHERE role = 'clerk'`, /account \S+: role$/],
      [`UPDATE account SET active = 0 WHERE role = 'clerk'`, /account \S+: active$/],
      [`DELETE FROM account WHERE role = 'clerk'`, /account \S+ is gone/],
    ];
    const faults = await afterEach(
      story,
      cases.map(([sql]) => sql),
    );
    expect(faults.map((fault, index) => [cases[index]?.[0], fault])).toEqual(
      cases.map(([sql, fault]) => [sql, expect.stringMatching(fault)]),
    );
    const { surname } = specimenZhang.passport;
    for (const fault of faults) expect(fault).not.toMatch(new RegExp(`E017|example|${surname}`));
    await story.restart();
  }));
