import type { EventEnvelope } from '#shared/contract/head-office/events.ts';

interface JudgedEvent {
  readonly number: number;
  /** What it says; absent where it is not signed, or none. */
  readonly event?: EventEnvelope | undefined;
}

/**
 * The first event that says what its terminal cannot have heard, and why, in plain words: what others tell comes by the feed, after this tool has
 * judged it. Whoever says that they heard what is yet to come would stand after it at every counter, for ever. `told` gives up to
 * which number each terminal, in each epoch, was judged.
 */
export function findInvented(
  events: readonly JudgedEvent[],
  { terminal, told }: { readonly terminal: string; readonly told: ReadonlyMap<string, number> },
): { readonly number: number; readonly why: string } | undefined {
  for (const { number, event } of events) {
    const invented = event?.heard?.find(
      (heard) => heard.terminal !== terminal && heard.number > (told.get(placeOf(heard)) ?? 0),
    );
    if (invented === undefined) continue;
    const why = `Event ${number} of terminal ${terminal} says that it heard event ${invented.number} of terminal ${invented.terminal}, which has not come.`;
    return { number, why };
  }
  return undefined;
}

/** Key of `told`. */
export function placeOf({ terminal, epoch }: { readonly terminal: string; readonly epoch: number }): string {
  return `${terminal} ${epoch}`;
}
