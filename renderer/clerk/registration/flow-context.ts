import { createContext, type RefObject, use, useEffect } from 'react';
import type { ScanProgress } from '#shared/contract/kiosk/documents/capture-methods.ts';
import type { Visit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { Deadlines } from '#shared/domain/registration/deadlines.ts';
import type {
  DraftField,
  DraftValues,
  RegistrationProblem,
  RegistrationStep,
} from '#shared/domain/registration/fields.ts';
import type { RegistrationAction } from './state.ts';

/** What every step of an open registration shares. */
export interface Registration {
  readonly visit: Visit;
  readonly values: DraftValues;
  readonly type: (field: DraftField, value: string) => void;
  /** Everything the rules say now. */
  readonly problems: readonly RegistrationProblem[];
  /** What to show at a field: not while its first value is still being typed. */
  readonly shownProblem: (field: DraftField) => RegistrationProblem | undefined;
  /** The field that has the cursor. */
  readonly focused: DraftField | null;
  /** The branch's own. */
  readonly deadlines: Deadlines;
  /** The page under the scanner's lamp; null while nothing is scanned. */
  readonly scan: ScanProgress | null;
  readonly dispatch: (action: RegistrationAction) => void;
  /** Saves what was typed, then goes. */
  readonly goTo: (step: RegistrationStep, focus?: DraftField | null) => void;
  /** What Ctrl+Enter does on the present step, where it is more than going to the next one. */
  readonly forward: RefObject<(() => void) | null>;
  /** Saves what was typed; true when everything is safe. */
  readonly flush: () => Promise<boolean>;
  /** Asks main for the visit again. */
  readonly reload: () => Promise<void>;
  /** Opens the visit anew, as main has it: it became another's. */
  readonly restart: () => void;
}

export const RegistrationContext = createContext<Registration | null>(null);

export function useRegistration(): Registration {
  const registration = use(RegistrationContext);
  if (registration === null) throw new Error('no open registration above this component');
  return registration;
}

/** Ctrl+Enter on the step that calls this. The flow alone listens to the key: no press is answered twice. */
export function useForward(act: () => void): void {
  const { forward } = useRegistration();
  useEffect(() => {
    forward.current = act;
    return () => {
      forward.current = null;
    };
  });
}
