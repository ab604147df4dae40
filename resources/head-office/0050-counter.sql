-- What a terminal may do. docs/head-office.md says what each gives.
SET LOCAL ROLE ventanilla_door;

-- The terminal whose session this is.
CREATE FUNCTION records.enter(also_stopped boolean DEFAULT false) RETURNS records.terminal
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  me records.terminal;
BEGIN
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

CREATE FUNCTION records.is_no_call(what text) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION '%', what USING ERRCODE = 'VN007';
END
$$;

CREATE FUNCTION counter.clock() RETURNS timestamptz LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT clock_timestamp() $$;

CREATE FUNCTION counter.hello(contract integer, product text)
RETURNS TABLE (state text, reason text, terminal text, epoch integer, branch text, branch_name text, at timestamptz,
  schema_version integer, contract_from integer, contract_to integer, office text, received jsonb, receipts integer,
  feed integer, sealed integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter(true);
BEGIN
  UPDATE records.contact SET last_at = now(), product = left(hello.product, 100)
    WHERE branch = me.branch AND terminal = me.terminal AND epoch = me.epoch;
  UPDATE records.enrolment SET state = 'used' WHERE terminal = me.terminal AND state = 'admitted';
  RETURN QUERY SELECT me.state, me.reason, me.terminal, me.epoch, me.branch, name, clock_timestamp(),
      (SELECT max(number) FROM records.migration), 1, 1, (SELECT keys FROM records.office),
      (SELECT coalesce(jsonb_agg(jsonb_build_object('epoch', epoch, 'number', received, 'hash', hash) ORDER BY epoch), '[]')
        FROM records.progress WHERE branch = me.branch AND terminal = me.terminal AND received > 0),
      (SELECT coalesce(max(number), 0) FROM records.receipt WHERE branch = me.branch AND terminal = me.terminal),
      feed,
      (SELECT coalesce(max(position), 0) FROM records.sealed_note
        WHERE branch = me.branch AND terminal = me.terminal AND epoch = me.epoch)
    FROM records.branch WHERE code = me.branch;
END
$$;

CREATE FUNCTION counter.submit(epoch integer, first integer, contents text[], signatures text[])
RETURNS TABLE (number integer, state text, reason text, expected integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  IF submit.epoch IS NULL OR first IS NULL OR first < 1 OR submit.epoch > me.epoch
      OR cardinality(contents) NOT BETWEEN 1 AND 500 OR cardinality(contents) IS DISTINCT FROM cardinality(signatures)
      OR array_ndims(contents) <> 1 OR array_ndims(signatures) <> 1 OR array_lower(contents, 1) <> 1
      OR array_lower(signatures, 1) <> 1 OR array_position(contents, NULL) IS NOT NULL
      OR (SELECT bool_or(signature IS NULL OR signature !~ '^[A-Za-z0-9+/]{86}==$') FROM unnest(signatures) AS signature)
      OR (SELECT sum(octet_length(content)) FROM unnest(contents) AS content) > 4194304 THEN
    PERFORM records.is_no_call('1 to 500 events, 4 MiB, each with its signature');
  END IF;
  RETURN QUERY SELECT * FROM records.take_events(me.branch, me.terminal, submit.epoch, first, contents, signatures);
END
$$;

CREATE FUNCTION counter.receipts(after integer, at_most integer) RETURNS TABLE (number integer, content text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  RETURN QUERY SELECT number, content FROM records.receipt
    WHERE branch = me.branch AND terminal = me.terminal AND number > after ORDER BY number LIMIT least(at_most, 20);
END
$$;

CREATE FUNCTION counter.feed(after integer, at_most integer)
RETURNS TABLE ("position" integer, kind text, terminal text, epoch integer, number integer, content text, signature text,
  public_key text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  RETURN QUERY
    WITH page AS (
      SELECT feed.position AS place, kind, feed.terminal, feed.epoch, feed.number, feed.decision FROM records.feed
        WHERE branch = me.branch AND feed.position > after ORDER BY feed.position LIMIT least(at_most, 1000)
    ), told AS (
      SELECT place, kind, page.terminal, page.epoch, coalesce(page.number, decision.number) AS number,
        CASE WHEN page.terminal = me.terminal AND page.epoch = me.epoch THEN NULL
          ELSE coalesce(event.content, decision.content) END AS content,
        coalesce(event.signature, decision.signature) AS signature, by.public_key
      FROM page
        LEFT JOIN records.event ON event.branch = me.branch AND event.terminal = page.terminal
          AND event.epoch = page.epoch AND event.number = page.number
        LEFT JOIN records.terminal AS by ON by.branch = me.branch AND by.terminal = page.terminal AND by.epoch = page.epoch
        LEFT JOIN records.decision ON decision.number = page.decision
    ), counted AS (
      SELECT *, sum(octet_length(content)) OVER (ORDER BY place) AS bytes FROM told
    )
    SELECT place, kind, terminal, epoch, number, content, CASE WHEN content IS NOT NULL THEN signature END,
      public_key FROM counted WHERE coalesce(bytes, 0) <= 4194304 OR place = after + 1 ORDER BY place;
END
$$;

CREATE FUNCTION counter.acknowledge(feed integer, receipt integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  UPDATE records.contact SET feed = greatest(contact.feed, acknowledge.feed),
      receipt = greatest(contact.receipt, acknowledge.receipt)
    WHERE branch = me.branch AND terminal = me.terminal AND epoch = me.epoch;
END
$$;

CREATE FUNCTION counter.neighbours() RETURNS TABLE (terminal text, epoch integer, state text, public_key text, recipient text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  RETURN QUERY SELECT terminal, epoch, state, public_key, recipient FROM records.terminal
    WHERE branch = me.branch ORDER BY terminal, epoch;
END
$$;

CREATE FUNCTION counter.send_sealed(terminal text, epoch integer, sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  IF NOT EXISTS (SELECT FROM records.terminal WHERE branch = me.branch AND terminal = send_sealed.terminal
      AND epoch = send_sealed.epoch AND state = 'active') OR coalesce(octet_length(sealed), 0) NOT BETWEEN 1 AND 65536 THEN
    PERFORM records.is_no_call('a terminal of this branch, and 64 KiB at most');
  END IF;
  LOOP
    BEGIN
      INSERT INTO records.sealed_note (branch, terminal, epoch, position, from_terminal, from_epoch, sealed)
        SELECT me.branch, send_sealed.terminal, send_sealed.epoch, coalesce(max(position), 0) + 1, me.terminal, me.epoch,
          send_sealed.sealed
        FROM records.sealed_note WHERE branch = me.branch AND terminal = send_sealed.terminal
          AND epoch = send_sealed.epoch;
      RETURN;
    EXCEPTION WHEN unique_violation THEN
      -- Another one wrote at the same time: the next position.
    END;
  END LOOP;
END
$$;

CREATE FUNCTION counter.sealed(after integer)
RETURNS TABLE ("position" integer, terminal text, epoch integer, sealed bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  RETURN QUERY SELECT note.position, from_terminal, from_epoch, note.sealed FROM records.sealed_note AS note
    WHERE branch = me.branch AND note.terminal = me.terminal AND note.epoch = me.epoch AND note.position > after
    ORDER BY note.position LIMIT 50;
END
$$;
