import type { Context } from '#electron/main/context/context.ts';
import { emit } from '#electron/main/context/emit.ts';
import { record } from '#electron/main/context/record.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { forgetProofs } from '#electron/main/db/issuance/worker-flow-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { saveDraftValues } from '#electron/main/db/registration/draft-store.ts';
import {
  abandonVisit as abandonStoredVisit,
  findVisit,
  findVisitAtCounter,
  findVisitSummary,
  insertVisit,
  listVisits as listStoredVisits,
  saveVisitAtCounter,
} from '#electron/main/db/registration/visit-store.ts';
import { endSession } from '#electron/main/display/end-session.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { readVisitReference } from '#shared/domain/numbers/identification-number.ts';
import { definitionOf, type Procedure } from '#shared/domain/procedures/procedures.ts';
import { findOpenVisit, isPersonClosed, terminalOf } from './open-visit.ts';

/** What was cut off on the caller's screen comes first. */
export function listVisits(context: Context): Result<'listVisits'> {
  const atCounter = findVisitAtCounter(context.db, requireAccount(context).id);
  const visits = listStoredVisits(context.db).map((visit) => ({
    ...visit,
    interrupted: visit.id === atCounter,
  }));
  return done(visits.toSorted((left, right) => Number(right.interrupted) - Number(left.interrupted)));
}

/** Only the state is told, as the list of those who wait tells it: opening what was found is the audited act. */
export function findVisitByReference(
  context: Context,
  { text }: Input<'findVisitByReference'>,
): Result<'findVisitByReference'> {
  const reading = readVisitReference(text);
  if (reading.kind === 'neither') return done({ kind: 'none' });
  const here = terminalOf(context);
  if (reading.kind === 'slip' && (reading.branch !== here.branch || reading.terminal !== here.terminal)) {
    const branchCode = String(reading.branch).padStart(3, '0');
    return done({ kind: 'elsewhere', branchCode, terminalNumber: reading.terminal });
  }
  const found = findVisitSummary(context.db, reading.sequence);
  if (found === undefined) return done({ kind: 'none' });
  const { visit, workerId } = found;
  if (visit.state === 'abandoned') return done({ kind: 'given-up', reference: visit.reference });
  if (visit.state !== 'credential-issued') return done({ kind: 'waiting', visit });
  return done(workerId === null ? { kind: 'none' } : { kind: 'completed', workerId });
}

/** A worker who comes back starts at the hand-over, with the record as the draft. */
export function startVisit(
  context: Context,
  { workerId, procedure = 'registration' }: Input<'startVisit'>,
): Result<'startVisit'> {
  const account = requireAccount(context);
  if (workerId !== null && isPersonClosed(context, workerId)) return failed({ code: 'person-closed' });
  const outcome = transact(context.db, () => {
    const worker = workerId === null ? null : findWorker(context.db, workerId);
    if (worker === undefined) return undefined;
    const id = context.randomness.uuid();
    const at = context.clock.now();
    insertVisit(context.db, {
      id,
      // One that nobody defined is refused here.
      procedure: worker?.procedure ?? (definitionOf(procedure, context.procedures).name as Procedure),
      workerId,
      step: worker === null ? 'search' : 'hand-over',
      openedBy: account.id,
      at,
    });
    if (worker !== null) saveDraftValues(context.db, id, worker.values);
    saveVisitAtCounter(context.db, account.id, id);
    const visit = getVisitOrThrow(context, id);
    record(context, 'visit-started', visit.reference, { existingWorker: workerId !== null });
    return visit;
  });
  if (outcome === undefined) return failed({ code: 'not-found' });
  context.session.visitId = outcome.id;
  return done(outcome);
}

export function resumeVisit(context: Context, { visitId }: Input<'resumeVisit'>): Result<'resumeVisit'> {
  const found = findOpenVisit(context, visitId);
  if (!found.ok) return found;
  transact(context.db, () => {
    saveVisitAtCounter(context.db, requireAccount(context).id, visitId);
    record(context, 'visit-resumed', found.visit.reference, {});
  });
  context.session.visitId = visitId;
  return done(found.visit);
}

/** Reading another visit than the one on the screen is an audited act, as opening a record is. */
export function getVisit(context: Context, { visitId }: Input<'getVisit'>): Result<'getVisit'> {
  const visit = findVisit(context.db, visitId);
  if (visit === undefined) return failed({ code: 'not-found' });
  if (context.session.visitId !== visitId) {
    transact(context.db, () =>
      record(context, 'record-read', visit.identificationCode ?? visit.reference, {}),
    );
  }
  return done(visit);
}

/** Everything typed is saved already; an issuance under way ends, and what was proved in it does not stay proved. */
export function leaveVisit(context: Context): Result<'leaveVisit'> {
  const { session } = context;
  if (session.display?.kind === 'issuance') endSession(context, session.display);
  const visit = session.visitId === null ? undefined : findVisit(context.db, session.visitId);
  if (visit !== undefined) {
    transact(context.db, () => {
      forgetProofs(context.db, visit.id);
      saveVisitAtCounter(context.db, requireAccount(context).id, null);
      record(context, 'visit-left', visit.reference, {});
    });
  }
  session.visitId = null;
  session.lastLanguage = null;
  return done({});
}

/** Given up, never deleted: the row, its documents and its reason stay until retention sweeps them. */
export function abandonVisit(
  context: Context,
  { visitId, reason }: Input<'abandonVisit'>,
): Result<'abandonVisit'> {
  const { session } = context;
  const found = findOpenVisit(context, visitId);
  if (!found.ok) return found;
  if (session.display?.visitId === visitId) endSession(context, session.display);
  transact(context.db, () => {
    if (session.visitId === visitId) saveVisitAtCounter(context.db, requireAccount(context).id, null);
    abandonStoredVisit(context.db, visitId, reason, context.clock.now());
    record(context, 'visit-abandoned', found.visit.reference, {});
    const { workerId, identificationCode } = found.visit;
    emit(context, 'visit-closed', workerId, {
      visit: found.visit.reference,
      purpose: 'registration',
      outcome: 'abandoned',
      workerId,
      identificationCode,
      reason,
      closedAt: context.clock.now().toISOString(),
    });
  });
  if (session.visitId === visitId) session.visitId = null;
  return done({});
}

function getVisitOrThrow(context: Context, id: string): Visit {
  const visit = findVisit(context.db, id);
  if (visit === undefined) throw new Error('the visit that was just written is gone');
  return visit;
}
