-- What an operator may do. Who does it is session_user; each act is noted. Nothing here signs: signatures come from the
-- operator's tool, whose keys are not in the database.
SET LOCAL ROLE ventanilla_owner;

CREATE FUNCTION records.note(act text, subject text, detail text) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$ INSERT INTO records.act (act, subject, detail) VALUES (act, subject, detail) $$;

-- Public keys of head office, as they are handed out. Once.
CREATE FUNCTION desk.set_office(keys text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO records.office (keys) VALUES (set_office.keys) ON CONFLICT DO NOTHING;
  IF (SELECT office.keys FROM records.office) <> set_office.keys THEN
    RAISE EXCEPTION 'this database is of another head office' USING ERRCODE = 'VN031';
  END IF;
END
$$;

CREATE FUNCTION desk.office() RETURNS text STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT keys FROM records.office $$;

-- Under the lock of its branch: the next position of the feed.
CREATE FUNCTION records.append_feed(of_branch text, of_kind text, of_terminal text, of_epoch integer, of_number integer,
  of_decision integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  next integer;
BEGIN
  UPDATE records.branch SET feed = feed + 1 WHERE code = of_branch RETURNING feed INTO next;
  INSERT INTO records.feed (branch, position, kind, terminal, epoch, number, decision)
    VALUES (of_branch, next, of_kind, of_terminal, of_epoch, of_number, of_decision);
  PERFORM pg_notify('feed_' || of_branch, next::text);
END
$$;

-- A branch begins with what was decided for all.
CREATE FUNCTION desk.make_branch(code text, name text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one integer;
BEGIN
  INSERT INTO records.branch (code, name) VALUES (make_branch.code, make_branch.name);
  FOR one IN SELECT decision.number FROM records.decision WHERE branch IS NULL ORDER BY decision.number LOOP
    PERFORM records.append_feed(make_branch.code, 'decision', NULL, NULL, NULL, one);
  END LOOP;
  PERFORM records.note('branch-made', make_branch.code, make_branch.name);
END
$$;

CREATE FUNCTION desk.decide(number integer, branch text, type text, version integer, content text, signature text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  one text;
BEGIN
  INSERT INTO records.decision (number, branch, type, version, content, signature)
    VALUES (decide.number, decide.branch, decide.type, decide.version, decide.content, decide.signature);
  -- In one order always, so that two operators never wait for each other.
  FOR one IN SELECT code FROM records.branch WHERE decide.branch IS NULL OR code = decide.branch ORDER BY code LOOP
    PERFORM records.append_feed(one, 'decision', NULL, NULL, NULL, decide.number);
  END LOOP;
END
$$;

-- The number that the next decision must have. Two at once: the second fails and is tried again.
CREATE FUNCTION desk.next_decision() RETURNS integer STABLE LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$ SELECT coalesce(max(number), 0) + 1 FROM records.decision $$;

-- `verifier`: of the code, as SCRAM-SHA-256 keeps it; the code itself is not told to the database.
CREATE FUNCTION desk.enrol(id text, verifier text, terminal text, hours integer) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  ends timestamptz := now() + make_interval(hours => enrol.hours);
BEGIN
  IF enrol.verifier !~ '^SCRAM-SHA-256\$' OR enrol.hours NOT BETWEEN 1 AND 168 THEN
    RAISE EXCEPTION 'a verifier, and 1 to 168 hours' USING ERRCODE = 'VN007';
  END IF;
  INSERT INTO records.enrolment (id, branch, terminal, expires_at)
    VALUES (enrol.id, left(enrol.terminal, 3), enrol.terminal, ends);
  EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 2 PASSWORD %L VALID UNTIL %L IN ROLE ventanilla_joining',
    'joining-' || enrol.id, enrol.verifier, ends);
  PERFORM records.note('enrolled', enrol.terminal, enrol.id);
  RETURN ends;
END
$$;

CREATE FUNCTION desk.enrolments() RETURNS TABLE (id text, terminal text, state text, made_at timestamptz,
  expires_at timestamptz, asked_at timestamptz, request text, request_hash text, signature text, csr text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT id, terminal, state, made_at, expires_at, asked_at, request, request_hash, signature, csr FROM records.enrolment
  WHERE state IN ('open', 'asked', 'admitted') AND expires_at > now() ORDER BY made_at
$$;

CREATE FUNCTION desk.decline(id text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  UPDATE records.enrolment SET state = 'declined', reason = decline.reason
    WHERE id = decline.id AND state IN ('open', 'asked');
  IF NOT FOUND THEN RAISE EXCEPTION 'no such request waits' USING ERRCODE = 'VN032'; END IF;
  PERFORM records.note('declined', decline.id, decline.reason);
END
$$;

-- No new connection; one that is open is told at its next call.
CREATE FUNCTION records.close_login(login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = close_login.login) THEN
    EXECUTE format('ALTER ROLE %I NOLOGIN', close_login.login);
  END IF;
END
$$;

-- Who was in that place before is replaced. `enrolment` and `serial` null: a terminal that brings packets only.
CREATE FUNCTION desk.admit(enrolment text, terminal text, epoch integer, public_key text, recipient text, serial text,
  certificate text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  of_branch CONSTANT text := left(admit.terminal, 3);
  its_login CONSTANT text := format('terminal-%s-%s', admit.terminal, admit.epoch);
  before records.terminal;
BEGIN
  IF EXISTS (SELECT FROM records.terminal WHERE terminal = admit.terminal AND epoch > admit.epoch) THEN
    RAISE EXCEPTION 'a later epoch of this terminal was admitted' USING ERRCODE = 'VN033';
  END IF;
  FOR before IN SELECT * FROM records.terminal WHERE branch = of_branch AND terminal = admit.terminal
      AND epoch < admit.epoch AND state IN ('active', 'suspended', 'forked') LOOP
    UPDATE records.terminal SET state = 'replaced', since = now()
      WHERE branch = before.branch AND terminal = before.terminal AND epoch = before.epoch;
    PERFORM records.close_login(before.login);
  END LOOP;
  -- The same epoch again, with the same key: it lost its certificate.
  INSERT INTO records.terminal (branch, terminal, epoch, login, public_key, recipient, serial)
    VALUES (of_branch, admit.terminal, admit.epoch, its_login, admit.public_key, admit.recipient, admit.serial)
    ON CONFLICT (branch, terminal, epoch) DO UPDATE SET serial = excluded.serial, recipient = excluded.recipient
    WHERE terminal.public_key = excluded.public_key AND terminal.state IN ('active', 'suspended');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this epoch of the terminal has another key, or has ended' USING ERRCODE = 'VN034';
  END IF;
  INSERT INTO records.progress (branch, terminal, epoch) VALUES (of_branch, admit.terminal, admit.epoch) ON CONFLICT DO NOTHING;
  INSERT INTO records.contact (branch, terminal, epoch) VALUES (of_branch, admit.terminal, admit.epoch) ON CONFLICT DO NOTHING;
  IF admit.enrolment IS NOT NULL THEN
    UPDATE records.enrolment SET state = 'admitted', certificate = admit.certificate
      WHERE id = admit.enrolment AND terminal = admit.terminal AND state = 'asked' AND expires_at > now();
    IF NOT FOUND THEN RAISE EXCEPTION 'no such request waits' USING ERRCODE = 'VN032'; END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = its_login) THEN
      EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 4 IN ROLE ventanilla_terminal', its_login);
    END IF;
  END IF;
  PERFORM records.note('admitted', admit.terminal, format('epoch %s, serial %s', admit.epoch, admit.serial));
END
$$;

CREATE FUNCTION desk.set_state(terminal text, state text, reason text) RETURNS TABLE (epoch integer, serial text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  it records.terminal;
BEGIN
  SELECT * INTO it FROM records.terminal WHERE branch = left(set_state.terminal, 3) AND terminal = set_state.terminal
    AND state IN ('active', 'suspended', 'forked') FOR UPDATE;
  IF it.login IS NULL OR set_state.state NOT IN ('active', 'suspended', 'revoked') THEN
    RAISE EXCEPTION 'no such terminal is in use' USING ERRCODE = 'VN032';
  ELSIF it.state = 'forked' AND set_state.state <> 'revoked' THEN
    RAISE EXCEPTION 'a terminal with two histories joins anew, in another epoch' USING ERRCODE = 'VN035';
  END IF;
  UPDATE records.terminal SET state = set_state.state, reason = set_state.reason, since = now()
    WHERE branch = it.branch AND terminal = it.terminal AND epoch = it.epoch;
  IF set_state.state = 'revoked' THEN PERFORM records.close_login(it.login); END IF;
  PERFORM records.note('terminal-' || set_state.state, it.terminal, set_state.reason);
  RETURN QUERY SELECT it.epoch, it.serial;
END
$$;

-- Logins of codes that are used up or expired.
CREATE FUNCTION desk.close_codes() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  one text;
  closed integer := 0;
BEGIN
  FOR one IN SELECT rolname FROM records.enrolment JOIN pg_roles ON rolname = 'joining-' || id
      WHERE state IN ('used', 'declined') OR expires_at <= now() LOOP
    EXECUTE format('DROP ROLE %I', one);
    closed := closed + 1;
  END LOOP;
  RETURN closed;
END
$$;

-- Terminals of which something waits to be looked at; `again`: also what was set aside because it was newer.
CREATE FUNCTION desk.waiting(again boolean) RETURNS TABLE (terminal text, epoch integer, judged integer, received integer)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT terminal, epoch, judged, received FROM records.progress WHERE judged < received
    OR again AND EXISTS (SELECT FROM records.set_aside AS aside WHERE aside.branch = progress.branch
      AND aside.terminal = progress.terminal AND aside.epoch = progress.epoch AND why = 'newer')
  ORDER BY terminal, epoch
$$;

-- In the operator's transaction: nobody else judges this terminal meanwhile. False: somebody does.
CREATE FUNCTION desk.begin_judging(terminal text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  all_of integer;
  locked integer;
BEGIN
  SELECT count(*) INTO all_of FROM records.terminal
    WHERE branch = left(begin_judging.terminal, 3) AND terminal = begin_judging.terminal;
  SELECT count(*) INTO locked FROM (SELECT FROM records.contact WHERE branch = left(begin_judging.terminal, 3)
    AND terminal = begin_judging.terminal FOR UPDATE SKIP LOCKED) AS free;
  RETURN all_of = locked;
END
$$;

CREATE FUNCTION desk.unjudged(terminal text, epoch integer, at_most integer, again boolean)
RETURNS TABLE (number integer, content text, hash text, signature text, public_key text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT event.number, event.content, event.hash, event.signature, of.public_key
  FROM records.progress JOIN records.event USING (branch, terminal, epoch) JOIN records.terminal AS of USING (branch, terminal, epoch)
  WHERE progress.branch = left(unjudged.terminal, 3) AND progress.terminal = unjudged.terminal
    AND progress.epoch = unjudged.epoch AND (NOT again AND event.number > judged
      OR again AND event.number <= judged AND EXISTS (SELECT FROM records.set_aside AS aside
        WHERE aside.branch = event.branch AND aside.terminal = event.terminal AND aside.epoch = event.epoch
          AND aside.number = event.number AND why = 'newer')
        AND NOT EXISTS (SELECT FROM records.answer WHERE answer.branch = event.branch
          AND answer.terminal = event.terminal AND answer.epoch = event.epoch AND answer.number = event.number))
  ORDER BY event.number LIMIT at_most
$$;

CREATE FUNCTION desk.next_receipt(terminal text) RETURNS TABLE (number integer, epoch integer)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce((SELECT max(number) FROM records.receipt WHERE branch = left(next_receipt.terminal, 3)
      AND terminal = next_receipt.terminal), 0) + 1,
    (SELECT max(epoch) FROM records.terminal WHERE branch = left(next_receipt.terminal, 3)
      AND terminal = next_receipt.terminal)
$$;

-- A receipt that says again what was answered: for events that came once more on a drive.
CREATE FUNCTION desk.keep_receipt(terminal text, number integer, content text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO records.receipt (branch, terminal, number, content)
    VALUES (left(keep_receipt.terminal, 3), keep_receipt.terminal, keep_receipt.number, keep_receipt.content)
$$;

CREATE FUNCTION desk.receipts(terminal text, after integer) RETURNS TABLE (number integer, content text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT number, content FROM records.receipt WHERE branch = left(receipts.terminal, 3)
    AND terminal = receipts.terminal AND number > after ORDER BY number
$$;

-- What the operator's tool found: `outcomes` are acknowledged, refused (with a reason) or newer. What was acknowledged, and
-- what is newer, goes into the branch's feed. `receipt_content` null where nothing of it is answered.
CREATE FUNCTION desk.judge(terminal text, epoch integer, numbers integer[], outcomes text[], reasons text[],
  receipt_number integer, receipt_content text, again boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  of_branch CONSTANT text := left(judge.terminal, 3);
  first_place integer;
  told integer;
BEGIN
  IF receipt_content IS NOT NULL THEN
    INSERT INTO records.receipt (branch, terminal, number, content)
      VALUES (of_branch, judge.terminal, receipt_number, receipt_content);
  END IF;
  INSERT INTO records.answer (branch, terminal, epoch, number, receipt, outcome, reason)
    SELECT of_branch, judge.terminal, judge.epoch, number, receipt_number, outcome,
      CASE WHEN outcome = 'refused' THEN coalesce(reason, '') END
    FROM unnest(numbers, outcomes, reasons) AS found (number, outcome, reason) WHERE outcome <> 'newer';
  INSERT INTO records.set_aside (branch, terminal, epoch, number, why)
    SELECT of_branch, judge.terminal, judge.epoch, number, 'newer'
    FROM unnest(numbers, outcomes) AS found (number, outcome) WHERE outcome = 'newer' ON CONFLICT DO NOTHING;
  IF NOT again THEN
    UPDATE records.progress SET judged = (SELECT max(number) FROM unnest(numbers) AS number)
      WHERE branch = of_branch AND terminal = judge.terminal AND epoch = judge.epoch
        AND judged = (SELECT min(number) - 1 FROM unnest(numbers) AS number);
    IF NOT FOUND THEN RAISE EXCEPTION 'somebody else judged them' USING ERRCODE = 'VN036'; END IF;
  END IF;
  SELECT count(*) INTO told FROM unnest(numbers, outcomes) AS found (number, outcome)
    WHERE outcome <> 'refused' AND NOT again;
  IF told > 0 THEN
    UPDATE records.branch SET feed = feed + told WHERE code = of_branch RETURNING feed - told INTO first_place;
    INSERT INTO records.feed (branch, position, kind, terminal, epoch, number)
      SELECT of_branch, first_place + row_number() OVER (ORDER BY number), 'event', judge.terminal, judge.epoch, number
      FROM unnest(numbers, outcomes) AS found (number, outcome) WHERE outcome <> 'refused';
    PERFORM pg_notify('feed_' || of_branch, (first_place + told)::text);
  END IF;
END
$$;

-- Events that came on a drive.
CREATE FUNCTION desk.take_events(terminal text, epoch integer, first integer, contents text[], signatures text[])
RETURNS TABLE (number integer, state text, reason text, expected integer)
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT * FROM records.take_events(left(terminal, 3), terminal, epoch, first, contents, signatures)
$$;

-- A document, or a piece of one, that came on a drive; enciphered anew by the operator's tool.
CREATE FUNCTION desk.keep_piece(terminal text, sha256 text, size integer, at integer, piece bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  it records.document;
BEGIN
  SELECT * INTO it FROM records.document WHERE branch = left(keep_piece.terminal, 3) AND terminal = keep_piece.terminal
    AND sha256 = keep_piece.sha256 FOR UPDATE;
  IF it.sha256 IS NULL THEN RAISE EXCEPTION 'no event names this document' USING ERRCODE = 'VN010'; END IF;
  IF it.state = 'finished' THEN RETURN; END IF;
  IF keep_piece.at = 0 THEN
    UPDATE records.document SET state = 'open', size = keep_piece.size, received = 0, chain = repeat('0', 64),
        upload = upload + 1 WHERE branch = it.branch AND terminal = it.terminal AND sha256 = it.sha256 RETURNING * INTO it;
  END IF;
  IF keep_piece.at <> it.received OR octet_length(piece) > it.size - it.received THEN
    RAISE EXCEPTION 'the piece is not where it must be' USING ERRCODE = 'VN011';
  END IF;
  INSERT INTO records.document_piece (branch, terminal, sha256, upload, at, piece)
    VALUES (it.branch, it.terminal, it.sha256, it.upload, keep_piece.at, keep_piece.piece);
  UPDATE records.document SET received = received + octet_length(keep_piece.piece),
      chain = encode(sha256(decode(chain, 'hex') || sha256(keep_piece.piece)), 'hex'),
      state = CASE WHEN received + octet_length(keep_piece.piece) = size THEN 'finished' ELSE state END,
      finished_at = CASE WHEN received + octet_length(keep_piece.piece) = size THEN now() END
    WHERE branch = it.branch AND terminal = it.terminal AND sha256 = it.sha256;
END
$$;

CREATE FUNCTION desk.document_missing(terminal text, sha256 text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE records.document SET state = 'missing' WHERE branch = left(document_missing.terminal, 3)
    AND terminal = document_missing.terminal AND sha256 = document_missing.sha256 AND state <> 'finished'
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA desk TO ventanilla_operator;
