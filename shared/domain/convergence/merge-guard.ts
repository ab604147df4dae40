import {
  type AttemptKind,
  attemptLimit,
  type CredentialGuard,
  type LockCause,
} from '../credential/credential-life.ts';
import { type EventOf, eventsOf, knew, type PersonEvent } from './history.ts';

/**
 * Attempts add up over all counters, and a lock anywhere locks everywhere. A right answer, an unlock or a new credential
 * clears what its counter knew of: an attempt or a lock that it had not heard of stays.
 */
export interface MergedGuard extends CredentialGuard {
  /** Wrong codes of a sheet in a row. */
  readonly kitSpent: number;
  /** ISO instant until which nobody answers an assisted unlock. */
  readonly assistedPausedUntil: string | null;
  /** Wrong attempts that no single counter would have locked for: they locked together. */
  readonly addedUp: readonly PersonEvent[];
  /** Locks that an unlock elsewhere did not know of. */
  readonly survived: readonly PersonEvent[];
}

type Attempted = EventOf<'credential-attempted'>;

export function mergeGuard(history: readonly PersonEvent[]): MergedGuard {
  const clearing = eventsOf(history, 'credential-unlocked', 'credential-issued', 'credential-recovered');
  const attempts = eventsOf(history, 'credential-attempted');
  const live = (kind: AttemptKind) => {
    const right = attempts.filter(({ act }) => act.payload.kind === kind && act.payload.right);
    return attempts.filter(
      (attempt) =>
        attempt.act.payload.kind === kind &&
        !attempt.act.payload.right &&
        !isKnownToAny([...clearing, ...right], attempt),
    );
  };
  const wrong = { check: live('check'), recovery: live('recovery') };
  const locks = eventsOf(history, 'credential-locked').filter((lock) => !isKnownToAny(clearing, lock));
  const { lock, addedUp } = lockOf(locks, wrong);
  return {
    spent: {
      check: Math.min(wrong.check.length, attemptLimit),
      recovery: Math.min(wrong.recovery.length, attemptLimit),
    },
    lockedAt: lock?.at ?? null,
    lockedBy: lock?.by ?? null,
    addedUp,
    survived: locks.filter((one) => clearing.some((unlock) => !knew(one, unlock))),
    kitSpent: countKitAttempts(history),
    assistedPausedUntil: pauseOf(history),
  };
}

function isKnownToAny(clearing: readonly PersonEvent[], event: PersonEvent): boolean {
  return clearing.some((one) => knew(one, event));
}

interface Lock {
  /** ISO instant. */
  readonly at: string;
  readonly by: LockCause;
}

/** The first lock that stands; where none was told, the attempt that made them too many. */
function lockOf(
  [first]: readonly EventOf<'credential-locked'>[],
  wrong: Readonly<Record<AttemptKind, readonly Attempted[]>>,
): { readonly lock: Lock | undefined; readonly addedUp: readonly PersonEvent[] } {
  if (first !== undefined) {
    const { by, lockedAt } = first.act.payload;
    return { lock: { at: lockedAt, by: by === 'interrupted' ? 'check' : by }, addedUp: [] };
  }
  for (const kind of ['check', 'recovery'] as const) {
    const last = wrong[kind][attemptLimit - 1];
    if (last === undefined) continue;
    return { lock: { at: last.act.payload.attemptedAt, by: kind }, addedUp: wrong[kind] };
  }
  return { lock: undefined, addedUp: [] };
}

/** A code that was right, another sheet and a proof at the counter clear what they knew of. */
function countKitAttempts(history: readonly PersonEvent[]): number {
  const proved = eventsOf(history, 'credential-unlocked', 'credential-recovered').filter(
    ({ act }) => act.payload.proof === 'counter',
  );
  const clearing = [...eventsOf(history, 'recovery-kit-used', 'recovery-kit-issued'), ...proved];
  return eventsOf(history, 'recovery-kit-attempted').filter((attempt) => !isKnownToAny(clearing, attempt))
    .length;
}

/** The latest end of a pause that no right answer knew of. */
function pauseOf(history: readonly PersonEvent[]): string | null {
  const attempts = eventsOf(history, 'assisted-unlock-attempted');
  const right = attempts.filter(({ act }) => act.payload.right);
  return attempts
    .filter((attempt) => !isKnownToAny(right, attempt))
    .map(({ act }) => act.payload.pausedUntil)
    .reduce((latest, end) => (end !== null && (latest === null || end > latest) ? end : latest), null);
}
