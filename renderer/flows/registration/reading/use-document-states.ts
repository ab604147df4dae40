import { useCallback, useEffect, useState } from 'react';
import { useReadingKiosk } from '#renderer/api/reading-kiosk.ts';
import type { VisitDocument } from '#shared/api/values.ts';
import type { DocumentState } from './document-state.ts';

/** Milliseconds between two questions about a document that is being read. */
const interval = 300;

export interface DocumentStates {
  readonly states: ReadonlyMap<string, DocumentState>;
  /** Asks again, after something about a document changed. */
  readonly refresh: () => void;
}

/** What main knows of each document, asked again while one of them is being read. */
export function useDocumentStates(documents: readonly VisitDocument[]): DocumentStates {
  const kiosk = useReadingKiosk();
  const [states, setStates] = useState<ReadonlyMap<string, DocumentState>>(new Map());
  const [round, setRound] = useState(0);
  // A correction changes a document's pages, and with them what they say.
  const wanted = documents
    .map(({ id, pages }) => `${id} ${pages.map(({ width, height }) => `${width}x${height}`).join()}`)
    .join('\n');

  useEffect(() => {
    let alive = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ids = wanted.split('\n').flatMap((line) => line.split(' ')[0] || []);
    async function ask(): Promise<void> {
      const found = new Map<string, DocumentState>();
      for (const documentId of ids) {
        // A refusal (a locked view, a session that ended) is nobody's business here.
        const reply = await kiosk?.getDocumentReading({ documentId }).catch(() => undefined);
        if (reply?.kind === 'done') found.set(documentId, reply.value);
      }
      if (!alive) return;
      setStates((before) => (isSame(before, found) ? before : found));
      if ([...found.values()].some(({ state }) => state === 'reading')) {
        timer = setTimeout(() => void ask(), interval);
      }
    }
    if (ids.length > 0) void ask();
    return () => {
      alive = false;
      clearTimeout(timer);
    };
  }, [kiosk, wanted, round]);

  return { states, refresh: useCallback(() => setRound((count) => count + 1), []) };
}

/** Progress and verdicts as text: a strip's bytes never change without them. */
function isSame(
  before: ReadonlyMap<string, DocumentState>,
  after: ReadonlyMap<string, DocumentState>,
): boolean {
  const textOf = (states: ReadonlyMap<string, DocumentState>): string =>
    JSON.stringify([...states], (key, value: unknown) => (key === 'strip' ? null : value));
  return textOf(before) === textOf(after);
}
