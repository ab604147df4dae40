import { z } from 'zod';
import { errorCodes, method, noErrors, nothing, type OutputOf } from '../method.ts';
import { instant, shortText } from '../values.ts';

/** Somebody of another branch, by an exact number, where there is a line. Source: docs/decisions/142. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;

const askingState = z.enum([
  /** It is no whole number, somebody here has it, or this terminal has no head office to ask. */
  'none',
  'offered',
  /** There is no line now. */
  'no-line',
  /** It is on its way, or waits for its answer. */
  'asked',
  /** Head office has them, and not everything is here yet. */
  'coming',
  'nobody',
  'too-many',
  /** This terminal asked for so many that no more are answered today. */
  'limit',
  /** They came and cannot be put on record here beside somebody who has their number: a supervisor finds both under Anomalies. */
  'set-aside',
]);

export const askingMethods = {
  /** What can be done, or was, about a number that nobody here has. */
  getAsking: method({
    access: counter,
    input: z.strictObject({ text: shortText }),
    output: z.strictObject({ state: askingState, askedAt: instant.nullable() }),
    errors: noErrors,
  }),
  /** An audited act of whoever is signed in, and an event that the other branch is told of. */
  askHeadOffice: method({
    access: counter,
    input: z.strictObject({ text: shortText }),
    output: nothing,
    errors: errorCodes('not-offered', 'no-line'),
  }),
} as const;

export type AskingView = OutputOf<(typeof askingMethods)['getAsking']>;
