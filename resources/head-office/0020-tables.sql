-- The branch is the first column of every key of what terminals bring, so that these tables can be partitioned, or
-- spread over servers, by branch.
SET LOCAL ROLE ventanilla_owner;

-- Head office's public keys, as they are handed out.
CREATE TABLE records.office (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  keys text NOT NULL
);

CREATE TABLE records.branch (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{3}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL DEFAULT session_user,
  -- The newest position of its feed: given under this row's lock, so that none is missing and none comes late.
  feed integer NOT NULL DEFAULT 0
);

-- A terminal in one of its epochs. Each has a login of its own, which is the name in its certificate.
CREATE TABLE records.terminal (
  branch text NOT NULL REFERENCES records.branch,
  terminal text NOT NULL CHECK (terminal ~ '^[0-9]{3}-[0-9]$' AND left(terminal, 3) = branch),
  epoch integer NOT NULL CHECK (epoch >= 1),
  login text NOT NULL UNIQUE CHECK (login = 'terminal-' || terminal || '-' || epoch),
  -- What events are signed with: Ed25519, SPKI in base64.
  public_key text NOT NULL,
  -- An age recipient: what others of the branch seal for it.
  recipient text NOT NULL,
  -- Hexadecimal; null where it brings packets and has no certificate.
  serial text,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'forked', 'revoked', 'replaced')),
  reason text,
  since timestamptz NOT NULL DEFAULT now(),
  admitted_at timestamptz NOT NULL DEFAULT now(),
  admitted_by text NOT NULL DEFAULT session_user,
  PRIMARY KEY (branch, terminal, epoch)
);
-- One of its epochs at most is in use.
CREATE UNIQUE INDEX terminal_in_use ON records.terminal (branch, terminal)
  WHERE state IN ('active', 'suspended', 'forked');

-- How far a terminal's epoch came in.
CREATE TABLE records.progress (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  received integer NOT NULL DEFAULT 0,
  hash text,
  received_at timestamptz,
  -- Up to here the operator's tool has looked at them.
  judged integer NOT NULL DEFAULT 0 CHECK (judged <= received),
  PRIMARY KEY (branch, terminal, epoch),
  FOREIGN KEY (branch, terminal, epoch) REFERENCES records.terminal
);

-- What is known of a terminal's calls.
CREATE TABLE records.contact (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  last_at timestamptz,
  product text,
  -- Applied there.
  feed integer NOT NULL DEFAULT 0,
  receipt integer NOT NULL DEFAULT 0,
  PRIMARY KEY (branch, terminal, epoch),
  FOREIGN KEY (branch, terminal, epoch) REFERENCES records.terminal
);

CREATE TABLE records.enrolment (
  id text PRIMARY KEY CHECK (id ~ '^[0-9A-HJKMNP-TV-Z]{4}$'),
  branch text NOT NULL REFERENCES records.branch,
  terminal text NOT NULL CHECK (left(terminal, 3) = branch),
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL DEFAULT session_user,
  expires_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'asked', 'admitted', 'declined', 'used')),
  asked_at timestamptz,
  request text,
  request_hash text,
  signature text,
  csr text,
  certificate text,
  reason text
);

CREATE TABLE records.event (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  -- Null where its text is no event.
  type text,
  version integer,
  subject text,
  -- As it was sent, byte for byte, and its SHA-256.
  content text NOT NULL,
  hash text NOT NULL,
  signature text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (branch, terminal, epoch, number),
  FOREIGN KEY (branch, terminal, epoch) REFERENCES records.terminal
);

-- Kept, not confirmed: a person or a newer tool must look. Why: its text is no event; its signature is not right; its type
-- or version is newer than the tool.
CREATE TABLE records.set_aside (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  number integer NOT NULL,
  why text NOT NULL CHECK (why IN ('malformed', 'newer')),
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (branch, terminal, epoch, number, why),
  FOREIGN KEY (branch, terminal, epoch, number) REFERENCES records.event
);

-- Another history of a terminal: what it sent that does not go with what was received before.
CREATE TABLE records.forked_event (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  number integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('fork', 'chain')),
  content text NOT NULL,
  hash text NOT NULL,
  signature text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  sent_by text NOT NULL DEFAULT session_user,
  PRIMARY KEY (branch, terminal, epoch, number, hash)
);

-- What head office signed: the file, as on a drive.
CREATE TABLE records.receipt (
  branch text NOT NULL,
  terminal text NOT NULL,
  number integer NOT NULL CHECK (number >= 1),
  content text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (branch, terminal, number)
);

CREATE TABLE records.answer (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  number integer NOT NULL,
  receipt integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('acknowledged', 'refused')),
  reason text CHECK ((outcome = 'refused') = (reason IS NOT NULL)),
  PRIMARY KEY (branch, terminal, epoch, number, receipt),
  FOREIGN KEY (branch, terminal, epoch, number) REFERENCES records.event,
  FOREIGN KEY (branch, terminal, receipt) REFERENCES records.receipt
);

-- What head office decided, signed with its key, which is not in the database.
CREATE TABLE records.decision (
  number integer PRIMARY KEY CHECK (number >= 1),
  -- Null: for all.
  branch text REFERENCES records.branch,
  type text NOT NULL,
  version integer NOT NULL,
  content text NOT NULL,
  signature text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  decided_by text NOT NULL DEFAULT session_user
);

CREATE TABLE records.feed (
  branch text NOT NULL REFERENCES records.branch,
  position integer NOT NULL CHECK (position >= 1),
  kind text NOT NULL CHECK (kind IN ('event', 'decision')),
  terminal text,
  epoch integer,
  number integer,
  decision integer REFERENCES records.decision,
  PRIMARY KEY (branch, position),
  FOREIGN KEY (branch, terminal, epoch, number) REFERENCES records.event,
  CHECK (CASE kind WHEN 'event' THEN number IS NOT NULL AND decision IS NULL
    ELSE decision IS NOT NULL AND terminal IS NULL AND epoch IS NULL AND number IS NULL END),
  UNIQUE (branch, terminal, epoch, number),
  UNIQUE (branch, decision)
);

-- By the hash of what is inside, as events name them.
CREATE TABLE records.document (
  branch text NOT NULL,
  terminal text NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text,
  -- Bytes inside, as the event says.
  plain_size bigint,
  state text NOT NULL DEFAULT 'named' CHECK (state IN ('named', 'open', 'finished', 'missing')),
  -- Enciphered bytes: all of them, and those that are here.
  size integer,
  received integer NOT NULL DEFAULT 0,
  chain text NOT NULL DEFAULT repeat('0', 64),
  -- Rises when it begins again.
  upload integer NOT NULL DEFAULT 0,
  named_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (branch, terminal, sha256)
);

CREATE TABLE records.document_piece (
  branch text NOT NULL,
  terminal text NOT NULL,
  sha256 text NOT NULL,
  upload integer NOT NULL,
  at integer NOT NULL,
  piece bytea NOT NULL,
  PRIMARY KEY (branch, terminal, sha256, upload, at),
  FOREIGN KEY (branch, terminal, sha256) REFERENCES records.document
);
-- It is enciphered: nothing can be pressed out of it.
ALTER TABLE records.document_piece ALTER COLUMN piece SET STORAGE EXTERNAL;

-- From one terminal of a branch to another: head office cannot open it.
CREATE TABLE records.sealed_note (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  position integer NOT NULL CHECK (position >= 1),
  from_terminal text NOT NULL,
  from_epoch integer NOT NULL,
  sealed bytea NOT NULL CHECK (octet_length(sealed) BETWEEN 1 AND 65536),
  sent_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (branch, terminal, epoch, position),
  FOREIGN KEY (branch, terminal, epoch) REFERENCES records.terminal
);

-- What people at head office did, and what stopped a terminal.
CREATE TABLE records.act (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  by text NOT NULL DEFAULT session_user,
  act text NOT NULL,
  subject text,
  detail text
);

-- Nothing that came in is changed or removed, whoever asks. Who owns the tables can take a trigger away: it is a guard
-- against mistakes; what was changed is found by the chain and the signatures.
CREATE FUNCTION records.stays() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '% stays as it is', TG_TABLE_NAME USING ERRCODE = 'VN030';
END
$$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['office', 'branch', 'terminal', 'progress', 'contact', 'enrolment', 'event', 'set_aside', 'forked_event',
      'receipt', 'answer', 'decision', 'feed', 'document', 'document_piece', 'sealed_note', 'act'] LOOP
    EXECUTE format('CREATE TRIGGER is_not_removed BEFORE DELETE ON records.%I
      FOR EACH ROW EXECUTE FUNCTION records.stays()', name);
    EXECUTE format('CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON records.%I
      FOR EACH STATEMENT EXECUTE FUNCTION records.stays()', name);
    EXECUTE format('ALTER TABLE records.%I ENABLE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['office', 'event', 'set_aside', 'forked_event', 'receipt', 'answer', 'decision', 'feed',
      'document_piece', 'sealed_note', 'act'] LOOP
    EXECUTE format('CREATE TRIGGER is_not_changed BEFORE UPDATE ON records.%I
      FOR EACH ROW EXECUTE FUNCTION records.stays()', name);
  END LOOP;
END
$$;
