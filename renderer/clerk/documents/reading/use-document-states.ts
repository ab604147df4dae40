import { useCallback, useEffect, useMemo, useState } from 'react';
import { useClerkKiosk } from '#renderer/api/kiosk.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { DocumentState } from './document-state.ts';

export interface DocumentStates {
  readonly states: ReadonlyMap<string, DocumentState>;
  /** Asks again, after something about a document changed. */
  readonly refresh: () => void;
}

/**
 * What main knows of each document. The session tells how far each reading is; when one of them begins or ends, what
 * was found is asked for.
 */
export function useDocumentStates(
  documents: readonly VisitDocument[],
  inspections: SessionIn<'signed-in'>['inspections'],
): DocumentStates {
  const kiosk = useClerkKiosk();
  const [found, setFound] = useState<ReadonlyMap<string, DocumentState>>(new Map());
  const [round, setRound] = useState(0);
  // A correction changes a document's pages, and with them what they say.
  const wanted = documents
    .map(({ id, pages }) => `${id} ${pages.map(({ width, height }) => `${width}x${height}`).join()}`)
    .join('\n');
  const underWay = inspections
    .map(({ documentId }) => documentId)
    .toSorted()
    .join();

  useEffect(() => {
    let alive = true;
    const ids = wanted.split('\n').flatMap((line) => line.split(' ')[0] || []);
    async function ask(): Promise<void> {
      const answers = new Map<string, DocumentState>();
      for (const documentId of ids) {
        // A refusal (a locked view, a session that ended) is nobody's business here.
        const reply = await kiosk.getDocumentReading({ documentId }).catch(() => undefined);
        if (reply?.kind === 'done') answers.set(documentId, reply.value);
      }
      if (alive) setFound((before) => (isSame(before, answers) ? before : answers));
    }
    if (ids.length > 0) void ask();
    return () => {
      alive = false;
    };
  }, [kiosk, wanted, underWay, round]);

  const states = useMemo(() => withProgress(found, inspections), [found, inspections]);
  return { states, refresh: useCallback(() => setRound((count) => count + 1), []) };
}

/** How far what is being read is, as the session says. */
function withProgress(
  found: ReadonlyMap<string, DocumentState>,
  inspections: SessionIn<'signed-in'>['inspections'],
): ReadonlyMap<string, DocumentState> {
  const moving = inspections.filter(({ documentId }) => found.get(documentId)?.state === 'reading');
  if (moving.length === 0) return found;
  return new Map([
    ...found,
    ...moving.map(
      ({ documentId, stage, fraction }) => [documentId, { state: 'reading', stage, fraction }] as const,
    ),
  ]);
}

/** Verdicts as text: a strip's bytes never change without them. */
function isSame(
  before: ReadonlyMap<string, DocumentState>,
  after: ReadonlyMap<string, DocumentState>,
): boolean {
  const textOf = (states: ReadonlyMap<string, DocumentState>): string =>
    JSON.stringify([...states], (key, value: unknown) => (key === 'strip' ? null : value));
  return textOf(before) === textOf(after);
}
