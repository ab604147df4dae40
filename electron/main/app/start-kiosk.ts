import type { ClerkSession, WorkerSession } from '#shared/contract/kiosk/display/session.ts';
import { clerkMethodNames, workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import type { Handlers } from '../context/handlers.ts';
import { describeError } from '../log/describe-error.ts';
import { newIncidentId } from '../log/incident-id.ts';
import type { Log, Randomness } from '../ports.ts';
import type { Kiosk, KioskStatus } from './kiosk.ts';

/** Milliseconds after which a start that has not answered says so. */
export const startPatience = 45_000;

export interface StartSettings {
  readonly build: () => Promise<Kiosk>;
  readonly log: Log;
  readonly randomness: Pick<Randomness, 'integer'>;
  readonly preview: boolean;
  /** Tells the clerk's view of a start that takes too long, and keeps it for a view that loads later. */
  readonly onClerkSession: (session: ClerkSession) => void;
  /** Calls back once; the returned function stops it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/**
 * Builds the kiosk. A build that throws becomes a kiosk that says so and runs nothing; one that does not answer is
 * said, and still counts when it answers. Never rejects.
 */
export async function startKiosk(settings: StartSettings): Promise<Kiosk> {
  const { log, randomness, preview } = settings;

  function sessionOf(problem: 'start-slow' | 'start-failed', error?: unknown): ClerkSession {
    const incident = newIncidentId(randomness);
    const traced = error === undefined ? {} : { stack: describeError(error) };
    log.error('kiosk-not-built', { incident, reason: problem, ...traced });
    return { state: 'unavailable', problem, file: null, incident, preview };
  }

  const stopWaiting = settings.after(startPatience, () => settings.onClerkSession(sessionOf('start-slow')));
  try {
    return await settings.build();
  } catch (error) {
    const broken = brokenKiosk(sessionOf('start-failed', error), preview);
    settings.onClerkSession(broken.clerkSession());
    return broken;
  } finally {
    stopWaiting();
  }
}

const nothingRuns: KioskStatus = { ready: false, role: undefined, locked: false, visitHandedOver: false };

function brokenKiosk(session: ClerkSession, preview: boolean): Kiosk {
  const worker: WorkerSession = { state: 'resting', branchName: null, offersServices: false, preview };
  const refuse = (): never => {
    throw new Error('the program did not start');
  };
  const handlers = {
    ...Object.fromEntries([...clerkMethodNames, ...workerMethodNames].map((name) => [name, refuse])),
    getClerkSession: () => ({ ok: true, value: session }),
    getWorkerSession: () => ({ ok: true, value: worker }),
  } as unknown as Handlers;
  return {
    handlers,
    status: () => nothingRuns,
    clerkSession: () => session,
    workerSession: () => worker,
    recordRefusal: () => undefined,
    close: () => Promise.resolve(),
  };
}
