import type { DocumentState } from '#renderer/clerk/documents/reading/document-state.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { parseTypedDate } from '#shared/domain/dates.ts';
import { normaliseDocumentNumber } from '#shared/domain/registration/document-comparison.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import type { Procedure } from '#shared/domain/registration/procedure.ts';
import {
  checkRegistration,
  type RegistrationCheck,
  type RegistrationRules,
} from '#shared/domain/registration/registration.ts';
import {
  type DocumentStanding,
  documentProblems,
  standingDocuments,
  standingOf,
} from '#shared/vision/reading/document-standing.ts';

/**
 * What the rules say about what is on the screen; check digits that a supervisor accepted only warn, and a copy that a
 * gate objects to is as good as none.
 */
export function checkVisit(
  values: DraftValues,
  visit: Visit,
  states: ReadonlyMap<string, DocumentState>,
  now: Date,
  rules: RegistrationRules,
): RegistrationCheck {
  const documents = visit.documents.map(({ id, kind }) => ({ kind, standing: standingIn(states.get(id)) }));
  const { missing, problems: found } = checkRegistration(
    visit.procedure,
    values,
    standingDocuments(documents),
    now,
    rules,
  );
  const problems = found.map((problem) =>
    problem.code === 'mrz-check-digit' && visit.mrzAccepted !== null
      ? { ...problem, severity: 'warn' as const }
      : problem,
  );
  problems.push(...documentProblems(visit.procedure, documents));
  if (visit.reportedPassport !== null && isReported(values, visit.procedure, visit.reportedPassport)) {
    problems.push({ field: 'identity.number', code: 'document-reported', severity: 'block' });
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
  const expiry = parseTypedDate(values['identity.expiryDate'] ?? '');
  const isRenewed = expiry !== null && expiry > reported.expiryDate;
  return (
    normaliseDocumentNumber(values['identity.number'] ?? '') === normaliseDocumentNumber(reported.number) &&
    (procedure === 'registration' || !isRenewed)
  );
}
