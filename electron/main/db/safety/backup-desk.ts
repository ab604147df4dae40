import { join } from 'node:path';
import { storeFolder } from '#electron/main/backup/backup-place.ts';
import { type KeyRing, readWithPassphrase } from '#electron/main/keys/key-ring.ts';
import type { HashingCost } from '#electron/main/keys/secret-hasher.ts';
import type { Connection } from '../core/connection.ts';
import { getTerminal } from '../terminal/terminal-store.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import type { CheckWishes } from './check-backup.ts';
import { openPacketDesk, type PacketDesk } from './packet-desk.ts';
import type { RestoreProgress } from './restore-store.ts';
import { runSafetyOrder } from './run-safety-order.ts';
import type { BackupKeys, LookedAt, SafetyAnswers } from './safety-orders.ts';

/** Below the data folder, while a restore is tried; its end tells it from a store's own. */
export const drillFolderName = 'drill.unfinished';

export interface SafetyWork {
  readonly kind: 'check' | 'drill';
  readonly cancel: () => void;
  progress: RestoreProgress;
}

/** What an open store does with its place, beside what is written there all the time. */
export interface BackupDesk {
  readonly backup: BackupKeeper;
  readonly packets: PacketDesk;
  /** A check or a drill under way; one at a time. */
  work: SafetyWork | null;
  look(places: readonly LookedAt[]): Promise<SafetyAnswers['look']>;
  /** Makes a folder a place; gives its mark. */
  mark(path: string, newId: string): Promise<SafetyAnswers['mark']>;
  /** Whether the recovery passphrase opens this store, asked of the key ring on this machine. */
  isPassphrase(passphrase: string): Promise<boolean>;
  /** What comes back has another passphrase open this store, here and at its place; the old one opens it no more. */
  changePassphrase(passphrase: string): Promise<() => void>;
  check(place: string, wishes: CheckWishes, watch: Watch): Promise<SafetyAnswers['check']>;
  drill(place: string, at: number, watch: Watch): Promise<SafetyAnswers['drill']>;
}

interface Watch {
  readonly onProgress?: (progress: RestoreProgress) => void;
  readonly signal: AbortSignal;
}

interface Desk {
  readonly db: Connection;
  readonly keys: KeyRing;
  /** Of a passphrase that is changed. */
  readonly hashing: HashingCost;
  readonly backup: BackupKeeper;
  readonly dataDirectory: string;
  /** `safety-thread.ts`, built or not. */
  readonly threadFile: string;
  /** Of the product. */
  readonly version: string;
}

export function openBackupDesk(desk: Desk): BackupDesk {
  const { db, keys, hashing, backup, dataDirectory, threadFile, version } = desk;
  /** Copies: the thread's go with it. */
  function keysForThread(): BackupKeys {
    const copyOf = (purpose: keyof BackupKeys) => new Uint8Array(keys.key(purpose));
    return {
      backup: copyOf('backup'),
      database: copyOf('database'),
      documents: copyOf('documents'),
      'document-names': copyOf('document-names'),
    };
  }
  function folderAt(place: string): string {
    const { branchCode, terminalNumber } = getTerminal(db);
    return storeFolder(place, { branchCode, terminal: terminalNumber, store: keys.store });
  }
  return {
    backup,
    packets: openPacketDesk({ dataDirectory, threadFile, version, keysForThread }),
    work: null,
    look: (places) => runSafetyOrder(threadFile, { kind: 'look', places, dataDirectory, own: keys.store }),
    mark: (path, newId) => runSafetyOrder(threadFile, { kind: 'mark', path, dataDirectory, newId }),
    async isPassphrase(passphrase) {
      const opened = await readWithPassphrase(
        dataDirectory,
        passphrase,
        (_key, store) => store === keys.store,
      );
      const isOwn = opened?.store === keys.store;
      opened?.close();
      return isOwn;
    },
    async changePassphrase(passphrase) {
      const write = await keys.rewrap(dataDirectory, passphrase, hashing);
      return () => {
        write();
        backup.keyRingChanged();
      };
    },
    check(place, wishes, watch) {
      const [folder, keyRing] = [folderAt(place), keys.portable(dataDirectory)];
      const order = { kind: 'check', folder, keys: keysForThread(), keyRing, wishes } as const;
      return runSafetyOrder(threadFile, order, watch);
    },
    drill(place, at, watch) {
      const [folder, target] = [folderAt(place), join(dataDirectory, drillFolderName)];
      return runSafetyOrder(threadFile, { kind: 'drill', folder, target, keys: keysForThread(), at }, watch);
    },
  };
}
