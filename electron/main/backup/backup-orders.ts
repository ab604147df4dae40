import type { DocumentKeys } from '#electron/main/documents/document-cipher.ts';
import type { RotationCounts } from '#shared/domain/safety/backup-rotation.ts';

import type { RestoreClaim } from './restore-claims.ts';

/** What main asks of the thread that writes at a backup place, and what it answers. */

/** What is known of the store at a moment: it goes into each entry of the journal. */
export interface StoreMoment {
  readonly act: number;
  readonly sequence: number;
  readonly hash: string;
  readonly codes: number;
  /** ISO instant by the kiosk's clock. */
  readonly at: string;
}

/** An epoch of a store, and the claim of the restore that began it. */
export interface OwnEpoch {
  readonly epoch: number;
  readonly claim: RestoreClaim | undefined;
}

export interface AttachOrder {
  readonly kind: 'attach';
  readonly place: string;
  /** Of the place when it was chosen: an empty folder where a stick was mounted is not the stick. */
  readonly placeId: string;
  readonly dataDirectory: string;
  /**
   * Descriptor of the database's file, main's own: whoever closes one takes SQLite's locks on that file away from the
   * whole program (POSIX), so that it is closed after the database alone.
   */
  readonly database: number;
  readonly branchCode: string;
  readonly branchName: string;
  readonly terminal: number;
  /** Every epoch of the store, the present one last: where another one was restored since, nothing is written. */
  readonly epochs: readonly OwnEpoch[];
  readonly store: string;
  readonly version: string;
  readonly schema: number;
  /** Seals what is written. 32 bytes. */
  readonly key: Uint8Array;
  /** Tells a document that is as it was written from one that the store's disk spoiled. */
  readonly documentKeys: DocumentKeys;
  /** The key ring as it goes to the place. */
  readonly keyRing: string;
  readonly closing: ClosingMark | undefined;
}

/** How a program that ended in order left the database: the journal goes on where it stood. */
export interface ClosingMark {
  readonly generation: string;
  /** Entries of its journal. */
  readonly entries: number;
  readonly databaseSize: number;
  readonly databaseChangedAt: number;
}

/** Which part of which write-ahead log is committed. */
interface CommittedLog {
  /** Of the log: SQLite may have begun another when the order is obeyed. Hexadecimal. */
  readonly salts: string;
  readonly frames: number;
}

export interface ShipOrder extends CommittedLog {
  readonly kind: 'ship';
  readonly moment: StoreMoment;
}

export interface SnapshotOrder extends CommittedLog {
  readonly kind: 'snapshot';
  readonly moment: StoreMoment;
  readonly people: number;
  /** Milliseconds, of the kiosk's clock. */
  readonly at: number;
  /** Files below the store's folder that a check found damaged: what is in them is written anew. */
  readonly damaged: readonly string[];
  readonly rotation: RotationCounts;
}

export type BackupOrder = AttachOrder | ShipOrder | SnapshotOrder | { readonly kind: 'cancel' };

export type BackupProblem =
  /** The store was restored from here, and goes on elsewhere. */
  | 'goes-on-elsewhere'
  | 'away'
  | 'not-this-place'
  /** A file that all of the place depends on cannot be read: its mark, its record of restores, the key ring there. */
  | 'place-damaged'
  | 'full'
  | 'not-allowed'
  | 'failed'
  | 'cancelled';

export interface AttachAnswer {
  /** The generation whose journal goes on; undefined: a snapshot is needed. */
  readonly generation: string | undefined;
  readonly snapshotAt: string | undefined;
  /** The last act that the place knows of the store's present epoch: a store that does not know it was put back. */
  readonly known: Omit<StoreMoment, 'at'> | undefined;
  /** Data and place are on one disk, as far as the system tells. */
  readonly isSameDisk: boolean;
}

export interface ShipAnswer {
  /** False: another log lies there by now, and nothing of it was read. */
  readonly isSameLog: boolean;
  readonly generation: string | undefined;
  readonly entries: number;
  readonly journalBytes: number;
}

export interface SnapshotAnswer extends ShipAnswer {
  readonly databaseBytes: number;
  readonly documents: number;
}

export interface Refusal {
  readonly order: number;
  readonly ok: false;
  readonly problem: BackupProblem;
  /** For the log. */
  readonly error: string;
}

export interface Progress {
  readonly order: number;
  readonly done: number;
  readonly total: number;
}

/** The thread is not held by the place: said now and then while a snapshot is written. */
export interface Alive {
  readonly alive: true;
}

export type BackupAnswer =
  | { readonly order: number; readonly ok: true; readonly value: AttachAnswer | ShipAnswer | SnapshotAnswer }
  | Refusal;
