import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { isRegistrationConfirmed } from '#electron/main/db/head-office/event-store.ts';
import { getOffice } from '#electron/main/db/head-office/office-store.ts';
import { findAcceptedTerms } from '#electron/main/db/issuance/credential-store.ts';
import {
  listOwedPapers,
  listVisitsOwedPapers,
  type OwedPaper,
  type StoredOwedPaper,
  settleOwedPaper,
} from '#electron/main/db/papers/owed-paper-store.ts';
import {
  findPaper,
  insertPaper,
  type StoredPaper,
  savePrintResult,
  savePrintState,
} from '#electron/main/db/papers/paper-store.ts';
import { dropPaperJobs, insertPrintJob } from '#electron/main/db/papers/print-job-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { findVisit } from '#electron/main/db/registration/visit-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { followPrintJobs, followPrintJobsLater } from '#electron/main/display/follow-print-jobs.ts';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import { formatVisitCode } from '#shared/domain/numbers/identification-code.ts';
import type { PaperContent } from '#shared/domain/papers/paper-content.ts';
import { normaliseDraft } from '#shared/domain/procedures/normalise-draft.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { checkDraft } from '../registration/check-draft.ts';
import { terminalOf } from '../registration/open-visit.ts';
import { comebackSlip, type PaperFacts, papersOfRecord } from './paper-contents.ts';

/**
 * After the commit and apart from it: PDF, encrypted file, row, and the printer if one is set. A printer that fails
 * leaves the paper waiting; a renderer that fails leaves it owed, to be made at the next start or when the papers are
 * next listed.
 */
async function makePaper(
  context: Context,
  visitId: string,
  owed: StoredOwedPaper,
  content: PaperContent,
): Promise<void> {
  const pdf = await context.paperRenderer.renderPdf(renderPaperHtml(content));
  const stored = await context.documents.put(pdf);
  if (!stored.ok) {
    context.log.warn('paper-not-stored', { reason: stored.problem });
    return;
  }
  const id = context.randomness.uuid();
  transact(context.db, () => {
    insertPaper(context.db, {
      id,
      visitId,
      kind: content.kind,
      language: content.language,
      pdf: stored.file,
      at: context.clock.now(),
    });
    settleOwedPaper(context.db, visitId, owed);
    record(context, 'paper-made', subjectOf(context, visitId), {
      paper: id,
      kind: content.kind,
      sha256: stored.file.sha256,
    });
  });
  const { printer } = getSettings(context.db);
  if (printer !== null) await sendToPrinter(context, getPaper(context, id), printer, 'paper-printed', pdf);
}

/** Prints a stored paper and keeps what the queue said. */
export async function sendToPrinter(
  context: Context,
  paper: StoredPaper,
  printer: string,
  event: 'paper-printed' | 'paper-reprinted',
  pdf: Uint8Array,
): Promise<void> {
  // Copies do not pile up behind a printer that is off: the new job takes the place of the one that waits.
  await cancelPaperJobs(context, paper.id);
  const outcome = await context.printer.print(printer, pdf, `Ventanilla ${paper.kind}`);
  const detail = { paper: paper.id, kind: paper.kind };
  transact(context.db, () => {
    const at = context.clock.now();
    const job = outcome.ok ? outcome.job : null;
    if (job !== null) {
      insertPrintJob(context.db, { id: context.randomness.uuid(), paperId: paper.id, job, at });
    }
    savePrintResult(context.db, paper.id, {
      printing: !outcome.ok ? 'failed' : job === null ? 'sent' : 'queued',
      message: outcome.ok ? null : (outcome.message ?? outcome.problem),
      at,
    });
    record(context, outcome.ok ? event : 'paper-print-failed', subjectOf(context, paper.visitId), detail);
  });
  followPrintJobsLater(context);
}

/** Written first, so that a job the print system does not let go of now is cancelled later. */
async function cancelPaperJobs(context: Context, paperId: string): Promise<void> {
  const hadJobs = transact(context.db, () => {
    const isDropped = dropPaperJobs(context.db, paperId, context.clock.now());
    if (isDropped) savePrintState(context.db, paperId, 'waiting', null);
    return isDropped;
  });
  if (hadJobs) await followPrintJobs(context);
}

/** Makes, in the background, what is owed to the visit: after the commit of the act that owes it. */
export function makePapersLater(context: Context, visitId: string): void {
  context.papersTriedAt.set(visitId, context.scheduler.monotonic());
  context.later(() => makeOwedPapers(context, visitId));
}

/** Milliseconds before papers that could not be made are tried again. */
const tryAgainAfter = 30_000;

/** Tries again what a full disk or a dead renderer left unmade, unless it was tried just now. */
export function retryPapersLater(context: Context, visitId: string): void {
  const triedAt = context.papersTriedAt.get(visitId);
  const isTriedJustNow = triedAt !== undefined && context.scheduler.monotonic() - triedAt < tryAgainAfter;
  if (!isTriedJustNow && listOwedPapers(context.db, visitId).length > 0) makePapersLater(context, visitId);
}

/** After a start: what the power cut left owed. */
export async function makeAllOwedPapers(context: Context): Promise<void> {
  for (const visitId of listVisitsOwedPapers(context.db)) {
    if (context.closing.aborted) return;
    context.papersTriedAt.set(visitId, context.scheduler.monotonic());
    await makeOwedPapers(context, visitId);
  }
}

/** A visit's papers are made one after the other. */
function makeOwedPapers(context: Context, visitId: string): Promise<void> {
  return context.papersOneAtATime(async () => {
    for (const owed of listOwedPapers(context.db, visitId)) {
      const content = contentOf(context, visitId, owed);
      if (content === null) settleOwedPaper(context.db, visitId, owed);
      else await makePaper(context, visitId, owed, content);
    }
  });
}

/** From what the record says now; null when it says nothing to print. */
function contentOf(context: Context, visitId: string, { kind, language }: OwedPaper): PaperContent | null {
  const visit = findVisit(context.db, visitId);
  if (visit === undefined) return null;
  const issued = { branchName: context.branch.name, issuedAt: context.clock.now().toISOString(), language };
  if (kind === 'comeback-slip') {
    const { procedure } = visit;
    const { missing } = checkDraft(context, visit);
    const values = normaliseDraft(definitionOf(procedure, context.procedures), visit.values);
    const code = formatVisitCode({ ...terminalOf(context), sequence: Number(visit.reference) });
    return comebackSlip({ ...issued, procedure, values }, { reference: visit.reference, code }, missing);
  }
  const worker = visit.workerId === null ? undefined : findWorker(context.db, visit.workerId);
  if (worker === undefined) return null;
  const facts: PaperFacts = {
    ...issued,
    procedure: worker.procedure,
    clerkName: worker.registeredBy,
    identificationCode: worker.identificationCode,
    entryNoticeDeadline: worker.entryNoticeDeadline,
    entryNoticeDays: getSettings(context.db).entryNoticeDays,
    values: worker.values,
    isUnconfirmed: getOffice(context.db).keys !== null && !isRegistrationConfirmed(context.db, worker.id),
    terms: findAcceptedTerms(context.db, worker.id, visitId) ?? null,
  };
  return papersOfRecord[kind](facts);
}

function subjectOf(context: Context, visitId: string): string | null {
  const visit = findVisit(context.db, visitId);
  return visit?.identificationCode ?? visit?.reference ?? null;
}

function getPaper(context: Context, id: string): StoredPaper {
  const paper = findPaper(context.db, id);
  if (paper === undefined) throw new Error('the paper that was just written is gone');
  return paper;
}
