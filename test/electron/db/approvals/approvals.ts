import { randomUUID } from 'node:crypto';
import { insertAccount } from '#electron/main/db/accounts/account-store.ts';
import { insertApprovalDecision, insertApprovalRequest } from '#electron/main/db/approvals/approval-store.ts';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { later, testNow } from '../test-store.ts';

/** Somebody who can sign what others ask: "Sonia Solís". Returns their account's id. */
export function addSupervisor(db: Connection): string {
  const id = randomUUID();
  insertAccount(db, {
    ...{ id, name: 'Sonia Solís', username: 'sonia', role: 'supervisor', active: true },
    ...{ createdAt: testNow.toISOString(), createdBy: null, signOff: 'founder' },
    ...{ passwordHash: 'h', pinHash: 'p' },
  });
  return id;
}

/** A request asked at `testNow` that can be decided for an hour. Returns its id. */
export function addRequest(db: Connection, askedBy: string, askedAt = testNow): string {
  const id = randomUUID();
  insertApprovalRequest(db, {
    ...{ id, act: 'acceptMrz', subject: { visitId: 'v1' }, about: '0001', askedBy, askedAt },
    expiresAt: new Date(askedAt.getTime() + 60 * 60_000),
    facts: [{ what: 'surname', value: 'Núñez \ud83d' }],
    digest: 'd',
  });
  return id;
}

/** A request and its decision a minute later, as an act names it. */
export function addApproval(
  db: Connection,
  askedBy: string,
  decidedBy: string,
  reason = 'compared by eye',
): string {
  const requestId = addRequest(db, askedBy);
  transact(db, () =>
    insertApprovalDecision(db, { requestId, outcome: 'approved', decidedBy, reason, at: later(1) }),
  );
  return requestId;
}
