-- A terminal that was stolen may leave a transaction open: its own locks and its neighbours' kept whoever ended it
-- waiting, and what it had open went on after it was ended. Decision 130.
DO $$
DECLARE
  costly regprocedure;
BEGIN
  -- So that connections can be ended of logins that ventanilla_owner made.
  GRANT pg_signal_backend TO ventanilla_owner;
  -- Locks and records of the log of the whole server, without a limit, for everybody who can connect.
  FOR costly IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
      AND (proname ~ '^pg_(try_)?advisory_' OR proname = 'pg_logical_emit_message') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', costly);
  END LOOP;
  -- Migrations take turns by it.
  GRANT EXECUTE ON FUNCTION pg_catalog.pg_advisory_xact_lock(bigint) TO ventanilla_owner;
  -- Of each connection, on the disk beside the tables. Only a superuser sets it otherwise, for a role that needs more.
  EXECUTE format('ALTER DATABASE %I SET temp_file_limit = ''1GB''', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'a superuser should take from PUBLIC what fills locks and disk, and let ventanilla_owner end connections';
END
$$;

SET LOCAL ROLE ventanilla_owner;

-- The tool looks up which keys head office signed for, for each terminal that sent something.
CREATE INDEX decision_of_branch ON records.decision (branch, type);

CREATE FUNCTION records.end_connections(login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_stat_clear_snapshot();
  PERFORM pg_terminate_backend(pid, 500) FROM pg_stat_activity
    WHERE usename = end_connections.login AND pid <> pg_backend_pid();
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'open connections of % could not be ended: a superuser should', end_connections.login;
END
$$;

-- Whoever logs in may change settings of their own login, and holds it until their transaction ends. They are sent away, and
-- whoever closes it stands first in the queue for it.
CREATE OR REPLACE FUNCTION records.close_login(login text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms' AS $$
BEGIN
  FOR tries IN REVERSE 20..0 LOOP
    PERFORM records.end_connections(close_login.login);
    BEGIN
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = close_login.login) THEN
        EXECUTE format('ALTER ROLE %I NOLOGIN', close_login.login);
      END IF;
      RETURN;
    EXCEPTION WHEN lock_not_available OR internal_error THEN
      -- The second is: it was changed meanwhile.
      IF tries = 0 THEN RAISE; END IF;
    END;
  END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION desk.set_state(terminal text, state text, reason text) RETURNS TABLE (epoch integer, serial text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  it records.terminal;
BEGIN
  -- Whatever it holds open ends: it would hold this up, and go on after it.
  IF set_state.state IN ('suspended', 'revoked') THEN
    PERFORM records.end_connections(login) FROM records.terminal WHERE branch = left(set_state.terminal, 3)
      AND terminal = set_state.terminal AND state IN ('active', 'suspended', 'forked');
  END IF;
  -- Who tells something of a terminal keeps its key from changing, nothing else.
  SELECT * INTO it FROM records.terminal WHERE branch = left(set_state.terminal, 3) AND terminal = set_state.terminal
    AND state IN ('active', 'suspended', 'forked') FOR NO KEY UPDATE;
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

-- Logins of codes that are used up or expired. One that somebody holds stays until the next time.
CREATE OR REPLACE FUNCTION desk.close_codes() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '500ms' AS $$
DECLARE
  one text;
  closed integer := 0;
BEGIN
  FOR one IN SELECT rolname FROM records.enrolment JOIN pg_roles ON rolname = 'joining-' || id
      WHERE state IN ('used', 'declined') OR expires_at <= now() LOOP
    BEGIN
      PERFORM records.end_connections(one);
      EXECUTE format('DROP ROLE %I', one);
      closed := closed + 1;
    EXCEPTION WHEN lock_not_available OR internal_error THEN
      RAISE WARNING 'the login of a code is held: %', one;
    END;
  END LOOP;
  RETURN closed;
END
$$;

-- A terminal that holds its events, or a document, in an open transaction keeps nobody else waiting.
ALTER FUNCTION desk.judge(text, integer, integer[], text[], text[], integer, text, boolean) SET lock_timeout = '5s';

CREATE OR REPLACE FUNCTION desk.clear_uploads(days integer) RETURNS TABLE (documents integer, bytes bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF clear_uploads.days IS NULL OR clear_uploads.days < 1 THEN
    RAISE EXCEPTION 'one day or more' USING ERRCODE = 'VN007';
  END IF;
  WITH given_up AS (
    SELECT it.branch, it.terminal, it.sha256 FROM records.document AS it WHERE it.state IN ('open', 'missing')
      AND it.received > 0 AND it.changed_at < now() - make_interval(days => clear_uploads.days) FOR UPDATE SKIP LOCKED
  )
  UPDATE records.document AS it SET state = CASE it.state WHEN 'open' THEN 'named' ELSE it.state END, size = NULL,
      received = 0, chain = repeat('0', 64), upload = it.upload + 1
    FROM given_up WHERE (it.branch, it.terminal, it.sha256) = (given_up.branch, given_up.terminal, given_up.sha256);
  RETURN QUERY
    WITH removed AS (
      DELETE FROM records.document_piece AS piece USING records.document AS it
        WHERE it.branch = piece.branch AND it.terminal = piece.terminal AND it.sha256 = piece.sha256
          AND it.upload <> piece.upload
        RETURNING piece.branch, piece.terminal, piece.sha256, octet_length(piece.piece) AS length
    )
    SELECT count(DISTINCT (branch, terminal, sha256))::integer, coalesce(sum(length), 0)::bigint FROM removed;
END
$$;

-- A transaction that began before its terminal was ended, and looks at things as they were then, saw it active for ever.
SET LOCAL ROLE ventanilla_door;
CREATE OR REPLACE FUNCTION records.enter(also_stopped boolean DEFAULT false) RETURNS records.terminal
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me records.terminal;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM records.is_no_call('a transaction that is not read committed');
  END IF;
  SELECT * INTO me FROM records.terminal WHERE login = session_user;
  IF me.login IS NULL THEN
    RAISE EXCEPTION 'this login is no terminal''s' USING ERRCODE = 'VN001';
  ELSIF me.state = 'revoked' THEN
    RAISE EXCEPTION 'the terminal is revoked' USING ERRCODE = 'VN003', DETAIL = coalesce(me.reason, '');
  ELSIF me.state = 'replaced' THEN
    RAISE EXCEPTION 'another has taken the place of this terminal' USING ERRCODE = 'VN004';
  ELSIF me.state = 'suspended' AND NOT also_stopped THEN
    RAISE EXCEPTION 'the terminal is suspended' USING ERRCODE = 'VN002', DETAIL = coalesce(me.reason, '');
  ELSIF me.state = 'forked' AND NOT also_stopped THEN
    RAISE EXCEPTION 'two histories of this terminal' USING ERRCODE = 'VN005';
  END IF;
  UPDATE records.contact SET last_at = now() WHERE branch = me.branch AND terminal = me.terminal AND epoch = me.epoch
    AND (last_at IS NULL OR last_at < now() - interval '30 seconds');
  RETURN me;
END
$$;
