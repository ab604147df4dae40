import { readEvent } from '#shared/contract/head-office/events.ts';
import { type FindingKind, findingKinds } from '#shared/domain/convergence/finding.ts';
import type { Place } from '#shared/domain/convergence/history.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

/** What was decided of somebody by what several counters told. */

export interface KeptFinding {
  readonly id: string;
  readonly kind: FindingKind;
  readonly workerId: string;
  readonly identificationCode: string;
  readonly otherNumbers: readonly string[];
  readonly places: readonly Place[];
  /** Of `facts-differ`. */
  readonly fields: readonly string[];
  /** ISO instant. */
  readonly foundAt: string;
  /** `by` is the account's name. */
  readonly looked: { readonly by: string; readonly at: string; readonly note: string } | null;
}

interface FindingColumns {
  readonly id: string;
  readonly kind: string;
  readonly workerId: string;
  readonly code: string;
  readonly others: string;
  readonly places: string;
  readonly fields: string;
  readonly foundAt: string;
  readonly lookedBy: string | null;
  readonly lookedAt: string | null;
  readonly note: string | null;
}

const columns = `SELECT finding.id, kind, worker_id AS workerId, identification_code AS code, places, fields,
    (SELECT json_group_array(value) FROM (SELECT value FROM worker_alias
      WHERE worker_number = worker.number AND kind = 'identification' ORDER BY value)) AS others,
    found_at AS foundAt, account.name AS lookedBy, looked_at AS lookedAt, note
  FROM finding JOIN worker ON worker.id = worker_id LEFT JOIN account ON account.id = looked_by`;

function findingOf(row: FindingColumns): KeptFinding[] {
  const kind = findingKinds.find((each) => each === row.kind);
  if (kind === undefined) return [];
  const { id, workerId, code: identificationCode, foundAt, lookedBy, lookedAt, note } = row;
  return [
    {
      id,
      kind,
      workerId,
      identificationCode,
      otherNumbers: JSON.parse(row.others) as string[],
      places: JSON.parse(row.places) as Place[],
      fields: JSON.parse(row.fields) as string[],
      foundAt,
      looked:
        lookedBy === null || lookedAt === null || note === null ? null : { by: lookedBy, at: lookedAt, note },
    },
  ];
}

/** Those that nobody looked at first, newest first. */
export function listKeptFindings(db: Connection, limit: number): KeptFinding[] {
  const rows = listRows<FindingColumns>(
    db,
    `${columns} ORDER BY looked_at IS NOT NULL, found_at DESC, finding.id LIMIT ?`,
    [limit],
  );
  return rows.flatMap(findingOf);
}

export function countOpenFindings(db: Connection): number {
  const row = findRow<{ count: number }>(db, 'SELECT count(*) AS count FROM finding WHERE looked_at IS NULL');
  return row?.count ?? 0;
}

export function findKeptFinding(db: Connection, id: string): KeptFinding | undefined {
  const row = findRow<FindingColumns>(db, `${columns} WHERE finding.id = ?`, [id]);
  return row === undefined ? undefined : findingOf(row)[0];
}

export function saveLook(
  db: Connection,
  id: string,
  { accountId, at, note }: { readonly accountId: string; readonly at: Date; readonly note: string },
): void {
  runSql(db, 'UPDATE finding SET looked_by = ?, looked_at = ?, note = ? WHERE id = ?', [
    accountId,
    at.toISOString(),
    note,
    id,
  ]);
}

/** An event that a finding was decided on. */
export interface FoundEvent {
  readonly place: Place;
  readonly type: string;
  /** ISO instant. */
  readonly at: string;
  /** Whom it tells of, as it does. */
  readonly identificationCode: string;
  readonly content: string;
  readonly values: Readonly<Record<string, string>>;
}

export function listFoundEvents(db: Connection, places: readonly Place[]): FoundEvent[] {
  return places.flatMap((place) => {
    const row = findRow<{ content: string }>(
      db,
      `SELECT content FROM event WHERE epoch = @epoch AND number = @number AND content ->> '$.terminal' = @terminal
       UNION ALL SELECT content FROM branch_event WHERE terminal = @terminal AND epoch = @epoch AND number = @number`,
      { terminal: place.terminal, epoch: place.epoch, number: place.number },
    );
    const reading = row === undefined ? undefined : readEvent(row.content);
    if (row === undefined || reading?.state !== 'known') return [];
    const { type, time, payload } = reading.event;
    const { identificationCode, values } = payload as {
      readonly identificationCode: string;
      readonly values?: Readonly<Record<string, string>>;
    };
    return [{ place, type, at: time.wall, identificationCode, content: row.content, values: values ?? {} }];
  });
}
