import type postgres from 'postgres';

/** Until there is room again, head office answers events as a server whose disk is full does: SQLSTATE 53100. */
export async function runOutOfSpace(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(`CREATE OR REPLACE FUNCTION records.test_out_of_space() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
    CREATE OR REPLACE TRIGGER test_out_of_space BEFORE INSERT ON records.event
      FOR EACH STATEMENT EXECUTE FUNCTION records.test_out_of_space()`);
}

export async function makeRoom(admin: postgres.Sql): Promise<void> {
  await admin.unsafe('DROP TRIGGER IF EXISTS test_out_of_space ON records.event');
}
