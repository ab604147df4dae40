import type { KeyObject } from 'node:crypto';
import type { OwnEpoch } from '#electron/main/backup/backup-orders.ts';
import { type RestoreClaim, restoreClaim } from '#electron/main/backup/restore-claims.ts';
import type { SecretSealer } from '#electron/main/keys/secret-sealer.ts';
import { makeSigningKey, readSigningKey, signText } from '#electron/main/keys/signing-key.ts';
import { terminalCode } from '#shared/contract/head-office/events.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';
import { getTerminal } from '../terminal/terminal-store.ts';
import { eventKey } from './event-key.ts';

/** Whose events a store writes: its terminal, in its present epoch, with that epoch's key. */
export interface EventOrigin {
  /** `017-2`. Throws before the terminal is set up. */
  terminal(): string;
  epoch(): number;
  /** Of the present epoch, SPKI in base64. */
  publicKey(): string;
  /** Private key of the present epoch. */
  signingKey(): KeyObject;
  sign(content: string): string;
  /** Inside the caller's transaction: from now on another epoch, with a key of its own. `claim`: of the restore that began it. */
  beginEpoch(epoch: number, at: Date, claim?: RestoreClaim): void;
}

interface KeyRow {
  readonly epoch: number;
  readonly public_key: string;
  readonly sealed_private_key: string;
}

const newestKey = 'SELECT epoch, public_key, sealed_private_key FROM signing_key ORDER BY epoch DESC LIMIT 1';

/** The present epoch; 0 in a store that never wrote an event. */
export function getEpoch(db: Connection): number {
  return findRow<{ epoch: number | null }>(db, 'SELECT max(epoch) AS epoch FROM signing_key')?.epoch ?? 0;
}

/** Every epoch that this store went through, the present one last. */
export function listEpochs(db: Connection): OwnEpoch[] {
  const rows = listRows<{ epoch: number; claim: string | null }>(
    db,
    'SELECT epoch, claim FROM signing_key ORDER BY epoch',
  );
  return rows.map(({ epoch, claim }) => ({
    epoch,
    claim: claim === null ? undefined : restoreClaim.parse(JSON.parse(claim)),
  }));
}

export interface EpochKey {
  readonly epoch: number;
  /** SPKI in base64. */
  readonly publicKey: string;
}

/** Of the epochs before this one in which something was told, the newest of them, in their order. */
export function listEarlierKeys(db: Connection, epoch: number, atMost: number): EpochKey[] {
  const rows = listRows<EpochKey>(
    db,
    `SELECT epoch, public_key AS publicKey FROM signing_key AS own
     WHERE epoch < @epoch AND EXISTS (SELECT 1 FROM event
       WHERE key > ${eventKey('own.epoch', '0')} AND key < ${eventKey('own.epoch + 1', '0')})
     ORDER BY epoch DESC LIMIT @atMost`,
    { epoch, atMost },
  );
  return rows.toReversed();
}

/** The first key of a store is made here, and rows that a migration left unsigned are signed. */
export function openEventOrigin(db: Connection, sealer: SecretSealer, at: Date): EventOrigin {
  const opened = new Map<number, KeyObject>();

  function getKey(): KeyRow {
    const row = findRow<KeyRow>(db, newestKey);
    if (row === undefined) throw new Error('this store has no key for its events');
    return row;
  }

  const origin: EventOrigin = {
    terminal() {
      const { branchCode, terminalNumber } = getTerminal(db);
      return terminalCode(branchCode, terminalNumber);
    },
    epoch: () => getKey().epoch,
    publicKey: () => getKey().public_key,
    signingKey() {
      const { epoch, sealed_private_key } = getKey();
      let key = opened.get(epoch);
      if (key === undefined) {
        key = readSigningKey(sealer.unseal(sealed_private_key, purposeOf(epoch)));
        opened.set(epoch, key);
      }
      return key;
    },
    sign: (content) => signText(content, origin.signingKey()),
    beginEpoch(epoch, since, claim) {
      const { publicKey, privateKey } = makeSigningKey();
      runSql(
        db,
        'INSERT INTO signing_key (epoch, public_key, sealed_private_key, since, claim) VALUES (?, ?, ?, ?, ?)',
        [
          epoch,
          publicKey,
          sealer.seal(privateKey, purposeOf(epoch)),
          since.toISOString(),
          claim === undefined ? null : JSON.stringify(claim),
        ],
      );
    },
  };

  db.transaction(() => {
    if (findRow(db, newestKey) === undefined) origin.beginEpoch(1, at);
    signUnsigned(db, origin);
  }).immediate();
  return origin;
}

function signUnsigned(db: Connection, origin: EventOrigin): void {
  const unsigned = listRows<{ key: number; content: string }>(
    db,
    'SELECT key, content FROM event WHERE signature IS NULL ORDER BY key',
  );
  for (const { key, content } of unsigned) {
    runSql(db, 'UPDATE event SET signature = ? WHERE key = ?', [origin.sign(content), key]);
  }
}

function purposeOf(epoch: number): string {
  return `signing key of epoch ${epoch}`;
}
