import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { recordAs } from '#electron/main/context/record.ts';
import { waitAfter } from '#electron/main/context/throttle-rule.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { isOfDatabase } from '#electron/main/db/core/open-database.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type RestoreReport, restoreFolderName } from '#electron/main/db/safety/restore-store.ts';
import { runSafetyOrder } from '#electron/main/db/safety/run-safety-order.ts';
import { changeSafetyRecord, getSafetyRecord } from '#electron/main/db/safety/safety-store.ts';
import { unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { lookedAt, placesToLookAt } from '#electron/main/use-cases/safety/manage-place.ts';
import { reportOf } from '#electron/main/use-cases/safety/try-backup.ts';
import { failStart, guardStart, openAtStart, openWith } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';
import { beginSetUp, finishSetUp, listStoreParts } from './store-parts.ts';

function threadOf({ environment }: Runtime): string {
  if (environment.backup === undefined) throw new Error('nothing is read from a backup place here');
  return environment.backup.safetyThreadFile;
}

export async function lookForBackups(
  runtime: Runtime,
  { folder }: Input<'lookForBackups'>,
): Promise<Result<'lookForBackups'>> {
  // Of a terminal that was closed, the certificate goes to one of them.
  if (runtime.phase.kind !== 'first-run' && runtime.phase.kind !== 'closed') {
    return failed({ code: 'already-set-up' });
  }
  const { dataDirectory, drives, log } = runtime.environment;
  const threadFile = threadOf(runtime);
  const places = await placesToLookAt(drives, folder);
  return done(
    await lookedAt(
      places,
      (each) => runSafetyOrder(threadFile, { kind: 'look', places: each, dataDirectory, own: null }),
      log,
    ),
  );
}

/**
 * First run of a terminal that existed before: its store is put together in the empty data folder, verified, sealed for
 * this machine and opened. Nothing is restored over any part of another store. Wrong passphrases are counted as those
 * of a sealed store: in memory, and on record once it is open.
 */
export function createRestore(runtime: Runtime) {
  let failures = 0;
  let lockedUntil = 0;
  let cancel = new AbortController();

  async function restore(input: Input<'restoreTerminal'>): Promise<Result<'restoreTerminal'>> {
    const { dataDirectory, systemTime, log } = runtime.environment;
    if (runtime.phase.kind !== 'first-run') return failed({ code: 'already-set-up' });
    const wait = lockedUntil - runtime.scheduler.monotonic();
    if (wait > 0) {
      return failed({ code: 'throttled', retryAt: new Date(systemTime().getTime() + wait).toISOString() });
    }
    if (listStoreParts(dataDirectory).length > 0) {
      openAtStart(runtime);
      return failed({ code: 'already-set-up' });
    }
    const { path: place, store, generation, recoveryPassphrase: passphrase } = input;
    cancel = new AbortController();
    // A restore that a power cut stops in its last step is set aside like a set-up, and begins anew.
    beginSetUp(dataDirectory);
    const answer = await runSafetyOrder(
      threadOf(runtime),
      {
        kind: 'restore',
        place,
        store,
        generation,
        target: dataDirectory,
        passphrase,
        at: systemTime().getTime(),
      },
      {
        signal: AbortSignal.any([cancel.signal, runtime.closing.signal]),
        onProgress: (progress) => {
          runtime.restoring = progress;
          runtime.publish();
        },
      },
    );
    if (!answer.ok || answer.outcome !== 'restored') {
      rmSync(join(dataDirectory, restoreFolderName), { recursive: true, force: true });
      finishSetUp(dataDirectory);
      if (listStoreParts(dataDirectory).length > 0) {
        openAtStart(runtime);
        return failed({ code: 'already-set-up' });
      }
    }
    if (!answer.ok) {
      if (answer.error !== null) log.error('restore-failed', { stack: answer.error });
      const { problem } = answer;
      return failed({ code: problem === 'not-a-folder' || problem === 'inside-data' ? 'away' : problem });
    }
    switch (answer.outcome) {
      case 'newer':
        return failed({ code: 'newer' });
      case 'damaged':
        return failed({ code: 'damaged', ...answer.damage });
      case 'wrong-passphrase':
        failures += 1;
        lockedUntil = runtime.scheduler.monotonic() + waitAfter(failures);
        return failed({ code: 'wrong-passphrase' });
      case 'restored':
        await open(passphrase, answer.report, { path: place, id: answer.placeId });
        return done({});
    }
  }

  async function open(
    passphrase: string,
    report: RestoreReport,
    from: { readonly path: string; readonly id: string | undefined },
  ): Promise<void> {
    const { dataDirectory, keystore } = runtime.environment;
    try {
      const keys = await unsealWithPassphrase(dataDirectory, passphrase, keystore, (key) =>
        isOfDatabase(dataDirectory, key),
      );
      if (keys === undefined) throw new Error('the passphrase does not open what it has just restored');
      const context = guardStart(runtime, () => openWith(runtime, keys));
      if (context === undefined) return;
      const { db, clock } = context;
      const count = failures;
      transact(db, () => {
        for (let i = 0; i < count; i += 1) recordAs(context, null, 'restore-refused', null, {});
        const at = clock.now().toISOString();
        changeSafetyRecord(db, { restored: { ...reportOf(report), at }, isReportOpen: true });
        // The same place, which this machine may know by another path.
        const { place } = getSafetyRecord(db);
        if (place !== null && place.id === from.id && place.path !== from.path) {
          changeSafetyRecord(db, { place: { ...place, path: from.path, name: from.path } });
        }
      });
      context.safety?.backup.usePlace(getSafetyRecord(db).place);
      failures = 0;
    } catch (error) {
      failStart(runtime, error);
    }
  }

  return {
    restoreTerminal: (input: Input<'restoreTerminal'>): Promise<Result<'restoreTerminal'>> =>
      runtime.openingOneAtATime(async () => {
        try {
          return await restore(input);
        } finally {
          runtime.restoring = null;
        }
      }),
    cancelRestore: (): Result<'cancelRestore'> => {
      cancel.abort();
      return done({});
    },
  };
}
