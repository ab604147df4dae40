import { useCallback, useEffect, useRef, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import type {
  CaptureSettings,
  ScannerProblem,
  ScanProgress,
} from '#shared/contract/kiosk/documents/capture-methods.ts';
import {
  type DocumentRefusal,
  documentRefusals,
  documentSizeLimit,
} from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';

/** What is being captured now. */
export type CaptureWork =
  | { readonly kind: 'none' }
  | { readonly kind: 'scanning'; readonly progress: ScanProgress | null; readonly cancelling: boolean }
  | { readonly kind: 'reading' };

/** What did not come in, and why. */
export type CaptureTrouble =
  | { readonly kind: 'file'; readonly file: string | null; readonly why: DocumentRefusal | 'not-found' }
  | { readonly kind: 'device'; readonly why: ScannerProblem | 'file-gone'; readonly kept: number };

export interface Capture {
  readonly work: CaptureWork;
  readonly troubles: readonly CaptureTrouble[];
  readonly dismiss: () => void;
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly addPhoto: (jpeg: Uint8Array<ArrayBuffer>) => Promise<void>;
  readonly addDriveFile: (fileId: string) => Promise<void>;
  readonly scan: (choice: CaptureSettings & { readonly scanner: string }) => Promise<void>;
  readonly cancelScan: () => void;
}

/** Every way a document comes in, one at a time, with what went wrong in the clerk's words. */
export function useCapture(kind: DocumentKind, onAdded: (document: VisitDocument) => void): Capture {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit, scan, dispatch } = useRegistration();
  const [work, setWork] = useState<CaptureWork>({ kind: 'none' });
  const [troubles, setTroubles] = useState<readonly CaptureTrouble[]>([]);
  const busy = useRef(false);
  const visitId = visit.id;

  // The session says which page is under the lamp; once there is none any more, what was scanned is being added.
  useEffect(() => {
    setWork((now) => {
      if (now.kind !== 'scanning') return now;
      return scan === null && now.progress !== null ? { kind: 'reading' } : { ...now, progress: scan };
    });
  }, [scan]);

  function added(document: VisitDocument): void {
    dispatch({ kind: 'document-added', document });
    onAdded(document);
  }

  /** Runs one capture; another one asked for meanwhile is not begun. */
  async function during(first: CaptureWork, act: () => Promise<readonly CaptureTrouble[]>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setTroubles([]);
    setWork(first);
    try {
      setTroubles(await act());
    } finally {
      busy.current = false;
      setWork({ kind: 'none' });
    }
  }

  async function addBytes(
    bytes: Uint8Array<ArrayBuffer>,
    file: string | null,
  ): Promise<readonly CaptureTrouble[]> {
    const answer = await call(kiosk.addDocument({ visitId, kind, bytes }));
    if (answer.kind === 'done') added(answer.value);
    return answer.kind === 'error' ? [{ kind: 'file', file, why: answer.error.code }] : [];
  }

  /** One after the other, each with its own answer. A file over the limit is refused before it is read. */
  async function addFile(file: File): Promise<readonly CaptureTrouble[]> {
    if (file.size > documentSizeLimit) return [{ kind: 'file', file: file.name, why: 'too-large' }];
    if (file.size === 0) return [{ kind: 'file', file: file.name, why: 'empty' }];
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) return [{ kind: 'file', file: file.name, why: 'damaged' }];
    return addBytes(new Uint8Array(bytes), file.name);
  }

  async function scanPages(
    choice: CaptureSettings & { readonly scanner: string },
  ): Promise<readonly CaptureTrouble[]> {
    const { scanner, source, resolution } = choice;
    const answer = await call(kiosk.scanPages({ visitId, kind, scanner, source, resolution }));
    if (answer.kind === 'failed') return [];
    if (answer.kind === 'error') return [troubleOf(answer.error.code)];
    for (const document of answer.value.documents) added(document);
    const { pages, problem } = answer.value;
    return problem === null ? [] : [{ kind: 'device', why: problem, kept: pages }];
  }

  return {
    work,
    troubles,
    dismiss: useCallback(() => setTroubles([]), []),
    addFiles: (files) =>
      during({ kind: 'reading' }, async () => {
        const all: CaptureTrouble[] = [];
        for (const file of files) all.push(...(await addFile(file)));
        return all;
      }),
    addPhoto: (jpeg) => during({ kind: 'reading' }, () => addBytes(jpeg, null)),
    addDriveFile: (fileId) =>
      during({ kind: 'reading' }, async () => {
        const answer = await call(kiosk.addDriveFile({ visitId, kind, fileId }));
        if (answer.kind === 'done') added(answer.value);
        return answer.kind === 'error' ? [troubleOf(answer.error.code)] : [];
      }),
    scan: (choice) =>
      during({ kind: 'scanning', progress: null, cancelling: false }, () => scanPages(choice)),
    cancelScan: () => {
      setWork((now) => (now.kind === 'scanning' ? { ...now, cancelling: true } : now));
      void call(kiosk.cancelScan({}));
    },
  };
}

function troubleOf(code: DocumentRefusal | 'not-found' | 'file-gone' | ScannerProblem): CaptureTrouble {
  if (code === 'not-found' || isRefusal(code)) return { kind: 'file', file: null, why: code };
  return { kind: 'device', why: code, kept: 0 };
}

function isRefusal(code: string): code is DocumentRefusal {
  return documentRefusals.some((refusal) => refusal === code);
}
