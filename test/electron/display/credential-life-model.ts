import { expect } from 'vitest';
import { attemptLimit } from '#shared/domain/credential/credential-life.ts';
import { specimenPerson } from '#test/support/specimens/people.ts';

/** Days for which a changed address gets no code, and how far the kiosk's time may have gone on meanwhile at most. */
export const coolingDays = 7;
export const believedAtOnce = { running: 1, afterStop: 6 };

/** What is allowed to be true, computed from the acts alone. */
export interface Model {
  check: number;
  recovery: number;
  locked: boolean;
  question: string | null;
  lastCode: string | null;
  /** Wrong codes of the sheet in a row, and the lines that were used. */
  kitSpent: number;
  readonly usedLines: Set<number>;
  email: string;
  /** Addresses that were in force, each with the most days that the kiosk can have believed since. */
  readonly fresh: Map<string, number>;
  revoked: boolean;
}

export function newModel(): Model {
  return {
    check: 0,
    recovery: 0,
    locked: false,
    question: null,
    lastCode: null,
    kitSpent: 0,
    usedLines: new Set(),
    email: specimenPerson.contact.email,
    fresh: new Map([[specimenPerson.contact.email, coolingDays]]),
    revoked: false,
  };
}

export function believe(model: Model, days: number): void {
  for (const [email, before] of model.fresh) model.fresh.set(email, before + days);
}

export function fail(model: Model, kind: 'check' | 'recovery'): void {
  model[kind] += 1;
  if (model[kind] === attemptLimit) {
    model.locked = true;
    if (kind === 'recovery') model.question = null;
  }
}

/** One that was in force for its days, or may have been; the one before counts as well. */
export function expectAddress(model: Model, to: string | undefined): void {
  expect(model.fresh.get(to ?? '')).toBeGreaterThanOrEqual(coolingDays);
}
