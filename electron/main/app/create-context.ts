import type { Context } from '#electron/main/context/context.ts';
import { printingIdle } from '#electron/main/context/context.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { afterCommit } from '#electron/main/db/core/transact.ts';
import { readOn } from '#electron/main/db/reading/store-reading.ts';
import { openBackupDesk } from '#electron/main/db/safety/backup-desk.ts';
import type { Terminal } from '#electron/main/db/terminal/terminal-store.ts';
import { openHeadOfficeDesk } from '#electron/main/head-office/office-desk.ts';
import { describeError } from '#electron/main/log/describe-error.ts';
import { createMailPacing } from '#electron/main/mail/mail-pacing.ts';
import { procedures } from '#shared/domain/procedures/procedures.ts';
import { emptyCapture } from '../context/capture-state.ts';
import { createOneAtATime } from '../context/one-at-a-time.ts';
import { emptySession } from '../context/session-state.ts';
import type { Runtime } from './runtime.ts';

/** What every use case gets of an open store and of the machine around it. */
export function createContext(runtime: Runtime, store: Store, terminal: Terminal): Context {
  const { environment, scheduler, underWay } = runtime;
  const { dataDirectory } = environment;
  const { db, documents, codes, events, clock, hasher, branchHasher, peppers, sealer, digestUnknownNumber } =
    store;
  return {
    db,
    reading:
      environment.openReading?.(dataDirectory, store.keys.key('database'), store.reportDamage) ?? readOn(db),
    documents,
    codes,
    events,
    clock,
    hasher,
    branchHasher,
    peppers,
    sealer,
    digestUnknownNumber,
    scheduler,
    procedures: environment.procedures ?? procedures,
    randomness: environment.randomness,
    reader: environment.reader,
    paperRenderer: environment.paperRenderer,
    printer: environment.printer,
    scanner: environment.scanner,
    drives: environment.drives,
    capture: emptyCapture(),
    anomalies: { found: [] },
    mail: environment.mail,
    log: environment.log,
    session: emptySession(scheduler.monotonic()),
    branch: {
      code: terminal.branchCode,
      name: terminal.branchName,
      terminalNumber: terminal.terminalNumber,
    },
    displays: environment.displays,
    answerStep: runtime.answerStep,
    estimateGuesses: runtime.estimateGuesses,
    showView: environment.showView,
    verifyAudit: store.verifyAudit,
    safety:
      store.backup &&
      environment.backup &&
      openBackupDesk({
        db,
        keys: store.keys,
        hashing: environment.hashing,
        backup: store.backup,
        dataDirectory: environment.dataDirectory,
        threadFile: environment.backup.safetyThreadFile,
        version: environment.backup.version,
      }),
    headOffice: environment.headOffice && openHeadOfficeDesk(environment.headOffice),
    secretsOneAtATime: createOneAtATime(),
    papersOneAtATime: createOneAtATime(),
    printJobsOneAtATime: createOneAtATime(),
    printing: printingIdle,
    papersTriedAt: new Map(),
    mailOneAtATime: createOneAtATime(),
    mailPacing: createMailPacing(() => scheduler.monotonic()),
    inspections: new Map(),
    closing: runtime.closing.signal,
    leave: () => runtime.leave(),
    publish: () => runtime.publish(),
    later: (work) =>
      afterCommit(db, () => {
        const running = work()
          .catch((error: unknown) => {
            environment.log.error('background-work-failed', { stack: describeError(error) });
          })
          .finally(() => {
            underWay.delete(running);
            runtime.publish();
          });
        underWay.add(running);
      }),
  };
}
