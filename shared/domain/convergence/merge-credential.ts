import { isClosingCause, type RevocationCause } from '../credential/revocation.ts';
import { areConcurrent, type EventOf, eventsOf, knew, type PersonEvent } from './history.ts';
import type { KitIssued, SecretHash } from './person-act.ts';

/** A credential that was issued or took the place of a forgotten one. */
type NewCredential = EventOf<'credential-issued'> | EventOf<'credential-recovered'>;

interface MergedCredential {
  readonly id: string;
  readonly hash: SecretHash;
  /** ISO instant. */
  readonly issuedAt: string;
}

export interface MergedRevocation {
  readonly event: EventOf<'credential-revoked'>;
  /** What took a death back. */
  readonly withdrawal: EventOf<'death-withdrawn'> | undefined;
}

export interface MergedKit extends KitIssued {
  /** By which it was given. */
  readonly event: EventOf<'recovery-kit-issued'>;
  readonly used: readonly { readonly position: number; readonly usedAt: string }[];
  /** ISO instant; null while it is in force. */
  readonly voidAt: string | null;
  readonly voidCause: 'worker' | 'supervisor' | 'credential-revoked' | 'replaced' | null;
  /** Of a supervisor's revocation. */
  readonly revocation: EventOf<'recovery-kit-revoked'> | undefined;
}

export interface MergedSecrets {
  /** Every credential there ever was, the newest first. */
  readonly all: readonly MergedCredential[];
  /** Undefined: there is none in force. */
  readonly inForce: MergedCredential | undefined;
  /** Image, answers and accepted terms are those of the newest issuance. */
  readonly issuance: EventOf<'credential-issued'> | undefined;
  readonly revocations: readonly MergedRevocation[];
  readonly cause: RevocationCause | undefined;
  readonly isClosed: boolean;
  readonly kit: MergedKit | undefined;
  /** Issuances that neither knew of the other; the newest is in force. */
  readonly issuedTwice: readonly PersonEvent[];
  /** Revocations that a later credential did not know of, and that credential. */
  readonly revocationWon: readonly PersonEvent[];
  /** A sheet that gave way to another counter's issuance. */
  readonly kitGaveWay: readonly PersonEvent[];
}

/**
 * The newest issuance wins, with its image, answers and sheet. A revocation wins over every credential that was not
 * issued by somebody who knew of it; a death over all of them, until what takes it back names it.
 */
export function mergeSecrets(history: readonly PersonEvent[]): MergedSecrets {
  const issued: NewCredential[] = eventsOf(history, 'credential-issued', 'credential-recovered');
  const revocations = eventsOf(history, 'credential-revoked').map(
    (event): MergedRevocation => ({ event, withdrawal: withdrawalOf(history, event) }),
  );
  const newest = issued.at(-1);
  const against = revocations.filter(({ event }) => newest !== undefined && !knew(newest, event));
  const deaths = revocations.filter(
    ({ event, withdrawal }) => isClosingCause(event.act.payload.cause) && withdrawal === undefined,
  );
  const isInForce = newest !== undefined && against.length === 0 && deaths.length === 0;
  const ending = deaths.at(-1) ?? revocations.at(-1);
  const issuance = eventsOf(history, 'credential-issued').at(-1);
  const { kit, gaveWay } = mergeKit(history, revocations);
  return {
    all: issued.map(credentialOf).toReversed(),
    inForce: isInForce ? credentialOf(newest) : undefined,
    issuance,
    revocations,
    cause: isInForce || ending === undefined ? undefined : causeOf(ending),
    isClosed: deaths.length > 0,
    kit,
    issuedTwice: concurrentWithNewest(issued),
    revocationWon: against
      .filter(({ event }) => newest !== undefined && areConcurrent(event, newest))
      .flatMap(({ event }) => (newest === undefined ? [] : [event, newest])),
    kitGaveWay: gaveWay,
  };
}

function credentialOf({ act }: NewCredential): MergedCredential {
  const { credentialId: id, hash } = act.payload;
  const issuedAt = act.type === 'credential-issued' ? act.payload.issuedAt : act.payload.recoveredAt;
  return { id, hash, issuedAt };
}

/** A death that was taken back was an error. */
function causeOf({ event, withdrawal }: MergedRevocation): RevocationCause {
  return withdrawal === undefined ? event.act.payload.cause : 'error';
}

function withdrawalOf(history: readonly PersonEvent[], revocation: EventOf<'credential-revoked'>) {
  const { cause, credentialId } = revocation.act.payload;
  if (!isClosingCause(cause)) return undefined;
  return eventsOf(history, 'death-withdrawn').find((withdrawal) => {
    const named = withdrawal.act.payload.credentialId;
    return named === undefined ? knew(withdrawal, revocation) : named === credentialId;
  });
}

function concurrentWithNewest(issued: readonly NewCredential[]): PersonEvent[] {
  const newest = issued.at(-1);
  if (newest === undefined) return [];
  const others = issued.filter((one) => areConcurrent(one, newest));
  return others.length === 0 ? [] : [...others, newest];
}

/**
 * The newest sheet. It ends by being revoked, with a credential, or with the issuance that it was given for; and what gave
 * way stays so, whatever is issued afterwards.
 */
function mergeKit(
  history: readonly PersonEvent[],
  revocations: readonly MergedRevocation[],
): { readonly kit: MergedKit | undefined; readonly gaveWay: readonly PersonEvent[] } {
  const newest = eventsOf(history, 'recovery-kit-issued').at(-1);
  if (newest === undefined) return { kit: undefined, gaveWay: [] };
  const { payload } = newest.act;
  const used = new Map<number, string>();
  for (const { act } of eventsOf(history, 'recovery-kit-used')) {
    const { kitId, position, usedAt } = act.payload;
    if (kitId === payload.kitId && !used.has(position)) used.set(position, usedAt);
  }
  const ended = eventsOf(history, 'recovery-kit-revoked').find(
    ({ act }) => act.payload.kitId === payload.kitId,
  );
  const revoked = revocations.find(({ event }) => !knew(newest, event));
  const issued = eventsOf(history, 'credential-issued');
  const own = issued.findLastIndex((issuance) => knew(newest, issuance));
  const rival =
    own < 0 ? undefined : issued.find((issuance, at) => at > own && areConcurrent(newest, issuance));
  const end =
    ended !== undefined
      ? { voidAt: ended.act.payload.revokedAt, voidCause: ended.act.payload.by }
      : revoked !== undefined
        ? { voidAt: revoked.event.act.payload.revokedAt, voidCause: 'credential-revoked' as const }
        : rival !== undefined
          ? { voidAt: rival.act.payload.issuedAt, voidCause: 'replaced' as const }
          : { voidAt: null, voidCause: null };
  const positions = [...used].toSorted(([one], [other]) => one - other);
  return {
    kit: {
      ...payload,
      event: newest,
      ...end,
      revocation: ended,
      used: positions.map(([position, usedAt]) => ({ position, usedAt })),
    },
    gaveWay: end.voidCause === 'replaced' && rival !== undefined ? [newest, rival] : [],
  };
}
