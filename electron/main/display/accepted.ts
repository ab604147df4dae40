import type { Context } from '#electron/main/context/context.ts';
import type {
  DisplaySession,
  IssuanceSession,
  ServiceSession,
} from '#electron/main/context/display-session.ts';
import type { clerkMethodNames, workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import { issuanceStates } from '#shared/domain/display/issuance-states.ts';
import { serviceStates } from '#shared/domain/display/service-states.ts';
import { type AcceptedBy, type AwaitedBy, anyStateAccepts } from '#shared/domain/display/states.ts';
import { isPaused } from './act.ts';

/** What the session at the display accepts, by its tables of states: nothing else decides it. */

type WorkerMethod = (typeof workerMethodNames)[number];
type ClerkMethod = (typeof clerkMethodNames)[number];

type OfIssuance = AcceptedBy<typeof issuanceStates>;
type OfService = AcceptedBy<typeof serviceStates>;
type AwaitedOfIssuance = AwaitedBy<typeof issuanceStates>;
type AwaitedOfService = AwaitedBy<typeof serviceStates>;

/** Methods of the worker's view that belong to some states only. */
export type StateMethod = Exclude<
  WorkerMethod,
  'getWorkerSession' | 'startOwnService' | (typeof anyStateAccepts)[number]
>;

/** A method that no state accepts, or a name in a table that is no method, does not compile. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
const isComplete: Same<StateMethod, OfIssuance | OfService> = true;
type AwaitedMethod = (AwaitedOfIssuance | AwaitedOfService) & ClerkMethod;
const isAwaitedByTheClerk: Same<AwaitedMethod, AwaitedOfIssuance | AwaitedOfService> = true;
void isComplete;
void isAwaitedByTheClerk;

type AcceptingSession<Name> =
  | (Name extends OfIssuance ? IssuanceSession : never)
  | (Name extends OfService ? ServiceSession : never);
type AwaitingSession<Name> =
  | (Name extends AwaitedOfIssuance ? IssuanceSession : never)
  | (Name extends AwaitedOfService ? ServiceSession : never);

/** Whether main may run a method of the worker's view now. */
export function isAccepted({ session: { display } }: Context, method: WorkerMethod): boolean {
  if (!isStateMethod(method)) return true;
  return display !== null && !isPaused(display) && acceptedAt(display).includes(method);
}

/** The session of a method that main runs because its state accepts it. */
export function sessionOf<Name extends StateMethod>(context: Context, method: Name): AcceptingSession<Name> {
  const { display } = context.session;
  if (display === null || !isAccepted(context, method)) throw new Error(`${method} was not to be run`);
  return display as AcceptingSession<Name>;
}

/** The session that waits for this act of the clerk's view; undefined where none does. */
export function awaitingSession<Name extends AwaitedMethod>(
  { session: { display } }: Context,
  method: Name,
): AwaitingSession<Name> | undefined {
  if (display === null || isPaused(display) || !awaitedAt(display).includes(method)) return undefined;
  return display as AwaitingSession<Name>;
}

/** Whoever waits for the clerk is not idle. */
export function isWaitingForClerk(session: DisplaySession): boolean {
  return session.help !== null || awaitedAt(session).length > 0;
}

function isStateMethod(method: WorkerMethod): method is StateMethod {
  const always: readonly WorkerMethod[] = ['getWorkerSession', 'startOwnService', ...anyStateAccepts];
  return !always.includes(method);
}

function acceptedAt(session: DisplaySession): readonly StateMethod[] {
  return session.kind === 'issuance'
    ? issuanceStates[session.stage].accepts
    : serviceStates[session.stage].accepts;
}

function awaitedAt(session: DisplaySession): readonly AwaitedMethod[] {
  const state = session.kind === 'issuance' ? issuanceStates[session.stage] : serviceStates[session.stage];
  return 'awaits' in state ? state.awaits : [];
}
