-- Somebody is registered once under an id. A terminal that was stolen could otherwise register one id with the documents of many, and
-- be told of all of them for one number that it asks for. Decision 142.
SET LOCAL ROLE ventanilla_owner;

DROP INDEX records.known_document_of;
CREATE UNIQUE INDEX known_document_of ON records.known_document (subject);

CREATE OR REPLACE FUNCTION desk.look(terminal text, epoch integer, after integer, through integer, numbers jsonb, documents jsonb,
  askings integer[], people text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  of_branch CONSTANT text := left(look.terminal, 3);
  joined text[];
BEGIN
  PERFORM records.alone();
  INSERT INTO records.looked (branch, terminal, epoch) VALUES (of_branch, look.terminal, look.epoch) ON CONFLICT DO NOTHING;
  UPDATE records.looked SET through = look.through WHERE branch = of_branch AND terminal = look.terminal
    AND epoch = look.epoch AND through = look.after;
  IF NOT FOUND THEN RAISE EXCEPTION 'somebody else looked at them' USING ERRCODE = 'VN036'; END IF;
  INSERT INTO records.known_number (key, subject)
    SELECT one ->> 0, one ->> 1 FROM jsonb_array_elements(numbers) AS one ON CONFLICT DO NOTHING;
  INSERT INTO records.known_document (number_key, issuing_state, birth_date, subject)
    SELECT one ->> 0, one ->> 1, one ->> 2, one ->> 3 FROM jsonb_array_elements(documents) WITH ORDINALITY AS told (one, place)
    ORDER BY place ON CONFLICT DO NOTHING;
  INSERT INTO records.asking (branch, terminal, epoch, number, asked_at)
    SELECT branch, terminal, epoch, number, received_at FROM records.event
    WHERE branch = of_branch AND terminal = look.terminal AND epoch = look.epoch AND number = ANY (askings)
    ON CONFLICT DO NOTHING;
  -- Who was registered once more, where they are shared already, is told of under the other id too.
  WITH another AS (
    INSERT INTO records.share (subject, branch)
      SELECT DISTINCT mine.subject, told.branch FROM jsonb_array_elements(documents) AS one
        JOIN records.known_document AS mine ON mine.subject = one ->> 3
        JOIN records.known_document AS other ON other.number_key = mine.number_key
          AND other.issuing_state = mine.issuing_state AND other.birth_date = mine.birth_date
        JOIN records.share AS here ON here.subject = other.subject AND here.branch = of_branch
        JOIN records.share AS told ON told.subject = other.subject
      ON CONFLICT DO NOTHING RETURNING subject
  ) SELECT array_agg(DISTINCT subject) INTO joined FROM another;
  PERFORM records.owe(people || coalesce(joined, '{}'));
END
$$;
