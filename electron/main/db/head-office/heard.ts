import type { Place } from '#shared/domain/convergence/history.ts';
import { type HybridTime, isFarAhead } from '#shared/domain/head-office/hybrid-time.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** What of other counters, and of earlier epochs of this one, was applied here: an act answers for that. */

/**
 * The last event of each, before an act about `subject`. What this program does not understand about them was not heard, nor what follows it.
 */
export function listHeard(
  db: Connection,
  here: { readonly terminal: string; readonly epoch: number },
  subject: string | null,
): Place[] {
  const heard = listRows<Place>(
    db,
    `SELECT terminal, epoch, min(heard_number, coalesce(
         (SELECT min(number) - 1 FROM branch_event WHERE subject = @subject AND state = 'newer'
            AND branch_event.terminal = branch_terminal.terminal AND branch_event.epoch = branch_terminal.epoch),
         heard_number)) AS number
     FROM branch_terminal WHERE heard_number > 0`,
    { subject },
  );
  const own = listRows<Omit<Place, 'terminal'>>(
    db,
    `SELECT epoch, (SELECT max(key) FROM event WHERE key BETWEEN signing_key.epoch * 1000000000
         AND signing_key.epoch * 1000000000 + 999999999) - epoch * 1000000000 AS number
     FROM signing_key WHERE epoch < ?`,
    [here.epoch],
  );
  const places = new Map<string, Place>();
  for (const place of [
    ...heard,
    ...heardElsewhere(db, here.terminal, subject),
    ...own.map((each) => ({ ...each, terminal: here.terminal })),
  ]) {
    const name = `${place.terminal} ${place.epoch}`;
    const isPresent = place.terminal === here.terminal && place.epoch === here.epoch;
    if (isPresent || place.number === null || place.number < 1) continue;
    if ((places.get(name)?.number ?? 0) < place.number) places.set(name, place);
  }
  return [...places.keys()].toSorted().flatMap((name) => places.get(name) ?? []);
}

/**
 * Of terminals of other branches only what tells of some people comes here: their last event about this one was heard, and says nothing
 * of anybody else.
 */
function heardElsewhere(db: Connection, terminal: string, subject: string | null): Place[] {
  if (subject === null) return [];
  return listRows<Place>(
    db,
    `WITH known (id) AS (
       SELECT @subject
       UNION SELECT id FROM worker_told_as WHERE worker_id = @subject
       UNION SELECT worker_id FROM worker_told_as WHERE id = @subject
       UNION SELECT other.id FROM worker_told_as JOIN worker_told_as AS other USING (worker_id)
         WHERE worker_told_as.id = @subject)
     SELECT terminal, epoch, max(number) AS number FROM branch_event
     WHERE subject IN (SELECT id FROM known) AND state = 'applied' AND substr(terminal, 1, 3) <> substr(@terminal, 1, 3)
       AND NOT EXISTS (SELECT 1 FROM branch_event AS newer WHERE newer.subject IN (SELECT id FROM known)
         AND newer.state = 'newer' AND newer.terminal = branch_event.terminal AND newer.epoch = branch_event.epoch
         AND newer.number < branch_event.number)
     GROUP BY terminal, epoch`,
    { subject, terminal },
  );
}

/** The latest time of what was heard: acts here come after it. */
export function findLatestHeard(db: Connection): HybridTime | undefined {
  return findRow<HybridTime>(
    db,
    `SELECT heard_wall AS wall, heard_count AS count FROM branch_terminal WHERE heard_wall IS NOT NULL
     ORDER BY heard_wall DESC, heard_count DESC LIMIT 1`,
  );
}

/** Inside the transaction that applies it. */
export function saveHeard(db: Connection, at: Place, time: HybridTime, now: Date): void {
  runSql(
    db,
    `UPDATE branch_terminal SET heard_number = max(heard_number, @number)
     WHERE terminal = @terminal AND epoch = @epoch`,
    { terminal: at.terminal, epoch: at.epoch, number: at.number },
  );
  if (isFarAhead(time, now)) return;
  runSql(
    db,
    `UPDATE branch_terminal SET heard_wall = @wall, heard_count = @count
     WHERE terminal = @terminal AND epoch = @epoch
       AND (heard_wall IS NULL OR heard_wall < @wall OR (heard_wall = @wall AND heard_count < @count))`,
    { terminal: at.terminal, epoch: at.epoch, wall: time.wall, count: time.count },
  );
}
