import { useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { useVisitReading } from '../reading/reading-context.ts';

type EditProblem =
  | 'not-found'
  | 'visit-closed'
  | 'page-not-found'
  | 'too-many-pages'
  | 'damaged'
  | 'took-too-long'
  | 'reader-stopped'
  | 'disk-full'
  | 'different-kinds';

export interface PageEdits {
  readonly busy: boolean;
  /** Grows with every change of the pages. */
  readonly revision: number;
  readonly problem: EditProblem | null;
  readonly edit: (...edits: PageEdit[]) => Promise<void>;
  readonly restore: () => Promise<void>;
  /** This document and its fellows become one. */
  readonly joinWith: (others: readonly VisitDocument[]) => Promise<void>;
}

/** Corrections of one document, in main; its gates run again with each. */
export function usePageEdits(document: VisitDocument): PageEdits {
  const kiosk = useClerkKiosk();
  const { call, busy } = useCall();
  const { visit, dispatch } = useRegistration();
  const { refresh } = useVisitReading();
  const [problem, setProblem] = useState<EditProblem | null>(null);
  const [revision, setRevision] = useState(0);
  const place = { visitId: visit.id, documentId: document.id };

  function take(changed: VisitDocument): void {
    dispatch({ kind: 'document-changed', document: changed });
    setRevision((count) => count + 1);
    refresh();
  }

  return {
    busy,
    revision,
    problem,
    edit: async (...edits) => {
      setProblem(null);
      const answer = await call(kiosk.editPages({ ...place, edits }));
      if (answer.kind === 'done') take(answer.value);
      if (answer.kind === 'error') setProblem(answer.error.code);
    },
    restore: async () => {
      setProblem(null);
      const answer = await call(kiosk.restorePages(place));
      if (answer.kind === 'done') take(answer.value);
      if (answer.kind === 'error') setProblem(answer.error.code);
    },
    joinWith: async (others) => {
      setProblem(null);
      const documentIds = [document.id, ...others.map(({ id }) => id)];
      const answer = await call(kiosk.mergeDocuments({ visitId: visit.id, documentIds }));
      if (answer.kind === 'done') {
        for (const { id } of others) dispatch({ kind: 'document-removed', documentId: id });
        take(answer.value);
      }
      if (answer.kind === 'error') setProblem(answer.error.code);
    },
  };
}
