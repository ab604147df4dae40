import type { Context } from '#electron/main/context/context.ts';
import { record } from '#electron/main/context/record.ts';
import { done, failed, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import type { SafetyWork } from '#electron/main/db/safety/backup-desk.ts';
import { checkEverything } from '#electron/main/db/safety/check-backup.ts';
import type { RestoreProgress, RestoreReport } from '#electron/main/db/safety/restore-store.ts';
import { changeSafetyRecord, getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import type { CheckResult, DrillResult, Restored } from '#shared/contract/kiosk/safety/safety-values.ts';
import { deskOf } from './manage-place.ts';
import { checkOutcome, isMendable, keptDamage, readAndMend } from './read-place.ts';

/** Names of files and rows that are kept and shown at most. */
const shownNames = 100;

export function takeSnapshot(context: Context): Result<'takeSnapshot'> {
  const { backup } = deskOf(context);
  const { state, progress } = backup.status();
  if (state !== 'kept' && state !== 'snapshot') return failed({ code: 'no-place' });
  if (progress !== null) return failed({ code: 'under-way' });
  // A copy takes over what the last one wrote, but for what is known to be damaged. What keeps it from its end is in the
  // status.
  void backup.takeSnapshot(
    getSafetyRecord(context.db)
      .damage.filter(isMendable)
      .map(({ file }) => file),
  );
  return done({});
}

export function checkSafetyPlace(context: Context): Result<'checkSafetyPlace'> {
  const desk = deskOf(context);
  return begin(context, 'check', async (place, watch) => {
    const answer = await readAndMend(context, desk, place, checkEverything, watch);
    const at = context.clock.now().toISOString();
    if (!answer.ok) {
      logFailure(context, 'check', answer.error);
      if (answer.problem === 'cancelled') return;
      const check: CheckResult = {
        at,
        outcome: { outcome: 'problem', problem: placeProblem(answer.problem) },
      };
      keep(context, { check }, () =>
        record(context, 'safety-checked', null, { outcome: answer.problem, faults: 0 }),
      );
      return;
    }
    const { faults, mended } = answer;
    const { entries } = answer.check;
    const check: CheckResult = { at, outcome: checkOutcome(answer.check, { entries, mended, faults }) };
    const count = faults.length + mended;
    keep(context, { check, damage: keptDamage(faults) }, () =>
      record(context, 'safety-checked', null, { outcome: count === 0 ? 'whole' : 'faults', faults: count }),
    );
  });
}

/** A restore beside the living store, which it does not touch. */
export function drillRestore(context: Context): Result<'drillRestore'> {
  const desk = deskOf(context);
  return begin(context, 'drill', async (place, watch) => {
    const answer = await desk.drill(place, context.clock.now().getTime(), watch);
    const at = context.clock.now().toISOString();
    if (!answer.ok) {
      logFailure(context, 'drill', answer.error);
      if (answer.problem === 'cancelled') return;
    }
    const outcome = drillOutcomeOf(answer);
    keep(context, { drill: { at, outcome }, ...damageAfter(context, outcome) }, () =>
      record(context, 'restore-drilled', null, {
        outcome: outcome.outcome === 'problem' ? outcome.problem : outcome.outcome,
        people: outcome.outcome === 'restored' ? outcome.report.people : 0,
        missing: outcome.outcome === 'restored' ? outcome.report.missingCount : 0,
      }),
    );
  });
}

/** A part that a drill could not read is damage as one that a check found. */
function damageAfter({ db }: Context, outcome: DrillResult['outcome']) {
  if (outcome.outcome !== 'damaged' || outcome.damage.problem !== 'part-damaged') return {};
  const { file } = outcome.damage;
  const others = getSafetyRecord(db).damage.filter((known) => known.file !== file);
  return { damage: keptDamage([{ file, fault: 'damaged', isNeeded: true }, ...others]) };
}

export function cancelSafetyWork(context: Context): Result<'cancelSafetyWork'> {
  const desk = deskOf(context);
  desk.work?.cancel();
  desk.backup.cancelSnapshot();
  return done({});
}

type Drilled = Awaited<ReturnType<ReturnType<typeof deskOf>['drill']>>;

function drillOutcomeOf(answer: Drilled): DrillResult['outcome'] {
  if (!answer.ok) return { outcome: 'problem', problem: placeProblem(answer.problem) };
  switch (answer.outcome) {
    case 'restored':
      return { outcome: 'restored', report: reportOf(answer.report) };
    case 'damaged':
      return { outcome: 'damaged', damage: answer.damage };
    case 'newer':
    case 'wrong-passphrase':
      throw new Error(`a drill asks for no passphrase, and no newer product wrote it: ${answer.outcome}`);
  }
}

/** As it is kept, shown and printed. */
export function reportOf(report: RestoreReport): Restored {
  const { generation, branchCode, terminal, snapshotAt, restoredThrough, people, documents } = report;
  const { auditEntries, actsOfJournal, journalFault, missingDocuments, codesThrough } = report;
  return {
    generation,
    branchCode,
    terminal,
    snapshotAt,
    restoredThrough,
    people,
    documents,
    auditEntries,
    actsOfJournal,
    journalFault: journalFault === undefined ? null : { file: journalFault.file, fault: journalFault.fault },
    missing: missingDocuments.slice(0, shownNames),
    missingCount: missingDocuments.length,
    codesThrough,
  };
}

/** A place that was chosen is a folder outside the data: what is found at it otherwise is that it is gone. */
function placeProblem(problem: Extract<Drilled, { ok: false }>['problem']) {
  return problem === 'not-a-folder' || problem === 'inside-data' ? 'away' : problem;
}

function begin(
  context: Context,
  kind: SafetyWork['kind'],
  run: (
    place: string,
    watch: { readonly signal: AbortSignal; readonly onProgress: (progress: RestoreProgress) => void },
  ) => Promise<void>,
) {
  const desk = deskOf(context);
  const { place } = getSafetyRecord(context.db);
  if (place === null) return failed({ code: 'no-place' });
  if (desk.work !== null) return failed({ code: 'under-way' });
  const cancel = new AbortController();
  const first = { step: kind === 'check' ? 'checking' : 'database', done: 0, total: 0 } as const;
  const work: SafetyWork = { kind, cancel: () => cancel.abort(), progress: first };
  desk.work = work;
  context.later(async () => {
    try {
      const signal = AbortSignal.any([cancel.signal, context.closing]);
      await run(place.path, { signal, onProgress: (progress) => (work.progress = progress) });
    } finally {
      desk.work = null;
    }
  });
  return done({});
}

/** Nothing is kept of what came to its end when the store had closed. */
function keep(
  { db, closing }: Context,
  change: Parameters<typeof changeSafetyRecord>[1],
  recorded: () => void,
): void {
  if (closing.aborted || !db.open) return;
  transact(db, () => {
    changeSafetyRecord(db, change);
    recorded();
  });
}

function logFailure({ log }: Context, state: string, stack: string | null): void {
  if (stack !== null) log.error('safety-work-failed', { state, stack });
}
