import type { Anomaly } from './anomaly.ts';
import { groupBy, summarise } from './group-events.ts';
import type { WatchedEvent } from './watched-events.ts';

/** Of each one's signatures by others, the share that the other of the pair gave. */
const nearlyAlways = 0.9;

/**
 * Two people who sign for each other, nearly always, although somebody else signs too: where only two can sign, it says
 * nothing.
 */
export function findCoSigningPairs(events: readonly WatchedEvent[], least: number): Anomaly[] {
  const signed = events.filter(({ accountId, coSignerId }) => accountId !== null && coSignerId !== null);
  const signers = new Set(signed.map(({ coSignerId }) => coSignerId));
  const byCaller = groupBy(signed, ({ accountId }) => accountId);
  const findings: Anomaly[] = [];
  for (const one of byCaller.keys()) {
    for (const other of byCaller.keys()) {
      if (one >= other || [...signers].every((each) => each === one || each === other)) continue;
      const there = signaturesFor(byCaller.get(one) ?? [], other);
      const back = signaturesFor(byCaller.get(other) ?? [], one);
      if ([there, back].some(({ by, share }) => by.length < least || share < nearlyAlways)) continue;
      findings.push(
        summarise([...there.by, ...back.by], {
          key: `co-signing-pair:${one}:${other}`,
          kind: 'co-signing-pair',
          severity: 'medium',
          accountIds: [one, other],
        }),
      );
    }
  }
  return findings;
}

function signaturesFor(acts: readonly WatchedEvent[], signer: string) {
  const by = acts.filter(({ coSignerId }) => coSignerId === signer);
  return { by, share: by.length / acts.length };
}
