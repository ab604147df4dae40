import type { FindingKind } from './finding.ts';
import { type EventOf, eventsOf, historyOf, nameOf, type PersonEvent, type Place } from './history.ts';
import { type MergedSecrets, mergeSecrets } from './merge-credential.ts';
import { type MergedFacts, mergeFacts } from './merge-facts.ts';
import { type MergedGuard, mergeGuard } from './merge-guard.ts';
import { type CapturedDocument, cedulasOf, codeOf, documentsOf, type HeldCedula } from './merge-numbers.ts';

export interface Finding {
  readonly kind: FindingKind;
  /** The events that it was decided on, each once and in order. */
  readonly places: readonly Place[];
  /** Of `facts-differ`. */
  readonly fields: readonly string[];
}

/** Who several terminals together say that somebody is. */
export interface MergedPerson {
  /** The first registration's, then those of the others. */
  readonly ids: readonly [string, ...string[]];
  /** Every number that they are known by, the first registration's first. */
  readonly codes: readonly [string, ...string[]];
  /** Each once, the one in force first. They are found by all of them. */
  readonly cedulas: readonly HeldCedula[];
  /** The one in force first. */
  readonly documents: readonly CapturedDocument[];
  readonly registration: EventOf<'worker-registered'>;
  readonly facts: MergedFacts;
  readonly guard: MergedGuard;
  readonly secrets: MergedSecrets;
  readonly findings: readonly Finding[];
}

/**
 * What is so of one person, by everything that is known of them, in whatever order it is given and however often.
 * Undefined where nobody told of a registration.
 */
export function mergePerson(events: readonly PersonEvent[]): MergedPerson | undefined {
  const history = historyOf(events);
  const registrations = eventsOf(history, 'worker-registered');
  const [registration, ...others] = registrations;
  if (registration === undefined) return undefined;
  const first = registration.act.payload.workerId;
  const ids = [first, ...new Set(others.map(({ act }) => act.payload.workerId).filter((id) => id !== first))];
  const [code, ...moreCodes] = ids.map((id) => codeOf(history, id));
  const recorded = eventsOf(history, 'cedula-recorded');
  const facts = mergeFacts(history);
  const guard = mergeGuard(history);
  const secrets = mergeSecrets(history);
  const found: [FindingKind, readonly PersonEvent[]][] = [
    ['registered-twice', ids.length > 1 ? registrations : []],
    ['two-cedulas', areOfOneCedula(recorded) ? [] : recorded],
    ['facts-differ', facts.differences.flatMap(({ writes }) => writes.map(({ event }) => event))],
    ['attempts-added-up', areOfSeveral(guard.addedUp) ? guard.addedUp : []],
    ['lock-survived', guard.survived],
    ['issued-twice', secrets.issuedTwice],
    ['revocation-won', secrets.revocationWon],
    ['kit-gave-way', secrets.kitGaveWay],
  ];
  return {
    ids: [first, ...ids.slice(1)],
    codes: [code ?? '', ...new Set(moreCodes.filter((other) => other !== code))],
    cedulas: cedulasOf(history),
    documents: documentsOf(history, facts.values),
    registration,
    facts,
    guard,
    secrets,
    findings: found.flatMap(([kind, on]) => {
      const places = historyOf(on).map(({ at }) => at);
      const fields = kind === 'facts-differ' ? facts.differences.map(({ field }) => field) : [];
      return places.length === 0 ? [] : [{ kind, places, fields }];
    }),
  };
}

function areOfOneCedula(recorded: readonly EventOf<'cedula-recorded'>[]): boolean {
  return new Set(recorded.map(({ act }) => act.payload.cedula)).size < 2;
}

function areOfSeveral(events: readonly PersonEvent[]): boolean {
  return new Set(events.map(({ at }) => at.terminal)).size > 1;
}

/** Two findings are the same where they say the same of the same events. */
export function findingId({ kind, places, fields }: Finding): string {
  return JSON.stringify([kind, places.map(nameOf), fields]);
}
