import { findField } from '#shared/domain/procedures/definition.ts';
import { definitionOf, type Procedure } from '#shared/domain/procedures/procedures.ts';
import type { CaptureStep, DocumentKind, DraftField } from '#shared/domain/registration/fields.ts';

/** The step that captures a field of the procedure; the first one for what no step has, as the search. */
export function stepOfField(procedure: Procedure, field: DraftField): CaptureStep {
  return findField(definitionOf(procedure), field)?.step ?? firstStepOf(procedure);
}

/** The step where a document is added; where it may be in more than one, the first. */
export function stepOfDocument(procedure: Procedure, kind: DocumentKind): CaptureStep {
  const { capture } = definitionOf(procedure);
  const found = capture.find(({ documents }) => documents.some((use) => use.kind === kind));
  return found?.step ?? firstStepOf(procedure);
}

/** Where capture begins. */
export function firstStepOf(procedure: Procedure): CaptureStep {
  const [first] = definitionOf(procedure).capture;
  if (first === undefined) throw new Error('the procedure captures nothing');
  return first.step;
}
