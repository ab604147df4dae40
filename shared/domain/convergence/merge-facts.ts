import type { EmailChange } from '../contact/contact-change.ts';
import { type EventOf, eventsOf, knew, type PersonEvent } from './history.ts';
import type { Facts } from './person-act.ts';

type Writing = EventOf<'worker-registered'> | EventOf<'worker-corrected'> | EventOf<'contact-changed'>;

/** A field as one event left it; empty where it took it away. */
interface Write {
  readonly event: Writing;
  readonly value: string;
}

/** A field that two counters wrote, neither of which knew of the other: all of it is kept, the newest is in force. */
interface FieldDifference {
  readonly field: string;
  readonly writes: readonly Write[];
}

export interface MergedFacts {
  readonly values: Facts;
  readonly entryNoticeDeadline: string | null;
  readonly differences: readonly FieldDifference[];
  /** Addresses that two people signed for, oldest first: they cool off. */
  readonly emailChanges: readonly EmailChange[];
}

/**
 * Corrections field by field: an event writes what it left otherwise than its counter knew it. Another registration of the same
 * document is as good as a correction that knew of nothing.
 */
export function mergeFacts(history: readonly PersonEvent[]): MergedFacts {
  const writing = eventsOf(history, 'worker-registered', 'worker-corrected', 'contact-changed');
  const writes = new Map<string, Write[]>();
  const emailChanges: EmailChange[] = [];
  for (const event of writing) {
    const before = (field: string) =>
      writes.get(field)?.findLast((write) => knew(event, write.event))?.value ?? '';
    for (const [field, value] of writtenBy(event, writes.keys())) {
      if (before(field) === value) continue;
      const signedAt = field === 'contact.email' ? signatureOf(event) : undefined;
      if (signedAt !== undefined) {
        emailChanges.push({ before: before(field) || null, after: value || null, at: signedAt });
      }
      writes.set(field, [...(writes.get(field) ?? []), { event, value }]);
    }
  }
  const fields = [...writes].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const inForce = fields.map(([field, of]) => [field, of.at(-1)?.value ?? ''] as const);
  return {
    values: Object.fromEntries(inForce.filter(([, value]) => value !== '')),
    entryNoticeDeadline: deadlineOf(writing),
    differences: fields
      .map(([field, of]) => ({ field, writes: standing(of) }))
      .filter((difference) => new Set(difference.writes.map(({ value }) => value)).size > 1),
    emailChanges,
  };
}

/** When two people signed for another address, if it is one that cools off. */
function signatureOf({ act }: Writing): string | undefined {
  if (act.type === 'contact-changed') return act.payload.changedAt;
  const isSigned =
    act.type === 'worker-corrected' && act.payload.signed?.facts.some(({ what }) => what === 'email');
  return isSigned === true ? act.payload.correctedAt : undefined;
}

/** A record is told whole, so that what it leaves out is empty; a change of contact data names its fields. */
function writtenBy({ act }: Writing, known: Iterable<string>): Iterable<readonly [string, string]> {
  const values: Facts = act.payload.values;
  if (act.type === 'contact-changed') {
    return act.payload.fields.map((name) => [`contact.${name}`, values[`contact.${name}`] ?? '']);
  }
  return [...new Set([...known, ...Object.keys(values)])].map((field) => [field, values[field] ?? '']);
}

/** What no later write knew of. */
function standing(writes: readonly Write[]): Write[] {
  return writes.filter((write) => !writes.some((later) => later !== write && knew(later.event, write.event)));
}

function deadlineOf(writing: readonly Writing[]): string | null {
  const newest = writing.findLast(({ act }) => act.type !== 'contact-changed');
  return newest === undefined || newest.act.type === 'contact-changed'
    ? null
    : newest.act.payload.entryNoticeDeadline;
}
