import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done } from '#electron/main/context/use-case.ts';
import { clearMrzAcceptance, saveMrzAcceptance } from '#electron/main/db/registration/visit-store.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { DraftField, DraftValues } from '#shared/domain/registration/fields.ts';
import { findOpenVisit } from '../registration/open-visit.ts';

/**
 * What a supervisor saw who accepted a MRZ that does not add up: which document it is, whose, and what its check digits
 * would have vouched for. Of anything else they said nothing.
 */
const acceptedFields: readonly DraftField[] = [
  'identity.mrz',
  'identity.issuingState',
  'identity.number',
  'identity.surname',
  'identity.givenNames',
  'identity.birthDate',
  'identity.expiryDate',
];

/** In the transaction that saves `changes` of the visit's draft. */
export function endMrzAcceptance({ db }: Context, visit: Visit, changes: DraftValues): void {
  if (visit.mrzAccepted === null) return;
  const isOther = acceptedFields.some(
    (field) => changes[field] !== undefined && changes[field] !== (visit.values[field] ?? ''),
  );
  if (isOther) clearMrzAcceptance(db, visit.id);
}

/** A supervisor signs for a document whose printed check digits are wrong. Source: domain.md 4 and 6. */
export const mrzAcceptance: CoSignedAct<'acceptMrz'> = {
  show(context, { visitId }) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    const { reference, values } = open.visit;
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
      version: acceptedFields.map((field) => values[field] ?? ''),
    });
  },
  run(context, { visitId }, coSigner) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    saveMrzAcceptance(context.db, visitId, coSigner.id, coSigner.reason);
    record(context, 'mrz-accepted', open.visit.reference, { coSigner: coSigner.id });
    return done({});
  },
};
