import { randomUUID } from 'node:crypto';
import { findAccountByUsername, insertAccount } from '#electron/main/db/accounts/account-store.ts';
import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { openStore } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { unsealKeyRing } from '#electron/main/keys/key-ring.ts';
import type { AuditDetail, AuditEvent } from '#shared/domain/audit-trail/audit-events.ts';
import { formatIdentificationCode } from '#shared/domain/numbers/identification-code.ts';
import { staff } from '#test/support/set-up-terminal.ts';

/** Three weeks of a branch on its trail, as it would stand there, with five things that deserve a second look. */

const hour = 3_600_000;
const day = 24 * hour;

interface Entry {
  readonly at: number;
  readonly by: string;
  readonly event: AuditEvent;
  readonly subject: string;
  readonly detail: object;
}

const colleagues = ['Lucía Andrade', 'Pedro Quishpe', 'Rosa Paredes'] as const;

export function codeOf(sequence: number): string {
  return formatIdentificationCode({ branch: 17, terminal: 2, sequence });
}

/** Writes it into a store that no program has open. */
export function liveBusyMonth(dataDirectory: string): void {
  const unsealed = unsealKeyRing(dataDirectory, undefined);
  if (unsealed.state !== 'unsealed') throw new Error('the key file does not open the store');
  const systemTime = () => new Date();
  const hashing = { memory: 1024, passes: 2, lanes: 1 };
  const opened = openStore({ dataDirectory, systemTime, hashing }, unsealed.keys, () => performance.now());
  if (opened.state !== 'open') throw new Error(opened.state);
  const { db } = opened.store;
  try {
    transact(db, () => {
      const idOf = (username: string) => findAccountByUsername(db, username)?.id ?? '';
      const clerks = colleagues.map((name) => {
        const id = randomUUID();
        const username = name.split(' ')[1]?.toLowerCase() ?? '';
        const createdAt = systemTime().toISOString();
        const closed = { passwordHash: 'none', pinHash: 'none', active: false, createdAt };
        insertAccount(db, {
          id,
          name,
          username,
          role: 'clerk',
          createdBy: null,
          signOff: 'before',
          ...closed,
        });
        return id;
      });
      const entries = monthOf(idOf(staff.clerk.username), clerks, idOf(staff.supervisor.username));
      for (const { at, by, event, subject, detail } of entries.toSorted((a, b) => a.at - b.at)) {
        const typed = detail as AuditDetail<AuditEvent>;
        appendAudit(db, { event, accountId: by, subject, detail: typed, at: new Date(at) });
      }
    });
  } finally {
    opened.store.close();
  }
}

function monthOf(carla: string, clerks: readonly string[], supervisor: string): Entry[] {
  const entries: Entry[] = [];
  const today = Math.floor(Date.now() / day) * day;
  let person = 1;
  const attend = (by: string, at: number, unlocks: boolean, assisted = false): void => {
    const subject = codeOf(person);
    person += 1;
    entries.push(
      { at, by, event: 'service-started', subject, detail: { purpose: 'unlock', by: 'counter', visit: 'v' } },
      {
        at: at + 1,
        by,
        event: 'document-added',
        subject,
        detail: { document: 'd', kind: 'passport', pages: 1, sha256: 's' },
      },
    );
    if (assisted) {
      const detail = { coSigner: supervisor, callBack: 'none' };
      entries.push({ at: at + 2, by, event: 'assisted-unlock-approved', subject, detail });
    }
    if (unlocks) {
      const detail = { proof: assisted ? 'assisted' : 'email-code' };
      entries.push({ at: at + 3, by, event: 'credential-unlocked', subject, detail });
    }
  };
  for (let back = 21; back >= 1; back -= 1) {
    const start = today - back * day;
    // 01:00 in UTC is 20:00 in Ecuador.
    if (back % 7 === 2) attend(clerks[1] ?? carla, start + 25 * hour, true);
    const weekday = new Date(start).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    for (const [index, by] of [carla, ...clerks].entries()) {
      for (let turn = 0; turn < 3 + ((back + index) % 3); turn += 1) {
        // 13:00 in UTC is 08:00 in Ecuador.
        const at = start + (13 + ((turn * 2 + index + back) % 9)) * hour + index * 60_000;
        attend(by, at, (turn + back) % 2 === 0, index === 1 && turn === 0 && back % 2 === 0);
      }
    }
  }
  const victim = codeOf(9000);
  const changed = today - 3 * day + 15 * hour;
  entries.push({
    at: changed,
    by: clerks[2] ?? carla,
    event: 'credential-check-wrong',
    subject: victim,
    detail: { attemptsLeft: 2 },
  });
  for (let guess = 0; guess < 7; guess += 1) {
    entries.push({
      at: changed + guess * hour,
      by: clerks[2] ?? carla,
      event: 'recovery-answers-wrong',
      subject: victim,
      detail: { attemptsLeft: 2 },
    });
  }
  return entries;
}
