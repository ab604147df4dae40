import { expect } from 'vitest';
import type { Context } from '#electron/main/context/context.ts';
import { type Connection, listRows, runSql } from '#electron/main/db/core/connection.ts';
import { insertBranchEvent, saveAdmittedTerminal } from '#electron/main/db/head-office/branch-feed-store.ts';
import { applyTold } from '#electron/main/use-cases/head-office/apply-told.ts';
import {
  type EventEnvelope,
  eventContent,
  firstEventHash,
  readEvent,
} from '#shared/contract/head-office/events.ts';
import { knew, type PersonEvent } from '#shared/domain/convergence/history.ts';
import { store } from '../each-test-store.ts';
import { testNow } from '../test-store.ts';

/** Events of the merge rules as the feed brings them to a store, which applies them. */

/** What an act of the merge rules leaves out and an event says. */
const alsoTold: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'worker-registered': {
    addedVisaType: null,
    documents: [],
    signed: null,
    toldApart: null,
    codeSequence: 1,
    visit: '1',
  },
  'worker-corrected': {
    procedure: 'registration',
    addedVisaType: null,
    documents: [],
    toldApart: null,
    visit: '1',
    correctedBy: 'account-1',
  },
  'cedula-recorded': { documents: [], visit: '1' },
  'credential-issued': { language: 'es' },
  'credential-attempted': { spent: { check: 0, recovery: 0 } },
  'assisted-unlock-attempted': { attemptedAt: testNow.toISOString() },
  'recovery-kit-revoked': { serial: 'KIT-1' },
  'recovery-kit-issued': { replaced: null },
  'recovery-kit-used': { codesLeft: 7 },
  'recovery-kit-attempted': { right: false, spent: 1, attemptedAt: testNow.toISOString() },
};

function envelopeOf({ at, time, heard, act }: PersonEvent): EventEnvelope {
  return {
    format: 'ventanilla-event-1',
    type: act.type,
    version: act.type === 'death-withdrawn' ? 2 : 1,
    scope: 'head-office',
    ...at,
    previousHash: firstEventHash,
    auditHead: { sequence: 0, hash: firstEventHash },
    time,
    ...(heard.length === 0 ? {} : { heard: [...heard] }),
    subject: act.payload.workerId,
    payload: { ...alsoTold[act.type], ...act.payload } as EventEnvelope['payload'],
    documents: [],
  };
}

/** As the feed brings them, one position after another. */
export function keep(db: Connection, events: readonly PersonEvent[]): void {
  runSql(db, "INSERT INTO branch_feed (only, head_office, kept) VALUES (1, 'h', 0)");
  for (const terminal of ['017-1', '017-2', '017-3']) {
    saveAdmittedTerminal(db, { terminal, epoch: 1, publicKey: 'k', at: testNow.toISOString() } as never);
  }
  keepMore(db, events);
}

/** After what is kept. */
export function keepMore(db: Connection, events: readonly PersonEvent[]): void {
  const [last] = listRows<{ position: number }>(
    db,
    'SELECT coalesce(max(position), 0) AS position FROM branch_event',
  );
  for (const [index, event] of events.entries()) {
    const envelope = envelopeOf(event);
    expect(readEvent(eventContent(envelope))).toMatchObject({ state: 'known' });
    insertBranchEvent(db, {
      position: (last?.position ?? 0) + index + 1,
      event: envelope,
      content: eventContent(envelope),
      hash: firstEventHash,
      signature: 's',
      isNewer: false,
    } as never);
  }
}

/** `attended`: who is at the display. */
export function contextOf(db: Connection, attended: string | null = null, now = testNow): Context {
  const context = {
    db,
    clock: { now: () => now },
    session: {
      display: attended === null ? null : { kind: 'issuance', worker: { workerId: attended } },
      account: null,
    },
    scheduler: { monotonic: () => 0 },
    closing: new AbortController().signal,
    log: { error: () => undefined },
  };
  return context as unknown as Context;
}

export async function applyAll(db: Connection, attended: string | null = null, now = testNow): Promise<void> {
  await applyTold(contextOf(db, attended, now), new AbortController().signal);
}

/** An order of the feed: what a counter knew came before what it did. Which one comes next is chance. */
export function inSomeOrder(events: readonly PersonEvent[], chance: () => number): PersonEvent[] {
  const left = [...events];
  const result: PersonEvent[] = [];
  while (left.length > 0) {
    const free = left.filter((event) => !left.some((other) => knew(event, other)));
    const next = free[chance() % free.length];
    if (next === undefined) throw new Error('somebody knew of what was not yet');
    left.splice(left.indexOf(next), 1);
    result.push(next);
  }
  return result;
}

/** Undone afterwards. */
export async function inStore<Value>(work: (db: Connection) => Promise<Value>): Promise<Value> {
  store.db.exec('SAVEPOINT told');
  try {
    return await work(store.db);
  } finally {
    store.db.exec('ROLLBACK TO told; RELEASE told');
  }
}
