import { insertAccount } from '#electron/main/db/account-store.ts';
import { appendAudit } from '#electron/main/db/audit-store.ts';
import { openStore } from '#electron/main/db/open-store.ts';
import { insertTerminal } from '#electron/main/db/terminal-store.ts';
import { isDiskFull, transactUnlessFull } from '#electron/main/db/transact.ts';
import { createKeyRing, type KeyRing } from '#electron/main/keys/key-ring.ts';
import { openAtStart, start } from '#electron/main/session/open-kiosk.ts';
import type { Shell } from '#electron/main/session/shell.ts';
import {
  isPassphraseStrong,
  isPasswordStrong,
  isPinStrong,
} from '#electron/main/session/staff-secret-policy.ts';
import { done, failed, type Input, type Result } from './use-case.ts';

/** First run: the store's key, its database, the branch, the terminal and the first administrator. */
export function setUpTerminal(shell: Shell, input: Input<'setUpTerminal'>): Promise<Result<'setUpTerminal'>> {
  return shell.openingOneAtATime(async () => {
    const { environment } = shell;
    if (shell.phase.kind !== 'first-run') return failed({ code: 'already-set-up' });
    if (!isPasswordStrong(input.adminPassword, input.adminUsername)) return failed({ code: 'weak-password' });
    if (!isPinStrong(input.adminPin)) return failed({ code: 'weak-pin' });
    if (!isPassphraseStrong(input.recoveryPassphrase)) return failed({ code: 'weak-passphrase' });

    let keys: KeyRing;
    try {
      keys = await createKeyRing(environment.dataDirectory, environment.keystore, input.recoveryPassphrase);
    } catch (error) {
      if (isDiskFull(error)) return failed({ code: 'disk-full' });
      throw error;
    }
    const opened = openStore(environment, keys, shell.scheduler.monotonic);
    if (!opened.ok) {
      keys.close();
      // What is on the disk is an unfinished set-up, which the next opening sets aside.
      if (opened.problem === 'disk-full') return failed({ code: 'disk-full' });
      shell.phase = { kind: 'unavailable', problem: opened.problem };
      return done({});
    }
    const { store } = opened;
    const passwordHash = await store.hasher.hash(Buffer.from(input.adminPassword, 'utf8'));
    const pinHash = await store.hasher.hash(Buffer.from(input.adminPin, 'utf8'));
    const at = store.clock.now();
    const terminal = {
      branchCode: input.branchCode,
      branchName: input.branchName,
      terminalNumber: input.terminalNumber,
      setUpAt: at.toISOString(),
    };
    const accountId = environment.randomness.uuid();
    const written = transactUnlessFull(store.db, () => {
      insertTerminal(store.db, terminal);
      insertAccount(store.db, {
        id: accountId,
        name: input.adminName,
        username: input.adminUsername,
        role: 'admin',
        active: true,
        createdAt: at.toISOString(),
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
    });
    if (!written.ok) {
      store.close();
      openAtStart(shell);
      return failed({ code: written.problem });
    }
    start(shell, store, terminal);
    return done({});
  });
}
