import type { Context } from '#electron/main/context/context.ts';
import { transactUnlessFull } from '#electron/main/db/core/transact.ts';
import { listPageSources } from '#electron/main/db/documents/document-page-store.ts';
import {
  findRound,
  listNeighbourReadings,
  listWaitingReadings,
  saveReading,
} from '#electron/main/db/documents/document-reading-store.ts';
import { getGateLimits } from '#electron/main/db/documents/gate-limits-store.ts';
import { findVisitDocument } from '#electron/main/db/documents/visit-document-store.ts';
import type { InspectionOutcome } from '#electron/main/ports.ts';
import type { SourcePage } from '#shared/contract/reader/reader-messages.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import type { DocumentReading, ReadingKind } from '#shared/vision/reading/document-reading.ts';
import { judgeDuplicate } from '#shared/vision/reading/judge-duplicate.ts';
import { judgeExpiry } from '#shared/vision/reading/judge-expiry.ts';

/** Inspections that a stop or a power cut left unfinished. */
export async function inspectWaiting(context: Context): Promise<void> {
  const begun = listWaitingReadings(context.db).map(({ documentId, round }) =>
    beginInspection(context, documentId, round),
  );
  await Promise.all(begun.map((inspection) => inspection?.()));
}

/** Reads a document's pages in the background and saves what was found, unless it was asked for anew meanwhile. */
export function inspectLater(context: Context, documentId: string, round: number): void {
  const inspection = beginInspection(context, documentId, round);
  if (inspection !== undefined) context.later(inspection);
}

/** Says that a document waits to be read; what comes back reads it. */
function beginInspection(
  context: Context,
  documentId: string,
  round: number,
): (() => Promise<void>) | undefined {
  const found = findVisitDocument(context.db, documentId);
  if (found === undefined) return undefined;
  const mark = { visitId: found.visitId, stage: 'waiting' as const, fraction: 0, round };
  context.inspections.set(documentId, mark);
  return async () => {
    try {
      const outcome = await inspect(context, documentId, round, found.document.kind);
      if (outcome === undefined || context.closing.aborted) return;
      const reading = outcome.ok ? judgedInStore(context, documentId, outcome.reading) : undefined;
      // On a full disk it stays waiting, and the next start reads it again.
      transactUnlessFull(context.db, () =>
        saveReading(
          context.db,
          documentId,
          round,
          outcome.ok && reading !== undefined
            ? { state: 'read', reading, strip: outcome.strip && new Uint8Array(outcome.strip) }
            : { state: 'failed', problem: outcome.ok ? 'damaged' : outcome.problem },
        ),
      );
    } finally {
      if (context.inspections.get(documentId)?.round === round) context.inspections.delete(documentId);
    }
  };
}

/** Undefined when there is nothing left to do: the document went, another round was asked for, or the kiosk closes. */
async function inspect(
  context: Context,
  documentId: string,
  round: number,
  kind: DocumentKind,
): Promise<InspectionOutcome | undefined> {
  if (findRound(context.db, documentId) !== round) return undefined;
  const pages = await readSources(context, documentId);
  if (pages === undefined) return { ok: false, problem: 'damaged' };
  if (context.closing.aborted) return undefined;
  const request = {
    kind: readingKindOf(kind),
    pages,
    limits: getGateLimits(context.db),
    now: context.clock.now().toISOString(),
  };
  const closed = new Promise<undefined>((resolve) => {
    context.closing.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const inspected = context.reader.inspect(request, ({ stage, fraction }) => {
    const mark = context.inspections.get(documentId);
    if (mark?.round !== round) return;
    context.inspections.set(documentId, { ...mark, stage, fraction: Math.round(fraction * 20) / 20 });
    context.publish();
  });
  return Promise.race([inspected, closed]);
}

/** The pages' copies; undefined when one of them cannot be read from the store. */
export async function readSources(
  context: Context,
  documentId: string,
): Promise<SourcePage<Uint8Array>[] | undefined> {
  const pages: SourcePage<Uint8Array>[] = [];
  for (const { file, dotsPerInch, textLayer } of listPageSources(context.db, documentId)) {
    const read = await context.documents.read(file);
    if (!read.ok) return undefined;
    pages.push({ jpeg: new Uint8Array(read.bytes), dotsPerInch, textLayer });
  }
  return pages.length === 0 ? undefined : pages;
}

/** The gates that need the day and the other documents. */
function judgedInStore(context: Context, documentId: string, reading: DocumentReading): DocumentReading {
  const { mrz, gates } = reading;
  const { duplicate } = getGateLimits(context.db);
  const others = listNeighbourReadings(context.db, documentId);
  return {
    ...reading,
    gates: [
      ...gates,
      ...(mrz === null ? [] : [judgeExpiry(mrz, context.clock.now())]),
      judgeDuplicate(reading, others, duplicate),
    ],
  };
}

function readingKindOf(kind: DocumentKind): ReadingKind {
  if (kind === 'cedula') return 'card';
  return kind === 'passport' || kind === 'contract' ? kind : 'other';
}
