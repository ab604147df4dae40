import type { Visit } from '#shared/api/clerk-visit-methods.ts';
import type { DraftValues } from '#shared/api/fields.ts';
import { checkRegistration, type RegistrationCheck } from '#shared/rules/registration.ts';

/** What the rules say about what is on the screen; check digits that a supervisor accepted only warn. */
export function checkVisit(values: DraftValues, visit: Visit, now: Date): RegistrationCheck {
  const { missing, problems: found } = checkRegistration(values, visit.documents, now);
  const problems = found.map((problem) =>
    problem.code === 'mrz-check-digit' && visit.mrzAccepted !== null
      ? { ...problem, severity: 'warn' as const }
      : problem,
  );
  const isBlocked = problems.some((problem) => problem.severity === 'block');
  return { missing, problems, readyToRegister: missing.length === 0 && !isBlocked };
}
