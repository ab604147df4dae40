import type { BackupProblem } from '#electron/main/backup/backup-orders.ts';

export interface BackupPlace {
  /** Absolute path of a folder. */
  readonly path: string;
  /** Its mark. */
  readonly id: string;
}

export interface BackupStatus {
  readonly place: string | null;
  /** What each means says `safetyStatus` of the contract. */
  readonly state: 'none' | 'looking' | 'snapshot' | 'kept' | 'problem';
  readonly problem: BackupProblem | 'no-answer' | null;
  /** ISO instant up to which everything is at the place; null: nothing is known to be. */
  readonly safeThrough: string | null;
  readonly snapshotAt: string | null;
  /** Of a snapshot under way, in bytes of the database. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** The place is on the disk of the data: it helps nobody when that disk dies. */
  readonly isSameDisk: boolean;
}

/** What the keeper needs of the program around it. */
export interface BackupEnvironment {
  /** `backup-thread.ts`, built or not. */
  readonly threadFile: string;
  /** Of the product. */
  readonly version: string;
  readonly onChange: () => void;
  /** What nobody expected, for the log. */
  readonly onFailed: (error: string) => void;
}

/** Has every act at the backup place within seconds, from a thread of its own. */
export interface BackupKeeper {
  usePlace(place: BackupPlace | null): void;
  status(): BackupStatus;
  /** A new snapshot, with what is in files that a check found damaged; says what kept it from being written. */
  takeSnapshot(damaged?: readonly string[]): Promise<BackupProblem | undefined>;
  cancelSnapshot(): void;
  /** The place gets the key ring as it is now, within a second or when it is there. */
  keyRingChanged(): void;
  /** Whether the write-ahead log may be moved into the database now; call `logMoved` when it was. */
  mayMoveLog(): boolean;
  logMoved(): void;
  /** Waits until everything is at the place, but not for one that does not answer. */
  flush(milliseconds: number): Promise<void>;
  /** Every committed act is at the place now. */
  isCaughtUp(): boolean;
  /** Ends the thread; `closeDatabase` closes the database. */
  close(closeDatabase: () => void): void;
}
