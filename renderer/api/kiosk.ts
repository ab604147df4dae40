import { createContext, use, useCallback, useEffect, useRef, useState } from 'react';
import type { ClerkApi, WorkerApi } from '#shared/contract/kiosk/api.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import type { RefusalReason, Reply } from '#shared/contract/kiosk/method.ts';

/**
 * The renderer's door to main: what the preload exposed as `window.kiosk`, typed per view, and the one place where a
 * reply that no screen expects (refused, incident) becomes a notice.
 */

declare global {
  interface Window {
    readonly kiosk?: unknown;
  }
}

/** The clerk's `window.kiosk`. Throws on a page without its preload. */
export function clerkKiosk(): ClerkApi {
  if (window.kiosk === undefined) throw new Error('the preload of this view is missing');
  return window.kiosk as ClerkApi;
}

/** The worker's `window.kiosk`. Throws on a page without its preload. */
export function workerKiosk(): WorkerApi {
  if (window.kiosk === undefined) throw new Error('the preload of this view is missing');
  return window.kiosk as WorkerApi;
}

export const ClerkKioskContext = createContext<ClerkApi | null>(null);

/** The clerk's API, from the view's root. */
export function useClerkKiosk(): ClerkApi {
  const kiosk = use(ClerkKioskContext);
  if (kiosk === null) throw new Error('no clerk kiosk above this component');
  return kiosk;
}

interface SessionSource<Session> {
  readonly read: () => Promise<Reply<Session, never>>;
  readonly onSession: (callback: (session: Session) => void) => () => void;
}

/** The latest session of a view; undefined until main answered once. A pushed state always beats the first read. */
function useLatestSession<Session>(source: SessionSource<Session>): Session | undefined {
  const [session, setSession] = useState<Session>();
  const first = useRef(source);
  useEffect(() => {
    let pushed = false;
    let alive = true;
    const stop = first.current.onSession((next) => {
      pushed = true;
      setSession(next);
    });
    void first.current.read().then((reply) => {
      if (alive && !pushed && reply.kind === 'done') setSession(reply.value);
    });
    return () => {
      alive = false;
      stop();
    };
  }, []);
  return session;
}

/** The clerk's session, kept up to date by main. */
export function useSession(): ClerkSession | undefined {
  const kiosk = useClerkKiosk();
  return useLatestSession<ClerkSession>({
    read: async () => {
      const reply = await kiosk.getClerkSession({});
      return reply.kind === 'incident' ? { kind: 'done', value: notStarted(reply.incident) } : reply;
    },
    onSession: kiosk.onSession,
  });
}

/** Main that cannot even say where it stands is told as such: a view never waits for an answer that was given. */
function notStarted(incident: string): ClerkSession {
  return { state: 'unavailable', problem: 'start-failed', file: null, incident, preview: false };
}

/** A reply nobody at the counter can act on. */
export type CallFailure =
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'incident'; readonly incident: string };

/** Where `useCall` reports failures: the view's root draws them as one notice. */
export const CallFailureContext = createContext<(failure: CallFailure) => void>(() => undefined);

/** What a screen must handle: `failed` was already shown to the person. */
export type Answer<Value, Failure> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'error'; readonly error: Failure }
  | { readonly kind: 'failed' };

/**
 * Waits for a reply and takes refusals and incidents off the screen's hands. `busy` is true while any call made
 * through this hook is under way.
 */
export function useCall(): {
  readonly call: <Value, Failure>(reply: Promise<Reply<Value, Failure>>) => Promise<Answer<Value, Failure>>;
  readonly busy: boolean;
} {
  const report = use(CallFailureContext);
  const [underWay, setUnderWay] = useState(0);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const call = useCallback(
    async <Value, Failure>(pending: Promise<Reply<Value, Failure>>): Promise<Answer<Value, Failure>> => {
      setUnderWay((count) => count + 1);
      try {
        const reply = await pending;
        switch (reply.kind) {
          case 'done':
            return { kind: 'done', value: reply.value };
          case 'error':
            return { kind: 'error', error: reply.error };
          case 'refused':
            // A screen that is gone asked for somebody who signed out meanwhile.
            if (isShown.current) report({ kind: 'refused', reason: reply.reason });
            return { kind: 'failed' };
          case 'incident':
            report({ kind: 'incident', incident: reply.incident });
            return { kind: 'failed' };
        }
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [report],
  );
  return { call, busy: underWay > 0 };
}
