import { useEffect, useState } from 'react';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerSession } from '#shared/contract/kiosk/display/session.ts';

export interface NumberedSession {
  readonly session: WorkerSession;
  /** Grows with every rest, so that nothing of one person's screens outlives their visit. */
  readonly visit: number;
}

function following(before: NumberedSession | undefined, session: WorkerSession): NumberedSession {
  const visit = before?.visit ?? 0;
  return { session, visit: session.state === 'resting' ? visit + 1 : visit };
}

/** The latest session main told; undefined until it told one. A pushed session beats the first answer. */
export function useWorkerSession(kiosk: WorkerApi): NumberedSession | undefined {
  const [latest, setLatest] = useState<NumberedSession>();
  useEffect(() => {
    let pushed = false;
    let alive = true;
    const stop = kiosk.onSession((session) => {
      pushed = true;
      setLatest((before) => following(before, session));
    });
    void kiosk.getWorkerSession({}).then((reply) => {
      if (alive && !pushed && reply.kind === 'done') setLatest((before) => following(before, reply.value));
    });
    return () => {
      alive = false;
      stop();
    };
  }, [kiosk]);
  return latest;
}
