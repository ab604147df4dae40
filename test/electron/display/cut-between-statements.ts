import argon2 from 'argon2';
import { expect, vi } from 'vitest';
import { openDatabaseReadOnly } from '#electron/main/db/core/open-database.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import { type CrashImages, takeCrashImages } from '#test/support/crash-images.ts';
import { createFakeKeystore } from '#test/support/fakes/fake-devices.ts';
import { type Issued, issue } from '#test/support/fakes/service-journey.ts';
import { type KioskTest, withEmptyKiosk, withKiosk } from '#test/support/with-kiosk.ts';

/** What the next start makes of it. */
export interface Left {
  readonly spent: number;
  readonly recoverySpent: number;
  readonly locked: boolean;
  readonly audited: (event: string) => number;
  readonly codeUsed: boolean;
  readonly codeAttempts: number;
  readonly credentials: number;
  readonly owedOrMade: number;
  readonly unlockedOutbox: number;
  readonly openServices: number;
  readonly kits: {
    readonly inForce: number;
    readonly awaited: number;
    readonly used: number;
    readonly spent: number;
  };
  /** Credentials in force, revocations and what head office is told of them. */
  readonly revocation: readonly [inForce: number, revoked: number, outbox: number];
  /** Assisted unlocks with their two people. */
  readonly assisted: number;
  /** Workers, their documents, their aliases and what head office is told of them. */
  readonly people: readonly [workers: number, documents: number, aliases: number, outbox: number];
  readonly registrationsSigned: number;
  /** What two people decided and no act followed. */
  readonly decidedInVain: number;
  /** Deaths taken back and what head office is told of them. */
  readonly withdrawn: readonly [rows: number, outbox: number];
  /** Revisions of contact data, their signatures, what head office is told and the messages queued. */
  readonly contact: readonly [revisions: number, signed: number, outbox: number, messages: number];
}

/** Starts the kiosk on what was left, closes it, and reads what it made of it. */
async function leftIn(directory: string): Promise<Left> {
  await withEmptyKiosk(async () => undefined, directory);
  const unsealed = unsealKeyRing(directory, createFakeKeystore(), 'read-only');
  if (unsealed.state !== 'unsealed') throw new Error('the image does not open');
  const db = openDatabaseReadOnly(directory, unsealed.keys.key('database'));
  const one = (sql: string, ...parameters: unknown[]) =>
    db
      .prepare(sql)
      .pluck()
      .get(...parameters);
  const guard = db.prepare('SELECT * FROM credential_guard').get() as
    | { check_spent: number; recovery_spent: number; locked_at: string | null }
    | undefined;
  const events = db.prepare('SELECT event FROM audit_event').pluck().all() as string[];
  const left: Left = {
    spent: guard?.check_spent ?? 0,
    recoverySpent: guard?.recovery_spent ?? 0,
    locked: guard?.locked_at != null,
    audited: (event) => events.filter((each) => each === event).length,
    codeUsed:
      one("SELECT count(*) FROM one_time_code WHERE purpose <> 'generation' AND used_at IS NOT NULL") === 1,
    codeAttempts: Number(
      one(
        "SELECT attempts_left FROM one_time_code WHERE purpose <> 'generation' ORDER BY rowid DESC LIMIT 1",
      ) ?? -1,
    ),
    credentials: Number(one('SELECT count(*) FROM credential')),
    owedOrMade: Number(
      one(`SELECT (SELECT count(*) FROM owed_paper WHERE kind = 'recovery-receipt')
        + (SELECT count(*) FROM paper WHERE kind = 'recovery-receipt')`),
    ),
    unlockedOutbox: Number(one("SELECT count(*) FROM event WHERE type = 'credential-unlocked'")),
    kits: {
      inForce: Number(one('SELECT count(*) FROM kit WHERE in_force_at IS NOT NULL AND void_at IS NULL')),
      awaited: Number(one('SELECT count(*) FROM kit WHERE in_force_at IS NULL AND void_at IS NULL')),
      used: Number(one('SELECT count(*) FROM kit_code WHERE used_at IS NOT NULL')),
      spent: Number(one('SELECT spent FROM kit_guard') ?? 0),
    },
    openServices: Number(
      one("SELECT count(*) FROM visit WHERE purpose <> 'registration' AND closed_at IS NULL"),
    ),
    revocation: [
      Number(one('SELECT count(*) FROM credential WHERE replaced_at IS NULL')),
      Number(one('SELECT count(*) FROM credential_revocation')),
      Number(one("SELECT count(*) FROM event WHERE type = 'credential-revoked'")),
    ],
    assisted: Number(one('SELECT count(*) FROM assisted_unlock')),
    people: [
      Number(one('SELECT count(*) FROM worker')),
      Number(one('SELECT count(*) FROM passport')),
      Number(one('SELECT count(*) FROM worker_alias')),
      Number(one("SELECT count(*) FROM event WHERE type = 'worker-registered'")),
    ],
    withdrawn: [
      Number(one('SELECT count(*) FROM withdrawn_death')),
      Number(one("SELECT count(*) FROM event WHERE type = 'death-withdrawn'")),
    ],
    registrationsSigned: Number(one('SELECT count(*) FROM registration_signature')),
    decidedInVain: Number(
      one(`SELECT count(*) FROM approval_decision WHERE outcome <> 'expired' AND request_id NOT IN (
        SELECT approval_id FROM assisted_unlock UNION ALL SELECT approval_id FROM contact_change
        UNION ALL SELECT approval_id FROM credential_revocation UNION ALL SELECT approval_id FROM withdrawn_death
        UNION ALL SELECT approval_id FROM registration_signature
        UNION ALL SELECT approval_id FROM account_act WHERE approval_id IS NOT NULL)`),
    ),
    contact: [
      Number(one('SELECT count(*) FROM contact')),
      Number(one('SELECT count(*) FROM contact_change')),
      Number(one("SELECT count(*) FROM event WHERE type = 'contact-changed'")),
      Number(one("SELECT count(*) FROM mail_message WHERE title LIKE '%contact%'")),
    ],
  };
  db.close();
  unsealed.keys.close();
  return left;
}

/** Cuts the act that `prepare` gives between any two of its statements, and judges what is left of each. */
export function cut(
  prepare: (story: KioskTest, issued: Issued) => Promise<() => Promise<unknown>>,
  judge: (left: Left, mark: string, isLast: boolean) => void,
): Promise<void> {
  return cutAfter(issue, prepare, judge);
}

/** The same after another beginning than an issued credential. */
export async function cutAfter<Begun>(
  begin: (story: KioskTest) => Promise<Begun>,
  prepare: (story: KioskTest, begun: Begun) => Promise<() => Promise<unknown>>,
  judge: (left: Left, mark: string, isLast: boolean) => void,
): Promise<void> {
  let taken: CrashImages | undefined;
  try {
    await withKiosk(async (story) => {
      const act = await prepare(story, await begin(story));
      let compared = false;
      const verify = argon2.verify;
      vi.spyOn(argon2, 'verify').mockImplementation((...given) => {
        compared = true;
        return verify(...given);
      });
      taken = await takeCrashImages(story.dataDirectory, act, () => (compared ? 'compared' : 'not compared'));
      vi.restoreAllMocks();
    });
    if (taken === undefined) throw new Error('no image was taken');
    expect(taken.images.length).toBeGreaterThanOrEqual(2);
    for (const [index, image] of taken.images.entries()) {
      const left = await leftIn(image.directory);
      expect(left.openServices).toBe(0);
      expect(left.decidedInVain).toBe(0);
      judge(left, image.mark, index === taken.images.length - 1);
    }
    console.log(`${taken.statements} statements, ${taken.images.length} different states of the disk`);
  } finally {
    taken?.remove();
  }
}
