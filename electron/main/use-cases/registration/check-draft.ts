import type { Context } from '#electron/main/context/context.ts';
import { isPassportReported, listRevocations } from '#electron/main/db/people/revocation-store.ts';
import { documentNumberKey } from '#electron/main/db/people/search-index.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { getVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { parseTypedDate } from '#shared/domain/dates.ts';
import type { DraftValues, MissingPiece, RegistrationProblem } from '#shared/domain/registration/fields.ts';
import { draftOf } from '#shared/domain/registration/procedure.ts';
import { checkRegistration } from '#shared/domain/registration/registration.ts';
import { visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { documentProblems, standingDocuments } from '#shared/vision/reading/document-standing.ts';
import { findStanding } from '../documents/document-readings.ts';

export interface DraftCheck {
  readonly missing: readonly MissingPiece[];
  readonly blocking: RegistrationProblem[];
  readonly warnings: readonly RegistrationProblem[];
}

/**
 * The rules' verdict on a visit's draft. Wrong check digits stop the registration until a supervisor accepted them.
 * A copy with failed gates counts as none. Source: domain.md 4 (MRZ: the clerk corrects, a supervisor may accept a
 * genuinely wrong document).
 */
export function checkDraft(
  context: Context,
  visit: Pick<Visit, 'procedure' | 'workerId' | 'values' | 'documents' | 'mrzAccepted'>,
): DraftCheck {
  const documents = visit.documents.map(({ id, kind }) => ({ kind, standing: findStanding(context, id) }));
  const { procedure } = visit;
  const values = draftOf(procedure, visit.values);
  const now = context.clock.now();
  const check = checkRegistration(procedure, values, standingDocuments(documents), now, {
    ...getSettings(context.db),
    visaTypes: visaTypesOf(getVisaTypeChanges(context.db)),
  });
  const problems = check.problems.map((problem) =>
    problem.code === 'mrz-check-digit'
      ? { ...problem, severity: visit.mrzAccepted === null ? ('block' as const) : ('warn' as const) }
      : problem,
  );
  problems.push(...documentProblems(procedure, documents));
  if (isReported(context, values)) {
    problems.push({ field: 'identity.number', code: 'document-reported', severity: 'block' });
  }
  if (leavesNumber(context, visit)) {
    problems.push({ field: 'identity.number', code: 'number-had-credential', severity: 'block' });
  }
  return {
    missing: check.missing,
    blocking: problems.filter(({ severity }) => severity === 'block'),
    warnings: problems.filter(({ severity }) => severity === 'warn'),
  };
}

/**
 * A cédula under which there was a credential stays its person's, revoked as it may be: freed, somebody else could be
 * enrolled by it without a word to its mailbox.
 */
function leavesNumber(
  { db }: Context,
  { procedure, workerId, values }: Pick<Visit, 'procedure' | 'workerId' | 'values'>,
): boolean {
  if (procedure !== 'enrolment' || workerId === null) return false;
  const number = draftOf(procedure, values)['identity.number'] ?? '';
  return (
    documentNumberKey(number) !== findWorker(db, workerId)?.identificationCode &&
    listRevocations(db, workerId).length > 0
  );
}

/** The passport or cédula of these values, whosever it is, was reported lost, stolen or expired. */
export function isReported({ db }: Context, values: DraftValues): boolean {
  const issuingState = (values['identity.issuingState'] ?? '').trim().toUpperCase();
  const numberKey = documentNumberKey(values['identity.number'] ?? '');
  const expiry = values['identity.expiryDate'] ?? '';
  return isPassportReported(db, { issuingState, numberKey, expiryDate: parseTypedDate(expiry) ?? expiry });
}
