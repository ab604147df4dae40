import { createHash } from 'node:crypto';
import type { Clock } from '#electron/main/ports.ts';
import { type EventEnvelope, eventContent } from '#shared/contract/head-office/events.ts';
import { journalEvents } from '#shared/contract/head-office/journal-events.ts';
import { type HybridTime, nextHybridTime } from '#shared/domain/head-office/hybrid-time.ts';
import { getAuditHead } from '../audit-trail/audit-store.ts';
import type { Connection } from '../core/connection.ts';
import { databaseVersion } from '../core/migrate.ts';
import type { EventOrigin } from '../head-office/event-origin.ts';
import type { RowChange } from './capture-rows.ts';

/** An act as the journal keeps it. */
export interface JournalEvent {
  readonly content: string;
  readonly hash: string;
  readonly signature: string;
}

/**
 * Acts as events of the terminal's own scope: their number is the act's, so that one that is missing shows, and each names
 * the one before. They are not kept in the database, which holds what they say.
 */
export function createActJournal(
  db: Connection,
  origin: EventOrigin,
  clock: Clock,
  previousHash: string,
  sink: (event: JournalEvent) => void,
): (act: number, rows: readonly RowChange[]) => void {
  const version = databaseVersion(db);
  let last = previousHash;
  let time: HybridTime | undefined;
  return (act, rows) => {
    time = nextHybridTime(time, clock.now());
    const envelope: EventEnvelope = {
      format: 'ventanilla-event-1',
      type: 'rows-changed',
      version: journalEvents['rows-changed'].version,
      scope: 'terminal',
      terminal: origin.terminal(),
      epoch: origin.epoch(),
      number: act,
      previousHash: last,
      auditHead: getAuditHead(db),
      time,
      subject: null,
      payload: { databaseVersion: version, rows: rows as unknown as EventEnvelope['payload'][string] },
      documents: [],
    };
    const content = eventContent(envelope);
    last = createHash('sha256').update(content).digest('hex');
    sink({ content, hash: last, signature: origin.sign(content) });
  };
}
