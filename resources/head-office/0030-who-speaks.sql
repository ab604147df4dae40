-- Functions for terminals run as ventanilla_door, which owns no table: row-level security holds it to the terminal whose
-- login this session began with, even where a function forgot to ask. Nobody can change session_user but a superuser.
SET LOCAL ROLE ventanilla_owner;

-- '017-2'; null for who is no terminal.
CREATE FUNCTION records.speaker() RETURNS text STABLE LANGUAGE sql AS
  $$ SELECT substring(session_user::text from '^terminal-([0-9]{3}-[0-9])-[0-9]+$') $$;
CREATE FUNCTION records.speaker_epoch() RETURNS integer STABLE LANGUAGE sql AS
  $$ SELECT substring(session_user::text from '^terminal-[0-9]{3}-[0-9]-([0-9]{1,9})$')::integer $$;
-- '017'.
CREATE FUNCTION records.speaker_branch() RETURNS text STABLE LANGUAGE sql AS
  $$ SELECT substring(session_user::text from '^terminal-([0-9]{3})-[0-9]-[0-9]+$') $$;
CREATE FUNCTION records.speaker_enrolment() RETURNS text STABLE LANGUAGE sql AS
  $$ SELECT substring(session_user::text from '^joining-([0-9A-Z]{4})$') $$;
GRANT EXECUTE ON FUNCTION records.speaker(), records.speaker_epoch(), records.speaker_branch(),
  records.speaker_enrolment() TO ventanilla_door;

DO $$
DECLARE
  name text;
  own CONSTANT text := 'branch = (SELECT records.speaker_branch()) AND terminal = (SELECT records.speaker())';
BEGIN
  FOREACH name IN ARRAY ARRAY['progress', 'contact', 'set_aside', 'forked_event', 'receipt', 'answer', 'document',
      'document_piece'] LOOP
    EXECUTE format('CREATE POLICY its_own ON records.%I TO ventanilla_door USING (%s) WITH CHECK (%s)', name, own, own);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['event', 'terminal'] LOOP
    EXECUTE format('CREATE POLICY of_the_branch ON records.%I FOR SELECT TO ventanilla_door
      USING (branch = (SELECT records.speaker_branch()))', name);
  END LOOP;
  EXECUTE format('CREATE POLICY its_own ON records.event FOR INSERT TO ventanilla_door WITH CHECK (%s)', own);
  EXECUTE format('CREATE POLICY its_own ON records.terminal FOR UPDATE TO ventanilla_door USING (%s)
    WITH CHECK (%s AND state = ''forked'')', own, own);
END
$$;
CREATE POLICY its_own ON records.branch FOR SELECT TO ventanilla_door USING (code = (SELECT records.speaker_branch()));
CREATE POLICY its_own ON records.feed FOR SELECT TO ventanilla_door
  USING (branch = (SELECT records.speaker_branch()));
CREATE POLICY its_own ON records.decision FOR SELECT TO ventanilla_door
  USING (branch IS NULL OR branch = (SELECT records.speaker_branch()));
CREATE POLICY to_it ON records.sealed_note FOR SELECT TO ventanilla_door
  USING (branch = (SELECT records.speaker_branch()));
CREATE POLICY from_it ON records.sealed_note FOR INSERT TO ventanilla_door
  WITH CHECK (branch = (SELECT records.speaker_branch()) AND from_terminal = (SELECT records.speaker())
    AND from_epoch = (SELECT records.speaker_epoch()));
CREATE POLICY its_own ON records.enrolment TO ventanilla_door USING (id = (SELECT records.speaker_enrolment()))
  WITH CHECK (id = (SELECT records.speaker_enrolment()));
CREATE POLICY of_its_terminal ON records.enrolment FOR SELECT TO ventanilla_door
  USING (terminal = (SELECT records.speaker()));
CREATE POLICY used_by_its_terminal ON records.enrolment FOR UPDATE TO ventanilla_door
  USING (terminal = (SELECT records.speaker())) WITH CHECK (terminal = (SELECT records.speaker()) AND state = 'used');
CREATE POLICY everybody ON records.office FOR SELECT TO ventanilla_door USING (true);
CREATE POLICY anything ON records.act FOR INSERT TO ventanilla_door WITH CHECK (by = session_user);

GRANT SELECT ON records.office, records.branch, records.terminal, records.progress, records.contact, records.enrolment, records.event,
  records.set_aside, records.forked_event, records.receipt, records.answer, records.decision, records.feed,
  records.document, records.document_piece, records.sealed_note TO ventanilla_door;
GRANT INSERT ON records.event, records.set_aside, records.forked_event, records.document, records.document_piece,
  records.sealed_note, records.act TO ventanilla_door;
GRANT UPDATE (state, reason, since) ON records.terminal TO ventanilla_door;
GRANT UPDATE (received, hash, received_at) ON records.progress TO ventanilla_door;
GRANT UPDATE (last_at, product, feed, receipt) ON records.contact TO ventanilla_door;
GRANT UPDATE (state, size, received, chain, upload, finished_at) ON records.document TO ventanilla_door;
GRANT UPDATE (state, asked_at, request, request_hash, signature, csr) ON records.enrolment TO ventanilla_door;
