import { backOff } from '../back-off.ts';

/** Why nothing goes out, or why an attempt came to nothing. */
export const mailProblems = [
  'not-configured',
  'name-not-found',
  'refused',
  'unreachable',
  'timeout',
  'certificate',
  'starttls-missing',
  'tls',
  'login-refused',
  'sender-refused',
  'lost',
  'busy',
  'other',
] as const;
export type MailProblem = (typeof mailProblems)[number];

/** Milliseconds before the second attempt at one message, and the longest wait. Source: greylisting asks for 1 to 5 minutes. */
const firstMessageWait = 15_000;
const longestMessageWait = 60 * 60_000;
/** About five days of hourly attempts. Source: RFC 5321, 4.5.4.1 (give up after four to five days at least). */
const mostDeferrals = 165;

/** Milliseconds before the second attempt at a line that may come back by itself, and the longest wait. */
const firstLineWait = 5000;
const longestLineWait = 5 * 60_000;
/** The same where only a person can mend it: a wrong password tried often locks the account at the mail's provider. */
const firstPersonWait = 60_000;
const longestPersonWait = 30 * 60_000;

/** No wait is longer: what a saved moment asks for beyond it comes from a clock that was wrong. */
export const longestMailWait = longestMessageWait;

/**
 * Milliseconds until one message that the server put off, or whose attempt broke in the middle, is tried again: twice
 * as long each time, half of it at random, so that a day's messages do not come back together. `deferrals` counts the
 * attempts that failed so far, the last one included; `random` is from 0 to below 1.
 */
export function mailWait(deferrals: number, random: number): number {
  return backOff(firstMessageWait, longestMessageWait, deferrals, random);
}

/** Whether the server has put the message off so often that it never takes it. */
export function isMailHopeless(deferrals: number): boolean {
  return deferrals >= mostDeferrals;
}

/** Milliseconds until a line that failed `failures` times in a row is tried again. */
export function lineWait(problem: MailProblem, failures: number, random: number): number {
  return needsPerson(problem)
    ? backOff(firstPersonWait, longestPersonWait, failures, random)
    : backOff(firstLineWait, longestLineWait, failures, random);
}

/** Whether waiting alone does not mend it: the settings or the server must be changed. */
export function needsPerson(problem: MailProblem): boolean {
  switch (problem) {
    case 'not-configured':
    case 'certificate':
    case 'starttls-missing':
    case 'login-refused':
    case 'sender-refused':
      return true;
    case 'name-not-found':
    case 'refused':
    case 'unreachable':
    case 'timeout':
    case 'tls':
    case 'lost':
    case 'busy':
    case 'other':
      return false;
  }
}
