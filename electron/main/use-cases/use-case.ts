import type { Outcome } from '#electron/main/handlers.ts';
import type { Api, MethodName } from '#shared/api/api.ts';
import type { ParsedInputOf } from '#shared/api/method.ts';

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
