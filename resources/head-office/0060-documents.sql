-- Documents come in pieces, enciphered to head office's recipient.
SET LOCAL ROLE ventanilla_door;

-- Locked: one at a time brings pieces of it.
CREATE FUNCTION records.find_document(me records.terminal, of_sha256 text) RETURNS records.document
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_one records.document;
BEGIN
  SELECT * INTO found_one FROM records.document
    WHERE branch = me.branch AND terminal = me.terminal AND sha256 = of_sha256 FOR UPDATE;
  IF found_one.sha256 IS NULL THEN
    RAISE EXCEPTION 'no event that came in names this document' USING ERRCODE = 'VN010';
  END IF;
  RETURN found_one;
END
$$;

CREATE FUNCTION counter.documents(hashes text[]) RETURNS TABLE (sha256 text, state text, received integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  IF cardinality(hashes) > 1000 THEN PERFORM records.is_no_call('1000 documents at most'); END IF;
  RETURN QUERY SELECT asked.sha256, coalesce(nullif(document.state, 'named'), 'unknown'), coalesce(document.received, 0)
    FROM unnest(hashes) AS asked (sha256) LEFT JOIN records.document
      ON branch = me.branch AND terminal = me.terminal AND document.sha256 = asked.sha256;
END
$$;

CREATE FUNCTION counter.document_begin(sha256 text, size integer, anew boolean DEFAULT false)
RETURNS TABLE (state text, received integer, chain text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
  it records.document;
BEGIN
  IF document_begin.size IS NULL OR document_begin.size < 1 THEN PERFORM records.is_no_call('a size'); END IF;
  it := records.find_document(me, document_begin.sha256);
  IF it.state <> 'finished' AND (it.state <> 'open' OR it.size <> document_begin.size OR anew) THEN
    UPDATE records.document SET state = 'open', size = document_begin.size, received = 0, chain = repeat('0', 64),
        upload = upload + 1
      WHERE branch = me.branch AND terminal = me.terminal AND sha256 = document_begin.sha256 RETURNING * INTO it;
  END IF;
  RETURN QUERY SELECT it.state, it.received, it.chain;
END
$$;

CREATE FUNCTION counter.document_piece(sha256 text, at integer, piece bytea)
RETURNS TABLE (received integer, chain text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
  it records.document;
  bytes CONSTANT integer := octet_length(piece);
BEGIN
  IF bytes IS NULL OR bytes NOT BETWEEN 1 AND 1048576 THEN PERFORM records.is_no_call('a piece of 1 MiB at most'); END IF;
  it := records.find_document(me, document_piece.sha256);
  IF it.state <> 'open' OR document_piece.at IS NULL OR document_piece.at > it.received
      OR (document_piece.at = it.received AND bytes > it.size - it.received) THEN
    RAISE EXCEPTION 'the piece is not where it must be' USING ERRCODE = 'VN011';
  ELSIF document_piece.at < it.received THEN
    IF NOT EXISTS (SELECT FROM records.document_piece AS known WHERE branch = me.branch AND terminal = me.terminal
        AND known.sha256 = it.sha256 AND upload = it.upload AND known.at = document_piece.at
        AND known.piece = document_piece.piece) THEN
      RAISE EXCEPTION 'the piece is another one' USING ERRCODE = 'VN012';
    END IF;
  ELSE
    INSERT INTO records.document_piece (branch, terminal, sha256, upload, at, piece)
      VALUES (me.branch, me.terminal, it.sha256, it.upload, document_piece.at, document_piece.piece);
    UPDATE records.document SET received = received + bytes,
        chain = encode(sha256(decode(chain, 'hex') || sha256(document_piece.piece)), 'hex')
      WHERE branch = me.branch AND terminal = me.terminal AND sha256 = it.sha256 RETURNING * INTO it;
  END IF;
  RETURN QUERY SELECT it.received, it.chain;
END
$$;

CREATE FUNCTION counter.document_finish(sha256 text, chain text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
  it records.document := records.find_document(me, document_finish.sha256);
BEGIN
  IF it.state NOT IN ('open', 'finished') OR it.received <> it.size THEN
    RAISE EXCEPTION 'not every piece is here' USING ERRCODE = 'VN011';
  ELSIF it.chain IS DISTINCT FROM document_finish.chain THEN
    RAISE EXCEPTION 'the document is another one' USING ERRCODE = 'VN012';
  END IF;
  UPDATE records.document SET state = 'finished', finished_at = now()
    WHERE branch = me.branch AND terminal = me.terminal AND sha256 = it.sha256 AND state = 'open';
END
$$;

CREATE FUNCTION counter.document_missing(sha256 text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
  it records.document := records.find_document(me, document_missing.sha256);
BEGIN
  UPDATE records.document SET state = 'missing'
    WHERE branch = me.branch AND terminal = me.terminal AND sha256 = it.sha256 AND state <> 'finished';
END
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA counter TO ventanilla_terminal;
