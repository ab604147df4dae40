import { useTranslation } from 'react-i18next';
import { identityDocumentOf, type Procedure } from '#shared/domain/procedures/procedures.ts';
import type {
  CaptureStep,
  DraftField,
  RegistrationProblemCode,
  RegistrationStep,
} from '#shared/domain/registration/fields.ts';
import type {
  ClerkDocumentWords,
  ClerkProcedureWords,
  WorkerDocumentWords,
  WorkerProcedureWords,
} from '#shared/text/languages/procedure-words.ts';

type Values = Record<string, string>;
/** Keys of the words themselves, as 'search.waiting'. */
type Leaves<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${Leaves<Words[Key]>}`;
}[keyof Words & string];
type ClerkKey = Leaves<Omit<ClerkProcedureWords['registration'], 'capture'>>;
type ClerkDocumentKey = Leaves<ClerkDocumentWords['passport']>;
type WorkerDocumentKey = Leaves<WorkerDocumentWords['passport']>;
type WorkerKey = Leaves<Omit<WorkerProcedureWords['registration'], 'group'>>;

/** What a procedure says in words of its own, to the clerk. */
export function useClerkProcedureWords(procedure: Procedure): (key: ClerkKey, values?: Values) => string {
  const { t } = useTranslation('clerk');
  return (key, values) => String(t(`procedure.${procedure}.${key}` as never, { ...values } as never));
}

/** The same, to the worker. */
export function useWorkerProcedureWords(procedure: Procedure): (key: WorkerKey) => string {
  const { t } = useTranslation('worker');
  return (key) => t(`procedure.${procedure}.${key}`);
}

/** What is said to the clerk of the document that a procedure begins with. */
export function useClerkDocumentWords(
  procedure: Procedure,
): (key: ClerkDocumentKey, values?: Values) => string {
  const { t } = useTranslation('clerk');
  const document = identityDocumentOf(procedure);
  return (key, values) => String(t(`identityDocument.${document}.${key}` as never, { ...values } as never));
}

/** The same, to the worker. */
export function useWorkerDocumentWords(procedure: Procedure): (key: WorkerDocumentKey) => string {
  const { t } = useTranslation('worker');
  const document = identityDocumentOf(procedure);
  return (key) => t(`identityDocument.${document}.${key}`);
}

/** What a step of capture is called and says. The library's types know only steps that every procedure has. */
export function useCaptureWords(
  procedure: Procedure,
  step: CaptureStep,
): (key: 'step' | 'title' | 'lead') => string {
  const { t } = useTranslation('clerk');
  return (key) => String(t(`procedure.${procedure}.capture.${step}.${key}` as never));
}

/** What any step of the clerk's flow is called. */
export function useStepName(procedure: Procedure): (step: RegistrationStep) => string {
  const { t } = useTranslation('clerk');
  return (step) =>
    step === 'search' || step === 'review' || step === 'hand-over'
      ? t(`step.${step}`)
      : String(t(`procedure.${procedure}.capture.${step}.step` as never));
}

/** What the worker reads above the fields of a step. */
export function useGroupName(procedure: Procedure): (step: CaptureStep) => string {
  const { t } = useTranslation('worker');
  return (step) => String(t(`procedure.${procedure}.group.${step}` as never));
}

/** What a field is called; some by each identity document in a word of its own. */
export function useFieldName(procedure: Procedure): (field: DraftField) => string {
  const { t } = useTranslation('common');
  const document = identityDocumentOf(procedure);
  return (field) => (field === 'identity.number' ? t(`fieldOf.${document}.${field}`) : t(`field.${field}`));
}

/** What is wrong with a field; of a document, in words of its own. */
export function useProblemText(procedure: Procedure): (code: RegistrationProblemCode) => string {
  const { t } = useTranslation('clerk');
  return (code) => {
    switch (code) {
      case 'document-expired':
      case 'document-expires-soon':
      case 'document-reported':
        return t(`identityDocument.${identityDocumentOf(procedure)}.problem.${code}`);
      default:
        return t(`problem.${code}`);
    }
  };
}
