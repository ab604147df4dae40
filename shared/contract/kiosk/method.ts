import { z } from 'zod';
import type { Role } from '#shared/domain/accounts/account-status.ts';

/** The two faces of one session. Main knows a caller's view by the window it came from, never by what it says. */
export const views = ['clerk', 'worker'] as const;
export type View = (typeof views)[number];

/**
 * Who may call a method.
 * - clerk's view: `roles: 'anyone'` also before sign-in; otherwise a signed-in, unlocked account with one of the roles.
 * - worker's view: `during: 'visit'` only while a visit is handed over; `'always'` also at rest.
 */
export type Access =
  | { readonly view: 'clerk'; readonly roles: 'anyone' | readonly [Role, ...Role[]] }
  | { readonly view: 'worker'; readonly during: 'always' | 'visit' };

/** A method of the API: its callers, its input, its output and its expected errors, declared in one place. */
export interface Method<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Failure extends z.ZodType = z.ZodType,
> {
  readonly access: Access;
  readonly input: Input;
  readonly output: Output;
  readonly errors: Failure;
  /** Roles of the second person without whose signature main does not run it; see `coSignedMethod`. */
  readonly coSignedBy?: readonly [Role, ...Role[]];
}

type Methods = Readonly<Record<string, Method>>;

/** Declares a method; a definition without access, input, output or errors does not compile. */
export function method<Input extends z.ZodType, Output extends z.ZodType, Failure extends z.ZodType>(
  definition: Method<Input, Output, Failure>,
): Method<Input, Output, Failure> {
  return definition;
}

/** Expected errors that carry nothing but their code. */
export function errorCodes<const Code extends string>(...codes: readonly [Code, ...Code[]]) {
  return z.strictObject({ code: z.enum(codes) });
}

export const nothing = z.strictObject({});
export const noErrors = z.never();

/**
 * Why a method was not run, or ended with nothing of it kept: one shape for all of them. `disk-full` is any act that
 * found no room, whichever method it was; those that say so in words of their own declare it among their errors.
 */
const refusalReasons = [
  'sender',
  'method',
  'view',
  'role',
  'input',
  'not-ready',
  'locked',
  'no-visit',
  'disk-full',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What comes back from every call. `incident` is a bug: it was logged under that id and staff must be called. */
export type Reply<Value, Failure> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'error'; readonly error: Failure }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'incident'; readonly incident: string };

export type InputOf<Definition extends Method> = z.input<Definition['input']>;
export type ParsedInputOf<Definition extends Method> = z.output<Definition['input']>;
export type OutputOf<Definition extends Method> = z.output<Definition['output']>;
export type ErrorOf<Definition extends Method> = z.output<Definition['errors']>;
type ReplyOf<Definition extends Method> = Reply<OutputOf<Definition>, ErrorOf<Definition>>;

/** The object a view's preload exposes as `window.kiosk`: one function per method, and the session's changes. */
export type KioskApi<Definitions extends Methods, Session> = {
  readonly [Name in keyof Definitions]: (
    input: InputOf<Definitions[Name]>,
  ) => Promise<ReplyOf<Definitions[Name]>>;
} & {
  /** Calls back with each new session state; returns a function that stops it. */
  readonly onSession: (callback: (session: Session) => void) => () => void;
};
