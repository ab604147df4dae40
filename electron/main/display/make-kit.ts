import type { Context } from '#electron/main/context/context.ts';
import type { AttendedPerson, DisplaySession } from '#electron/main/context/display-session.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertPrintJob } from '#electron/main/db/papers/print-job-store.ts';
import { findWorker } from '#electron/main/db/people/worker-store.ts';
import { insertKit, listAwaitedKits, voidKit } from '#electron/main/db/recovery-kit/kit-store.ts';
import { getSettings } from '#electron/main/db/terminal/settings-store.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { renderKitSheet } from '#electron/main/papers/kit-sheet.ts';
import type { SecretHash } from '#shared/contract/head-office/values.ts';
import type { KitProblem } from '#shared/contract/kiosk/recovery-kit/kit-session.ts';
import { kitCodeCount, makeKitCode, makeKitSerial } from '#shared/domain/credential/recovery-kit.ts';
import { hashText } from '../context/hash-text.ts';
import { record } from '../context/record.ts';
import { act, show } from './act.ts';
import { followPrintJobsLater } from './follow-print-jobs.ts';
import { kitFailed, kitOwner, kitSession, voidAwaitedKit } from './kit-progress.ts';

/**
 * A sheet of recovery codes, from the system's generator to the paper. The codes are in this function's memory, in the
 * page that is drawn and in what the printer is given; the database gets their hashes, in the transaction that says
 * that the printer took the sheet. A power cut before it leaves nothing, and a power cut after it leaves a sheet that
 * nobody said they hold, which never counts. See docs/decisions/056.
 */
export async function makeKit(context: Context, session: DisplaySession): Promise<void> {
  try {
    const problem = await printAndKeep(context, session);
    if (problem !== null) tellFailure(context, session, problem);
  } catch (error) {
    context.log.error('kit-not-made', { stack: describeError(error) });
    tellFailure(context, session, 'not-made');
  }
}

function tellFailure(context: Context, { key }: DisplaySession, problem: KitProblem): void {
  const session = waitingFor(context, key);
  if (session !== undefined) show(context, session, (present) => ({ ...present, kit: kitFailed(problem) }));
}

/** Whoever asked for the sheet, if they still wait for it. */
function waitingFor(context: Context, key: symbol): DisplaySession | undefined {
  const session = kitSession(context);
  return session?.key === key ? session : undefined;
}

/** Null when the sheet came out. */
async function printAndKeep(context: Context, session: DisplaySession): Promise<KitProblem | null> {
  const { key, language, visitId } = session;
  const worker = kitOwner(session);
  const { db, randomness } = context;
  const { printer } = getSettings(db);
  if (printer === null) return 'no-printer-chosen';
  const draw = (below: number) => randomness.integer(below);
  const serial = makeKitSerial(draw);
  const codes = Array.from({ length: kitCodeCount }, (_, index) => makeKitCode(index + 1, draw));
  const hashes: SecretHash[] = [];
  for (const code of codes) hashes.push(await hashText(context.branchHasher, code));
  const pdf = await context.paperRenderer.renderPdf(
    renderKitSheet({
      language,
      branchName: context.branch.name,
      issuedAt: context.clock.now().toISOString(),
      serial,
      codes,
    }),
  );
  // Whoever left meanwhile gets no paper.
  if (waitingFor(context, key) === undefined) return 'not-made';
  const { identificationCode, workerId } = worker;
  transact(db, () => record(context, 'kit-sheet-sent', identificationCode, { serial }));
  const outcome = await context.printer.print(printer, pdf, 'Ventanilla recovery-kit');
  pdf.fill(0);
  if (!outcome.ok) {
    const { problem } = outcome;
    transact(db, () => record(context, 'kit-print-failed', identificationCode, { serial, problem }));
    return problem;
  }
  const id = randomness.uuid();
  const keep = (): void => {
    dropKit(context, worker, 'not-in-hand');
    const at = context.clock.now();
    insertKit(db, { id, workerId, visitId, serial, hashes, at });
    if (outcome.job !== null) {
      insertPrintJob(db, { id: randomness.uuid(), kitId: id, job: outcome.job, at });
    }
    record(context, 'kit-printed', identificationCode, { serial });
  };
  const waiting = waitingFor(context, key);
  if (waiting === undefined) {
    transact(db, () => {
      keep();
      dropKit(context, worker, 'interrupted');
    });
  } else {
    act(context, waiting, (present) => {
      keep();
      return { ...present, kit: { sheet: { state: 'printed', serial, problem: null }, awaited: id } };
    });
  }
  return null;
}

/** A printed sheet of this person that nobody said they hold, if there is one: it never counts. */
export function dropKit(
  context: Context,
  worker: AttendedPerson,
  cause: 'not-in-hand' | 'interrupted',
): void {
  // Its job may still wait in the print system: codes of a void sheet must not come out of it later.
  if (voidAwaitedKit(context, worker, cause)) followPrintJobsLater(context);
}

/** At the start: sheets that a power cut left between the printer and a hand. */
export function settleKits(context: Context): void {
  for (const { id, workerId, serial } of listAwaitedKits(context.db)) {
    const subject = findWorker(context.db, workerId)?.identificationCode ?? null;
    transact(context.db, () => {
      voidKit(context.db, id, 'interrupted', context.clock.now());
      record(context, 'kit-void', subject, { serial, cause: 'interrupted' });
    });
  }
}
