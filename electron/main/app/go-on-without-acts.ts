import { waitAfter } from '#electron/main/context/throttle-rule.ts';
import { findAccountByUsername } from '#electron/main/db/accounts/account-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { getTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import { mayAct } from '#shared/domain/accounts/account-status.ts';
import { done, failed, type Input, type Result } from '../context/use-case.ts';
import { openAtStart, start } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';

/**
 * Opens a store that lacks acts its witnesses know of, because an administrator or a supervisor says so. Until then
 * nothing is written in it; so wrong passwords are counted in memory.
 */
export function createGoOnWithoutActs(runtime: Runtime) {
  let failures = 0;
  let lockedUntil = 0;
  return (input: Input<'goOnWithoutActs'>): Promise<Result<'goOnWithoutActs'>> =>
    runtime.openingOneAtATime(async () => {
      const { phase, scheduler, environment } = runtime;
      if (phase.kind !== 'held') return done({});
      const wait = lockedUntil - scheduler.monotonic();
      if (wait > 0) {
        const retryAt = new Date(environment.systemTime().getTime() + wait).toISOString();
        return failed({ code: 'throttled', retryAt });
      }
      const { db, hasher } = phase.held;
      const account = findAccountByUsername(db, input.username);
      const secret = Buffer.from(input.password, 'utf8');
      const isSame = await hasher.verify(account?.passwordHash, secret);
      if (!isSame || account === undefined || !mayAct(account)) {
        failures += 1;
        lockedUntil = scheduler.monotonic() + waitAfter(failures);
        return failed({ code: 'wrong-sign-in' });
      }
      if (account.role !== 'admin' && account.role !== 'supervisor') return failed({ code: 'not-allowed' });
      const terminal = getTerminal(db);
      let store: Store | undefined;
      try {
        store = phase.held.goOn({ accountId: account.id, reason: input.reason });
        start(runtime, store, terminal);
      } catch (error) {
        if (store !== undefined) {
          // It is on record that somebody went on: what is left is a start like any other.
          store.close();
          openAtStart(runtime);
        }
        if (isDiskFull(error)) return failed({ code: 'disk-full' });
        throw error;
      }
      return done({});
    });
}
