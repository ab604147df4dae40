import { createHash } from 'node:crypto';
import type { EventEnvelope } from '#shared/contract/head-office/events.ts';

interface KeptEvent {
  readonly number: number;
  readonly content: string;
  readonly hash: string;
  readonly public_key: string;
  /** What it says; absent where it is not signed, or none. */
  readonly event?: EventEnvelope | undefined;
}

/**
 * What a database that takes events in their places cannot have by itself, in plain words: rows of one terminal's epoch, in
 * their order, that somebody wrote past its functions. `key` is the one that head office signed for.
 */
export function findAltered(
  events: readonly KeptEvent[],
  {
    terminal,
    epoch,
    key,
  }: { readonly terminal: string; readonly epoch: number; readonly key: string | undefined },
): string | undefined {
  if (events.length > 0 && key === undefined)
    return `Head office signed for no key of terminal ${terminal} in epoch ${epoch}.`;
  let before: KeptEvent | undefined;
  for (const kept of events) {
    const { number, event } = kept;
    const where = `Event ${number} of terminal ${terminal} in epoch ${epoch}`;
    if (kept.public_key !== key)
      return `The database has another key of terminal ${terminal} than head office signed for.`;
    if (createHash('sha256').update(kept.content).digest('hex') !== kept.hash)
      return `${where} is not what its hash says.`;
    if (event !== undefined) {
      if (event.terminal !== terminal || event.epoch !== epoch || event.number !== number)
        return `${where} says another place than its own.`;
      if (before?.number === number - 1 && event.previousHash !== before.hash)
        return `${where} does not follow the one before.`;
    }
    before = kept;
  }
  return undefined;
}
