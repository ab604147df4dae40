-- Epochs of a terminal that it went through before head office knew it: it was restored before it joined, or between two
-- joinings. What they told is taken, and nobody logs in as one of them.
SET LOCAL ROLE ventanilla_owner;

CREATE FUNCTION desk.admit_epoch_before(terminal text, epoch integer, public_key text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
  of_branch CONSTANT text := left(admit_epoch_before.terminal, 3);
BEGIN
  IF NOT EXISTS (SELECT FROM records.terminal WHERE branch = of_branch AND terminal = admit_epoch_before.terminal
      AND epoch > admit_epoch_before.epoch) THEN
    RAISE EXCEPTION 'no later epoch of this terminal was admitted' USING ERRCODE = 'VN032';
  END IF;
  INSERT INTO records.terminal (branch, terminal, epoch, login, public_key, recipient, state)
    VALUES (of_branch, admit_epoch_before.terminal, admit_epoch_before.epoch,
      format('terminal-%s-%s', admit_epoch_before.terminal, admit_epoch_before.epoch), admit_epoch_before.public_key, '',
      'replaced');
  INSERT INTO records.progress (branch, terminal, epoch)
    VALUES (of_branch, admit_epoch_before.terminal, admit_epoch_before.epoch);
  INSERT INTO records.contact (branch, terminal, epoch)
    VALUES (of_branch, admit_epoch_before.terminal, admit_epoch_before.epoch);
  PERFORM records.note('admitted', admit_epoch_before.terminal, format('epoch %s, before the one that joined',
    admit_epoch_before.epoch));
END
$$;
GRANT EXECUTE ON FUNCTION desk.admit_epoch_before(text, integer, text) TO ventanilla_operator;
