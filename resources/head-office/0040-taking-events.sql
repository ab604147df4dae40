SET LOCAL ROLE ventanilla_owner;

-- Null where the text is no JSON, or holds what a database's JSON cannot (U+0000).
CREATE FUNCTION records.read_json(content text) RETURNS jsonb IMMUTABLE LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN content::jsonb;
EXCEPTION WHEN data_exception OR program_limit_exceeded OR statement_too_complex THEN
  RETURN NULL;
END
$$;

CREATE FUNCTION records.is_envelope(envelope jsonb) RETURNS boolean IMMUTABLE LANGUAGE sql
RETURN coalesce(jsonb_typeof(envelope) = 'object' AND envelope ->> 'format' = 'ventanilla-event-1'
  AND jsonb_typeof(envelope -> 'type') = 'string' AND envelope ->> 'version' ~ '^[0-9]{1,9}$'
  AND jsonb_typeof(envelope -> 'terminal') = 'string' AND envelope ->> 'epoch' ~ '^[0-9]{1,9}$'
  AND envelope ->> 'number' ~ '^[0-9]{1,9}$' AND jsonb_typeof(envelope -> 'previousHash') = 'string'
  AND jsonb_typeof(envelope -> 'subject') IN ('string', 'null') AND jsonb_typeof(envelope -> 'documents') = 'array', false);

-- Takes events of one epoch that follow each other, of the numbers from `first`: the one way in, for terminals and for
-- packets. Each row says what became of an event; the first that is not taken ends it, and what stands before it stays.
-- It runs with the rights of who calls it.
CREATE FUNCTION records.take_events(of_branch text, of_terminal text, of_epoch integer, first integer, contents text[],
  signatures text[])
RETURNS TABLE (number integer, state text, reason text, expected integer)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  total CONSTANT integer := cardinality(contents);
  done records.progress;
  hashes text[];
  envelopes jsonb[];
  -- How many of them have numbers that were received before.
  known integer;
  -- The first that is not taken, and why.
  stop integer := total + 1;
  fault text;
  before_first text;
BEGIN
  SELECT * INTO done FROM records.progress
    WHERE branch = of_branch AND terminal = of_terminal AND epoch = of_epoch FOR UPDATE;
  hashes := ARRAY(SELECT encode(sha256(convert_to(content, 'UTF8')), 'hex')
    FROM unnest(contents) WITH ORDINALITY AS sent (content, place) ORDER BY place);
  IF done IS NULL OR done.epoch IS NULL THEN
    stop := 1; fault := 'unknown-epoch'; known := 0;
  ELSIF first > done.received + 1 THEN
    stop := 1; fault := 'gap'; known := 0;
  ELSE
    known := least(total, done.received - first + 1);
    SELECT min(place), 'fork' INTO stop, fault
      FROM unnest(hashes[:known]) WITH ORDINALITY AS sent (hash, place)
      JOIN records.event ON branch = of_branch AND terminal = of_terminal AND epoch = of_epoch
        AND number = first + place - 1 AND event.hash <> sent.hash;
    stop := coalesce(stop, total + 1);
  END IF;

  IF stop > total AND known < total THEN
    BEGIN
      envelopes := ARRAY(SELECT content::jsonb FROM unnest(contents[known + 1:]) WITH ORDINALITY AS sent (content, place)
        ORDER BY place);
    EXCEPTION WHEN data_exception OR program_limit_exceeded OR statement_too_complex THEN
      -- One of them is no JSON: they are looked at one by one.
      envelopes := ARRAY(SELECT records.read_json(content)
        FROM unnest(contents[known + 1:]) WITH ORDINALITY AS sent (content, place) ORDER BY place);
    END;
    before_first := done.hash;
    IF done.received = 0 THEN
      -- The first of an epoch names an event of an epoch before, or there is none. One that is not here yet is a gap.
      SELECT hash INTO before_first FROM records.event WHERE branch = of_branch AND terminal = of_terminal
        AND epoch < of_epoch AND hash = envelopes[1] ->> 'previousHash';
      IF before_first IS NULL AND NOT EXISTS (SELECT FROM records.event
          WHERE branch = of_branch AND terminal = of_terminal AND epoch < of_epoch) THEN
        before_first := repeat('0', 64);
      END IF;
    END IF;

    WITH sent AS (
      SELECT place + known AS place, envelope, coalesce(lag(hash) OVER (ORDER BY place), before_first) AS before
      FROM unnest(envelopes, hashes[known + 1:]) WITH ORDINALITY AS one (envelope, hash, place)
    ), judged AS (
      SELECT place, CASE
        WHEN envelope ->> 'terminal' <> of_terminal OR (envelope ->> 'epoch')::integer <> of_epoch
          OR (envelope ->> 'number')::integer <> first + place - 1 THEN 'another-terminal'
        WHEN before IS NULL AND envelope ->> 'previousHash' <> repeat('0', 64) THEN 'gap'
        WHEN envelope ->> 'previousHash' IS DISTINCT FROM before THEN 'chain' END AS wrong
      FROM sent WHERE records.is_envelope(envelope)
    )
    SELECT place, wrong INTO stop, fault FROM judged WHERE wrong IS NOT NULL ORDER BY place LIMIT 1;
    stop := coalesce(stop, total + 1);

    INSERT INTO records.event (branch, terminal, epoch, number, type, version, subject, content, hash, signature)
      SELECT of_branch, of_terminal, of_epoch, first + known + place - 1, CASE WHEN good THEN envelope ->> 'type' END,
        CASE WHEN good THEN (envelope ->> 'version')::integer END, CASE WHEN good THEN envelope ->> 'subject' END,
        content, hash, signature
      FROM unnest(contents[known + 1:stop - 1], signatures[known + 1:stop - 1], hashes[known + 1:stop - 1],
          envelopes[:stop - 1 - known]) WITH ORDINALITY AS sent (content, signature, hash, envelope, place),
        LATERAL (SELECT records.is_envelope(envelope) AS good) AS look;
    INSERT INTO records.set_aside (branch, terminal, epoch, number, why)
      SELECT of_branch, of_terminal, of_epoch, first + known + place - 1, 'malformed'
      FROM unnest(envelopes[:stop - 1 - known]) WITH ORDINALITY AS sent (envelope, place)
      WHERE NOT records.is_envelope(envelope);
    INSERT INTO records.document (branch, terminal, sha256, media_type, plain_size)
      SELECT of_branch, of_terminal, document ->> 'sha256', min(document ->> 'mediaType'),
        min(CASE WHEN document ->> 'size' ~ '^[0-9]{1,12}$' THEN (document ->> 'size')::bigint END)
      FROM unnest(envelopes[:stop - 1 - known]) AS sent (envelope),
        LATERAL jsonb_array_elements(CASE WHEN records.is_envelope(envelope) THEN envelope -> 'documents' ELSE '[]' END)
          AS named (document)
      WHERE document ->> 'sha256' ~ '^[0-9a-f]{64}$' GROUP BY document ->> 'sha256'
      ON CONFLICT DO NOTHING;
    IF stop - 1 > known THEN
      UPDATE records.progress SET received = first + stop - 2, hash = hashes[stop - 1], received_at = now()
        WHERE branch = of_branch AND terminal = of_terminal AND epoch = of_epoch;
      PERFORM pg_notify('received', of_branch);
    END IF;
  END IF;

  IF fault IN ('fork', 'chain') AND stop <= total THEN
    INSERT INTO records.forked_event (branch, terminal, epoch, number, kind, content, hash, signature)
      VALUES (of_branch, of_terminal, of_epoch, first + stop - 1, fault, contents[stop], hashes[stop], signatures[stop])
      ON CONFLICT DO NOTHING;
    UPDATE records.terminal SET state = 'forked', reason = 'two histories', since = now()
      WHERE branch = of_branch AND terminal = of_terminal AND state IN ('active', 'suspended');
    INSERT INTO records.act (act, subject, detail)
      VALUES ('terminal-forked', of_terminal, format('%s at event %s of epoch %s', fault, first + stop - 1, of_epoch));
  END IF;

  RETURN QUERY
    SELECT first + place::integer - 1,
      CASE WHEN place > stop THEN 'not-tried' WHEN place = stop THEN fault
        ELSE coalesce(given.outcome, CASE WHEN aside.why IS NULL THEN 'received' ELSE 'set-aside' END) END,
      CASE WHEN place < stop THEN coalesce(given.reason, aside.why) END,
      CASE WHEN place = stop AND fault = 'gap' AND first > done.received + 1 THEN done.received + 1 END
    FROM generate_series(1, total) AS place
      LEFT JOIN LATERAL (SELECT outcome, answer.reason FROM records.answer WHERE branch = of_branch
        AND terminal = of_terminal AND epoch = of_epoch AND number = first + place - 1 AND place <= known
        ORDER BY receipt DESC LIMIT 1) AS given ON true
      LEFT JOIN LATERAL (SELECT set_aside.why FROM records.set_aside WHERE branch = of_branch
        AND terminal = of_terminal AND epoch = of_epoch AND number = first + place - 1 LIMIT 1) AS aside ON true
    ORDER BY place;
END
$$;
GRANT EXECUTE ON FUNCTION records.read_json(text), records.is_envelope(jsonb),
  records.take_events(text, text, integer, integer, text[], text[]) TO ventanilla_door;
