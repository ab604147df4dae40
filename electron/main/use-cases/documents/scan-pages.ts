import type { Context } from '#electron/main/context/context.ts';
import { requireAccount } from '#electron/main/context/require-account.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import {
  getCaptureSettings as getStoredSettings,
  saveCaptureSettings as saveStoredSettings,
} from '#electron/main/db/documents/capture-settings-store.ts';
import { bindPages } from '#electron/main/devices/scanning/bind-pages.ts';
import { documentPageLimit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';
import { findOpenVisit } from '../registration/open-visit.ts';
import { addDocument } from './add-document.ts';

export async function listScanners(context: Context): Promise<Result<'listScanners'>> {
  const { scanners, problem } = await context.scanner.listDevices();
  return done({ scanners: [...scanners], problem });
}

export function getCaptureSettings(context: Context): Result<'getCaptureSettings'> {
  return done(getStoredSettings(context.db));
}

/** A convenience of the counter, not a setting of the branch: it is not audited. */
export function saveCaptureSettings(
  context: Context,
  settings: Input<'saveCaptureSettings'>,
): Result<'saveCaptureSettings'> {
  transact(context.db, () => saveStoredSettings(context.db, settings));
  return done({});
}

export function cancelScan({ capture }: Context): Result<'cancelScan'> {
  capture.scan?.abort.abort();
  return done({});
}

/** Scans, then adds what came out exactly as a dropped file is added. A problem half way loses no whole page. */
export async function scanPages(
  context: Context,
  { visitId, kind, scanner, source, resolution }: Input<'scanPages'>,
): Promise<Result<'scanPages'>> {
  const { capture } = context;
  const account = requireAccount(context);
  const open = findOpenVisit(context, visitId);
  if (!open.ok) return open;
  if (capture.scan !== null) return failed({ code: 'scanner-busy' });
  const mine = { progress: { page: 1, percent: null as number | null }, abort: new AbortController() };
  capture.scan = mine;
  context.publish();
  const scanned = await context.scanner
    .scan(
      {
        scanner,
        source,
        resolution,
        format: isBound(kind) ? 'jpeg' : 'png',
        pageLimit: documentPageLimit,
      },
      {
        signal: mine.abort.signal,
        onProgress: (progress) => {
          mine.progress = progress;
          context.publish();
        },
      },
    )
    .finally(() => {
      capture.scan = null;
      context.publish();
    });
  const { pages, problem } = scanned;
  if (problem !== null) context.log.info('scan-ended-early', { code: problem, count: pages.length });
  // Whoever began it is gone, and the sheet with them.
  if (context.session.account?.id !== account.id) return failed({ code: 'cancelled' });
  if (problem === 'cancelled') return failed({ code: 'cancelled' });
  if (pages.length === 0) return failed({ code: problem ?? 'scan-failed' });

  const files = isBound(kind) && pages.length > 1 ? [await bindPages(pages, resolution)] : pages;
  const documents: VisitDocument[] = [];
  for (const bytes of files) {
    const added = await addDocument(context, { visitId, kind, bytes });
    if (!added.ok)
      return documents.length === 0 ? added : done({ documents, pages: documents.length, problem });
    documents.push(added.value);
  }
  return done({ documents, pages: pages.length, problem });
}

/** Sheets that belong together. Two sheets of a passport are two pages of it, each judged and read by itself. */
function isBound(kind: DocumentKind): boolean {
  switch (kind) {
    case 'contract':
    case 'authorisation-letter':
      return true;
    case 'passport':
    case 'visa':
    case 'refugee-card':
    case 'cedula':
      return false;
  }
}
