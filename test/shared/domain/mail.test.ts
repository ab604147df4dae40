import { describe, expect, test } from 'vitest';
import {
  isMailHopeless,
  lineWait,
  longestMailWait,
  mailProblems,
  mailWait,
  needsPerson,
} from '#shared/domain/mail/mail-retry.ts';
import { isLoopback, isTrustedRelay, readableAnswer } from '#shared/domain/mail/mail-server.ts';
import { fc } from '#test/support/random-samples.ts';

const minute = 60_000;

describe('when a message is tried again', () => {
  test('the wait doubles up to an hour, and half of it is chance', () => {
    expect([1, 2, 3, 4].map((deferrals) => mailWait(deferrals, 0))).toEqual([7500, 15_000, 30_000, minute]);
    expect(mailWait(1, 0.5)).toBe(11_250);
    expect([20, 160].map((deferrals) => mailWait(deferrals, 0))).toEqual([30 * minute, 30 * minute]);
  });

  test('no wait is nothing, none is longer than the longest, and no sequence of them overflows', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(5000), random, fc.constantFrom(...mailProblems), (times, chance, problem) => {
        for (const wait of [mailWait(times, chance), lineWait(problem, times, chance)]) {
          expect(wait).toBeGreaterThan(2000);
          expect(wait).toBeLessThanOrEqual(longestMailWait);
        }
      }),
    );
  });

  test('given up after four to five days of attempts, as the standard asks', () => {
    let [passed, deferrals] = [0, 0];
    while (!isMailHopeless(deferrals)) {
      deferrals += 1;
      passed += mailWait(deferrals, 0.5);
    }
    expect(passed / (24 * 60 * minute)).toBeGreaterThan(4.5);
    expect(passed / (24 * 60 * minute)).toBeLessThan(6);
  });

  test('what only a person can mend is tried less often: a wrong password locks accounts', () => {
    expect(lineWait('timeout', 1, 0)).toBe(2500);
    expect(lineWait('login-refused', 1, 0)).toBe(minute / 2);
    expect(mailProblems.filter(needsPerson)).toEqual([
      'not-configured',
      'certificate',
      'starttls-missing',
      'login-refused',
      'sender-refused',
    ]);
  });
});

test('a line without TLS leads to this machine or to an address that no public network routes', () => {
  expect(['localhost', '127.0.0.1', '::1'].every(isLoopback)).toBe(true);
  expect(['10.1.2.3', '172.16.0.1', '172.31.9.9', '192.168.1.1', 'fd00::1'].every(isTrustedRelay)).toBe(true);
  const others = [
    'smtp.gmail.com',
    '172.32.0.1',
    '11.1.1.1',
    '192.169.0.1',
    'localhost.example.com',
    '127.0.0.1.example.com',
  ];
  expect(others.some(isTrustedRelay)).toBe(false);
});

test('a server’s words are one line in which nobody is named', () => {
  expect(readableAnswer('550-5.1.1 The email account\r\n550 <María.núñez+1@gmail.com>: gone\u0007')).toBe(
    '550-5.1.1 The email account 550 <M•••@g•••.com>: gone',
  );
  expect(readableAnswer('x'.repeat(5000))).toHaveLength(300);
});
