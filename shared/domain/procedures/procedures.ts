import type { ProcedureDefinition } from './definition.ts';
import { enrolment } from './enrolment.ts';
import { registration } from './registration.ts';

/** The procedures of the product: a visit enters somebody by one of them, and the record says by which. */
export const procedures = { registration, enrolment } as const satisfies ProcedureRegistry;

export type Procedure = keyof typeof procedures;

/** A document that says who somebody is in some procedure: what is said of it is said of the document, in each of them alike. */
export type IdentityDocument = (typeof procedures)[Procedure]['identity']['document'];

export function identityDocumentOf(procedure: Procedure): IdentityDocument {
  return procedures[procedure].identity.document;
}

/** By name; main is given one, so that another procedure needs nothing but its definition and its words. */
export type ProcedureRegistry = Readonly<Record<string, ProcedureDefinition>>;

/** Throws for a name that nobody defined: what was stored under it is not guessed at. */
export function definitionOf(name: string, known: ProcedureRegistry = procedures): ProcedureDefinition {
  const definition = Object.hasOwn(known, name) ? known[name] : undefined;
  if (definition === undefined) throw new Error(`there is no procedure ${name}`);
  return definition;
}

/** Another counter, of a newer program, may have entered somebody by one that is not defined here. */
export function isProcedure(name: string): name is Procedure {
  return Object.hasOwn(procedures, name);
}
