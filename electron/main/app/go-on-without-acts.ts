import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { getTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import { done, failed, type Input, type Result } from '../context/use-case.ts';
import { createEntranceCheck } from './check-at-entrance.ts';
import { openAtStart, start } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';

/** Opens a store that lacks acts its witnesses know of, because an administrator or a supervisor says so. */
export function createGoOnWithoutActs(runtime: Runtime) {
  const check = createEntranceCheck(runtime);
  return (input: Input<'goOnWithoutActs'>): Promise<Result<'goOnWithoutActs'>> =>
    runtime.openingOneAtATime(async () => {
      const { phase } = runtime;
      if (phase.kind !== 'held') return done({});
      const checked = await check(phase.held, input);
      if (!checked.ok) return failed(checked.error);
      const terminal = getTerminal(phase.held.db);
      let store: Store | undefined;
      try {
        store = phase.held.goOn({ accountId: checked.account.id, reason: input.reason });
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
