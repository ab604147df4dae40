import { type Connection, findRow, runSql } from '../core/connection.ts';

/** A packet that was made, as it is kept. */
export interface MadePacket {
  readonly epoch: number;
  readonly number: number;
  readonly id: string;
  /** ISO instant. */
  readonly madeAt: string;
  /** Account's id. */
  readonly madeBy: string;
  /** What people call the drive. */
  readonly place: string;
  readonly files: readonly string[];
  readonly bytes: number;
  readonly events: number;
  readonly documents: number;
  readonly missingDocuments: number;
}

export function nextPacketNumber(db: Connection, epoch: number): number {
  const row = findRow<{ number: number | null }>(
    db,
    'SELECT max(number) AS number FROM packet WHERE epoch = ?',
    [epoch],
  );
  return (row?.number ?? 0) + 1;
}

/** Inside the caller's transaction. */
export function insertPacket(db: Connection, { files, ...packet }: MadePacket): void {
  runSql(
    db,
    `INSERT INTO packet (epoch, number, id, made_at, made_by, place, files, bytes, events, documents,
       missing_documents)
     VALUES (@epoch, @number, @id, @madeAt, @madeBy, @place, @files, @bytes, @events, @documents, @missingDocuments)`,
    { ...packet, files: JSON.stringify(files) },
  );
}

export function findLastPacket(db: Connection): MadePacket | undefined {
  const row = findRow<Omit<MadePacket, 'files'> & { files: string }>(
    db,
    `SELECT epoch, number, id, made_at AS madeAt, made_by AS madeBy, place, files, bytes, events, documents,
       missing_documents AS missingDocuments
     FROM packet ORDER BY epoch DESC, number DESC LIMIT 1`,
  );
  return row && { ...row, files: JSON.parse(row.files) as string[] };
}
