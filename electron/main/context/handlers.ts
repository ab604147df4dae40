import type { Api, MethodName } from '#shared/contract/kiosk/api.ts';
import type { ErrorOf, Method, OutputOf, ParsedInputOf } from '#shared/contract/kiosk/method.ts';
import type { Context } from './context.ts';

/** What a use case returns: its value, or one of the errors its method declares. Bugs are thrown. */
export type Outcome<Definition extends Method> =
  | { readonly ok: true; readonly value: OutputOf<Definition> }
  | { readonly ok: false; readonly error: ErrorOf<Definition> };

type Handler<Definition extends Method> = (
  input: ParsedInputOf<Definition>,
) => Outcome<Definition> | Promise<Outcome<Definition>>;

/** The same, as a feature binds it: it is given the open store. */
type UseCase<Definition extends Method> = (
  context: Context,
  input: ParsedInputOf<Definition>,
) => Outcome<Definition> | Promise<Outcome<Definition>>;

/** A use case for each of some methods. */
export type UseCases<Name extends MethodName = MethodName> = { readonly [Each in Name]: UseCase<Api[Each]> };

/** One handler for every method of the API: a method without one does not compile. */
export type Handlers = { readonly [Name in MethodName]: Handler<Api[Name]> };
