import type { Api } from '#shared/contract/kiosk/api.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { PageView, VisitDocument } from '#shared/contract/kiosk/values.ts';
import { stepsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type {
  CaptureStep,
  DraftField,
  DraftValues,
  MissingPiece,
  RegistrationProblem,
  RegistrationStep,
} from '#shared/domain/registration/fields.ts';
import { isAcceptedCopy, isOtherThanAccepted } from '#shared/domain/registration/mrz-acceptance.ts';

export type ConfirmationOutcome = OutputOf<Api['confirmRegistration']>;

/** Why a confirmation did not go through, as main answered. */
export type ConfirmationRefusal =
  | { readonly code: 'not-compared' | 'disk-full' | 'visit-closed' | 'not-found' }
  | { readonly code: 'blocked'; readonly problems: readonly RegistrationProblem[] }
  | { readonly code: 'document-already-registered'; readonly workerId: string };

/** The screen of the flow, with what only that screen knows. */
export type FlowStep =
  | { readonly step: 'search' | CaptureStep; readonly focus: DraftField | null }
  | { readonly step: 'review'; readonly refusal: ConfirmationRefusal | null }
  | { readonly step: 'pending'; readonly reference: string; readonly missing: readonly MissingPiece[] }
  | { readonly step: 'hand-over' };

export interface RegistrationState {
  /** The visit as main last told it. */
  readonly visit: Visit;
  /** What is on the screen: ahead of main by what was typed in the last moments. */
  readonly values: DraftValues;
  readonly at: FlowStep;
}

export type RegistrationAction =
  | { readonly kind: 'typed'; readonly field: DraftField; readonly value: string }
  | { readonly kind: 'went-to'; readonly step: RegistrationStep; readonly focus?: DraftField | null }
  | { readonly kind: 'visit-read'; readonly visit: Visit }
  | { readonly kind: 'document-added'; readonly document: VisitDocument }
  | { readonly kind: 'document-changed'; readonly document: VisitDocument }
  | { readonly kind: 'document-removed'; readonly documentId: string }
  | {
      readonly kind: 'page-viewed';
      readonly documentId: string;
      readonly page: number;
      readonly view: PageView;
    }
  | { readonly kind: 'confirmation-refused'; readonly refusal: ConfirmationRefusal }
  | { readonly kind: 'kept-pending'; readonly reference: string; readonly missing: readonly MissingPiece[] };

/** Opens a visit where it was left: same step, same field, same values. */
export function openRegistration(visit: Visit): RegistrationState {
  return { visit, values: visit.values, at: screenOf(openingStep(visit), visit.field) };
}

/** Search comes before anything was captured. Source: domain.md 2. */
function openingStep(visit: Visit): RegistrationStep {
  if (isRegistered(visit)) return 'hand-over';
  const isUntouched =
    visit.field === null &&
    visit.documents.length === 0 &&
    Object.values(visit.values).every((value) => value === '');
  if (isUntouched) return 'search';
  return visit.step === 'hand-over' ? 'review' : visit.step;
}

/** The worker exists: capture is over and only the hand-over is left. */
export function isRegistered(visit: Visit): boolean {
  return visit.workerId !== null;
}

export function reduceRegistration(state: RegistrationState, action: RegistrationAction): RegistrationState {
  switch (action.kind) {
    case 'typed': {
      const changes = { [action.field]: action.value };
      const isOther = isOtherThanAccepted(state.values, changes);
      return {
        ...state,
        visit: isOther ? { ...state.visit, mrzAccepted: null } : state.visit,
        values: { ...state.values, ...changes },
      };
    }
    case 'went-to':
      return canGoTo(state, action.step)
        ? { ...state, at: screenOf(action.step, action.focus ?? null) }
        : state;
    case 'visit-read':
      return isRegistered(action.visit) &&
        action.visit.reportedPassport === null &&
        state.at.step !== 'hand-over'
        ? { ...state, visit: action.visit, at: { step: 'hand-over' } }
        : { ...state, visit: action.visit };
    case 'document-added':
      return withOtherCopy(state, action.document, [...state.visit.documents, action.document]);
    case 'document-changed':
      return withOtherCopy(
        state,
        action.document,
        state.visit.documents.map((document) =>
          document.id === action.document.id ? action.document : document,
        ),
      );
    case 'document-removed': {
      const { documents } = state.visit;
      const removed = documents.find(({ id }) => id === action.documentId);
      return withOtherCopy(
        state,
        removed,
        documents.filter((document) => document !== removed),
      );
    }
    case 'page-viewed':
      return withDocuments(
        state,
        state.visit.documents.map((document) =>
          document.id === action.documentId ? withPageView(document, action.page, action.view) : document,
        ),
      );
    case 'confirmation-refused':
      return { ...state, at: { step: 'review', refusal: action.refusal } };
    case 'kept-pending':
      return { ...state, at: { step: 'pending', reference: action.reference, missing: action.missing } };
  }
}

/**
 * Of its procedure's steps, before registration every one but the hand-over; after it, the hand-over alone, or what a new
 * document needs: the one that follows a document that was reported is captured after registration.
 */
export function canGoTo({ visit }: RegistrationState, step: RegistrationStep): boolean {
  if (!stepsOf(definitionOf(visit.procedure)).includes(step)) return false;
  if (isRegistered(visit) && visit.reportedPassport !== null)
    return isCaptureStep(step) || step === 'hand-over';
  return (step === 'hand-over') === isRegistered(visit);
}

/** Whether documents and fields are captured there. */
export function isCaptureStep(step: FlowStep['step'] | RegistrationStep): step is CaptureStep {
  return step !== 'search' && step !== 'review' && step !== 'pending' && step !== 'hand-over';
}

/** The step that follows on the way forward; undefined where only a confirmation leads on. */
export function stepAfter(state: RegistrationState): RegistrationStep | undefined {
  const steps = stepsOf(definitionOf(state.visit.procedure));
  const at = steps.indexOf(stepperStep(state.at));
  return steps.slice(at + 1).find((step) => canGoTo(state, step));
}

/** The step of the stepper that a screen belongs to. */
export function stepperStep(at: FlowStep): RegistrationStep {
  return at.step === 'pending' ? 'review' : at.step;
}

/** The step before the present one; undefined at the first. */
export function stepBefore({ visit, at }: RegistrationState): RegistrationStep | undefined {
  const steps = stepsOf(definitionOf(visit.procedure));
  return steps[steps.indexOf(stepperStep(at)) - 1];
}

function screenOf(step: RegistrationStep, focus: DraftField | null): FlowStep {
  switch (step) {
    case 'search':
      return { step, focus };
    case 'review':
      return { step, refusal: null };
    case 'hand-over':
      return { step };
    default:
      return { step, focus: focus?.startsWith(`${step}.`) ? focus : null };
  }
}

/** Another copy than a supervisor saw is beside an accepted zone. */
function withOtherCopy(
  state: RegistrationState,
  copy: VisitDocument | undefined,
  documents: VisitDocument[],
): RegistrationState {
  const { visit } = withDocuments(state, documents);
  const isOther = copy !== undefined && isAcceptedCopy(definitionOf(visit.procedure), copy.kind);
  return { ...state, visit: isOther ? { ...visit, mrzAccepted: null } : visit };
}

function withDocuments(state: RegistrationState, documents: VisitDocument[]): RegistrationState {
  return { ...state, visit: { ...state.visit, documents } };
}

function withPageView(document: VisitDocument, number: number, view: PageView): VisitDocument {
  return {
    ...document,
    pages: document.pages.map((page) => (page.number === number ? { ...page, view } : page)),
  };
}
