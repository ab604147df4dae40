import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done } from '#electron/main/context/use-case.ts';
import { clearMrzAcceptance, saveMrzAcceptance } from '#electron/main/db/registration/visit-store.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { VisitDocument } from '#shared/contract/kiosk/values.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import {
  acceptedMrzFields,
  isAcceptedCopy,
  isOtherThanAccepted,
} from '#shared/domain/registration/mrz-acceptance.ts';
import { findOpenVisit } from '../registration/open-visit.ts';

/** In the transaction that saves `changes` of the visit's draft. */
export function endMrzAcceptance({ db }: Context, visit: Visit, changes: DraftValues): void {
  if (visit.mrzAccepted === null) return;
  if (isOtherThanAccepted(visit.values, changes)) clearMrzAcceptance(db, visit.id);
}

/** In the transaction that takes a copy off the visit, or files it as another kind. */
export function endMrzAcceptanceOf(
  { db, procedures }: Context,
  visit: Visit,
  copy: Pick<VisitDocument, 'kind'>,
): void {
  if (visit.mrzAccepted !== null && isAcceptedCopy(definitionOf(visit.procedure, procedures), copy.kind)) {
    clearMrzAcceptance(db, visit.id);
  }
}

/** A supervisor signs for a document whose printed check digits are wrong. Source: domain.md 4 and 6. */
export const mrzAcceptance: CoSignedAct<'acceptMrz'> = {
  show(context, { visitId }) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    const { reference, values, procedure, documents } = open.visit;
    const copies = documents.filter(({ kind }) =>
      isAcceptedCopy(definitionOf(procedure, context.procedures), kind),
    );
    return done({
      about: reference,
      facts: [
        { what: 'mrz', value: values['identity.mrz'] ?? null },
        { what: 'documentNumber', value: values['identity.number'] ?? null },
        { what: 'surname', value: values['identity.surname'] ?? null },
        { what: 'givenNames', value: values['identity.givenNames'] ?? null },
        { what: 'birthDate', value: values['identity.birthDate'] ?? null },
        { what: 'expiryDate', value: values['identity.expiryDate'] ?? null },
      ],
      version: [acceptedMrzFields.map((field) => values[field] ?? ''), copies.map(({ id }) => id)],
    });
  },
  run(context, { visitId }, coSigner) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    saveMrzAcceptance(context.db, visitId, coSigner.approvalId);
    record(context, 'mrz-accepted', open.visit.reference, { coSigner: coSigner.id });
    return done({});
  },
};
