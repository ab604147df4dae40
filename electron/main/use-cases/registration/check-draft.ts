import type { Context } from '#electron/main/context/context.ts';
import { isPassportReported } from '#electron/main/db/people/revocation-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { getVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { parseTypedDate } from '#shared/domain/dates.ts';
import { documentNumberKey } from '#shared/domain/numbers/document-number.ts';
import { draftOf } from '#shared/domain/procedures/definition.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues, MissingPiece, RegistrationProblem } from '#shared/domain/registration/fields.ts';
import { judgeDraft } from '#shared/domain/registration/judge-draft.ts';
import { visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { isMrzAccepted } from '../documents/accept-mrz.ts';
import { findStatus } from '../documents/document-readings.ts';

export interface DraftCheck {
  readonly missing: readonly MissingPiece[];
  readonly blocking: RegistrationProblem[];
  readonly warnings: readonly RegistrationProblem[];
}

/** The verdict on a visit's draft, as the screen has it too, with what this store knows of its document. */
export function checkDraft(
  context: Context,
  visit: Pick<Visit, 'id' | 'procedure' | 'values' | 'documents' | 'heldNumber'>,
): DraftCheck {
  const procedure = definitionOf(visit.procedure, context.procedures);
  const { missing, problems } = judgeDraft(
    procedure,
    visit.values,
    {
      documents: visit.documents.map(({ id, kind }) => ({ kind, status: findStatus(context, id) })),
      mrzAccepted: isMrzAccepted(context, visit.id),
      documentReported: isReported(context, draftOf(procedure, visit.values)),
      heldNumber: visit.heldNumber,
    },
    context.clock.now(),
    { ...getSettings(context.db), visaTypes: visaTypesOf(getVisaTypeChanges(context.db)) },
  );
  return {
    missing,
    blocking: problems.filter(({ severity }) => severity === 'block'),
    warnings: problems.filter(({ severity }) => severity === 'warn'),
  };
}

/** The passport or cédula of these values, whosever it is, was reported lost, stolen or expired. */
export function isReported({ db }: Context, values: DraftValues): boolean {
  const { issuingState, number, expiryDate } = textsOf('identity', values);
  return isPassportReported(db, {
    issuingState: issuingState.trim().toUpperCase(),
    numberKey: documentNumberKey(number),
    expiryDate: parseTypedDate(expiryDate) ?? expiryDate,
  });
}
