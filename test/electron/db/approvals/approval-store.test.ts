import { expect, test } from 'vitest';
import {
  expireAllApprovalRequests,
  expireApprovalRequest,
  expireOldApprovalRequests,
  findApprovalRequest,
  insertApprovalDecision,
  removeExpiredApprovalRequests,
} from '#electron/main/db/approvals/approval-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { setClock } from '#electron/main/db/terminal/set-clock.ts';
import { clerkId, eachTestHasAStore, reopen, store } from '../each-test-store.ts';
import { later, testNow } from '../test-store.ts';
import { addApproval, addRequest, addSupervisor } from './approvals.ts';

eachTestHasAStore();

const isOpen = (id: string) => findApprovalRequest(store.db, id)?.isOpen;

test('a request is kept as it was asked, with its facts in one canonical text, across a restart', async () => {
  const id = addRequest(store.db, clerkId);
  await reopen();
  expect(findApprovalRequest(store.db, id)).toEqual({
    ...{ id, about: '0001', digest: 'd', expiresAt: later(60).toISOString(), isOpen: true },
  });
  const facts = store.db.prepare('SELECT facts FROM approval_request').pluck().get();
  // Half a letter is none.
  expect(facts).toBe('[{"value":"Núñez \ufffd","what":"surname"}]');
});

test('a decision belongs to the transaction of its act, and is one', () => {
  const decidedBy = addSupervisor(store.db);
  const requestId = addRequest(store.db, clerkId);
  const decision = { requestId, outcome: 'approved', decidedBy, reason: 'seen', at: testNow } as const;
  expect(() => insertApprovalDecision(store.db, decision)).toThrow(/one transaction/);
  const decide = (changes: Partial<typeof decision>) => () =>
    transact(store.db, () => insertApprovalDecision(store.db, { ...decision, ...changes }));
  expect(decide({ decidedBy: clerkId })).toThrow(/nobody decides what they asked/);
  expect(decide({ at: later(61) })).toThrow(/expired/);
  expect(isOpen(requestId)).toBe(true);
  decide({})();
  expect(isOpen(requestId)).toBe(false);
  expect(decide({})).toThrow(/UNIQUE|PRIMARY/);
});

test('one expires alone, those whose time is over, or all; what was decided does not', () => {
  const approved = addApproval(store.db, clerkId, addSupervisor(store.db));
  const [one, old, young] = [testNow, testNow, later(30)].map((at) => addRequest(store.db, clerkId, at));
  if (one === undefined || old === undefined || young === undefined) throw new Error('three were asked');
  const open = () => [one, old, young].map(isOpen);
  expireApprovalRequest(store.db, one, later(2));
  expireApprovalRequest(store.db, approved, later(2));
  expect(open()).toEqual([false, true, true]);
  expireOldApprovalRequests(store.db, later(59));
  expect(open()).toEqual([false, true, true]);
  expireOldApprovalRequests(store.db, later(60));
  expect(open()).toEqual([false, false, true]);
  expireAllApprovalRequests(store.db, later(61));
  expect(open()).toEqual([false, false, false]);
  const outcomes = store.db.prepare('SELECT outcome, count(*) FROM approval_decision GROUP BY outcome').raw();
  expect(outcomes.all()).toEqual([
    ['approved', 1],
    ['expired', 3],
  ]);

  removeExpiredApprovalRequests(store.db, later(61));
  expect([one, old, young].map((id) => findApprovalRequest(store.db, id) !== undefined)).toEqual([
    ...[false, false, true],
  ]);
  removeExpiredApprovalRequests(store.db, later(62));
  expect(findApprovalRequest(store.db, young)).toBeUndefined();
  expect(findApprovalRequest(store.db, approved)?.isOpen).toBe(false);
});

test('a clock that is set right leaves no other request open', () => {
  const approvalId = addApproval(store.db, clerkId, addSupervisor(store.db));
  const waiting = addRequest(store.db, clerkId);
  transact(store.db, () => setClock(store.db, { before: later(2), after: later(-600), approvalId }));
  expect(isOpen(waiting)).toBe(false);
  const decision = store.db
    .prepare('SELECT outcome FROM approval_decision WHERE request_id = ?')
    .pluck()
    .get(approvalId);
  expect(decision).toBe('approved');
});
