import type { Log, Randomness } from '../ports.ts';
import { describeError } from './describe-error.ts';
import { newIncidentId } from './incident-id.ts';

/** Gives the incident's number. */
export type ReportBug = (event: string, error: unknown) => string;

/**
 * Logs a bug that no call can answer for. `console` is a developer's own, who sees the error whole; on a branch's
 * machine there is none, and the log keeps the error without its message.
 */
export function createBugReporter(
  log: Log,
  randomness: Pick<Randomness, 'integer'>,
  console: { write(text: string): unknown } | undefined,
): ReportBug {
  return (event, error) => {
    const incident = newIncidentId(randomness);
    log.error(event, { incident, stack: describeError(error) });
    console?.write(`${event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return incident;
  };
}
