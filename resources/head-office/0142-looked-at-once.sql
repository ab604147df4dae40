-- The tool read every event a second time to see whom it tells of, and looked each up in the whole feed: confirming took three times as
-- long. It is given those alone that say a number, a document or a question; whom the others tell of stands in their rows. Decision 142.
SET LOCAL ROLE ventanilla_owner;

-- Of those that the branch was told.
CREATE OR REPLACE FUNCTION desk.unlooked(terminal text, epoch integer, after integer, at_most integer)
RETURNS TABLE (number integer, content text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT event.number, event.content FROM records.event
    JOIN records.progress USING (branch, terminal, epoch)
  WHERE event.branch = left(unlooked.terminal, 3) AND event.terminal = unlooked.terminal
    AND event.epoch = unlooked.epoch AND event.number > unlooked.after AND event.number <= judged
    AND event.type IN ('worker-registered', 'worker-corrected', 'cedula-recorded', 'person-asked')
    -- A join would be planned as if a terminal had one row in the feed, where nobody has counted them, and read all for each.
    AND (SELECT true FROM records.feed WHERE feed.branch = event.branch AND feed.terminal = event.terminal
      AND feed.epoch = event.epoch AND feed.number = event.number)
  ORDER BY event.number LIMIT at_most
$$;

CREATE OR REPLACE FUNCTION records.owe(subjects text[]) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO records.telling (to_branch, branch, terminal, epoch, number, subject)
    SELECT listener.branch, event.branch, event.terminal, event.epoch, event.number, event.subject
    FROM (SELECT DISTINCT subject FROM unnest(subjects) AS subject) AS person
      JOIN records.share AS speaker USING (subject)
      JOIN records.share AS listener ON listener.subject = speaker.subject AND listener.branch <> speaker.branch
      JOIN records.event ON event.subject = speaker.subject AND event.branch = speaker.branch
      JOIN records.looked ON looked.branch = event.branch AND looked.terminal = event.terminal
        AND looked.epoch = event.epoch AND event.number <= looked.through
    WHERE (SELECT true FROM records.feed WHERE feed.branch = event.branch AND feed.terminal = event.terminal
      AND feed.epoch = event.epoch AND feed.number = event.number)
    ON CONFLICT DO NOTHING
$$;

DROP FUNCTION desk.look(text, integer, integer, integer, jsonb, jsonb, integer[], text[]);
-- What the tool read of the events after `after`, up to `through`. `numbers`: [[key, subject]], `documents`: [[number key, issuing
-- state, birth date, subject]] of registrations, `askings`: numbers of events.
CREATE FUNCTION desk.look(terminal text, epoch integer, after integer, through integer, numbers jsonb, documents jsonb,
  askings integer[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  of_branch CONSTANT text := left(look.terminal, 3);
  joined text[];
  told text[];
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
  SELECT array_agg(DISTINCT subject) INTO told FROM records.event
    WHERE branch = of_branch AND terminal = look.terminal AND epoch = look.epoch AND number > look.after
      AND number <= look.through AND subject IN (SELECT subject FROM records.share WHERE branch = of_branch);
  IF coalesce(told, joined) IS NOT NULL THEN
    PERFORM records.owe(coalesce(told, '{}') || coalesce(joined, '{}'));
  END IF;
END
$$;

GRANT EXECUTE ON FUNCTION desk.look(text, integer, integer, integer, jsonb, jsonb, integer[]) TO ventanilla_operator;
