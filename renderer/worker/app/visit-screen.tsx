import { useMemo } from 'react';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import { type VisitSession, WorkerVisitContext } from '../ui/worker-context.ts';
import { HelpCover } from './help-cover.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { Question } from './question.tsx';

interface VisitScreenProps {
  readonly kiosk: WorkerApi;
  readonly session: VisitSession;
}

/** One person's visit: their present question, and what may lie over it. */
export function VisitScreen({ kiosk, session }: VisitScreenProps) {
  const { help, idleResetAt } = session;
  const visit = useMemo(() => ({ kiosk, session }), [kiosk, session]);
  // What was typed outlasts a call for help; a pause, after which somebody else may come, it does not.
  const isPaused = help !== null && help !== 'asked';
  return (
    <WorkerVisitContext value={visit}>
      {!isPaused && <Question session={session} />}
      {help !== null && <HelpCover help={help} />}
      {idleResetAt !== null && <IdleWarning resetAt={idleResetAt} />}
    </WorkerVisitContext>
  );
}
