import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import type { ClosingStatement, LeavingRecord } from '#shared/contract/kiosk/safety/leaving-values.ts';
import { getAuditHead } from '../audit-trail/audit-store.ts';
import { type Connection, findRow } from '../core/connection.ts';
import type { EventOrigin } from '../head-office/event-origin.ts';
import { getOffice } from '../head-office/office-store.ts';
import { getTerminal } from '../terminal/terminal-store.ts';
import { countForLeaving } from './leaving-store.ts';

interface Around {
  readonly events: EventOrigin;
  /** Digest of the store's key. */
  readonly store: string;
  readonly version: string;
  readonly leaving: LeavingRecord;
  readonly backup: ClosingStatement['backup'];
  readonly files: ClosingStatement['files'];
}

/** What is known of a store when it is closed, and nothing else. */
export function closingStatementOf(
  db: Connection,
  { events, store, version, leaving, backup, files }: Around,
): ClosingStatement {
  const { branchCode, branchName, terminalNumber, setUpAt } = getTerminal(db);
  const { keys } = getOffice(db);
  const { people, documents, waiting, acknowledged, lastCode } = countForLeaving(db);
  const { sequence, hash } = getAuditHead(db);
  const last = findRow<{ epoch: number; number: number; hash: string }>(
    db,
    'SELECT epoch, number, hash FROM event ORDER BY key DESC LIMIT 1',
  );
  return {
    format: 'ventanilla-closing-1',
    terminal: events.terminal(),
    branchCode,
    branchName,
    terminalNumber,
    store,
    epoch: events.epoch(),
    publicKey: events.publicKey(),
    version,
    setUpAt,
    closedAt: leaving.at,
    by: leaving.by,
    coSigner: leaving.coSigner,
    reason: leaving.reason,
    people,
    documents: documents.all,
    lastCode,
    audit: { entries: sequence, hash },
    events: {
      last: last ?? null,
      acknowledged,
      refused: waiting.refused,
      unanswered: waiting.waiting + waiting.sent,
    },
    documentsElsewhereUnknown: documents.all - documents.there,
    headOffice: keys === null ? null : { name: keys.name, fingerprint: fingerprintOf(keys) },
    backup,
    files,
  };
}
