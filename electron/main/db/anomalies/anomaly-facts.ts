import { type ContactField, contactFields } from '#shared/domain/anomalies/anomaly.ts';
import type { SharedContact } from '#shared/domain/anomalies/find-shared-contacts.ts';
import { type WatchedEvent, watchedEvents } from '#shared/domain/anomalies/watched-events.ts';
import { getAuditHead } from '../audit-trail/audit-store.ts';
import { type Connection, findRow, listRows } from '../core/connection.ts';

/** Entries of the trail, and workers, looked through before the event loop has its turn. */
const entriesPerPage = 1500;
const workersPerPage = 1000;

export type GiveWay = () => Promise<void>;

/** Lets everything else that waits go first. */
export function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What the board reads of the trail since a moment, in order. A trail of any length never holds the event loop. */
export async function readWatchedEvents(
  db: Connection,
  since: string,
  rest: GiveWay = giveWay,
): Promise<WatchedEvent[]> {
  const { sequence: last } = getAuditHead(db);
  const events: WatchedEvent[] = [];
  for (let from = firstSequenceSince(db, since); from <= last; from += entriesPerPage) {
    events.push(
      ...listRows<WatchedEvent>(
        db,
        `SELECT sequence, at, event, account_id AS accountId, subject, detail ->> 'coSigner' AS coSignerId
         FROM audit_event WHERE sequence BETWEEN ? AND ? AND at >= ?
           AND event IN (SELECT value FROM json_each(?)) ORDER BY sequence`,
        [from, Math.min(from + entriesPerPage - 1, last), since, JSON.stringify(watchedEvents)],
      ),
    );
    await rest();
  }
  return events;
}

/** By halves: the trail is written in the order of its own time, which falls only when the clock is set right. */
function firstSequenceSince(db: Connection, since: string): number {
  let [low, high] = [1, getAuditHead(db).sequence + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = findRow<{ at: string }>(db, 'SELECT at FROM audit_event WHERE sequence = ?', [middle]);
    if (row === undefined || row.at >= since) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The contact data in force that at least so many people have, with what the trail says of how they came to it. */
export async function readSharedContacts(
  db: Connection,
  least: number,
  rest: GiveWay = giveWay,
): Promise<SharedContact[]> {
  const holders = await countHolders(db, rest);
  const shared: SharedContact[] = [];
  for (const [name, numbers] of holders) {
    if (numbers.length < least) continue;
    const [field, value] = splitName(name);
    const people = listRows<SharedContact['people'][number]>(
      db,
      `SELECT identification_code AS code, registered_by AS accountId, registered_at AS at FROM worker
       WHERE number IN (SELECT value FROM json_each(?))`,
      [JSON.stringify(numbers)],
    );
    shared.push({ field, value, people, sequences: listSequences(db, people) });
    await rest();
  }
  return shared;
}

function listSequences(db: Connection, people: SharedContact['people']): number[] {
  return listRows<{ sequence: number }>(
    db,
    `SELECT sequence FROM audit_event WHERE subject IN (SELECT value FROM json_each(?))
     AND event IN ('registration-confirmed', 'contact-changed') ORDER BY sequence`,
    [JSON.stringify(people.map(({ code }) => code))],
  ).map(({ sequence }) => sequence);
}

interface ContactRow extends Readonly<Record<ContactField, string | null>> {
  readonly number: number;
}

/** Workers by what they can be reached at now. */
async function countHolders(db: Connection, rest: GiveWay): Promise<Map<string, number[]>> {
  const holders = new Map<string, number[]>();
  for (let after = 0; ; ) {
    const rows = listRows<ContactRow>(
      db,
      `SELECT worker.number, contact.email, contact.mobile, contact.landline FROM worker
       JOIN contact ON contact.key = (SELECT max(newest.key) FROM contact AS newest
         WHERE newest.key BETWEEN worker.number * 1000 AND worker.number * 1000 + 999)
       WHERE worker.number > ? ORDER BY worker.number LIMIT ${workersPerPage}`,
      [after],
    );
    for (const row of rows) {
      for (const field of contactFields) {
        const value = (row[field] ?? '').trim().toLowerCase();
        if (value === '') continue;
        const name = `${field} ${value}`;
        const numbers = holders.get(name);
        if (numbers === undefined) holders.set(name, [row.number]);
        else numbers.push(row.number);
      }
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < workersPerPage) return holders;
    after = last.number;
    await rest();
  }
}

function splitName(name: string): [ContactField, string] {
  const field = contactFields.find((each) => name.startsWith(`${each} `));
  if (field === undefined) throw new Error('a contact has a field');
  return [field, name.slice(field.length + 1)];
}
