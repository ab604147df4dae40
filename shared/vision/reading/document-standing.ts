import type { DocumentKind, DraftField, RegistrationProblem } from '#shared/domain/registration/fields.ts';
import {
  type MandatoryDocument,
  mandatoryDocumentsOf,
  type Procedure,
} from '#shared/domain/registration/procedure.ts';
import type { GateId, GateResult } from './gates.ts';

/**
 * Whether a copy may stand for its document: `objected` while a gate failed and nobody let it pass, `being-read` until
 * that is known. What the reader could not finish is a person's to judge, and stands.
 */
export type DocumentStanding = 'being-read' | 'objected' | 'accepted';

/** Of a finished reading; `letPass` are the gates a supervisor signed for. */
export function standingOf(gates: readonly GateResult[], letPass: readonly GateId[]): DocumentStanding {
  const isOpen = gates.some(({ gate, outcome }) => outcome === 'failed' && !letPass.includes(gate));
  return isOpen ? 'objected' : 'accepted';
}

interface StandingDocument {
  readonly kind: DocumentKind;
  readonly standing: DocumentStanding;
}

const fieldOf: Readonly<Record<MandatoryDocument, DraftField>> = {
  passport: 'identity.number',
  contract: 'contract.employerRuc',
  cedula: 'identity.number',
};

/** Copies that count: an objected one is as good as none. Source: domain.md 2 (kept as pending, never thrown away). */
export function standingDocuments<Document extends StandingDocument>(
  documents: readonly Document[],
): Document[] {
  return documents.filter(({ standing }) => standing !== 'objected');
}

/**
 * For each mandatory document of which no copy is accepted: a copy that is still being read stops the registration for
 * that moment, copies that were all objected to are said to be why the document is missing.
 */
export function documentProblems(
  procedure: Procedure,
  documents: readonly StandingDocument[],
): RegistrationProblem[] {
  return mandatoryDocumentsOf(procedure).flatMap((kind): RegistrationProblem[] => {
    const standings = documents.filter((each) => each.kind === kind).map(({ standing }) => standing);
    if (standings.length === 0 || standings.includes('accepted')) return [];
    return standings.includes('being-read')
      ? [{ field: fieldOf[kind], code: 'document-being-read', severity: 'block' }]
      : [{ field: fieldOf[kind], code: 'document-check-failed', severity: 'warn' }];
  });
}
