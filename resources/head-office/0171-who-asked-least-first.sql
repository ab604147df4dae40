-- A terminal that asks thousands of times does not stand before the others: who was answered least in a day comes first. Decision 142.
SET LOCAL ROLE ventanilla_owner;

CREATE INDEX asking_waiting_of ON records.asking (terminal, asked_at, epoch, number) WHERE outcome IS NULL;
CREATE INDEX asking_answered_of ON records.asking (terminal, asked_at) WHERE outcome <> 'limit';

-- The oldest of each terminal, of which the one that was answered least: how many were before it counts.
CREATE OR REPLACE FUNCTION desk.next_asking() RETURNS TABLE (terminal text, epoch integer, number integer, content text,
  answered_today integer)
STABLE LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH RECURSIVE waiting AS (
    (SELECT asking.terminal FROM records.asking WHERE outcome IS NULL ORDER BY asking.terminal LIMIT 1)
    UNION ALL SELECT (SELECT asking.terminal FROM records.asking WHERE outcome IS NULL AND asking.terminal > waiting.terminal
      ORDER BY asking.terminal LIMIT 1) FROM waiting WHERE waiting.terminal IS NOT NULL
  ), oldest AS (
    SELECT each.* FROM waiting CROSS JOIN LATERAL (SELECT asking.branch, asking.terminal, asking.epoch, asking.number,
        asking.asked_at FROM records.asking WHERE outcome IS NULL AND asking.terminal = waiting.terminal
      ORDER BY asking.asked_at, asking.epoch, asking.number LIMIT 1) AS each
  ), counted AS (
    SELECT oldest.*, (SELECT count(*)::integer FROM records.asking AS before
        WHERE before.terminal = oldest.terminal AND before.outcome <> 'limit'
          AND before.asked_at > oldest.asked_at - interval '1 day') AS answered
    FROM oldest
  )
  SELECT counted.terminal, counted.epoch, counted.number, event.content, counted.answered
  FROM counted JOIN records.event USING (branch, terminal, epoch, number)
  ORDER BY counted.answered, counted.asked_at, counted.terminal LIMIT 1
$$;
