import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import canonicalize from 'canonicalize';

export const version = 390;

interface Waiting {
  readonly kind: string;
  readonly subject: string | null;
  readonly payload: string;
  readonly state: string;
  readonly attempts: number;
  readonly created_at: string;
  readonly attempted_at: string | null;
  readonly acknowledged_at: string | null;
  readonly audit_sequence: number;
  readonly audit_hash: string;
}

/**
 * What head office must know becomes a chain of numbered events, each in one canonical text. Rows of before take their
 * place in it as version 0, in epoch 1; they are signed when the store opens, which has the key.
 */
export function up(db: Database): void {
  db.exec(`
    -- Of each epoch of this terminal. The private key is sealed with a key of the store.
    CREATE TABLE signing_key (
      epoch INTEGER PRIMARY KEY CHECK (epoch >= 1),
      public_key TEXT NOT NULL,
      sealed_private_key TEXT NOT NULL,
      since TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER signing_key_stays BEFORE DELETE ON signing_key
    BEGIN SELECT RAISE(ABORT, 'what events are signed with stays'); END;
    CREATE TRIGGER signing_key_is_never_changed BEFORE UPDATE ON signing_key
    BEGIN SELECT RAISE(ABORT, 'what events are signed with stays'); END;

    CREATE TABLE event (
      key INTEGER PRIMARY KEY CHECK (key = epoch * 1000000000 + number),
      epoch INTEGER NOT NULL CHECK (epoch >= 1),
      number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999999),
      type TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version >= 0),
      subject TEXT,
      time_wall TEXT NOT NULL,
      time_count INTEGER NOT NULL,
      audit_sequence INTEGER NOT NULL,
      previous_hash TEXT NOT NULL,
      -- The canonical text of all of it, and its SHA-256.
      content TEXT NOT NULL CHECK (json_valid(content)),
      hash TEXT NOT NULL,
      -- Ed25519 of the text, in base64; null from the migration until the store opens.
      signature TEXT,
      state TEXT NOT NULL DEFAULT 'saved' CHECK (state IN ('saved', 'sent', 'acknowledged', 'refused')),
      attempts INTEGER NOT NULL DEFAULT 0,
      attempted_at TEXT,
      answered_at TEXT,
      -- Why head office refused it.
      refusal TEXT,
      CHECK ((state = 'refused') = (refusal IS NOT NULL))
    ) STRICT;
    CREATE INDEX event_waiting ON event (subject, state) WHERE state IN ('saved', 'sent');

    CREATE TRIGGER event_follows BEFORE INSERT ON event
    WHEN NEW.number IS NOT (SELECT coalesce(max(key), NEW.epoch * 1000000000) - NEW.epoch * 1000000000 + 1 FROM event
        WHERE key BETWEEN NEW.epoch * 1000000000 AND NEW.epoch * 1000000000 + 999999999)
      OR NEW.epoch < (SELECT coalesce(max(key), 0) / 1000000000 FROM event)
      OR NEW.previous_hash IS NOT coalesce((SELECT hash FROM event ORDER BY key DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'events have no gaps, and each names the one before'); END;
    CREATE TRIGGER event_stays BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
    -- Only how far it got changes, and a signature that is missing.
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE OF key, epoch, number, type, version, subject, time_wall,
      time_count, audit_sequence, previous_hash, content, hash ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
    CREATE TRIGGER event_is_signed_once BEFORE UPDATE OF signature ON event WHEN OLD.signature IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an event is signed once'); END;
  `);
  moveOutbox(db);
  db.exec('DROP TABLE outbox');
}

function moveOutbox(db: Database): void {
  const terminal = db.prepare("SELECT branch_code || '-' || terminal_number FROM terminal").pluck().get();
  const rows = db.prepare('SELECT * FROM outbox ORDER BY number');
  const insert = db.prepare(`
    INSERT INTO event (key, epoch, number, type, version, subject, time_wall, time_count, audit_sequence,
      previous_hash, content, hash, state, attempts, attempted_at, answered_at)
    VALUES (1000000000 + @number, 1, @number, @type, 0, @subject, @wall, @count, @auditSequence,
      @previousHash, @content, @hash, @state, @attempts, @attemptedAt, @answeredAt)`);
  let number = 0;
  let previousHash = '0'.repeat(64);
  let time = { wall: '', count: 0 };
  // All at once: a connection that reads cannot write.
  for (const row of rows.all() as Waiting[]) {
    number += 1;
    const wall = new Date(row.created_at).toISOString();
    time = wall > time.wall ? { wall, count: 0 } : { wall: time.wall, count: time.count + 1 };
    const payload: unknown = JSON.parse(row.payload);
    const isObject = typeof payload === 'object' && payload !== null && !Array.isArray(payload);
    const content = canonicalize({
      format: 'ventanilla-event-1',
      type: row.kind,
      version: 0,
      scope: 'head-office',
      terminal,
      epoch: 1,
      number,
      previousHash,
      auditHead: { sequence: row.audit_sequence, hash: row.audit_hash },
      time,
      subject: row.subject,
      payload: isObject ? payload : { value: payload },
      documents: [],
    }) as string;
    const hash = createHash('sha256').update(content).digest('hex');
    insert.run({
      number,
      type: row.kind,
      subject: row.subject,
      ...time,
      auditSequence: row.audit_sequence,
      previousHash,
      content,
      hash,
      state: row.state,
      attempts: row.attempts,
      attemptedAt: row.attempted_at,
      answeredAt: row.acknowledged_at,
    });
    previousHash = hash;
  }
}
