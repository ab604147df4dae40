import { createContext, use } from 'react';
import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import type { issuanceStates } from '#shared/domain/display/issuance-states.ts';
import type { serviceStates } from '#shared/domain/display/service-states.ts';
import type { ScreenName } from '#shared/domain/display/states.ts';
import type { Procedure } from '#shared/domain/procedures/procedures.ts';

/** Somebody is attended: an issuance or a service. */
export type VisitSession = Extract<WorkerSession, { state: 'visit' | 'service' }>;

type Step = VisitSession['step'];

/** The step of one stage. */
export type StepAt<Stage extends Step['stage']> = Extract<Step, { stage: Stage }>;

type StageShowing<Table extends Readonly<Record<string, { readonly shows: ScreenName }>>, Name> = {
  [Stage in keyof Table]: Table[Stage]['shows'] extends Name ? Stage : never;
}[keyof Table];

/** The steps that a screen shows, by the tables of states. */
export type StepShownBy<Name extends ScreenName> = Extract<
  Step,
  { stage: StageShowing<typeof issuanceStates, Name> | StageShowing<typeof serviceStates, Name> }
>;

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
