import { recordAs } from '#electron/main/context/record.ts';
import { waitAfter } from '#electron/main/context/throttle-rule.ts';
import { isOfDatabase } from '#electron/main/db/core/open-database.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { type KeyRing, unsealWithPassphrase } from '#electron/main/keys/key-ring.ts';
import { done, failed, type Input, type Result } from '../context/use-case.ts';
import { failStart, guardStart, openWith } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';

/**
 * Opens the store with the recovery passphrase and seals it for this machine. The database, where counters live, is
 * closed before; so these attempts are counted in memory, behind an argon2id of 128 MiB each, and put on record once
 * the store is open.
 */
export function createUnsealStore(runtime: Runtime) {
  let failures = 0;
  let lockedUntil = 0;
  return (input: Input<'unsealStore'>): Promise<Result<'unsealStore'>> =>
    runtime.openingOneAtATime(async () => {
      const { dataDirectory, keystore, systemTime } = runtime.environment;
      if (runtime.phase.kind !== 'sealed') return done({});
      const wait = lockedUntil - runtime.scheduler.monotonic();
      if (wait > 0) {
        return failed({
          code: 'throttled',
          retryAt: new Date(systemTime().getTime() + wait).toISOString(),
        });
      }
      let keys: KeyRing | undefined;
      try {
        keys = await unsealWithPassphrase(dataDirectory, input.recoveryPassphrase, keystore, (key) =>
          isOfDatabase(dataDirectory, key),
        );
      } catch (error) {
        failStart(runtime, error);
        return done({});
      }
      if (keys === undefined) {
        failures += 1;
        lockedUntil = runtime.scheduler.monotonic() + waitAfter(failures);
        return failed({ code: 'wrong-passphrase' });
      }
      const opened = keys;
      const context = guardStart(runtime, () => openWith(runtime, opened));
      if (context !== undefined) {
        const count = failures;
        transact(context.db, () => {
          for (let i = 0; i < count; i += 1) recordAs(context, null, 'store-unseal-failed', null, {});
        });
      }
      failures = 0;
      return done({});
    });
}
