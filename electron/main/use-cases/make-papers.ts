import type { Context } from '#electron/main/context.ts';
import {
  findPaper,
  insertPaper,
  listVisitPapers,
  type StoredPaper,
  savePrintResult,
} from '#electron/main/db/paper-store.ts';
import { getSettings } from '#electron/main/db/settings-store.ts';
import { transact } from '#electron/main/db/transact.ts';
import { findVisit } from '#electron/main/db/visit-store.ts';
import { findWorker } from '#electron/main/db/worker-store.ts';
import { renderPaperHtml } from '#electron/main/papers/render-paper.ts';
import { record } from '#electron/main/session/record.ts';
import type { LanguageCode } from '#shared/api/values.ts';
import type { PaperContent } from '#shared/papers/paper-content.ts';
import { credentialPapers, employerSlip, type PaperFacts } from './paper-contents.ts';

/**
 * After the commit and apart from it: PDF, encrypted file, row, and the printer if one is set. A printer that fails
 * leaves the paper waiting; a renderer that fails leaves it to be made when the papers are next listed.
 */
export async function makePaper(context: Context, visitId: string, content: PaperContent): Promise<void> {
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
    record(context, 'paper-made', subjectOf(context, visitId), {
      paper: id,
      kind: content.kind,
      sha256: stored.file.sha256,
    });
  });
  refreshTurn(context, visitId);
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
  const outcome = await context.printer.print(printer, pdf, `Ventanilla ${paper.kind}`);
  const detail = { paper: paper.id, kind: paper.kind };
  transact(context.db, () => {
    savePrintResult(context.db, paper.id, {
      printing: outcome.ok ? 'sent' : 'failed',
      message: outcome.ok ? null : (outcome.message ?? outcome.problem),
      at: context.clock.now(),
    });
    record(context, outcome.ok ? event : 'paper-print-failed', subjectOf(context, paper.visitId), detail);
  });
  refreshTurn(context, paper.visitId);
}

/** Makes, in the background, every paper the visit should have and has not. */
export function makePapersLater(context: Context, visitId: string, language: LanguageCode = 'es'): void {
  context.papersTriedAt.set(visitId, context.scheduler.monotonic());
  context.later(() => makeMissingPapers(context, visitId, language));
}

/** Milliseconds before papers that could not be made are tried again. */
const tryAgainAfter = 30_000;

/** Tries again what a crash or a dead renderer left unmade, unless it was tried just now. */
export function retryPapersLater(context: Context, visitId: string, language: LanguageCode): void {
  const triedAt = context.papersTriedAt.get(visitId);
  const isTriedJustNow = triedAt !== undefined && context.scheduler.monotonic() - triedAt < tryAgainAfter;
  if (!isTriedJustNow) makePapersLater(context, visitId, language);
}

/** The employer's slip once more, after a correction; the one before stays in the list. */
export function remakeEmployerSlipLater(context: Context, visitId: string): void {
  context.later(async () => {
    const slip = expectedPapers(context, visitId, 'es').find(({ kind }) => kind === 'employer-slip');
    if (slip !== undefined) await makePaper(context, visitId, slip);
  });
}

/** One visit's papers are made one after the other, and only those whose kind is not there yet. */
function makeMissingPapers(context: Context, visitId: string, language: LanguageCode): Promise<void> {
  return context.papersOneAtATime(async () => {
    for (const content of expectedPapers(context, visitId, language)) {
      const made = listVisitPapers(context.db, visitId);
      if (!made.some(({ kind }) => kind === content.kind)) await makePaper(context, visitId, content);
    }
  });
}

function expectedPapers(context: Context, visitId: string, language: LanguageCode): PaperContent[] {
  const visit = findVisit(context.db, visitId);
  const worker = visit?.workerId ? findWorker(context.db, visit.workerId) : undefined;
  if (visit === undefined || worker === undefined) return [];
  const facts: PaperFacts = {
    branchName: context.branch.name,
    clerkName: worker.registeredBy,
    issuedAt: context.clock.now().toISOString(),
    language,
    identificationCode: worker.identificationCode,
    entryNoticeDeadline: worker.entryNoticeDeadline,
    entryNoticeDays: getSettings(context.db).entryNoticeDays,
    values: worker.values,
  };
  const slip = employerSlip({ ...facts, language: 'es' });
  return [
    ...(slip === null ? [] : [slip]),
    ...(visit.state === 'credential-issued' ? credentialPapers(facts) : []),
  ];
}

/** The worker's last screen shows the papers and whether each was printed. */
function refreshTurn(context: Context, visitId: string): void {
  const { turn } = context.session;
  if (turn?.visitId === visitId) turn.papers = listVisitPapers(context.db, visitId);
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
