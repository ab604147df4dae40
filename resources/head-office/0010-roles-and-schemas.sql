-- Who there is, and what each may see. Roles belong to the whole server: they may be there from another database.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ventanilla_owner', 'ventanilla_door', 'ventanilla_terminal', 'ventanilla_joining',
      'ventanilla_operator', 'ventanilla_reader'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    END IF;
  END LOOP;
  -- Logins of terminals come and go by functions of the owner's.
  ALTER ROLE ventanilla_owner CREATEROLE;
  GRANT ventanilla_terminal, ventanilla_joining TO ventanilla_owner WITH ADMIN OPTION;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT ventanilla_owner, ventanilla_door TO %I', current_user);
  END IF;
END
$$;

-- records: tables, for nobody. counter: what a terminal may do. joining: what a kiosk without a certificate may do.
-- desk: what an operator may do. reading: views.
CREATE SCHEMA records AUTHORIZATION ventanilla_owner;
CREATE SCHEMA counter AUTHORIZATION ventanilla_owner;
CREATE SCHEMA joining AUTHORIZATION ventanilla_owner;
CREATE SCHEMA desk AUTHORIZATION ventanilla_owner;
CREATE SCHEMA reading AUTHORIZATION ventanilla_owner;
GRANT USAGE, CREATE ON SCHEMA records, counter, joining TO ventanilla_door;
GRANT USAGE ON SCHEMA counter TO ventanilla_terminal;
GRANT USAGE ON SCHEMA joining TO ventanilla_joining;
GRANT USAGE ON SCHEMA desk, reading TO ventanilla_operator;
GRANT USAGE ON SCHEMA reading TO ventanilla_reader;

-- What everybody may do otherwise: fill the disk with temporary tables and large objects, run blocks of code.
DO $$
DECLARE
  large_object regprocedure;
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO ventanilla_terminal, ventanilla_joining, ventanilla_operator,
    ventanilla_reader', current_database());
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
  GRANT USAGE ON LANGUAGE plpgsql TO ventanilla_owner, ventanilla_door;
  FOR large_object IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
      AND proname IN ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_open', 'lo_put', 'lowrite', 'lo_truncate',
        'lo_truncate64', 'lo_unlink', 'pg_notify') LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', large_object);
  END LOOP;
  GRANT EXECUTE ON FUNCTION pg_catalog.pg_notify(text, text) TO ventanilla_owner, ventanilla_door;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE WARNING 'not everything that PUBLIC may do could be taken back: a superuser should';
END
$$;

-- What is made from now on is for nobody until it is granted.
ALTER DEFAULT PRIVILEGES FOR ROLE ventanilla_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES FOR ROLE ventanilla_door REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- What was applied, and what it was then.
CREATE TABLE records.migration (
  number integer PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now(),
  applied_by text NOT NULL DEFAULT session_user
);
ALTER TABLE records.migration OWNER TO ventanilla_owner;
GRANT SELECT ON records.migration TO ventanilla_door;
