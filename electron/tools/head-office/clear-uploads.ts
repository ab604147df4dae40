import type postgres from 'postgres';

/** Days after which a document that came no further is asked for anew. */
const patience = 30;

/** Removes what came of documents that their terminals began again, or have not gone on with for long. */
export async function clearUploads(sql: postgres.Sql): Promise<void> {
  await sql`SELECT * FROM desk.clear_uploads(${patience})`;
}
