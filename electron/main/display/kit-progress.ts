import type { Context } from '#electron/main/context/context.ts';
import {
  type AttendedPerson,
  type DisplaySession,
  type KitProgress,
  personOf,
} from '#electron/main/context/display-session.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findAwaitedKit, findKitInForce, voidKit } from '#electron/main/db/recovery-kit/kit-store.ts';
import type { KitProblem } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';
import type { PrinterProblem } from '#shared/contract/kiosk/values.ts';
import { record } from '../context/record.ts';
import { act, isPaused, show } from './act.ts';

/** The offer, which says whether it would end another sheet. */
export function offerKit(context: Context, { workerId }: AttendedPerson): KitProgress {
  const replaces = findKitInForce(context.db, workerId) !== undefined;
  return { sheet: { state: 'offered', replaces }, awaited: null };
}

/** The session at the display, if a sheet of codes is its present question: of an issuance, or of a service. */
export function kitSession({ session: { display } }: Context): DisplaySession | undefined {
  if (display === null || isPaused(display)) return undefined;
  return display.stage === 'recovery-kit' || display.stage === 'kit-sheet' ? display : undefined;
}

/** The person whose sheet it is. Throws where nobody is identified. */
export function kitOwner(session: DisplaySession): AttendedPerson {
  const person = personOf(session);
  if (person === null) throw new Error('a sheet of codes is nobody’s');
  return person;
}

/** A sheet that nobody said they hold, if this person has one: it never counts. True when there was one. */
export function voidAwaitedKit(
  context: Context,
  { workerId, identificationCode }: AttendedPerson,
  cause: 'not-in-hand' | 'interrupted',
): boolean {
  const awaited = findAwaitedKit(context.db, workerId);
  if (awaited === undefined) return false;
  transact(context.db, () => {
    voidKit(context.db, awaited.id, cause, context.clock.now());
    record(context, 'kit-void', identificationCode, { serial: awaited.serial, cause });
  });
  return true;
}

/** What keeps the sheet in the printer, to the person who waits for it. */
export function tellKitProblem(context: Context, kitId: string, problem: PrinterProblem | null): void {
  const session = awaitingSession(context, kitId);
  if (session === undefined) return;
  show(context, session, (present) => {
    const { kit } = present;
    return kit.sheet.state === 'printed'
      ? { ...present, kit: { ...kit, sheet: { ...kit.sheet, problem } } }
      : present;
  });
}

/** The print system gave the sheet up: it is void, and its person may ask for another. */
export function failKit(context: Context, kitId: string, problem: PrinterProblem): void {
  const session = awaitingSession(context, kitId);
  if (session === undefined) return;
  act(context, session, (present) => {
    voidAwaitedKit(context, kitOwner(present), 'not-in-hand');
    return { ...present, kit: kitFailed(problem) };
  });
}

export function kitFailed(problem: KitProblem): KitProgress {
  return { sheet: { state: 'failed', problem }, awaited: null };
}

function awaitingSession(context: Context, kitId: string): DisplaySession | undefined {
  const session = kitSession(context);
  return session?.kit.awaited === kitId ? session : undefined;
}
