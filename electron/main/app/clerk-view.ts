import type { ClockStatus } from '#electron/main/clock/create-guarded-clock.ts';
import type { Branch, PrintingStatus } from '#electron/main/context/context.ts';
import type { ClerkSession } from '#shared/contract/kiosk/display/session.ts';
import type { ScanProgress } from '#shared/contract/kiosk/documents/capture-methods.ts';
import type { SafetyStatus } from '#shared/contract/kiosk/safety/safety-values.ts';
import type { Deadlines } from '#shared/domain/registration/deadlines.ts';
import type { DisplaySession } from '../context/display-session.ts';
import type { SessionState } from '../context/session-state.ts';
import { serviceStatusOf } from '../display/service-view.ts';

type SignedInView = Extract<ClerkSession, { state: 'signed-in' }>;

export interface ClerkViewFrame {
  readonly branch: Branch;
  readonly displays: number;
  readonly clock: ClockStatus;
  readonly printing: PrintingStatus;
  readonly inspections: SignedInView['inspections'];
  readonly scan: ScanProgress | null;
  readonly sealedBy: 'keystore' | 'key-file' | 'passphrase';
  readonly keyRing: 'whole' | 'mended' | 'recovery-damaged';
  readonly witnessFailing: boolean;
  readonly visaTypes: SignedInView['visaTypes'];
  readonly deadlines: Deadlines;
  readonly safety: SafetyStatus | null;
  readonly preview: boolean;
}

/** What the clerk's view shows. Of the worker's issuance it has the stage's name, the help and the wrong fields only. */
export function clerkViewOf(session: SessionState, frame: ClerkViewFrame): ClerkSession {
  const branch = {
    branchCode: frame.branch.code,
    branchName: frame.branch.name,
    terminalNumber: frame.branch.terminalNumber,
    preview: frame.preview,
  };
  const { account, display } = session;
  if (account === null) return { state: 'signed-out', ...branch };
  return {
    state: 'signed-in',
    ...branch,
    accountId: account.id,
    name: account.name,
    role: account.role,
    language: session.language,
    locked: session.locked,
    displays: Math.max(frame.displays, 1),
    visitId: session.visitId,
    display: display === null ? null : statusOf(display),
    inspections: frame.inspections,
    scan: frame.scan,
    printing: printingOf(frame.printing),
    clock: clockOf(frame.clock),
    sealedBy: frame.sealedBy,
    keyRing: frame.keyRing,
    witnessFailing: frame.witnessFailing,
    visaTypes: frame.visaTypes,
    deadlines: {
      entryNoticeDays: frame.deadlines.entryNoticeDays,
      sutRegistrationDays: frame.deadlines.sutRegistrationDays,
    },
    safety: frame.safety,
  };
}

function statusOf(session: DisplaySession): NonNullable<SignedInView['display']> {
  if (session.kind === 'service') return serviceStatusOf(session);
  const { kind, visitId, stage, help, wrongFields } = session;
  return { kind, visitId, stage, help, wrongFields: [...wrongFields] };
}

function printingOf({ kept, problem }: PrintingStatus): SignedInView['printing'] {
  return problem === null ? null : { kept, problem };
}

/** To the minute, so that the view is not told of every second. */
function clockOf({ state, machine, own }: ClockStatus): SignedInView['clock'] {
  if (state === 'right') return null;
  const minute = (moment: Date) => `${moment.toISOString().slice(0, 17)}00.000Z`;
  return { state, machine: minute(machine), own: minute(own) };
}
