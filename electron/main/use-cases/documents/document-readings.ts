import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  askReading,
  findReading,
  findRound,
  listGateOverrides,
  saveGateOverride,
} from '#electron/main/db/documents/document-reading-store.ts';
import {
  getGateLimits as getStoredGateLimits,
  saveGateLimits as saveStoredGateLimits,
} from '#electron/main/db/documents/gate-limits-store.ts';
import { findVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import { shownName } from '#electron/main/use-cases/approvals/shown-person.ts';
import type { DocumentStatus } from '#shared/domain/registration/judge-draft.ts';
import { statusOf } from '#shared/vision/reading/document-status.ts';
import type { GateId } from '#shared/vision/reading/gates.ts';
import { findOpenVisit, isRecordClosed } from '../registration/open-visit.ts';
import { inspectLater } from './inspect-documents.ts';

export function getDocumentReading(
  context: Context,
  { documentId }: Input<'getDocumentReading'>,
): Result<'getDocumentReading'> {
  if (findVisitDocument(context.db, documentId) === undefined) return failed({ code: 'not-found' });
  const stored = findReading(context.db, documentId);
  if (stored?.state === 'read') {
    return done({ ...stored, overrides: listGateOverrides(context.db, documentId) });
  }
  if (stored?.state === 'failed') return done(stored);
  const { stage, fraction } = context.inspections.get(documentId) ?? { stage: 'waiting', fraction: 0 };
  return done({ state: 'reading', stage, fraction });
}

export function inspectDocument(
  context: Context,
  { visitId, documentId }: Input<'inspectDocument'>,
): Result<'inspectDocument'> {
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  if (isRecordClosed(context, open.visit)) return failed({ code: 'visit-closed' });
  if (!open.visit.documents.some(({ id }) => id === documentId)) return failed({ code: 'not-found' });
  const round = transact(context.db, () => askReading(context.db, documentId));
  inspectLater(context, documentId, round);
  return done({});
}

/** A supervisor lets a failed gate pass: of this copy, as it was measured. */
export const gateOverride: CoSignedAct<'overrideGate'> = {
  show(context, { visitId, documentId, gate }) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    const document = open.visit.documents.find(({ id }) => id === documentId);
    if (document === undefined) return failed({ code: 'not-found' });
    const result = findFailedGate(context, documentId, gate);
    if (result === undefined) return failed({ code: 'gate-not-failed' });
    return done({
      about: open.visit.reference,
      facts: [{ what: 'person', value: shownName(open.visit.values) }],
      // As another kind, or with other pages, it is another copy, however alike it measures.
      version: [result, document.kind, findRound(context.db, documentId)],
    });
  },
  run(context, { visitId, documentId, gate }, coSigner) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    saveGateOverride(context.db, documentId, gate, coSigner.approvalId);
    record(context, 'gate-overridden', open.visit.reference, {
      document: documentId,
      gate,
      coSigner: coSigner.id,
    });
    return done({});
  },
};

/** What the document's last inspection measured where this gate failed. */
function findFailedGate(context: Context, documentId: string, id: GateId) {
  const stored = findReading(context.db, documentId);
  if (stored?.state !== 'read') return undefined;
  return stored.reading.gates.find(({ gate, outcome }) => gate === id && outcome === 'failed');
}

/** Whether a stored copy may stand for its document. One that was stored before copies were read stands. */
export function findStatus(context: Context, documentId: string): DocumentStatus {
  const stored = findReading(context.db, documentId);
  if (stored?.state === 'waiting') return 'being-read';
  if (stored?.state !== 'read') return 'accepted';
  const letPass = listGateOverrides(context.db, documentId).map(({ gate }) => gate);
  return statusOf(stored.reading.gates, letPass);
}

export function getGateLimits(context: Context): Result<'getGateLimits'> {
  return done(getStoredGateLimits(context.db));
}

export function saveGateLimits(context: Context, limits: Input<'saveGateLimits'>): Result<'saveGateLimits'> {
  transact(context.db, () => {
    saveStoredGateLimits(context.db, limits);
    recordSettings(context, ['gateLimits'], { gateLimits: { ...limits } });
  });
  return done({});
}
