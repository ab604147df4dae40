import type { Moment } from '../dates.ts';
import { draftOf, mandatoryDocumentsOf, type ProcedureDefinition } from '../procedures/definition.ts';
import { textsOf } from '../procedures/field-texts.ts';
import { normaliseDocumentNumber } from './document-comparison.ts';
import type { DocumentKind, DraftField, DraftValues, RegistrationProblem } from './fields.ts';
import { checkRegistration, type RegistrationCheck, type RegistrationRules } from './registration.ts';

/**
 * Whether a copy may stand for its document: `objected` while a gate failed and nobody let it pass, `being-read` until
 * that is known. What the reader could not finish is a person's to judge, and stands.
 */
export type DocumentStatus = 'being-read' | 'objected' | 'accepted';

interface DraftDocument {
  readonly kind: DocumentKind;
  readonly status: DocumentStatus;
}

/** What is known of a draft besides what was typed in it. */
export interface DraftCircumstances {
  readonly documents: readonly DraftDocument[];
  /** A supervisor let the check digits of this MRZ pass. */
  readonly mrzAccepted: boolean;
  /** The very document of the draft was reported lost, stolen or expired. */
  readonly documentReported: boolean;
  /** The cédula under which its person has had a credential, which stays theirs; null where there is none. */
  readonly heldNumber: string | null;
}

/**
 * The one verdict on a draft, on the screen as at the confirmation. Wrong check digits stop the registration until a
 * supervisor accepted them; a copy that a gate objects to is as good as none; a reported document proves nobody; and a
 * cédula under which there was a credential stays its person's, revoked as it may be: freed, somebody else could be
 * enrolled by it without a word to its mailbox. Source: domain.md 2 (kept as pending, never thrown away) and 4 (MRZ: the
 * clerk corrects, a supervisor may accept a genuinely wrong document).
 */
export function judgeDraft(
  procedure: ProcedureDefinition,
  typed: DraftValues,
  circumstances: DraftCircumstances,
  now: Moment,
  rules: RegistrationRules,
): RegistrationCheck {
  const { documents, mrzAccepted, documentReported, heldNumber } = circumstances;
  const status = documents.filter((document) => document.status !== 'objected');
  const check = checkRegistration(procedure, typed, status, now, rules);
  const problems = check.problems.map((problem) =>
    problem.code === 'mrz-check-digit' && mrzAccepted ? { ...problem, severity: 'warn' as const } : problem,
  );
  problems.push(...documentProblems(procedure, documents));
  if (documentReported) problems.push(blockedNumber('document-reported'));
  if (leavesNumber(procedure, typed, heldNumber)) problems.push(blockedNumber('number-had-credential'));
  const isBlocked = problems.some(({ severity }) => severity === 'block');
  return { missing: check.missing, problems, readyToRegister: check.missing.length === 0 && !isBlocked };
}

function blockedNumber(code: 'document-reported' | 'number-had-credential'): RegistrationProblem {
  return { field: 'identity.number', code, severity: 'block' };
}

function leavesNumber(
  procedure: ProcedureDefinition,
  typed: DraftValues,
  heldNumber: string | null,
): boolean {
  if (procedure.identity.knownBy !== 'cedula' || heldNumber === null) return false;
  return normaliseDocumentNumber(textsOf('identity', draftOf(procedure, typed)).number) !== heldNumber;
}

/**
 * For each mandatory document of which no copy is accepted: a copy that is still being read stops the registration for
 * that moment, copies that were all objected to are said to be why the document is missing.
 */
function documentProblems(
  procedure: ProcedureDefinition,
  documents: readonly DraftDocument[],
): RegistrationProblem[] {
  return mandatoryDocumentsOf(procedure).flatMap(({ kind, mandatory }): RegistrationProblem[] => {
    const field: DraftField = mandatory.toldAt;
    const statuses = documents.filter((each) => each.kind === kind).map(({ status }) => status);
    if (statuses.length === 0 || statuses.includes('accepted')) return [];
    return statuses.includes('being-read')
      ? [{ field, code: 'document-being-read', severity: 'block' }]
      : [{ field, code: 'document-check-failed', severity: 'warn' }];
  });
}
