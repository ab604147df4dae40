import type { AttendedPerson } from '#electron/main/context/display-session.ts';
import type { Worker } from '#electron/main/db/people/worker-store.ts';
import { addressOf } from '#shared/domain/contact/contact.ts';
import type { VerifiedFacts } from '#shared/domain/credential/fact-questions.ts';
import { recordedBirthDate } from '#shared/domain/partial-date.ts';
import type { DocumentKind } from '#shared/domain/registration/fields.ts';

/** What the worker's view needs of a record. */
export function attendedPersonOf(worker: Worker, documents: readonly DocumentKind[]): AttendedPerson {
  const { values } = worker;
  return {
    workerId: worker.id,
    procedure: worker.procedure,
    identificationCode: worker.identificationCode,
    values,
    documents: [...new Set(documents)],
    birthDate: recordedBirthDate(values),
    facts: factsOf(worker),
    email: addressOf(values['contact.email'] ?? null),
    entryNoticeDeadline: worker.entryNoticeDeadline,
  };
}

/** What is asked about: the contract and the passport, or the cédula, whose number is what the person types. */
function factsOf({ procedure, values }: Worker): VerifiedFacts {
  if (procedure === 'enrolment') {
    return {
      employer: '',
      position: '',
      contractStart: '',
      documentNumber: '',
      documentExpiry: values['identity.expiryDate'] ?? '',
      documentIssue: values['identity.issueDate'] ?? '',
      fingerprintCode: values['identity.fingerprintCode'] ?? '',
    };
  }
  return {
    employer: values['contract.employerName'] ?? '',
    position: values['contract.position'] ?? '',
    contractStart: values['contract.startDate'] ?? '',
    documentNumber: values['identity.number'] ?? '',
    remuneration: values['contract.remuneration'] ?? '',
  };
}
