import { createHash } from 'node:crypto';
import type { Connection } from '#electron/main/db/core/connection.ts';
import {
  findBranchEvent,
  findBranchKey,
  lastDecisionNumber,
} from '#electron/main/db/head-office/branch-feed-store.ts';
import { findEventHash } from '#electron/main/db/head-office/event-store.ts';
import type { SignatureCheck } from '#electron/main/keys/signing-key.ts';
import { fingerprintOf } from '#electron/main/packets/head-office-keys.ts';
import {
  type Decision,
  type DecisionReading,
  payloadOf,
  readDecision,
} from '#shared/contract/head-office/decisions.ts';
import { type EventEnvelope, readEvent } from '#shared/contract/head-office/events.ts';
import type { FeedAnswer } from '#shared/contract/head-office/line.ts';
import type { HeadOfficeKeys } from '#shared/contract/head-office/packet.ts';

type FeedRow = FeedAnswer[number];
type EventRow = Extract<FeedRow, { readonly kind: 'event' }>;

/** What a row of the feed is, looked at with the keys that people compared and that head office signed for. */
export type FeedFinding =
  /** This store wrote it, or has it. */
  | { readonly is: 'known' }
  | ({ readonly is: 'event' } & FeedEvent)
  | {
      readonly is: 'decision';
      readonly reading: Exclude<DecisionReading, { readonly state: 'malformed' }>;
      readonly content: string;
      readonly signature: string;
      /** Of another branch, and not heard before. */
      readonly told: FeedEvent | undefined;
    }
  /** `why` names no person: it goes into the log. */
  | { readonly is: 'not-believed'; readonly why: string };

interface FeedEvent {
  readonly event: EventEnvelope;
  readonly content: string;
  readonly signature: string;
  readonly hash: string;
  readonly isNewer: boolean;
}

const notBelieved = (why: string) => ({ is: 'not-believed', why }) as const;

/** Who looks at it. */
export interface FeedJudge {
  readonly terminal: string;
  readonly epoch: number;
  readonly keys: HeadOfficeKeys;
  readonly isSignedBy: SignatureCheck;
}

/** Row by row, in their order: whether a terminal's key is known depends on the decisions that were kept before. */
export function judgeFeedRow(db: Connection, row: FeedRow, here: FeedJudge): FeedFinding {
  if (row.kind === 'decision') return judgeDecision(db, row, here);
  return judgeEvent(db, row, here);
}

function judgeDecision(
  db: Connection,
  { number, content, signature }: Extract<FeedRow, { readonly kind: 'decision' }>,
  here: FeedJudge,
): FeedFinding {
  const { terminal, keys, isSignedBy } = here;
  if (!isSignedBy(content, signature, keys.signingKey))
    return notBelieved('a decision is not signed by head office');
  const reading = readDecision(content);
  if (reading.state === 'malformed') return notBelieved('a decision is malformed');
  const { decision } = reading;
  if (decision.headOffice !== fingerprintOf(keys)) return notBelieved('a decision is of another head office');
  if (decision.number !== number) return notBelieved('a decision has another number');
  if (decision.branch !== null && !terminal.startsWith(`${decision.branch}-`))
    return notBelieved('a decision is for another branch');
  // A later one stands above an earlier one: an old one put behind it would undo it.
  if (number <= lastDecisionNumber(db)) return notBelieved('a decision came out of its order');
  const told =
    reading.state === 'known' && decision.type === 'event-told'
      ? judgeToldEvent(db, decision, here)
      : undefined;
  if (typeof told === 'string') return notBelieved(told);
  return { is: 'decision', reading, content, signature, told };
}

/**
 * An event of another branch, which head office tells of somebody whom this one knows too: it signed for the key. Of what that terminal
 * did otherwise nothing is told, so that numbers have gaps, and what was told of two people may come in any order. Undefined where it
 * was heard before; else why it is not believed.
 */
function judgeToldEvent(
  db: Connection,
  decision: Decision,
  { terminal: here, isSignedBy }: FeedJudge,
): FeedEvent | string | undefined {
  const { terminal, epoch, number, publicKey, content, signature } = payloadOf('event-told', decision);
  if (terminal.slice(0, 3) === here.slice(0, 3)) return 'an event of the branch is told as of another one';
  if (!isSignedBy(content, signature, publicKey))
    return 'an event of another branch is not signed by its terminal';
  const reading = readEvent(content);
  if (reading.state === 'malformed') return 'an event of another branch is malformed';
  const { event } = reading;
  if (event.terminal !== terminal || event.epoch !== epoch || event.number !== number)
    return 'an event of another branch says another place than its own';
  const hash = createHash('sha256').update(content).digest('hex');
  const known = findBranchEvent(db, terminal, epoch, number);
  if (known !== undefined)
    return known.hash === hash ? undefined : 'an event of another branch was told otherwise before';
  const [before, after] = [number - 1, number + 1].map((each) => findBranchEvent(db, terminal, epoch, each));
  if (before !== undefined && before.hash !== event.previousHash)
    return 'an event of another branch does not follow the one before';
  if (after !== undefined && after.previousHash !== hash)
    return 'an event of another branch is not the one before the next';
  return { event, content, signature, hash, isNewer: reading.state === 'unknown' };
}

function judgeEvent(db: Connection, row: EventRow, here: FeedJudge): FeedFinding {
  const { terminal, epoch, number, content, signature } = row;
  const isOwn = terminal === here.terminal;
  if (content === null || signature === null) {
    const isPresent = isOwn && epoch === here.epoch && findEventHash(db, epoch, number) !== undefined;
    return isPresent ? { is: 'known' } : notBelieved('an event of another terminal is empty');
  }
  if (terminal.slice(0, 3) !== here.terminal.slice(0, 3)) return notBelieved('an event is of another branch');
  const publicKey = findBranchKey(db, terminal, epoch);
  if (publicKey === undefined) return notBelieved('head office never admitted who tells this');
  if (row.public_key !== publicKey)
    return notBelieved('a terminal is shown with another key than was admitted');
  if (!here.isSignedBy(content, signature, publicKey))
    return notBelieved('an event is not signed by its terminal');
  const reading = readEvent(content);
  if (reading.state === 'malformed') return notBelieved('an event is malformed');
  const { event } = reading;
  if (event.terminal !== terminal || event.epoch !== epoch || event.number !== number)
    return notBelieved('an event says another place than its own');
  const hash = createHash('sha256').update(content).digest('hex');
  if (isOwn) {
    const own = findEventHash(db, epoch, number);
    if (own !== undefined)
      return own === hash ? { is: 'known' } : notBelieved('an event is not what was told here');
  }
  const last = findBranchEvent(db, terminal, epoch);
  if (last !== undefined && number <= last.number) return notBelieved('an event came out of its order');
  // Refused ones are not in the feed: what they leave is a gap in numbers, and nothing to compare with.
  if (last?.number === number - 1 && event.previousHash !== last.hash)
    return notBelieved('an event does not follow the one before');
  return { is: 'event', event, content, signature, hash, isNewer: reading.state === 'unknown' };
}
