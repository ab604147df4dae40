-- A stolen terminal could fill a neighbour's store, its trail and its hours with notes: each is kept and opened there, and what cannot be
-- opened is refused by name. A note says all that its sender has, so that few are ever sent. Decision 131.
SET LOCAL ROLE ventanilla_owner;

-- Whose signature it is, for whoever does not believe this database.
CREATE OR REPLACE VIEW reading.event AS
  SELECT event.branch, event.terminal, event.epoch, event.number, type, version, subject, content, hash, received_at,
    CASE given.outcome WHEN 'acknowledged' THEN 'confirmed' WHEN 'refused' THEN 'refused'
      ELSE coalesce(aside.why, 'received') END AS state, given.reason, event.signature
  FROM records.event
    LEFT JOIN LATERAL (SELECT outcome, reason FROM records.answer WHERE answer.branch = event.branch
      AND answer.terminal = event.terminal AND answer.epoch = event.epoch AND answer.number = event.number
      ORDER BY receipt DESC LIMIT 1) AS given ON true
    LEFT JOIN LATERAL (SELECT why FROM records.set_aside WHERE set_aside.branch = event.branch
      AND set_aside.terminal = event.terminal AND set_aside.epoch = event.epoch AND set_aside.number = event.number
      ORDER BY why LIMIT 1) AS aside ON true;

CREATE INDEX sealed_note_by_sender ON records.sealed_note (branch, from_terminal, from_epoch, sent_at);

SET LOCAL ROLE ventanilla_door;
CREATE OR REPLACE FUNCTION counter.send_sealed(terminal text, epoch integer, sealed bytea) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  me records.terminal := records.enter();
BEGIN
  IF NOT EXISTS (SELECT FROM records.terminal WHERE branch = me.branch AND terminal = send_sealed.terminal
      AND epoch = send_sealed.epoch AND state = 'active') OR coalesce(octet_length(sealed), 0) NOT BETWEEN 1 AND 65536 THEN
    PERFORM records.is_no_call('a terminal of this branch, and 64 KiB at most');
  END IF;
  -- One connection of it after another: its own row is held.
  PERFORM FROM records.contact WHERE branch = me.branch AND terminal = me.terminal AND epoch = me.epoch FOR UPDATE;
  IF (SELECT count(*) FROM records.sealed_note WHERE branch = me.branch AND from_terminal = me.terminal
      AND from_epoch = me.epoch AND sent_at > now() - interval '1 day') >= 500 THEN
    PERFORM records.is_no_call('500 notes a day');
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
