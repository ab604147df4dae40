import { type FocusEvent, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';
import { useDocumentStates } from '#renderer/clerk/documents/reading/use-document-states.ts';
import { VisitReadingProvider } from '#renderer/clerk/documents/reading/visit-reading.tsx';
import type { Place } from '#renderer/clerk/frame/place.ts';
import type { SessionIn } from '#renderer/clerk/frame/session-kinds.ts';
import { isDialogOpen, useShortcuts } from '#renderer/clerk/frame/use-shortcuts.ts';
import { useVisaTypes } from '#renderer/ui/language/visa-types.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { stepsOf } from '#shared/domain/procedures/definition.ts';
import { definitionOf } from '#shared/domain/procedures/procedures.ts';
import type {
  DraftField,
  DraftValues,
  RegistrationProblem,
  RegistrationStep,
} from '#shared/domain/registration/fields.ts';
import { checkVisit } from './check-visit.ts';
import { createDraftSaver, type SaveState } from './draft-saver.ts';
import { fieldAt, focusField, focusFirstField, focusForward, focusTitle } from './field-focus.ts';
import { type Registration, RegistrationContext } from './flow-context.ts';
import { FlowFrame } from './flow-frame.tsx';
import { HandedOver } from './handed-over.tsx';
import {
  canGoTo,
  isRegistered,
  openRegistration,
  reduceRegistration,
  stepAfter,
  stepperStep,
} from './state.ts';
import { missingAt } from './step-needs.ts';
import { StepScreen } from './steps/step-screen.tsx';

interface OpenRegistrationProps {
  readonly initial: Visit;
  readonly session: SessionIn<'signed-in'>;
  readonly onLeave: (next: Place) => void;
  readonly onRestart: () => void;
}

/** Said at the review and beside the copy, not at the field that leads there. */
function isOfTheWhole({ code }: RegistrationProblem): boolean {
  return code === 'no-contact' || code === 'document-check-failed' || code === 'document-being-read';
}

/** The open flow: its reducer, its saving, its focus and its keys. */
export function OpenRegistration({ initial, session, onLeave, onRestart }: OpenRegistrationProps) {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [state, dispatch] = useReducer(reduceRegistration, initial, openRegistration);
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'saved' });
  const [focused, setFocused] = useState<DraftField | null>(null);
  /** Values as they were when the cursor last left a field: a problem of a half-typed value is not shown. */
  const [settled, setSettled] = useState<DraftValues>(initial.values);
  /** The step whose gaps were told when Ctrl+Enter wanted to leave it. */
  const [toldAt, setToldAt] = useState<RegistrationStep | null>(null);
  const container = useRef<HTMLDivElement>(null);
  const forward = useRef<(() => void) | null>(null);
  const visitId = state.visit.id;
  const { at, values, visit } = state;
  const step = stepperStep(at);

  const saver = useMemo(
    () =>
      createDraftSaver(async (field, value) => {
        const answer = await call(kiosk.saveDraftField({ visitId, field, value }));
        switch (answer.kind) {
          case 'done':
            return null;
          case 'error':
            return answer.error.code;
          case 'failed':
            return 'failed';
        }
      }, setSaveState),
    [call, kiosk, visitId],
  );
  useEffect(() => () => void saver.flush(), [saver]);

  const documents = useDocumentStates(visit.documents, session.inspections);
  const { states } = documents;
  const visaTypes = useVisaTypes();
  const { deadlines } = session;
  const rules = useMemo(() => ({ ...deadlines, visaTypes }), [deadlines, visaTypes]);
  const check = useMemo(
    () => checkVisit(values, visit, states, new Date(), rules),
    [values, visit, states, rules],
  );
  const settledProblems = useMemo(
    () => checkVisit(settled, visit, states, new Date(), rules).problems,
    [settled, visit, states, rules],
  );

  const missingHere = missingAt(visit.procedure, step, check.missing);
  const focusWanted = 'focus' in at ? at.focus : null;
  const issuance = session.display?.kind === 'issuance' ? session.display : null;
  const stage = issuance?.stage ?? null;
  const help = issuance?.help ?? null;
  const isProofAsked = stage === 'counter-proof';
  const isWorkersTurn = issuance !== null;
  useEffect(() => {
    const screen = container.current;
    if (screen === null || isDialogOpen()) return;
    if (isWorkersTurn) {
      if (help === null && !isProofAsked) focusTitle(screen);
      else if (!focusFirstField(screen)) focusForward(screen);
      return;
    }
    switch (at.step) {
      case 'review':
        return;
      case 'pending':
      case 'hand-over':
        // What the person called wrong stands first.
        if (!focusFirstField(screen)) focusForward(screen);
        return;
      default:
        if (focusWanted === null || !focusField(screen, focusWanted)) focusFirstField(screen);
    }
  }, [at.step, focusWanted, isWorkersTurn, help, isProofAsked, visit.state]);

  function savePosition(atStep: RegistrationStep, field: DraftField | null): void {
    void call(kiosk.saveDraftPosition({ visitId, step: atStep, field }));
  }
  function goTo(next: RegistrationStep, focus: DraftField | null = null): void {
    if (!canGoTo(state, next)) return;
    void saver.flush();
    setSettled(values);
    setToldAt(null);
    savePosition(next, focus);
    dispatch({ kind: 'went-to', step: next, focus });
  }
  function goNext(): void {
    const next = stepAfter(state);
    if (next !== undefined) goTo(next);
  }
  /** What the step needs decides whether the key may leave it: it is said once, and a second press goes on without. */
  function goNextByKey(): void {
    if (missingHere.length === 0 || toldAt === step) {
      goNext();
      return;
    }
    setToldAt(step);
    const field = missingHere.find((piece) => piece.kind === 'field')?.field;
    if (field !== undefined && container.current !== null) focusField(container.current, field);
  }
  function onFocus(event: FocusEvent): void {
    const field = fieldAt(event.target);
    if (field === null || field === focused) return;
    setFocused(field);
    savePosition(step, field);
  }
  function onBlur(event: FocusEvent): void {
    if (fieldAt(event.target) === fieldAt(event.relatedTarget)) return;
    setFocused(null);
    setSettled(values);
    void saver.flush();
  }
  useShortcuts({
    'Ctrl+Enter': () => (forward.current ?? goNextByKey)(),
    ...Object.fromEntries(
      stepsOf(definitionOf(visit.procedure)).map(
        (each, index) => [`Alt+${index + 1}`, () => goTo(each)] as const,
      ),
    ),
  });

  const registration: Registration = {
    visit,
    values,
    type: (field, value) => {
      dispatch({ kind: 'typed', field, value });
      saver.note(field, value);
    },
    problems: check.problems,
    shownProblem: (field) => {
      const problem = check.problems.find((each) => each.field === field && !isOfTheWhole(each));
      if (problem === undefined || field !== focused) return problem;
      return settledProblems.some((old) => old.field === field && old.code === problem.code)
        ? problem
        : undefined;
    },
    focused,
    deadlines,
    scan: session.scan,
    dispatch,
    goTo,
    forward,
    flush: saver.flush,
    reload: async () => {
      const answer = await call(kiosk.getVisit({ visitId }));
      if (answer.kind === 'done') dispatch({ kind: 'visit-read', visit: answer.value });
    },
    restart: onRestart,
  };

  const { reload } = registration;
  // Main's session says when the visit changed.
  useEffect(() => {
    if (isRegistered(visit)) void reload();
  }, [stage, help]);

  return (
    <RegistrationContext value={registration}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to the fields inside */}
      <div ref={container} onFocus={onFocus} onBlur={onBlur} style={{ display: 'contents' }}>
        {issuance === null ? (
          <FlowFrame
            state={state}
            check={check}
            saveState={saveState}
            told={toldAt === step ? missingHere : []}
            onRetry={() => void saver.flush()}
            onLeave={() => void saver.flush().then(() => onLeave({ screen: 'home' }))}
            onNext={goNext}
          >
            <VisitReadingProvider documents={documents}>
              <StepScreen at={at} check={check} onLeave={onLeave} />
            </VisitReadingProvider>
          </FlowFrame>
        ) : (
          <HandedOver issuance={issuance} displays={session.displays} />
        )}
      </div>
    </RegistrationContext>
  );
}
