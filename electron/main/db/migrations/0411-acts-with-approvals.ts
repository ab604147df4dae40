import type { Database } from 'better-sqlite3';

export const version = 411;

/**
 * What two people signed names its decision, instead of repeating who, with whom and why in a table for each act. Acts
 * of before get a request and a decision of what is known of them: without the facts shown, which nobody kept. Who asked
 * for a checked copy or an accepted MRZ was said by the trail alone.
 */
export function up(db: Database): void {
  // Tables that others refer to are put down and filled again.
  db.pragma('defer_foreign_keys = ON');
  moveSignatures(db);
  rebuildTables(db);
  guardActs(db);
}

/** Of each act of before: its id, the request's columns and the decision's. */
const signatures = [
  `SELECT 'approveAssistedUnlock:' || visit_id, 'approveAssistedUnlock', json_object('visitId', visit_id),
     identification_code, attended_by, 'approved', co_signed_by, reason, signed_at
   FROM assisted_unlock JOIN visit ON visit.id = visit_id LEFT JOIN worker ON worker.id = visit.worker_id`,
  `SELECT 'approveContactChange:' || visit_id, 'approveContactChange', json_object('visitId', visit_id),
     identification_code, attended_by, iif(decision = 'approved', 'approved', 'refused'), co_signed_by, reason, decided_at
   FROM contact_change JOIN worker ON worker.id = worker_id`,
  `SELECT 'revokeCredential:' || credential_id, 'revokeCredential', json_object('workerId', worker_id),
     identification_code, attended_by, 'approved', co_signed_by, reason, revoked_at
   FROM credential_revocation JOIN worker ON worker.id = worker_id`,
  `SELECT 'withdrawDeath:' || credential_id, 'withdrawDeath', json_object('workerId', worker_id), identification_code,
     withdrawn_death.attended_by, 'approved', withdrawn_death.co_signed_by, withdrawn_death.reason, withdrawn_at
   FROM withdrawn_death JOIN credential_revocation USING (credential_id) JOIN worker ON worker.id = worker_id`,
  `SELECT 'revokeKit:' || kit.id, 'revokeKit', json_object('workerId', worker_id), identification_code, revoked_by,
     'approved', co_signed_by, coalesce(reason, ''), void_at
   FROM kit JOIN worker ON worker.id = worker_id WHERE co_signed_by IS NOT NULL`,
  // Facts that were signed together are one act.
  `SELECT 'confirmWithSignature:' || min(registration_signature.rowid), 'confirmWithSignature',
     json_object('workerId', worker_id), identification_code, attended_by, 'approved', co_signed_by, reason, signed_at
   FROM registration_signature JOIN worker ON worker.id = worker_id
   GROUP BY worker_id, attended_by, co_signed_by, reason, signed_at`,
  `SELECT 'setClockRight:' || number, 'setClockRight', '{}', NULL, set_by, 'approved', co_signed_by, reason,
     strftime('%Y-%m-%dT%H:%M:%fZ', time_before / 1000.0, 'unixepoch')
   FROM clock_setting`,
  `SELECT 'account:' || number, iif(act = 'reset', 'resetAccount', 'signOffAccount'),
     json_object('accountId', account_id), NULL, done_by, 'approved', co_signed_by, reason, at
   FROM account_act WHERE co_signed_by IS NOT NULL`,
  `SELECT 'acceptMrz:' || visit.id, 'acceptMrz', json_object('visitId', visit.id), printf('%04d', reference),
     audit_event.account_id, 'approved', mrz_accepted_by, coalesce(mrz_accepted_reason, ''),
     coalesce(audit_event.at, opened_at)
   FROM visit LEFT JOIN audit_event ON sequence = (SELECT max(sequence) FROM audit_event
     WHERE subject = printf('%04d', visit.reference) AND event = 'mrz-accepted'
       AND detail ->> 'coSigner' = mrz_accepted_by)
   WHERE mrz_accepted_by IS NOT NULL`,
  `SELECT 'overrideGate:' || document_id || ':' || gate, 'overrideGate',
     json_object('documentId', document_id, 'gate', gate, 'visitId', visit.id), printf('%04d', reference),
     audit_event.account_id, 'approved', gate_override.account_id, gate_override.reason, gate_override.at
   FROM gate_override JOIN visit_document ON visit_document.id = document_id JOIN visit ON visit.id = visit_id
   LEFT JOIN audit_event ON sequence = (SELECT max(sequence) FROM audit_event
     WHERE subject = printf('%04d', visit.reference) AND event = 'gate-overridden'
       AND detail ->> 'document' = document_id AND detail ->> 'gate' = gate
       AND detail ->> 'coSigner' = gate_override.account_id)`,
];

function moveSignatures(db: Database): void {
  db.exec(
    `CREATE TABLE signature_before (id, act, subject, about, asked_by, outcome, decided_by, reason, at)`,
  );
  for (const signature of signatures) db.exec(`INSERT INTO signature_before ${signature}`);
  db.exec(`
    INSERT INTO approval_request (id, act, subject, about, asked_by, asked_at, expires_at)
      SELECT id, act, subject, about, nullif(asked_by, decided_by), at, at FROM signature_before ORDER BY at, id;
    INSERT INTO approval_decision (request_id, outcome, decided_by, reason, decided_at)
      SELECT id, outcome, decided_by, reason, at FROM signature_before;
    DROP TABLE signature_before;
  `);
}

/** The table as `definition` has it, with what `select` takes from the rows it had, `kept` as `before`. */
function rebuild(db: Database, table: string, definition: string, select: string, kept = '*'): void {
  db.exec(`
    CREATE TABLE before AS SELECT ${kept} FROM ${table};
    DROP TABLE ${table};
    CREATE TABLE ${table} (${definition};
    INSERT INTO ${table} ${select};
    DROP TABLE before;
  `);
}

function rebuildTables(db: Database): void {
  rebuild(
    db,
    'assisted_unlock',
    `visit_id TEXT PRIMARY KEY REFERENCES visit (id),
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id),
      call_number TEXT,
      call_who TEXT,
      call_result TEXT CHECK (call_result IN ('confirmed', 'denied', 'no-answer')),
      CHECK ((call_result IS NULL) = (call_number IS NULL) AND (call_result IS NULL) = (call_who IS NULL))
    ) STRICT, WITHOUT ROWID`,
    `SELECT visit_id, 'approveAssistedUnlock:' || visit_id, call_number, call_who, call_result FROM before`,
  );
  rebuild(
    db,
    'contact_change',
    `visit_id TEXT PRIMARY KEY REFERENCES visit (id),
      worker_id TEXT NOT NULL REFERENCES worker (id),
      -- Names of what differs, joined by commas: email, mobile, landline.
      fields TEXT NOT NULL CHECK (fields <> ''),
      -- The revision in force before, and the new one; a refused change has none.
      before_key INTEGER NOT NULL REFERENCES contact (key),
      after_key INTEGER REFERENCES contact (key),
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id),
      -- From when the new address cools off: a clock that is set right moves it.
      decided_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `SELECT visit_id, worker_id, fields, before_key, after_key, 'approveContactChange:' || visit_id, decided_at
     FROM before`,
  );
  db.exec('CREATE INDEX contact_change_by_worker ON contact_change (worker_id, decided_at)');
  rebuild(
    db,
    'credential_revocation',
    `credential_id TEXT PRIMARY KEY REFERENCES credential (id),
      worker_id TEXT NOT NULL REFERENCES worker (id),
      cause TEXT NOT NULL
        CHECK (cause IN ('document-lost', 'document-stolen', 'document-expired', 'death', 'error')),
      -- The passport reported, where the cause is one.
      passport_key INTEGER REFERENCES passport (key),
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id),
      revoked_at TEXT NOT NULL,
      CHECK ((passport_key IS NOT NULL) = (cause LIKE 'document-%'))
    ) STRICT, WITHOUT ROWID`,
    `SELECT credential_id, worker_id, cause, passport_key, 'revokeCredential:' || credential_id, revoked_at FROM before`,
  );
  db.exec(`
    CREATE INDEX credential_revocation_by_worker ON credential_revocation (worker_id, revoked_at);
    CREATE INDEX credential_revocation_by_passport ON credential_revocation (passport_key)
      WHERE passport_key IS NOT NULL;
  `);
  rebuild(
    db,
    'withdrawn_death',
    `credential_id TEXT PRIMARY KEY REFERENCES credential_revocation (credential_id),
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id),
      withdrawn_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `SELECT credential_id, 'withdrawDeath:' || credential_id, withdrawn_at FROM before`,
  );
  rebuild(
    db,
    'kit',
    `id TEXT PRIMARY KEY,
      worker_id TEXT NOT NULL REFERENCES worker (id),
      visit_id TEXT NOT NULL REFERENCES visit (id),
      serial TEXT NOT NULL,
      printed_at TEXT NOT NULL,
      in_force_at TEXT,
      void_at TEXT,
      void_cause TEXT CHECK (void_cause IN
        ('replaced', 'not-in-hand', 'interrupted', 'worker', 'supervisor', 'credential-revoked')),
      -- Of a supervisor's revocation.
      approval_id TEXT UNIQUE REFERENCES approval_decision (request_id),
      CHECK ((void_at IS NULL) = (void_cause IS NULL)),
      CHECK ((void_cause IS 'supervisor') = (approval_id IS NOT NULL))
    ) STRICT`,
    `SELECT id, worker_id, visit_id, serial, printed_at, in_force_at, void_at, void_cause,
       iif(co_signed_by IS NULL, NULL, 'revokeKit:' || id) FROM before ORDER BY row`,
    'rowid AS row, *',
  );
  db.exec(`
    CREATE UNIQUE INDEX kit_in_force ON kit (worker_id) WHERE in_force_at IS NOT NULL AND void_at IS NULL;
    CREATE UNIQUE INDEX kit_awaited ON kit (worker_id) WHERE in_force_at IS NULL AND void_at IS NULL;
    CREATE INDEX kit_by_worker ON kit (worker_id, printed_at);
  `);
  rebuild(
    db,
    'registration_signature',
    `worker_id TEXT NOT NULL REFERENCES worker (id),
      what TEXT NOT NULL CHECK (what IN
        ('cedula', 'birthDate', 'expiryDate', 'issueDate', 'fingerprintCode', 'email')),
      -- As it was signed.
      value TEXT NOT NULL,
      -- Another address of somebody who had a credential, as revisions of the contact data: it cools off.
      before_key INTEGER REFERENCES contact (key),
      after_key INTEGER REFERENCES contact (key),
      -- One for all the facts that were signed together.
      approval_id TEXT NOT NULL REFERENCES approval_decision (request_id),
      signed_at TEXT NOT NULL,
      CHECK ((before_key IS NULL) = (after_key IS NULL))
    ) STRICT`,
    `SELECT worker_id, what, value, before_key, after_key, 'confirmWithSignature:' ||
       min(row) OVER (PARTITION BY worker_id, attended_by, co_signed_by, reason, signed_at), signed_at
     FROM before ORDER BY row`,
    'rowid AS row, *',
  );
  db.exec(`
    CREATE INDEX registration_signature_by_worker ON registration_signature (worker_id, signed_at);
    CREATE INDEX registration_signature_by_approval ON registration_signature (approval_id);
  `);
  rebuild(
    db,
    'clock_setting',
    `number INTEGER PRIMARY KEY,
      time_before INTEGER NOT NULL,
      time_after INTEGER NOT NULL,
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id)
    ) STRICT`,
    `SELECT number, time_before, time_after, 'setClockRight:' || number FROM before`,
  );
  db.exec(`
    CREATE TRIGGER clock_setting_is_never_changed BEFORE UPDATE ON clock_setting
    BEGIN SELECT RAISE(ABORT, 'a setting of the clock stays'); END;
    CREATE TRIGGER clock_setting_is_never_deleted BEFORE DELETE ON clock_setting
    BEGIN SELECT RAISE(ABORT, 'a setting of the clock stays'); END;
  `);
  rebuild(
    db,
    'account_act',
    `number INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      act TEXT NOT NULL CHECK (act IN
        ('created', 'activated', 'deactivated', 'reset', 'signed-off', 'accepted-alone')),
      -- Of what one person does alone; of what takes two, the approval says it.
      done_by TEXT REFERENCES account (id) CHECK (done_by <> account_id),
      reason TEXT CHECK (length(reason) >= 3),
      approval_id TEXT UNIQUE REFERENCES approval_decision (request_id),
      at TEXT NOT NULL,
      CHECK ((approval_id IS NOT NULL) = (act IN ('reset', 'signed-off'))),
      CHECK ((done_by IS NULL) = (approval_id IS NOT NULL)),
      CHECK ((reason IS NULL) = (approval_id IS NOT NULL))
    ) STRICT`,
    `SELECT number, account_id, act, iif(co_signed_by IS NULL, done_by, NULL), iif(co_signed_by IS NULL, reason, NULL),
       iif(co_signed_by IS NULL, NULL, 'account:' || number), at FROM before`,
  );
  db.exec(`
    CREATE INDEX account_act_of_account ON account_act (account_id);
    CREATE TRIGGER account_act_is_never_changed BEFORE UPDATE ON account_act
    BEGIN SELECT RAISE(ABORT, 'what was done with an account stays as it was done'); END;
    CREATE TRIGGER account_act_is_never_removed BEFORE DELETE ON account_act
    BEGIN SELECT RAISE(ABORT, 'what was done with an account stays as it was done'); END;
  `);
  rebuild(
    db,
    'gate_override',
    `document_id TEXT NOT NULL REFERENCES visit_document (id) ON DELETE CASCADE,
      gate TEXT NOT NULL,
      approval_id TEXT NOT NULL UNIQUE REFERENCES approval_decision (request_id),
      PRIMARY KEY (document_id, gate)
    ) STRICT, WITHOUT ROWID`,
    `SELECT document_id, gate, 'overrideGate:' || document_id || ':' || gate FROM before`,
  );
  db.exec(`
    ALTER TABLE visit ADD COLUMN mrz_approval_id TEXT REFERENCES approval_decision (request_id);
    UPDATE visit SET mrz_approval_id = 'acceptMrz:' || id WHERE mrz_accepted_by IS NOT NULL;
    ALTER TABLE visit DROP COLUMN mrz_accepted_by;
    ALTER TABLE visit DROP COLUMN mrz_accepted_reason;
    CREATE UNIQUE INDEX visit_by_mrz_approval ON visit (mrz_approval_id) WHERE mrz_approval_id IS NOT NULL;
  `);
}

/** The tables take no act whose decision was another than to do it. */
function guardActs(db: Database): void {
  const outcome = (column: string) =>
    `(SELECT outcome FROM approval_decision WHERE request_id = NEW.${column})`;
  const refuseWhen = (name: string, event: string, condition: string) =>
    db.exec(`CREATE TRIGGER ${name} BEFORE ${event} WHEN ${condition}
      BEGIN SELECT RAISE(ABORT, 'an act is as two people decided it'); END`);
  for (const table of [
    'assisted_unlock',
    'credential_revocation',
    'withdrawn_death',
    'registration_signature',
    'clock_setting',
    'gate_override',
  ]) {
    const isOther = `${outcome('approval_id')} IS NOT 'approved'`;
    refuseWhen(`${table}_is_approved`, `INSERT ON ${table}`, isOther);
  }
  refuseWhen(
    'contact_change_is_as_decided',
    'INSERT ON contact_change',
    `${outcome('approval_id')} IS NOT iif(NEW.after_key IS NULL, 'refused', 'approved')`,
  );
  refuseWhen(
    'kit_is_approved',
    'UPDATE OF approval_id ON kit',
    `NEW.approval_id IS NOT NULL AND ${outcome('approval_id')} IS NOT 'approved'`,
  );
  refuseWhen(
    'visit_mrz_is_approved',
    'UPDATE OF mrz_approval_id ON visit',
    `NEW.mrz_approval_id IS NOT NULL AND ${outcome('mrz_approval_id')} IS NOT 'approved'`,
  );
  // Nobody signs for their own account, nor asks for it.
  refuseWhen(
    'account_act_is_of_two_others',
    'INSERT ON account_act',
    `NEW.approval_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approval_decision
       JOIN approval_request ON approval_request.id = request_id
       WHERE request_id = NEW.approval_id AND outcome = 'approved'
         AND NEW.account_id NOT IN (asked_by, decided_by))`,
  );
}
