import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isSignedBy } from '#electron/main/keys/signing-key.ts';
import { eventContent, readEvent } from '#shared/contract/head-office/events.ts';
import { makeVectors, readVectors } from './event-vectors.ts';
import { sampleEnvelope, samplePayloads } from './sample-events.ts';

test('the vectors are what this program writes, one of each kind', () => {
  expect(readVectors()).toEqual(makeVectors());
});

test.each(readVectors().events.map((vector) => [vector.event.type, vector] as const))(
  'the vector of %s holds by itself',
  (_type, { event, content, hash, signature }) => {
    const { publicKey } = readVectors();
    expect(eventContent(event)).toBe(content);
    expect(createHash('sha256').update(content).digest('hex')).toBe(hash);
    expect(isSignedBy(content, signature, publicKey)).toBe(true);
    expect(isSignedBy(content.replace('017-2', '017-3'), signature, publicKey)).toBe(false);
    expect(readEvent(content)).toEqual({ state: 'known', event });
  },
);

const envelope = (type: string, version: number, payload = {}) =>
  sampleEnvelope(type, version, payload, 1, '0'.repeat(64));

test('a newer version, or a kind that is not known here, is kept as it is', () => {
  for (const event of [envelope('worker-registered', 2, { added: 1 }), envelope('something-new', 1)]) {
    const content = eventContent(event);
    expect(readEvent(content)).toEqual({ state: 'unknown', event });
  }
});

test('what is from before the contract is taken with whatever payload it has', () => {
  const event = envelope('worker-registered', 0, { values: { 'passport.surname': 'Núñez' } });
  expect(readEvent(eventContent(event)).state).toBe('known');
});

test('anything else is malformed, and what is said of it names no value', () => {
  const good = envelope('death-withdrawn', 2, samplePayloads['death-withdrawn']);
  const problemOf = (content: string) => {
    const reading = readEvent(content);
    return reading.state === 'malformed' ? reading.problem : reading.state;
  };
  expect(problemOf('{')).toBe('no JSON');
  expect(problemOf(JSON.stringify(good))).toBe('not canonical');
  expect(problemOf(eventContent({ ...good, number: 0 }))).toBe('too_small at number');
  expect(problemOf(eventContent({ ...good, extra: 'secret' } as never))).toBe('unrecognized_keys at (root)');
  const payload = { ...good.payload, reason: 7 };
  expect(problemOf(eventContent({ ...good, payload }))).toBe('payload: invalid_type at reason');
});
