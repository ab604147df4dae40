import { createHash } from 'node:crypto';
import type { Context } from '#electron/main/context/context.ts';
import type { SignedInAccount } from '#electron/main/context/session-state.ts';
import {
  type ApprovalRequest,
  expireApprovalRequest,
  expireOldApprovalRequests,
  findApprovalRequest,
  insertApprovalDecision,
  insertApprovalRequest,
  removeExpiredApprovalRequests,
} from '#electron/main/db/approvals/approval-store.ts';
import {
  afterCommit,
  type TransactOutcome,
  transact,
  transactIfOk,
  transactUnlessFull,
} from '#electron/main/db/core/transact.ts';
import {
  type ShownFact,
  type SignedActName,
  signedActs,
} from '#shared/contract/kiosk/approvals/act-to-sign.ts';
import { keptUndecidedSince, requestExpiry } from '#shared/domain/approvals/approval.ts';

/** Requests and decisions of acts that take two people. Source: docs/decisions/092. */

/** Everything that an act is about, as it stands now. */
export interface Shown {
  /** Whose trail it belongs to: an identification code or a visit's reference. */
  readonly about: string | null;
  readonly facts: readonly ShownFact[];
  /** What must be the same too and is not for everybody's eyes, or is no fact: ids, unmasked values, revisions. */
  readonly version: unknown;
}

/** An act by the method that does it, and what names its subject: the method's input, or a part of it. */
export interface AskedAct {
  readonly method: SignedActName;
  readonly input: object;
}

/**
 * Puts a request on record and before the second person; whatever lay there before has expired. `act` is what is asked,
 * another one than the method where signing that refuses it. Gives the request's id.
 */
export function ask(
  context: Context,
  by: SignedInAccount,
  asked: AskedAct,
  { act, shown }: { readonly act: SignedActName; readonly shown: Shown },
): TransactOutcome<string> {
  const { db, session } = context;
  const id = context.randomness.uuid();
  const askedAt = context.clock.now();
  return transactUnlessFull(db, () => {
    if (session.toSign !== null) expireApprovalRequest(db, session.toSign, askedAt);
    insertApprovalRequest(db, {
      id,
      act,
      subject: subjectOf(asked),
      about: shown.about,
      askedBy: by.id,
      askedAt,
      expiresAt: requestExpiry(askedAt),
      facts: shown.facts,
      digest: digestOf(asked, shown),
    });
    afterCommit(db, () => {
      session.toSign = id;
    });
    return id;
  });
}

/**
 * The request with this id where it lies before the second person, decided or not. One that was shown
 * before a restart, a sign-out or another showing does not.
 */
export function findShownRequest({ db, session }: Context, id: string): ApprovalRequest | undefined {
  return session.toSign === id ? findApprovalRequest(db, id) : undefined;
}

/** Whether the request can still be decided and what would take effect now is, to the letter, what was shown. */
export function isAsShown({ db, clock }: Context, id: string, asked: AskedAct, now: Shown): boolean {
  const request = findApprovalRequest(db, id);
  if (request === undefined || !request.isOpen) return false;
  return clock.now().toISOString() < request.expiresAt && request.digest === digestOf(asked, now);
}

/**
 * Whether what stands now is, to the letter, what was shown before it was decided. What was shown before requests were
 * kept, nobody knows: it stands.
 */
export function isAsDecided({ db }: Context, id: string, asked: AskedAct, now: Shown): boolean {
  const request = findApprovalRequest(db, id);
  return request !== undefined && (request.digest === null || request.digest === digestOf(asked, now));
}

/**
 * Decides the request and does what follows, in the caller's transaction: both or neither. An act that was not done
 * leaves the request as it was, so that it may be decided again.
 */
export function decide<Outcome extends { readonly ok: boolean }>(
  { db, clock, session }: Context,
  decision: Omit<Parameters<typeof insertApprovalDecision>[1], 'at'>,
  run: () => Outcome,
): Outcome {
  return transactIfOk(db, () => {
    insertApprovalDecision(db, { ...decision, at: clock.now() });
    const outcome = run();
    afterCommit(db, () => {
      if (session.toSign === decision.requestId) session.toSign = null;
    });
    return outcome;
  });
}

/** A job: what nobody decided in time cannot be decided any more, and is not kept for ever. */
export function endOldRequests({ db, clock }: Context): void {
  const now = clock.now();
  transact(db, () => {
    expireOldApprovalRequests(db, now);
    removeExpiredApprovalRequests(db, keptUndecidedSince(now));
  });
}

function subjectOf({ method, input }: AskedAct): Record<string, unknown> {
  const given = input as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.keys(signedActs[method]).map((key) => [key, given[key] ?? null]));
}

/** Facts that go on while somebody reads them; what they came from is in the version. */
const passingFacts: ReadonlySet<ShownFact['what']> = new Set(['machineTime', 'ownTime']);

/** Of the method too: what was shown to be approved is not refused with the same signature, nor the other way round. */
function digestOf(asked: AskedAct, { about, facts, version }: Shown): string {
  const lasting = facts.filter(({ what }) => !passingFacts.has(what));
  return createHash('sha256')
    .update(JSON.stringify([asked.method, subjectOf(asked), about, lasting, version]))
    .digest('hex');
}
