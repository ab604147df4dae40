import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done } from '#electron/main/context/use-case.ts';
import { listPageSources } from '#electron/main/db/documents/document-page-store.ts';
import {
  clearMrzAcceptance,
  findMrzApproval,
  findVisit,
  saveMrzAcceptance,
} from '#electron/main/db/registration/visit-store.ts';
import { isAsDecided, type Shown } from '#electron/main/use-cases/approvals/approval-request.ts';
import type { CoSignedAct } from '#electron/main/use-cases/approvals/co-sign.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { acceptedMrzFields } from '#shared/domain/procedures/field-sets.ts';
import { textsOf } from '#shared/domain/procedures/field-texts.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import { isAcceptedCopy } from '#shared/domain/registration/mrz-acceptance.ts';
import { findOpenVisit } from '../registration/open-visit.ts';

/**
 * Whether the visit's zone is accepted as it stands: its draft and its copies are, to the letter, those that were signed
 * for. Whatever changed them, and whether or not it ended the acceptance, asks here.
 */
export function isMrzAccepted(context: Context, visitId: string): boolean {
  const visit = findVisit(context.db, visitId);
  const approval = findMrzApproval(context.db, visitId);
  if (visit === undefined || approval === undefined) return false;
  return isAsDecided(
    context,
    approval,
    { method: 'acceptMrz', input: { visitId } },
    shownMrz(context, visit),
  );
}

/** In the transaction that changed the visit's draft or its copies; `visit` is as it was before. */
export function settleMrzAcceptance(context: Context, visit: Visit): void {
  if (visit.mrzAccepted !== null && !isMrzAccepted(context, visit.id)) {
    clearMrzAcceptance(context.db, visit.id);
  }
}

function shownMrz({ db, procedures }: Context, visit: Visit): Shown {
  const { reference, values, documents } = visit;
  const definition = definitionOf(visit.procedure, procedures);
  const { mrz, number, surname, givenNames, birthDate, expiryDate } = textsOf('identity', values);
  const copies = documents.filter(({ kind }) => isAcceptedCopy(definition, kind));
  return {
    about: reference,
    facts: [
      { what: 'mrz', value: mrz || null },
      { what: 'documentNumber', value: number || null },
      { what: 'surname', value: surname || null },
      { what: 'givenNames', value: givenNames || null },
      { what: 'birthDate', value: birthDate || null },
      { what: 'expiryDate', value: expiryDate || null },
    ],
    // A copy is its pages: turned, cut or joined with others it is another one.
    version: [
      acceptedMrzFields.map((field) => values[field] ?? ''),
      copies.map(({ id }) => [id, listPageSources(db, id).map(({ file }) => file)]),
    ],
  };
}

/** A supervisor signs for a document whose printed check digits are wrong. Source: domain.md 4 and 6. */
export const mrzAcceptance: CoSignedAct<'acceptMrz'> = {
  show(context, { visitId }) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    return done(shownMrz(context, open.visit));
  },
  run(context, { visitId }, coSigner) {
    const open = findOpenVisit(context, visitId);
    if (!open.ok) return open;
    saveMrzAcceptance(context.db, visitId, coSigner.approvalId);
    record(context, 'mrz-accepted', open.visit.reference, { coSigner: coSigner.id });
    return done({});
  },
};
