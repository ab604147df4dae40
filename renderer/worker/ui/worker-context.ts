import { createContext, use } from 'react';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerSession, WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import type { ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';
import type { Procedure } from '#shared/domain/registration/procedure.ts';

/** Somebody is attended: a registration's turn or a service. */
export type VisitSession = Extract<WorkerSession, { state: 'visit' | 'service' }>;

/** The worker's step of one stage. */
export type StepAt<Stage extends WorkerStep['stage']> = Extract<WorkerStep, { stage: Stage }>;

/** The step of a service at one stage. */
export type ServiceStepAt<Stage extends ServiceStep['stage']> = Extract<ServiceStep, { stage: Stage }>;

/** What every step of a visit can reach. */
export interface WorkerVisit {
  readonly kiosk: WorkerApi;
  readonly session: VisitSession;
}

export const WorkerVisitContext = createContext<WorkerVisit | null>(null);

export function useVisit(): WorkerVisit {
  const visit = use(WorkerVisitContext);
  if (visit === null) throw new Error('no visit above this component');
  return visit;
}

/** How the person at the display is entered; of a service, whose person is not told, as most are. */
export function useProcedure(): Procedure {
  const { session } = useVisit();
  return session.state === 'visit' ? session.procedure : 'registration';
}
