import { verifyChain } from '#electron/main/db/audit-trail/verify-chain.ts';
import type { Connection } from '#electron/main/db/core/connection.ts';
import { listRows } from '#electron/main/db/core/connection.ts';
import { findHighWater } from '#electron/main/db/core/high-water-store.ts';
import { databaseVersion } from '#electron/main/db/core/migrate.ts';
import {
  checkFileName,
  isKeyOf,
  openDatabaseReadOnly,
  problemOf,
} from '#electron/main/db/core/open-database.ts';
import { type FileReference, listFileReferences } from '#electron/main/db/documents/file-references.ts';
import { verifyEvents } from '#electron/main/db/head-office/verify-events.ts';
import { verifyState } from '#electron/main/db/head-office/verify-state.ts';
import { findDamage } from '#electron/main/db/integrity/find-damage.ts';
import { migrations } from '#electron/main/db/migrations.ts';
import { getActNumber } from '#electron/main/db/witnesses/act-store.ts';
import { describeChainFault, describeFault } from '#electron/main/db/witnesses/describe-fault.ts';
import {
  isDecisive,
  judgeWitnesses,
  readTestimony,
  type Testimony,
  witnessHeads,
  witnessKeysOf,
} from '#electron/main/db/witnesses/judge-witnesses.ts';
import { documentKeysOf } from '#electron/main/documents/document-cipher.ts';
import { createDocumentStore, type DocumentStore } from '#electron/main/documents/document-store.ts';
import type { KeyRing } from '#electron/main/keys/key-ring.ts';
import { checkCedula } from '#shared/domain/numbers/cedula.ts';
import { parseIdentificationCode } from '#shared/domain/numbers/identification-code.ts';

export interface VerifyStep {
  readonly part: string;
  /** What was examined, when it is intact. */
  readonly summary: string;
  /** The first fault of this part, by name. */
  readonly fault?: string;
}

interface Finding {
  readonly summary?: string;
  readonly fault?: string;
}

/** Readings of the witnesses before a disagreement is a fault. */
const readingAttempts = 5;

/**
 * Examines a store part by part, reading only. The reader stops at the first fault. Throws `StoreFileError` for a file
 * that cannot be had.
 */
export async function* verifyStore(directory: string, keys: KeyRing): AsyncGenerator<VerifyStep> {
  const { repaired, recovery } = keys.condition;
  if (recovery === 'damaged') {
    yield { part: 'key ring', summary: '', fault: 'no copy holds a recovery block of this store’s key' };
    return;
  }
  if (repaired.length > 0) {
    const fault = `${repaired.join(', ')} damaged or missing; the next start writes it anew`;
    yield { part: 'key ring', summary: '', fault };
    return;
  }
  yield { part: 'key ring', summary: 'both copies sealed with the store’s key' };
  const testimony = readTestimony(directory, witnessKeysOf(keys));
  let db: Connection;
  try {
    db = openDatabaseReadOnly(directory, keys.key('database'));
    if (!isKeyOf(directory, keys.key('database'))) {
      db.close();
      yield {
        part: 'database',
        summary: '',
        fault: `${checkFileName} is damaged; the next start repairs it`,
      };
      return;
    }
  } catch (error) {
    yield { part: 'database', summary: '', fault: openFault(error) };
    return;
  }
  const documentKeys = documentKeysOf(keys);
  const documents = createDocumentStore(directory, documentKeys, () => 0);
  // One snapshot for everything, also next to a terminal that goes on working.
  db.exec('BEGIN');
  try {
    const parts: readonly (readonly [string, () => Finding | Promise<Finding>])[] = [
      ['database', () => checkDatabase(db)],
      ['witnesses', () => checkWitnesses(directory, keys)],
      ['audit trail', () => checkTrail(db, testimony)],
      ['events', () => checkEvents(db)],
      ['identification codes', () => checkCodes(db)],
      ['people and accounts', () => checkState(db)],
      ['documents', () => checkDocuments(db, documents)],
    ];
    for (const [part, check] of parts) yield { part, summary: '', ...(await attempt(check)) };
  } finally {
    db.close();
  }
}

/** A damaged page can show itself in any query. */
async function attempt(check: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await check();
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { fault: problem };
  }
}

function openFault(error: unknown): string {
  const problem = problemOf(error);
  if (problem === 'database-damaged') return 'its first page is damaged, or it was written with another key';
  if (problem !== undefined) return problem;
  return error instanceof Error ? error.message : 'it cannot be opened';
}

function checkDatabase(db: Connection): Finding {
  const version = databaseVersion(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (version !== newest) return { fault: `its version is ${version}; this program knows ${newest}` };
  const damage = findDamage(db);
  if (damage !== undefined) return { fault: damage };
  const [orphan] = listRows<{ table: string; rowid: number }>(db, 'PRAGMA foreign_key_check');
  if (orphan !== undefined)
    return { fault: `a row of ${orphan.table} refers to nothing (row ${orphan.rowid})` };
  return { summary: `version ${version}, every page and reference checked` };
}

/**
 * What lies outside the database against what is in it, both ways. Next to a terminal that goes on working a witness may
 * be read, and acts follow before the database is: then both are read again.
 */
function checkWitnesses(directory: string, keys: KeyRing): Finding {
  const witnessKeys = witnessKeysOf(keys);
  for (let attempts = 1; ; attempts += 1) {
    const testimony = readTestimony(directory, witnessKeys);
    const db = openDatabaseReadOnly(directory, keys.key('database'));
    try {
      const { faults } = db.transaction(() => judgeWitnesses(db, testimony, witnessKeys))();
      // Which file is missing, and whose, is said with the documents.
      const fault = faults.find((each) => each.fault !== 'files-missing');
      if (fault === undefined) return { summary: `${getActNumber(db)} acts, known inside and outside alike` };
      if (isDecisive(fault) || attempts === readingAttempts) return { fault: describeFault(fault) };
    } finally {
      db.close();
    }
  }
}

async function checkTrail(db: Connection, testimony: Testimony): Promise<Finding> {
  const chain = await verifyChain(db, witnessHeads(db, testimony));
  return chain.verdict === 'broken'
    ? { fault: describeChainFault(chain) }
    : { summary: `${chain.entries} entries, head ${chain.head.slice(0, 16)}` };
}

function checkEvents(db: Connection): Finding {
  const verdict = verifyEvents(db);
  if (verdict.fault !== undefined) return { fault: verdict.fault };
  const { events, epochs } = verdict;
  return { summary: `${events} events in ${epochs} epochs, each signed and naming the one before` };
}

function checkState(db: Connection): Finding {
  const verdict = verifyState(db);
  if (verdict.fault !== undefined) return { fault: verdict.fault };
  const { people, accounts, leftOut } = verdict;
  const others =
    leftOut === 0
      ? ''
      : `; ${leftOut} people of whom other counters or a newer program told were not compared`;
  return { summary: `${people} people and ${accounts} accounts are as the events tell${others}` };
}

function checkCodes(db: Connection): Finding {
  const rows = listRows<{ code: string; sequence: number; times: number }>(
    db,
    `SELECT identification_code AS code, code_sequence AS sequence,
       count(*) OVER (PARTITION BY code_sequence) AS times
     FROM worker WHERE code_sequence IS NOT NULL ORDER BY code_sequence`,
  );
  const wrong = rows.find(({ code, sequence }) => {
    const reading = parseIdentificationCode(code);
    return !reading.ok || reading.code !== code || reading.sequence !== sequence;
  });
  if (wrong !== undefined)
    return { fault: `${wrong.code} is not the code of sequence number ${wrong.sequence}` };
  const repeated = rows.find(({ times }) => times > 1);
  if (repeated !== undefined) return { fault: `sequence number ${repeated.sequence} was allotted twice` };

  const highest = rows.at(-1)?.sequence ?? 0;
  if (highest > (findHighWater(db, 'code')?.value ?? 0))
    return { fault: `number ${highest} is above the sequence's counter` };
  const enrolled = checkEnrolled(db);
  if ('fault' in enrolled) return enrolled;
  return {
    summary: `${rows.length} codes, each once and with its check character; ${enrolled.count} cédulas with their check digit`,
  };
}

/** People whose number is their cédula; a fault says whose by the row, because the number is a person's own. */
function checkEnrolled(db: Connection): { readonly count: number } | { readonly fault: string } {
  const rows = listRows<{ number: number; code: string; cedula: string | null; alias: string | null }>(
    db,
    `SELECT number, identification_code AS code, cedula, worker_alias.value AS alias FROM worker
     LEFT JOIN worker_alias ON worker_alias.value = identification_code AND kind = 'cedula' AND worker_number = number
     WHERE code_sequence IS NULL AND origin IS NULL ORDER BY number`,
  );
  for (const { number, code, cedula, alias } of rows) {
    const check = checkCedula(code);
    if (!check.valid) return { fault: `the number of worker ${number} is no cédula (${check.problem})` };
    if (cedula !== code || alias !== code)
      return { fault: `the cédula of worker ${number} is not the number they are found by` };
  }
  return { count: rows.length };
}

async function checkDocuments(db: Connection, documents: DocumentStore): Promise<Finding> {
  const references = new Map<string, FileReference>();
  for (const reference of listFileReferences(db)) references.set(reference.file, reference);
  for (const { file, sha256, namedBy } of references.values()) {
    const outcome = await documents.read(file);
    if (!outcome.ok) return { fault: `the file of ${namedBy} is ${outcome.problem}` };
    if (outcome.sha256 !== sha256) return { fault: `the file of ${namedBy} is another one` };
  }
  const orphans = (await documents.list()).filter((name) => !references.has(name)).length;
  const orphanNote = orphans === 0 ? 'no orphans' : `${orphans} orphans, which a start moves aside`;
  return { summary: `${references.size} files decrypted and compared, ${orphanNote}` };
}
