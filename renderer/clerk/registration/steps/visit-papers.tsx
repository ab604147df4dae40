import { useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { PapersList } from '#renderer/clerk/papers/papers-list.tsx';
import type { Paper } from '#shared/contract/kiosk/values.ts';
import { useRegistration } from '../flow-context.ts';

/** Milliseconds between two looks: papers are printed after the commit, apart from it. */
const lookAgainAfter = 3000;

/** The papers of this visit, with the printer's truth about each. */
export function VisitPapers() {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const { visit } = useRegistration();
  const [papers, setPapers] = useState<readonly Paper[]>([]);
  const visitId = visit.id;

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      void call(kiosk.listPapers({ visitId })).then((answer) => {
        if (alive && answer.kind === 'done') setPapers(answer.value);
      });
    };
    look();
    const timer = setInterval(look, lookAgainAfter);
    return () => {
      alive = false;
      clearInterval(timer);
    };
  }, [call, kiosk, visitId]);

  return (
    <PapersList
      papers={papers}
      canPrint
      onChange={(paper) => setPapers(papers.map((old) => (old.id === paper.id ? paper : old)))}
    />
  );
}
