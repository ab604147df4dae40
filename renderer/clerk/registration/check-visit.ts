import type { DocumentState } from '#renderer/clerk/documents/reading/document-state.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { parseTypedDate } from '#shared/domain/dates.ts';
import type { ProcedureDefinition } from '#shared/domain/procedures/definition.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { normaliseDocumentNumber } from '#shared/domain/registration/document-comparison.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { type DocumentStatus, judgeDraft } from '#shared/domain/registration/judge-draft.ts';
import type { RegistrationCheck, RegistrationRules } from '#shared/domain/registration/registration.ts';
import { statusOf } from '#shared/vision/reading/document-status.ts';

/** The verdict on what is on the screen, the very one that a confirmation would get. */
export function checkVisit(
  values: DraftValues,
  visit: Visit,
  states: ReadonlyMap<string, DocumentState>,
  now: Date,
  rules: RegistrationRules,
): RegistrationCheck {
  const procedure = definitionOf(visit.procedure);
  return judgeDraft(
    procedure,
    values,
    {
      documents: visit.documents.map(({ id, kind }) => ({ kind, status: statusIn(states.get(id)) })),
      mrzAccepted: visit.mrzAccepted !== null,
      documentReported:
        visit.reportedPassport !== null && isReported(values, procedure, visit.reportedPassport),
      heldNumber: visit.heldNumber,
    },
    now,
    rules,
  );
}

function statusIn(state: DocumentState | undefined): DocumentStatus {
  switch (state?.state) {
    case 'reading':
      return 'being-read';
    case 'read':
      return statusOf(
        state.reading.gates,
        state.overrides.map(({ gate }) => gate),
      );
    case 'failed':
    case undefined:
      return 'accepted';
  }
}

/** The cards of somebody known by a cédula have one number: a renewed one expires after the one that was reported. */
function isReported(
  values: DraftValues,
  { identity }: ProcedureDefinition,
  reported: NonNullable<Visit['reportedPassport']>,
): boolean {
  const { number, expiryDate } = textsOf('identity', values);
  const expiry = parseTypedDate(expiryDate);
  const isRenewed = expiry !== null && expiry > reported.expiryDate;
  return (
    normaliseDocumentNumber(number) === normaliseDocumentNumber(reported.number) &&
    !(identity.knownBy === 'cedula' && isRenewed)
  );
}
