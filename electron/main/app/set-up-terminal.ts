import { emit } from '#electron/main/context/emit.ts';
import {
  isPassphraseStrong,
  isPasswordStrong,
  isPinStrong,
} from '#electron/main/context/staff-secret-policy.ts';
import { insertAccount } from '#electron/main/db/accounts/account-store.ts';
import { appendAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { isDiskFull } from '#electron/main/db/core/disk-errors.ts';
import { openStore, type Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { insertTerminal, type Terminal } from '#electron/main/db/terminal/terminal-store.ts';
import { createKeyRing } from '#electron/main/keys/key-ring.ts';
import { accountToTell } from '#electron/main/use-cases/accounts/tell-account.ts';
import { done, failed, type Input, type Result } from '../context/use-case.ts';
import { openAtStart, start, storeEnvironment } from './open-kiosk.ts';
import type { Runtime } from './runtime.ts';
import { beginSetUp, finishSetUp, listStoreParts } from './store-parts.ts';

/**
 * First run: the store's key, its database, the branch, the terminal and the first administrator. Never over any part
 * of another store, also of one that came into the folder after the first run was shown.
 */
export function setUpTerminal(
  runtime: Runtime,
  input: Input<'setUpTerminal'>,
): Promise<Result<'setUpTerminal'>> {
  return runtime.openingOneAtATime(async () => {
    const { environment } = runtime;
    if (runtime.phase.kind !== 'first-run') return failed({ code: 'already-set-up' });
    const { estimateGuesses } = runtime;
    if (!(await isPasswordStrong(input.adminPassword, input.adminUsername, estimateGuesses)))
      return failed({ code: 'weak-password' });
    if (!isPinStrong(input.adminPin)) return failed({ code: 'weak-pin' });
    if (!(await isPassphraseStrong(input.recoveryPassphrase, estimateGuesses)))
      return failed({ code: 'weak-passphrase' });

    if (listStoreParts(environment.dataDirectory).length > 0) {
      openAtStart(runtime);
      return failed({ code: 'already-set-up' });
    }
    let store: Store | undefined;
    try {
      beginSetUp(environment.dataDirectory);
      const keys = await createKeyRing(
        environment.dataDirectory,
        environment.keystore,
        input.recoveryPassphrase,
        environment.hashing,
      );
      const opened = openStore(storeEnvironment(runtime), keys, runtime.scheduler.monotonic);
      if (opened.state !== 'open') {
        if (opened.state === 'held') opened.held.close();
        else keys.close();
        openAtStart(runtime);
        const isFull = opened.state === 'unavailable' && opened.problem === 'disk-full';
        return isFull ? failed({ code: 'disk-full' }) : done({});
      }
      store = opened.store;
      const terminal = await writeTerminal(runtime, store, input);
      finishSetUp(environment.dataDirectory);
      start(runtime, store, terminal);
      return done({});
    } catch (error) {
      // What is on the disk is an unfinished set-up, which this opening sets aside.
      store?.close();
      openAtStart(runtime);
      if (isDiskFull(error)) return failed({ code: 'disk-full' });
      throw error;
    }
  });
}

/** The branch, the terminal and its first administrator, in one transaction. */
async function writeTerminal(
  runtime: Runtime,
  store: Store,
  input: Input<'setUpTerminal'>,
): Promise<Terminal> {
  const passwordHash = await store.hasher.hash(Buffer.from(input.adminPassword, 'utf8'));
  const pinHash = await store.hasher.hash(Buffer.from(input.adminPin, 'utf8'));
  const at = store.clock.now();
  const terminal = {
    branchCode: input.branchCode,
    branchName: input.branchName,
    terminalNumber: input.terminalNumber,
    setUpAt: at.toISOString(),
  };
  const accountId = runtime.environment.randomness.uuid();
  transact(store.db, () => {
    insertTerminal(store.db, terminal);
    insertAccount(store.db, {
      id: accountId,
      name: input.adminName,
      username: input.adminUsername,
      role: 'admin',
      active: true,
      createdAt: at.toISOString(),
      createdBy: null,
      signOff: 'founder',
      passwordHash,
      pinHash,
    });
    appendAudit(store.db, {
      event: 'terminal-set-up',
      accountId,
      subject: null,
      detail: { branchCode: input.branchCode, terminalNumber: input.terminalNumber },
      at,
    });
    const { setUpAt, ...place } = terminal;
    const publicKey = store.events.publicKey();
    const events = { db: store.db, events: store.events, clock: store.clock };
    emit(events, 'terminal-set-up', null, { ...place, publicKey, setUpAt });
    const founder = { ...accountToTell(store, accountId), createdBy: null, reason: null };
    emit(events, 'account-created', null, { ...founder, createdAt: setUpAt });
  });
  return terminal;
}
