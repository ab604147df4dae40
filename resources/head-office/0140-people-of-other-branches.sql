-- Somebody of another branch, found by an exact number: a terminal asks by an event of its own, the operator's tool answers and tells
-- each branch what the others do about them from then on. No terminal sees any of it but by the feed of its branch. Decision 142.
SET LOCAL ROLE ventanilla_owner;

CREATE INDEX event_of_person ON records.event (subject, branch, terminal, epoch, number) WHERE subject IS NOT NULL;

-- Up to where the tool has looked at whom the events of a terminal's epoch tell of.
CREATE TABLE records.looked (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  through integer NOT NULL DEFAULT 0,
  PRIMARY KEY (branch, terminal, epoch),
  FOREIGN KEY (branch, terminal, epoch) REFERENCES records.terminal
);

-- Whom a number may lead to, letters and digits alone; whether it does the tool reads from what was signed.
CREATE TABLE records.known_number (
  key text NOT NULL,
  subject text NOT NULL,
  PRIMARY KEY (key, subject)
);

-- With what somebody was registered: the same document and birth date are the same person.
CREATE TABLE records.known_document (
  number_key text NOT NULL,
  issuing_state text NOT NULL,
  birth_date text NOT NULL,
  subject text NOT NULL,
  PRIMARY KEY (number_key, issuing_state, birth_date, subject)
);
CREATE INDEX known_document_of ON records.known_document (subject);

-- Letters and digits alone of a number that head office or a terminal allotted.
CREATE FUNCTION records.number_key(code text) RETURNS text IMMUTABLE LANGUAGE sql SET search_path = pg_catalog, pg_temp
AS $$ SELECT regexp_replace(upper(code), '[^A-Z0-9]', '', 'g') $$;
CREATE INDEX decision_of_official_code ON records.decision
  (records.number_key(content::jsonb #>> '{payload,officialCode}'))
  WHERE type = 'official-code-assigned';
CREATE INDEX decision_of_provisional_code ON records.decision
  (records.number_key(content::jsonb #>> '{payload,identificationCode}'))
  WHERE type = 'official-code-assigned';

-- What a terminal asked, by its event, and what was answered. `asked_at`: when it came in, by this server's clock.
CREATE TABLE records.asking (
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  number integer NOT NULL,
  asked_at timestamptz NOT NULL,
  outcome text CHECK (outcome IN ('found', 'nobody', 'too-many', 'limit')),
  decision integer REFERENCES records.decision,
  PRIMARY KEY (branch, terminal, epoch, number),
  FOREIGN KEY (branch, terminal, epoch, number) REFERENCES records.event,
  CHECK ((outcome IS NULL) = (decision IS NULL))
);
CREATE INDEX asking_waiting ON records.asking (asked_at) WHERE outcome IS NULL;
CREATE INDEX asking_of_terminal ON records.asking (branch, terminal, asked_at);

-- Which branches are told what the others do about somebody. It does not end: what a branch has on record must not grow old there.
CREATE TABLE records.share (
  subject text NOT NULL,
  branch text NOT NULL REFERENCES records.branch,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subject, branch)
);

-- What a branch is to be told of another one's events, each once; `decision` is how it was.
CREATE TABLE records.telling (
  to_branch text NOT NULL REFERENCES records.branch,
  branch text NOT NULL,
  terminal text NOT NULL,
  epoch integer NOT NULL,
  number integer NOT NULL,
  subject text NOT NULL,
  decision integer UNIQUE REFERENCES records.decision,
  PRIMARY KEY (to_branch, branch, terminal, epoch, number, subject),
  FOREIGN KEY (branch, terminal, epoch, number) REFERENCES records.event,
  CHECK (to_branch <> branch)
);
CREATE INDEX telling_waiting ON records.telling (to_branch, branch, terminal, epoch, number) WHERE decision IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['looked', 'known_number', 'known_document', 'asking', 'share', 'telling'] LOOP
    EXECUTE format('CREATE TRIGGER is_not_removed BEFORE DELETE ON records.%I
      FOR EACH ROW EXECUTE FUNCTION records.stays()', name);
    EXECUTE format('CREATE TRIGGER is_not_emptied BEFORE TRUNCATE ON records.%I
      FOR EACH STATEMENT EXECUTE FUNCTION records.stays()', name);
    EXECUTE format('ALTER TABLE records.%I ENABLE ROW LEVEL SECURITY', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['known_number', 'known_document', 'share'] LOOP
    EXECUTE format('CREATE TRIGGER is_not_changed BEFORE UPDATE ON records.%I
      FOR EACH ROW EXECUTE FUNCTION records.stays()', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['asking', 'telling'] LOOP
    EXECUTE format('CREATE TRIGGER is_decided_once BEFORE UPDATE ON records.%I
      FOR EACH ROW WHEN (OLD.decision IS NOT NULL) EXECUTE FUNCTION records.stays()', name);
  END LOOP;
END
$$;

-- One at a time looks, shares: what one of them adds the other has seen, or comes after it.
CREATE FUNCTION records.alone() RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp
AS $$ SELECT FROM records.office FOR UPDATE $$;

-- Everything looked at that branches are to be told of these people. A branch that is not told of somebody tells nobody else of
-- them either: what its terminals say of a stranger stays there.
CREATE FUNCTION records.owe(subjects text[]) RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO records.telling (to_branch, branch, terminal, epoch, number, subject)
    SELECT listener.branch, event.branch, event.terminal, event.epoch, event.number, event.subject
    FROM (SELECT DISTINCT subject FROM unnest(subjects) AS subject) AS person
      JOIN records.share AS speaker USING (subject)
      JOIN records.share AS listener ON listener.subject = speaker.subject AND listener.branch <> speaker.branch
      JOIN records.event ON event.subject = speaker.subject AND event.branch = speaker.branch
      JOIN records.looked ON looked.branch = event.branch AND looked.terminal = event.terminal
        AND looked.epoch = event.epoch AND event.number <= looked.through
    WHERE EXISTS (SELECT FROM records.feed WHERE feed.branch = event.branch AND feed.terminal = event.terminal
      AND feed.epoch = event.epoch AND feed.number = event.number)
    ON CONFLICT DO NOTHING
$$;

CREATE FUNCTION desk.to_look() RETURNS TABLE (terminal text, epoch integer, looked integer, judged integer)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT progress.terminal, progress.epoch, coalesce(through, 0), judged
  FROM records.progress LEFT JOIN records.looked USING (branch, terminal, epoch)
  WHERE coalesce(through, 0) < judged ORDER BY terminal, epoch
$$;

-- Of those the ones that the branch was told.
CREATE FUNCTION desk.unlooked(terminal text, epoch integer, after integer, at_most integer)
RETURNS TABLE (number integer, content text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT event.number, event.content FROM records.event
    JOIN records.progress USING (branch, terminal, epoch)
  WHERE event.branch = left(unlooked.terminal, 3) AND event.terminal = unlooked.terminal
    AND event.epoch = unlooked.epoch AND event.number > unlooked.after AND event.number <= judged
    AND EXISTS (SELECT FROM records.feed WHERE feed.branch = event.branch AND feed.terminal = event.terminal
      AND feed.epoch = event.epoch AND feed.number = event.number)
  ORDER BY event.number LIMIT at_most
$$;

-- What the tool read of the events after `after`, up to `through`. `numbers`: [[key, subject]], `documents`: [[number key, issuing
-- state, birth date, subject]] of registrations, `askings`: numbers of events, `people`: of whom they tell.
CREATE FUNCTION desk.look(terminal text, epoch integer, after integer, through integer, numbers jsonb, documents jsonb,
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
    SELECT one ->> 0, one ->> 1, one ->> 2, one ->> 3 FROM jsonb_array_elements(documents) AS one ON CONFLICT DO NOTHING;
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

-- A newer tool understands what was passed over.
CREATE FUNCTION desk.look_again(terminal text, epoch integer, number integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE records.looked SET through = least(through, look_again.number - 1)
    WHERE branch = left(look_again.terminal, 3) AND looked.terminal = look_again.terminal AND looked.epoch = look_again.epoch
$$;

-- Whom a number may lead to, each with everybody who was registered with the same document.
CREATE FUNCTION desk.find_people(key text) RETURNS TABLE (found text, subject text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH hit AS (
    SELECT known_number.subject FROM records.known_number WHERE known_number.key = find_people.key
    UNION SELECT known_number.subject FROM records.decision JOIN records.known_number
      ON known_number.key = records.number_key(decision.content::jsonb #>> '{payload,identificationCode}')
      WHERE decision.type = 'official-code-assigned'
        AND records.number_key(decision.content::jsonb #>> '{payload,officialCode}') = find_people.key
  )
  SELECT hit.subject, hit.subject FROM hit
  UNION SELECT hit.subject, other.subject FROM hit JOIN records.known_document AS mine USING (subject)
    JOIN records.known_document AS other USING (number_key, issuing_state, birth_date)
  LIMIT 200
$$;

-- What was told of official numbers, for who is known by one of these.
CREATE FUNCTION desk.official_codes(keys text[]) RETURNS TABLE (content text, signature text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT content, signature FROM records.decision WHERE type = 'official-code-assigned'
    AND records.number_key(content::jsonb #>> '{payload,identificationCode}') = ANY (keys) ORDER BY number
$$;

-- Of whom a terminal asked: its branch, and each where they were registered, are told of each other from now on, and those where
-- they were registered that it asked.
CREATE FUNCTION desk.share(terminal text, epoch integer, number integer, subjects text[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  asker CONSTANT text := left(share.terminal, 3);
BEGIN
  PERFORM records.alone();
  INSERT INTO records.share (subject, branch)
    SELECT subject, code FROM unnest(subjects) AS subject CROSS JOIN (
      SELECT asker AS code UNION SELECT branch FROM records.event
        WHERE subject = ANY (subjects) AND type = 'worker-registered') AS involved
    ON CONFLICT DO NOTHING;
  PERFORM records.owe(subjects);
  INSERT INTO records.telling (to_branch, branch, terminal, epoch, number, subject)
    SELECT DISTINCT home.branch, asker, share.terminal, share.epoch, share.number, home.subject FROM records.event AS home
    WHERE home.subject = ANY (subjects) AND home.type = 'worker-registered' AND home.branch <> asker
    ON CONFLICT DO NOTHING;
END
$$;

-- The oldest: how many were answered before it counts.
CREATE FUNCTION desk.next_asking() RETURNS TABLE (terminal text, epoch integer, number integer, content text,
  answered_today integer)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT terminal, epoch, number, content, (SELECT count(*)::integer FROM records.asking AS before
      WHERE before.branch = asking.branch AND before.terminal = asking.terminal AND before.outcome <> 'limit'
        AND before.asked_at > asking.asked_at - interval '1 day')
  FROM records.asking JOIN records.event USING (branch, terminal, epoch, number)
  WHERE outcome IS NULL ORDER BY asked_at, terminal, epoch, number LIMIT 1
$$;

-- `decision`: its number, which is told to the asking branch.
CREATE FUNCTION desk.answer_asking(terminal text, epoch integer, number integer, outcome text, decision integer,
  version integer, content text, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM desk.decide(answer_asking.decision, left(answer_asking.terminal, 3), 'person-answered', answer_asking.version,
    answer_asking.content, answer_asking.signature);
  UPDATE records.asking SET outcome = answer_asking.outcome, decision = answer_asking.decision
    WHERE branch = left(answer_asking.terminal, 3) AND terminal = answer_asking.terminal AND epoch = answer_asking.epoch
      AND number = answer_asking.number AND outcome IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'somebody else answered it' USING ERRCODE = 'VN036'; END IF;
END
$$;

-- In the order of each terminal's own chain.
CREATE FUNCTION desk.to_tell(at_most integer) RETURNS TABLE (to_branch text, terminal text, epoch integer, number integer,
  subject text, content text, hash text, signature text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_branch, terminal, epoch, number, telling.subject, content, hash, signature
  FROM records.telling JOIN records.event USING (branch, terminal, epoch, number)
  WHERE telling.decision IS NULL ORDER BY to_branch, terminal, epoch, number, telling.subject LIMIT at_most
$$;

CREATE FUNCTION desk.tell(to_branch text, terminal text, epoch integer, number integer, subject text, decision integer,
  version integer, content text, signature text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
  PERFORM desk.decide(tell.decision, tell.to_branch, 'event-told', tell.version, tell.content, tell.signature);
  UPDATE records.telling SET decision = tell.decision WHERE to_branch = tell.to_branch AND branch = left(tell.terminal, 3)
    AND terminal = tell.terminal AND epoch = tell.epoch AND number = tell.number AND subject = tell.subject
    AND decision IS NULL;
  IF NOT FOUND THEN RAISE EXCEPTION 'somebody else told it' USING ERRCODE = 'VN036'; END IF;
END
$$;

GRANT EXECUTE ON FUNCTION desk.to_look(), desk.unlooked(text, integer, integer, integer),
  desk.look(text, integer, integer, integer, jsonb, jsonb, integer[], text[]), desk.look_again(text, integer, integer),
  desk.find_people(text), desk.official_codes(text[]), desk.share(text, integer, integer, text[]), desk.next_asking(),
  desk.answer_asking(text, integer, integer, text, integer, integer, text, text), desk.to_tell(integer),
  desk.tell(text, text, integer, integer, text, integer, integer, text, text) TO ventanilla_operator;

CREATE VIEW reading.asking AS
  SELECT branch, terminal, epoch, number, asked_at, outcome, decision FROM records.asking;
CREATE VIEW reading.share AS SELECT subject, branch, since FROM records.share;
CREATE VIEW reading.telling AS
  SELECT to_branch, branch, terminal, epoch, number, subject, decision FROM records.telling;
GRANT SELECT ON reading.asking, reading.share, reading.telling TO ventanilla_reader, ventanilla_operator;
