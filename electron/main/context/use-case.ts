import type { Api, MethodName } from '#shared/contract/kiosk/api.ts';
import type { ParsedInputOf } from '#shared/contract/kiosk/method.ts';
import type { Outcome } from './handlers.ts';

/** Shapes that every use case shares: its parsed input, its outcome, and the two ways of returning one. */

export type Input<Name extends MethodName> = ParsedInputOf<Api[Name]>;
export type Result<Name extends MethodName> = Outcome<Api[Name]>;

export function done<const Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failed<const Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}

export const wrongStep = failed({ code: 'wrong-step' });
