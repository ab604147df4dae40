import type { Visit } from '#shared/api/clerk-visit-methods.ts';
import type { DraftValues } from '#shared/api/fields.ts';
import {
  type DocumentStanding,
  documentProblems,
  standingDocuments,
  standingOf,
} from '#shared/reading/document-standing.ts';
import { parseTypedDate } from '#shared/rules/dates.ts';
import { normaliseDocumentNumber } from '#shared/rules/document-comparison.ts';
import type { Procedure } from '#shared/rules/procedure.ts';
import { checkRegistration, type RegistrationCheck } from '#shared/rules/registration.ts';
import type { VisaType } from '#shared/rules/visa-types.ts';
import type { DocumentState } from './reading/document-state.ts';

/**
 * What the rules say about what is on the screen; check digits that a supervisor accepted only warn, and a copy that a
 * gate objects to is as good as none.
 */
export function checkVisit(
  values: DraftValues,
  visit: Visit,
  states: ReadonlyMap<string, DocumentState>,
  now: Date,
  visaTypes: readonly VisaType[],
): RegistrationCheck {
  const documents = visit.documents.map(({ id, kind }) => ({ kind, standing: standingIn(states.get(id)) }));
  const { missing, problems: found } = checkRegistration(
    visit.procedure,
    values,
    standingDocuments(documents),
    now,
    visaTypes,
  );
  const problems = found.map((problem) =>
    problem.code === 'mrz-check-digit' && visit.mrzAccepted !== null
      ? { ...problem, severity: 'warn' as const }
      : problem,
  );
  problems.push(...documentProblems(visit.procedure, documents));
  if (visit.reportedPassport !== null && isReported(values, visit.procedure, visit.reportedPassport)) {
    problems.push({ field: 'passport.number', code: 'document-reported', severity: 'block' });
  }
  const isBlocked = problems.some((problem) => problem.severity === 'block');
  return { missing, problems, readyToRegister: missing.length === 0 && !isBlocked };
}

function standingIn(state: DocumentState | undefined): DocumentStanding {
  switch (state?.state) {
    case 'reading':
      return 'being-read';
    case 'read':
      return standingOf(
        state.reading.gates,
        state.overrides.map(({ gate }) => gate),
      );
    case 'failed':
    case undefined:
      return 'accepted';
  }
}

/** The cards of an enrolled person have one number: a renewed one expires after the one that was reported. */
function isReported(
  values: DraftValues,
  procedure: Procedure,
  reported: NonNullable<Visit['reportedPassport']>,
): boolean {
  const expiry = parseTypedDate(values['passport.expiryDate'] ?? '');
  const isRenewed = expiry !== null && expiry > reported.expiryDate;
  return (
    normaliseDocumentNumber(values['passport.number'] ?? '') === normaliseDocumentNumber(reported.number) &&
    (procedure === 'registration' || !isRenewed)
  );
}
