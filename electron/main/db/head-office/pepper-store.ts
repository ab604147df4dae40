import type { PepperSet } from '#electron/main/keys/branch-hasher.ts';
import type { SecretSealer } from '#electron/main/keys/secret-sealer.ts';
import type { HeldPepper, Speaker } from '#shared/contract/head-office/branch-secret.ts';
import type { NoteRefusal } from '#shared/domain/head-office/note-refusal.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** The peppers of the branch that are here beside the store's own. Each lies sealed with a key of the store. */

const purposeOf = (name: string) => `pepper ${name}`;

interface PepperRow {
  readonly name: string;
  readonly sealed: string;
  readonly generation: number;
  readonly madeAt: string | null;
}

function listRowsOfPeppers(db: Connection): PepperRow[] {
  return listRows<PepperRow>(
    db,
    'SELECT name, sealed, generation, made_at AS madeAt FROM pepper ORDER BY name',
  );
}

/** What the hasher works with. */
export function readPepperSet(db: Connection, sealer: SecretSealer): PepperSet {
  const others = listRowsOfPeppers(db).map(({ name, sealed }) =>
    Buffer.from(sealer.unseal(sealed, purposeOf(name)), 'base64'),
  );
  return { current: findMadePepper(db)?.name ?? null, others };
}

/** The highest one that was made for the whole branch; of two that were made at once, all counters take the same. */
export function findMadePepper(
  db: Connection,
): { readonly name: string; readonly generation: number; readonly madeAt: string } | undefined {
  return findRow(
    db,
    `SELECT name, generation, made_at AS madeAt FROM pepper WHERE generation > 0
     ORDER BY generation DESC, name DESC LIMIT 1`,
  );
}

/** As they are handed over, without the store's own. */
export function listPeppers(db: Connection, sealer: SecretSealer): HeldPepper[] {
  return listRowsOfPeppers(db).map(({ name, sealed, generation, madeAt }) => ({
    name,
    secret: sealer.unseal(sealed, purposeOf(name)),
    generation,
    madeAt,
  }));
}

/** Inside the caller's transaction. False where it is here already. */
export function addPepper(
  db: Connection,
  sealer: SecretSealer,
  { name, secret, generation, madeAt }: HeldPepper,
  from: Speaker | null,
  at: Date,
): boolean {
  return (
    runSql(
      db,
      `INSERT INTO pepper (name, sealed, generation, made_at, added_at, from_terminal, from_epoch)
       VALUES (@name, @sealed, @generation, @madeAt, @at, @terminal, @epoch) ON CONFLICT (name) DO NOTHING`,
      {
        name,
        sealed: sealer.seal(secret, purposeOf(name)),
        generation,
        madeAt,
        at: at.toISOString(),
        terminal: from?.terminal ?? null,
        epoch: from?.epoch ?? null,
      },
    ) > 0
  );
}

/** Another terminal of the branch, whose keys two people here compared. */
export interface PepperHolder extends Speaker {
  /** Fingerprint of its keys. */
  readonly keys: string;
  readonly since: string;
  readonly toldNumber: number;
  /** Digest of what it had when it was told last. */
  readonly told: string | null;
  /** Of its last note that was taken. */
  readonly heardNumber: number;
}

export function listHolders(db: Connection): PepperHolder[] {
  return listRows<PepperHolder>(
    db,
    `SELECT terminal, epoch, keys, since, told_number AS toldNumber, told, heard_number AS heardNumber
     FROM pepper_holder ORDER BY terminal, epoch`,
  );
}

/** Throws where two people did not decide it. */
export function insertHolder(
  db: Connection,
  { terminal, epoch, keys }: Pick<PepperHolder, 'terminal' | 'epoch' | 'keys'>,
  approvalId: string,
  at: Date,
): void {
  runSql(
    db,
    `INSERT INTO pepper_holder (terminal, epoch, keys, approval_id, since) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (terminal, epoch) DO UPDATE
       SET keys = excluded.keys, approval_id = excluded.approval_id, since = excluded.since, told = NULL`,
    [terminal, epoch, keys, approvalId, at.toISOString()],
  );
}

export function saveTold(db: Connection, { terminal, epoch }: Speaker, number: number, told: string): void {
  runSql(db, 'UPDATE pepper_holder SET told_number = ?, told = ? WHERE terminal = ? AND epoch = ?', [
    number,
    told,
    terminal,
    epoch,
  ]);
}

export function saveHeard(db: Connection, { terminal, epoch }: Speaker, number: number): void {
  runSql(db, 'UPDATE pepper_holder SET heard_number = ? WHERE terminal = ? AND epoch = ?', [
    number,
    terminal,
    epoch,
  ]);
}

/** That a terminal speaks no more, as head office signed it. */
export interface Ending extends Speaker {
  readonly content: string;
  readonly signature: string;
}

/** What came by the feed, and what another counter passed on. */
export function listEndings(db: Connection): Ending[] {
  return listRows<Ending>(
    db,
    `SELECT terminal, epoch, content, signature FROM pepper_ending
     UNION SELECT content ->> '$.payload.terminal', content ->> '$.payload.epoch', content, signature
       FROM branch_decision WHERE type = 'terminal-ended' AND state = 'applied'
     ORDER BY terminal, epoch`,
  );
}

export function saveEnding(db: Connection, { terminal, epoch, content, signature }: Ending): void {
  runSql(
    db,
    `INSERT INTO pepper_ending (terminal, epoch, content, signature) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [terminal, epoch, content, signature],
  );
}

/** What came sealed to this terminal. */
export interface WaitingNote extends Speaker {
  readonly position: number;
  readonly sealed: Buffer;
}

export function lastNotePosition(db: Connection, ownEpoch: number): number {
  const row = findRow<{ last: number | null }>(
    db,
    'SELECT max(position) AS last FROM pepper_note WHERE epoch = ?',
    [ownEpoch],
  );
  return row?.last ?? 0;
}

export function insertNote(db: Connection, ownEpoch: number, note: WaitingNote, at: Date): void {
  runSql(
    db,
    `INSERT INTO pepper_note (epoch, position, from_terminal, from_epoch, received_at, state, sealed)
     VALUES (?, ?, ?, ?, ?, 'waiting', ?)`,
    [ownEpoch, note.position, note.terminal, note.epoch, at.toISOString(), note.sealed],
  );
}

export function listWaitingNotes(db: Connection, ownEpoch: number): WaitingNote[] {
  return listRows<WaitingNote>(
    db,
    `SELECT position, from_terminal AS terminal, from_epoch AS epoch, sealed FROM pepper_note
     WHERE epoch = ? AND state = 'waiting' ORDER BY position`,
    [ownEpoch],
  );
}

/** `why` null: it was taken. */
export function endNote(db: Connection, ownEpoch: number, position: number, why: NoteRefusal | null): void {
  runSql(db, 'UPDATE pepper_note SET state = ?, why = ?, sealed = NULL WHERE epoch = ? AND position = ?', [
    why === null ? 'taken' : 'refused',
    why,
    ownEpoch,
    position,
  ]);
}

/** What a later note of the same sender says again. */
export function supersedeNotes(
  db: Connection,
  ownEpoch: number,
  { position, terminal, epoch }: WaitingNote,
): void {
  runSql(
    db,
    `UPDATE pepper_note SET state = 'superseded', sealed = NULL
     WHERE epoch = ? AND state = 'waiting' AND from_terminal = ? AND from_epoch = ? AND position < ?`,
    [ownEpoch, terminal, epoch, position],
  );
}

export interface RefusedNote extends Speaker {
  readonly why: NoteRefusal;
  readonly receivedAt: string;
}

/** The newest first. */
export function listRefusedNotes(db: Connection, limit: number): RefusedNote[] {
  return listRows<RefusedNote>(
    db,
    `SELECT from_terminal AS terminal, from_epoch AS epoch, why, received_at AS receivedAt FROM pepper_note
     WHERE state = 'refused' ORDER BY epoch DESC, position DESC LIMIT ?`,
    [limit],
  );
}
