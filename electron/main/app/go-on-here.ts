import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findLeaving, saveLeaving } from '#electron/main/db/safety/leaving-store.ts';
import { getTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import { done, failed, type Input, type Result } from '../context/use-case.ts';
import { createEntranceCheck } from './check-at-entrance.ts';
import { start } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';

/**
 * The terminal works on here after all. Where another machine was restored from the place meanwhile, the place says so as
 * soon as it is read, and this one stops.
 */
export function createGoOnHere(runtime: Runtime) {
  const check = createEntranceCheck(runtime);
  return async ({ username, password, reason }: Input<'goOnHere'>): Promise<Result<'goOnHere'>> => {
    const { phase } = runtime;
    if (phase.kind !== 'leaving' || phase.store === null || phase.isStopped) {
      return failed({ code: 'too-late' });
    }
    const { store } = phase;
    const checked = await check(store, { username, password });
    if (!checked.ok) return failed(checked.error);
    const { account } = checked;
    if (runtime.phase !== phase || phase.store === null || phase.isStopped) {
      return failed({ code: 'too-late' });
    }
    const { db, clock } = store;
    const leaving = findLeaving(db);
    if (leaving === undefined) return failed({ code: 'too-late' });
    try {
      const at = clock.now();
      const by = { name: account.name, username: account.username };
      transact(db, () => {
        saveLeaving(db, { ...leaving, takenBack: { at: at.toISOString(), by, reason } });
        const detail = { kind: leaving.kind };
        appendAudit(db, { event: 'leaving-taken-back', accountId: account.id, subject: null, detail, at });
      });
    } catch (error) {
      if (isDiskFull(error)) return failed({ code: 'disk-full' });
      throw error;
    }
    runtime.stopTimer();
    runtime.closing = new AbortController();
    start(runtime, store, getTerminal(db));
    return done({});
  };
}
