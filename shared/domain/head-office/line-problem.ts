import { backOff } from '../back-off.ts';

/** Why head office cannot be reached, or does not take this terminal, by its cause. */
export const lineProblems = [
  /** The network. */
  'name-not-found',
  'unreachable',
  'connection-refused',
  'timeout',
  'lost',
  /** What answers there is not head office's database, or cannot prove that it is. */
  'no-tls',
  'not-trusted',
  'other-name',
  'server-certificate-expired',
  'database-missing',
  'not-head-office',
  /** What it says of the branch is not signed by whom it is said to be of, or was changed. */
  'feed-not-believed',
  /** It answers with other keys than those that two people compared. */
  'another-office',
  /** Only hosts that take nothing in answered: standbys. */
  'read-only',
  /** This terminal's own certificate, and its place at head office. */
  'certificate-expired',
  'certificate-revoked',
  'certificate-refused',
  'login-refused',
  'not-a-terminal',
  /** What this terminal told before it was restored is signed with a key that was never let in. */
  'unknown-epoch',
  'suspended',
  'replaced',
  'two-histories',
  /** The clocks differ so much that certificates, or what is said of times, cannot be believed. */
  'clock',
  /** Head office understands only newer programs, or only older ones. */
  'program-too-old',
  'program-too-new',
  /** Head office has no room, too much to do, or is being started. */
  'out-of-space',
  'busy',
  /** A joining code. */
  'code-used',
  'code-ended',
  /** A call that head office says is none: a fault of this program. */
  'bad-call',
  'other',
] as const;
export type LineProblem = (typeof lineProblems)[number];

/** Whether it is the line that is away, or the other end for a while: nothing is wrong with this terminal, and it mends itself. */
export function isLineAway(problem: LineProblem): boolean {
  switch (problem) {
    case 'name-not-found':
    case 'unreachable':
    case 'connection-refused':
    case 'timeout':
    case 'lost':
    case 'busy':
      return true;
    default:
      return false;
  }
}

/** How far a try at a host got, in the order of `lineProblems`: of several hosts, the one that got furthest says most. */
export function furthestProblem(problems: readonly LineProblem[]): LineProblem | undefined {
  return problems.toSorted((a, b) => lineProblems.indexOf(b) - lineProblems.indexOf(a))[0];
}

/** Milliseconds by which head office's clock and the kiosk's own may differ before it is said. */
export const clockTolerance = 5 * 60_000;

/** Milliseconds before the second try at a line that failed, and the longest wait. */
const firstWait = 5000;
const longestWait = 5 * 60_000;

/** Milliseconds until a line that failed `failures` times in a row is tried again; `random` is from 0 to below 1. */
export function lineWait(failures: number, random: number): number {
  return backOff(firstWait, longestWait, failures, random);
}
