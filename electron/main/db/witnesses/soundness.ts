import type { WitnessFault } from './judge-witnesses.ts';

declare const soundness: unique symbol;

/**
 * Proof that a store was asked, before anything of it is moved aside or removed, whether it is the one its witnesses
 * know. Whatever destroys at start takes one, and only this file makes them: a new job cannot forget to ask.
 */
export interface Sound {
  readonly [soundness]: true;
}

/** Every witness agrees, and the database was here before this start. */
export function soundWhenAgreed(faults: readonly WitnessFault[], actsBefore: number): Sound | undefined {
  return faults.length === 0 && actsBefore > 0 ? (Object.freeze({}) as Sound) : undefined;
}
