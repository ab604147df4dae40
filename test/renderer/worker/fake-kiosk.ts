import type { WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { WorkerSession, WorkerStep } from '#shared/contract/kiosk/display/session.ts';
import type { Reply } from '#shared/contract/kiosk/method.ts';
import { workerMethodNames } from '#shared/contract/kiosk/method-names.ts';
import type { ServiceStep } from '#shared/contract/kiosk/services/service-session.ts';

/** What main answers when a call has nothing to say. */
export function done<Value>(value: Value): Promise<Reply<Value, never>> {
  return Promise.resolve({ kind: 'done', value });
}

export function failed<Failure>(error: Failure): Promise<Reply<never, Failure>> {
  return Promise.resolve({ kind: 'error', error });
}

export interface FakeKiosk {
  readonly kiosk: WorkerApi;
  /** Every call in order, as its name and what was sent. */
  readonly calls: { readonly name: string; readonly input: unknown }[];
  /** What was sent to one method, in order. */
  readonly sentTo: (name: keyof WorkerApi) => unknown[];
  /** Main changes the session. */
  readonly push: (session: WorkerSession) => void;
}

/** A main that does nothing but what `replies` say, and writes down what it was asked. */
export function fakeKiosk(session: WorkerSession, replies: Partial<WorkerApi> = {}): FakeKiosk {
  const calls: { name: string; input: unknown }[] = [];
  const listeners = new Set<(session: WorkerSession) => void>();
  const answers: Record<string, unknown> = { getWorkerSession: () => done(session), ...replies };
  const methods = workerMethodNames.map((name) => {
    const answer = answers[name];
    return [
      name,
      (input: unknown) => {
        calls.push({ name, input });
        return typeof answer === 'function' ? answer(input) : done({});
      },
    ] as const;
  });
  const kiosk = {
    ...Object.fromEntries(methods),
    onSession(callback: (session: WorkerSession) => void) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  } as unknown as WorkerApi;
  return {
    kiosk,
    calls,
    sentTo: (name) => calls.filter((call) => call.name === name).map(({ input }) => input),
    push: (next) => {
      for (const listener of listeners) listener(next);
    },
  };
}

type Visit = Extract<WorkerSession, { state: 'visit' }>;

export function visitAt(step: WorkerStep, changes: Partial<Visit> = {}): Visit {
  return {
    state: 'visit',
    procedure: 'registration',
    language: 'es',
    textSize: 'normal',
    highContrast: false,
    step,
    canGoBack: true,
    help: null,
    idleResetAt: null,
    preview: false,
    ...changes,
  };
}

type Service = Extract<WorkerSession, { state: 'service' }>;

export function serviceAt(step: ServiceStep, changes: Partial<Service> = {}): Service {
  return {
    state: 'service',
    purpose: 'contact',
    language: 'es',
    textSize: 'normal',
    highContrast: false,
    step,
    canGoBack: true,
    help: null,
    idleResetAt: null,
    preview: false,
    ...changes,
  };
}

export const resting: WorkerSession = {
  state: 'resting',
  branchName: 'Agencia Norte',
  offersServices: false,
  preview: false,
};
