import type { EventEnvelope } from '#shared/contract/head-office/events.ts';
import { toldAs } from '#shared/contract/head-office/told-as.ts';
import { type AuditEvent, auditEvents } from '#shared/domain/audit-trail/audit-events.ts';
import { type Connection, listRows } from '../core/connection.ts';

/** Entries of the trail that one act writes after the one that an event tells, at most. */
const entriesOfAnAct = 40;
const pageSize = 100;

interface Act {
  readonly sequence: number;
  readonly event: AuditEvent;
  readonly subject: string | null;
}

interface ToldActs {
  /** Events in their order. The fault is an act whose time to be told is over. */
  readonly takeEvent: (event: EventEnvelope) => string | undefined;
  /** After the last event. */
  readonly end: () => string | undefined;
}

/**
 * That every act of the trail which others must know has an event of its own, about whom the act is about: one that was
 * not told is a fault of the program, or events that were cut off. Of a store that is older than the contract, acts from
 * before its first event are not asked for; one whose key was made with it has told them all.
 */
export function createToldActs(db: Connection): ToldActs {
  const names = (Object.keys(auditEvents) as AuditEvent[]).filter((name) => toldAs(name) !== null);
  let read = 0;
  let isRead = false;
  /** Not yet told. */
  let waiting: Act[] = [];

  function readTo(sequence: number): void {
    while (!isRead && read <= sequence) {
      const page = listActs(db, names, read);
      waiting = [...waiting, ...page];
      read = page.at(-1)?.sequence ?? read;
      isRead = page.length < pageSize;
    }
  }

  function untold(beyond: number): string | undefined {
    const act = waiting.find(({ sequence }) => sequence < beyond);
    return act && `entry ${act.sequence} of the trail (${act.event}) was told to nobody`;
  }

  return {
    takeEvent(event) {
      const { sequence } = event.auditHead;
      readTo(sequence);
      const about = subjectsOf(event);
      const told = new Set<string | null>();
      waiting = waiting.filter((act) => {
        const isTold =
          act.sequence <= sequence &&
          toldAs(act.event) === event.type &&
          (act.subject === null || about.has(act.subject)) &&
          !told.has(act.subject);
        // A person who is moved to another number has an entry under either: one event tells both.
        if (isTold) told.add(act.subject);
        return !isTold;
      });
      return untold(sequence - entriesOfAnAct);
    },
    end() {
      readTo(Number.MAX_SAFE_INTEGER);
      return untold(Number.POSITIVE_INFINITY);
    },
  };
}

function listActs(db: Connection, names: readonly string[], after: number): Act[] {
  return listRows<Act>(
    db,
    `SELECT sequence, event, subject FROM audit_event
     WHERE sequence > @after AND event IN (SELECT value FROM json_each(@names))
       AND sequence > iif(
         (SELECT since FROM signing_key ORDER BY epoch LIMIT 1) <= (SELECT at FROM audit_event WHERE sequence = 1), 1,
         (SELECT coalesce(min(audit_sequence), 9223372036854775807) FROM event WHERE version > 0))
       AND (subject IS NULL OR subject NOT LIKE 'unknown %')
     ORDER BY sequence LIMIT @pageSize`,
    { names: JSON.stringify(names), after, pageSize },
  );
}

/** As whom an entry of the trail may name whoever an event is about. */
function subjectsOf({ subject, payload }: EventEnvelope): ReadonlySet<unknown> {
  const { identificationCode, previousIdentificationCode, visit } = payload;
  return new Set<unknown>([subject, identificationCode, previousIdentificationCode, visit]);
}
