-- Pieces as text, since the client that kiosks use writes bytes in hexadecimal, twice as many as they are; and an end for
-- uploads that nobody goes on with.
SET LOCAL ROLE ventanilla_owner;

-- When it last came further.
ALTER TABLE records.document ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
CREATE FUNCTION records.document_changes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  NEW.changed_at := now();
  RETURN NEW;
END
$$;
CREATE TRIGGER changes BEFORE UPDATE ON records.document FOR EACH ROW EXECUTE FUNCTION records.document_changes();

-- Only pieces of an upload that was begun again, or given up, may go: they belong to no document any more.
CREATE FUNCTION records.pieces_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM records.document AS of WHERE of.branch = OLD.branch AND of.terminal = OLD.terminal
      AND of.sha256 = OLD.sha256 AND of.upload = OLD.upload) THEN
    RAISE EXCEPTION 'document_piece stays as it is' USING ERRCODE = 'VN030';
  END IF;
  RETURN OLD;
END
$$;
DROP TRIGGER is_not_removed ON records.document_piece;
CREATE TRIGGER is_not_removed BEFORE DELETE ON records.document_piece
  FOR EACH ROW EXECUTE FUNCTION records.pieces_stay();

-- Uploads that did not come further for so many days are given up, and what came of them is removed, as is what came of
-- uploads that were begun again. The document is asked for as if nothing of it had come.
CREATE FUNCTION desk.clear_uploads(days integer) RETURNS TABLE (documents integer, bytes bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF clear_uploads.days IS NULL OR clear_uploads.days < 1 THEN
    RAISE EXCEPTION 'one day or more' USING ERRCODE = 'VN007';
  END IF;
  UPDATE records.document AS it SET state = CASE it.state WHEN 'open' THEN 'named' ELSE it.state END, size = NULL,
      received = 0, chain = repeat('0', 64), upload = it.upload + 1
    WHERE it.state IN ('open', 'missing') AND it.received > 0
      AND it.changed_at < now() - make_interval(days => clear_uploads.days);
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
GRANT EXECUTE ON FUNCTION desk.clear_uploads(integer) TO ventanilla_operator;

SET LOCAL ROLE ventanilla_door;
CREATE FUNCTION counter.document_piece_in_base64(sha256 text, at integer, piece text)
RETURNS TABLE (received integer, chain text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  bytes bytea;
BEGIN
  BEGIN
    bytes := decode(document_piece_in_base64.piece, 'base64');
  EXCEPTION WHEN data_exception THEN
    PERFORM records.is_no_call('a piece in base64');
  END;
  RETURN QUERY SELECT * FROM counter.document_piece(document_piece_in_base64.sha256, document_piece_in_base64.at, bytes);
END
$$;
GRANT EXECUTE ON FUNCTION counter.document_piece_in_base64(text, integer, text) TO ventanilla_terminal;
