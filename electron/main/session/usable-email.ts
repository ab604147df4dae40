import type { Context } from '#electron/main/context.ts';
import type { TurnWorker } from './session-state.ts';

/** The address that may receive a one-time code now; null when the person has none. */
export function usableEmail(_context: Context, worker: TurnWorker): string | null {
  return worker.email;
}
