-- What one terminal registers with a number leaves room for whoever else has it, and what is held back of one terminal does not stand before
-- what others tell. Decision 142.
SET LOCAL ROLE ventanilla_owner;

DROP FUNCTION desk.find_people(text);
-- Whom a number may lead to, each with everybody who was registered with the same document, and the terminal that registered them
-- first: of each terminal the twelve that came first.
CREATE FUNCTION desk.find_people(key text) RETURNS TABLE (found text, subject text, terminal text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH hit AS (
    SELECT known_number.subject FROM records.known_number WHERE known_number.key = find_people.key
    UNION SELECT known_number.subject FROM records.decision JOIN records.known_number
      ON known_number.key = records.number_key(decision.content::jsonb #>> '{payload,identificationCode}')
      WHERE decision.type = 'official-code-assigned'
        AND records.number_key(decision.content::jsonb #>> '{payload,officialCode}') = find_people.key
  ), known AS (
    SELECT subject FROM hit
    UNION SELECT other.subject FROM hit JOIN records.known_document AS mine USING (subject)
      JOIN records.known_document AS other USING (number_key, issuing_state, birth_date)
  ), placed AS (
    SELECT known.subject, registered.terminal, row_number() OVER (PARTITION BY registered.terminal
      ORDER BY registered.received_at, registered.epoch, registered.number, known.subject) AS place
    FROM known CROSS JOIN LATERAL (SELECT event.terminal, event.epoch, event.number, event.received_at FROM records.event
      WHERE event.subject = known.subject AND event.type = 'worker-registered'
      ORDER BY event.received_at, event.terminal, event.epoch, event.number LIMIT 1) AS registered
  ), first AS (SELECT placed.subject, placed.terminal FROM placed WHERE place <= 12)
  SELECT first.subject, first.subject, first.terminal FROM hit JOIN first USING (subject)
  UNION SELECT hit.subject, first.subject, first.terminal FROM hit JOIN records.known_document AS mine USING (subject)
    JOIN records.known_document AS other USING (number_key, issuing_state, birth_date)
    JOIN first ON first.subject = other.subject
    WHERE hit.subject IN (SELECT first.subject FROM first)
$$;

DROP FUNCTION desk.to_tell(integer);
-- In the order of each terminal's own chain; nothing of the ways in `held`, each a branch, a terminal and its epoch.
CREATE FUNCTION desk.to_tell(at_most integer, held text[]) RETURNS TABLE (to_branch text, terminal text, epoch integer,
  number integer, subject text, content text, hash text, signature text)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT to_branch, terminal, epoch, number, telling.subject, content, hash, signature
  FROM records.telling JOIN records.event USING (branch, terminal, epoch, number)
  WHERE telling.decision IS NULL AND concat_ws(' ', to_branch, terminal, epoch) <> ALL (held)
  ORDER BY to_branch, terminal, epoch, number, telling.subject LIMIT at_most
$$;

GRANT EXECUTE ON FUNCTION desk.find_people(text), desk.to_tell(integer, text[]) TO ventanilla_operator;
