import type { IdentityDocument, Procedure, procedures } from '#shared/domain/procedures/procedures.ts';

/** A procedure without its words does not compile, nor a step of one. */
type StepsOf<Name extends Procedure> = (typeof procedures)[Name]['capture'][number]['step'];

export type ClerkProcedureWords = {
  readonly [Name in Procedure]: {
    readonly capture: Readonly<
      Record<StepsOf<Name>, { readonly step: string; readonly title: string; readonly lead: string }>
    >;
    readonly search: { readonly renewed: string; readonly waiting: string };
    readonly code: string;
    readonly codeLead: string;
    readonly toIdentity: string;
  };
};

export type WorkerProcedureWords = {
  readonly [Name in Procedure]: {
    readonly group: Readonly<Record<StepsOf<Name>, string>>;
    readonly compare: string;
    readonly code: string;
  };
};

/** What is said of an identity document is said of it in every procedure that begins with it. */
export type ClerkDocumentWords = {
  readonly [Document in IdentityDocument]: {
    readonly comparedByEye: string;
    readonly problem: Readonly<
      Record<'document-expired' | 'document-expires-soon' | 'document-reported', string>
    >;
    readonly documentReported: string;
    readonly attemptsSpent: string;
  };
};

export type WorkerDocumentWords = {
  readonly [Document in IdentityDocument]: {
    readonly birthDate: Readonly<Record<'day' | 'month' | 'year' | 'wrong', string>>;
  };
};
