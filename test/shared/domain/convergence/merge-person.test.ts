import { expect, test } from 'vitest';
import type { FindingKind } from '#shared/domain/convergence/finding.ts';
import type { PersonEvent } from '#shared/domain/convergence/history.ts';
import { findingId, type MergedPerson, mergePerson } from '#shared/domain/convergence/merge-person.ts';
import { identityDocumentOf } from '#shared/domain/convergence/same-person.ts';
import { isLocked } from '#shared/domain/credential/credential-life.ts';
import { type Counter, hear, minuteAt, openCounter, tell } from './counters.ts';
import * as acts from './person-acts.ts';

/** Two counters that know of one person with a credential, and have no line from then on. */
function apart(): { one: Counter; two: Counter } {
  const one = openCounter('017-1');
  const two = openCounter('017-2');
  tell(one, 0, acts.registered('w1', { 'contact.email': 'mj@example.org', 'contract.position': 'cook' }));
  tell(one, 1, acts.issued('w1', 'first'));
  tell(one, 2, acts.kitIssued('w1', 'kit-1'));
  hear(two, one);
  return { one, two };
}

/** What is so when everybody has heard everybody. */
function together(...counters: readonly Counter[]): MergedPerson {
  const merged = mergePerson(counters.flatMap(({ known }) => known));
  if (merged === undefined) throw new Error('nobody was registered');
  return merged;
}

const kinds = ({ findings }: MergedPerson): FindingKind[] => findings.map(({ kind }) => kind);

test('without a registration there is nobody', () => {
  expect(mergePerson([])).toBeUndefined();
  expect(mergePerson([tell(openCounter('017-1'), 0, acts.attempted('w1', false))])).toBeUndefined();
});

test('attempts at several counters add up, and lock together', () => {
  const { one, two } = apart();
  tell(one, 3, acts.attempted('w1', false));
  tell(two, 3, acts.attempted('w1', false));
  expect(together(one, two).guard).toMatchObject({ spent: { check: 2, recovery: 0 }, lockedAt: null });
  tell(two, 4, acts.attempted('w1', false));
  const merged = together(one, two);
  expect(isLocked(merged.guard)).toBe(true);
  expect(merged.guard.lockedBy).toBe('check');
  expect(kinds(merged)).toEqual(['attempts-added-up']);
});

test('a right answer clears what its counter knew of, and no attempt elsewhere', () => {
  const { one, two } = apart();
  tell(one, 3, acts.attempted('w1', false));
  tell(two, 4, acts.attempted('w1', true));
  expect(together(one, two).guard.spent.check).toBe(1);
  hear(two, one);
  tell(two, 5, acts.attempted('w1', true, 'recovery'));
  expect(together(one, two).guard.spent.check).toBe(1);
  tell(two, 6, acts.attempted('w1', true));
  expect(together(one, two).guard.spent.check).toBe(0);
});

test('a lock anywhere locks everywhere; an unlock that did not know of it leaves it, and a person is told', () => {
  const { one, two } = apart();
  tell(two, 3, acts.locked('w1'));
  tell(one, 4, acts.unlocked('w1'));
  const merged = together(one, two);
  expect(isLocked(merged.guard)).toBe(true);
  expect(kinds(merged)).toEqual(['lock-survived']);
  hear(one, two);
  tell(one, 5, acts.unlocked('w1'));
  expect(isLocked(together(one, two).guard)).toBe(false);
  expect(kinds(together(one, two))).toEqual([]);
});

test('of two issuances the newest wins, with its image, answers and sheet', () => {
  const { one, two } = apart();
  tell(one, 3, acts.issued('w1', 'of one'));
  tell(two, 4, acts.issued('w1', 'of two'));
  tell(two, 5, acts.kitIssued('w1', 'kit-2'));
  tell(one, 6, acts.kitIssued('w1', 'kit-3'));
  const { secrets, ...merged } = together(one, two);
  expect(secrets.inForce?.id).toBe('credential of two');
  expect(secrets.issuance?.act.payload.image).toEqual(acts.hashed('image of two'));
  expect(secrets.kit).toMatchObject({ kitId: 'kit-3', voidCause: 'replaced' });
  expect(kinds({ secrets, ...merged })).toEqual(['issued-twice', 'kit-gave-way']);
});

test('a sheet that gave way to an issuance stays so, also once somebody who knew of it issues another', () => {
  const { one, two } = apart();
  tell(one, 3, acts.kitIssued('w1', 'kit-2'));
  tell(two, 4, acts.issued('w1', 'second'));
  const gaveWay = together(one, two);
  expect(gaveWay.secrets.kit).toMatchObject({ kitId: 'kit-2', voidCause: 'replaced' });
  hear(two, one);
  tell(two, 5, acts.issued('w1', 'third'));
  const merged = together(one, two);
  expect(merged.secrets.kit).toEqual(gaveWay.secrets.kit);
  expect(kinds(merged)).toContain('kit-gave-way');
});

test('a revocation wins over a credential whose counter did not know of it', () => {
  const { one, two } = apart();
  tell(one, 3, acts.revoked('w1', 'first'));
  tell(two, 4, acts.recovered('w1', 'second'));
  const merged = together(one, two);
  expect(merged.secrets.inForce).toBeUndefined();
  expect(merged.secrets.cause).toBe('document-lost');
  expect(merged.secrets.kit?.voidCause).toBe('credential-revoked');
  expect(kinds(merged)).toEqual(['revocation-won']);
  hear(two, one);
  tell(two, 5, acts.issued('w1', 'third'));
  expect(together(one, two).secrets.inForce?.id).toBe('credential third');
});

test('a death wins over all, until what takes it back names it', () => {
  const { one, two } = apart();
  tell(one, 3, acts.revoked('w1', 'first', 'death'));
  tell(two, 4, acts.issued('w1', 'second'));
  hear(two, one);
  tell(two, 5, acts.issued('w1', 'third'));
  expect(together(one, two).secrets).toMatchObject({ inForce: undefined, cause: 'death', isClosed: true });
  tell(two, 6, acts.deathWithdrawn('w1', 'of somebody else'));
  expect(together(one, two).secrets.isClosed).toBe(true);
  tell(two, 7, acts.deathWithdrawn('w1', 'first'));
  expect(together(one, two).secrets).toMatchObject({ isClosed: false });
});

test('codes of a sheet are used once, and its wrong ones add up', () => {
  const { one, two } = apart();
  tell(one, 3, acts.kitAttempted('w1'));
  tell(two, 3, acts.kitAttempted('w1'));
  expect(together(one, two).guard.kitSpent).toBe(2);
  tell(two, 4, acts.kitUsed('w1', 'kit-1'));
  tell(one, 5, acts.kitUsed('w1', 'kit-1'));
  const merged = together(one, two);
  expect(merged.guard.kitSpent).toBe(0);
  expect(merged.secrets.kit?.used.map(({ position }) => position)).toEqual([1]);
  tell(two, 6, acts.kitRevoked('w1', 'kit-1'));
  expect(together(one, two).secrets.kit?.voidCause).toBe('worker');
});

test('a pause of assisted unlocks holds at every counter until a right answer that knew of it', () => {
  const { one, two } = apart();
  tell(one, 3, acts.assistedAttempted('w1', false, '2026-03-02T15:00:00.000Z'));
  tell(two, 4, acts.assistedAttempted('w1', true, null));
  expect(together(one, two).guard.assistedPausedUntil).toBe('2026-03-02T15:00:00.000Z');
  hear(two, one);
  tell(two, 5, acts.assistedAttempted('w1', true, null));
  expect(together(one, two).guard.assistedPausedUntil).toBeNull();
});

test('corrections are field by field; what two counters wrote differently is kept with both values', () => {
  const { one, two } = apart();
  const record = mergePerson(one.known)?.facts.values ?? {};
  tell(one, 3, acts.corrected('w1', { ...record, 'contract.position': 'waiter' }));
  tell(two, 4, acts.corrected('w1', { ...record, 'identity.surname': 'Núñez' }));
  expect(together(one, two).facts).toMatchObject({
    values: { 'contract.position': 'waiter', 'identity.surname': 'Núñez' },
    differences: [],
  });
  tell(
    two,
    5,
    acts.corrected('w1', { ...record, 'contract.position': 'baker', 'identity.surname': 'Núñez' }),
  );
  const merged = together(one, two);
  expect(merged.facts.values['contract.position']).toBe('baker');
  expect(merged.facts.differences).toMatchObject([
    { field: 'contract.position', writes: [{ value: 'waiter' }, { value: 'baker' }] },
  ]);
  expect(merged.findings).toMatchObject([{ kind: 'facts-differ', fields: ['contract.position'] }]);
  hear(one, two);
  tell(one, 6, acts.corrected('w1', merged.facts.values));
  expect(kinds(together(one, two))).toEqual(['facts-differ']);
  tell(one, 7, acts.corrected('w1', { ...merged.facts.values, 'contract.position': 'chef' }));
  expect(kinds(together(one, two))).toEqual([]);
});

test('another address cools off at every counter from when it was signed', () => {
  const { one, two } = apart();
  tell(two, 3, acts.emailChanged('w1', 'new@example.org'));
  const { facts } = together(one, two);
  expect(facts.values['contact.email']).toBe('new@example.org');
  expect(facts.emailChanges).toMatchObject([{ before: 'mj@example.org', after: 'new@example.org' }]);
});

test('the same document at two counters is one person with both numbers, and a row for a human', () => {
  const one = openCounter('017-1');
  const two = openCounter('017-2');
  const earlier = tell(two, 0, acts.registered('w2', { 'contract.position': 'cook' }));
  const later = tell(one, 1, acts.registered('w1', { 'contract.position': 'waiter' }));
  const documents = [earlier, later].map(
    ({ act }) => act.type === 'worker-registered' && identityDocumentOf(act.payload.values),
  );
  expect(documents[0]).toEqual(documents[1]);
  const merged = together(one, two);
  expect(merged.ids).toEqual(['w2', 'w1']);
  expect(merged.codes).toEqual(['E-w2', 'E-w1']);
  expect(kinds(merged)).toEqual(['registered-twice', 'facts-differ']);
  expect(new Set(merged.findings.map(findingId)).size).toBe(2);
});

test('a cédula that was recorded anywhere is theirs; of two, the newest is in force and a person is told', () => {
  const { one, two } = apart();
  tell(one, 3, acts.cedulaRecorded('w1', '1710034065'));
  expect(together(one, two).cedulas).toMatchObject([{ number: '1710034065' }]);
  tell(two, 4, acts.cedulaRecorded('w1', '1710034065'));
  expect(together(one, two).cedulas).toHaveLength(1);
  expect(kinds(together(one, two))).toEqual([]);
  tell(two, 5, acts.cedulaRecorded('w1', '0962467429'));
  const merged = together(one, two);
  expect(merged.cedulas.map(({ number }) => number)).toEqual(['0962467429', '1710034065']);
  expect(merged.codes).toEqual(['E-w1']);
  expect(kinds(merged)).toEqual(['two-cedulas']);
});

test('a document with another birth date is not taken for the same person', () => {
  const document = (birthDate: string, number = 'A123456') =>
    identityDocumentOf({
      'identity.issuingState': 'VEN',
      'identity.number': number,
      'identity.birthDate': birthDate,
    }) ?? expect.fail('a document');
  expect(document('1990-05-17')).not.toEqual(document('1990-07-15'));
  expect(document('1990-05-17', 'B7')).toEqual(document('1990-05-17', 'b-7'));
  expect(identityDocumentOf({ 'identity.number': 'A1' })).toBeUndefined();
});

test('another epoch of a terminal answers for nothing of an earlier one that it was not restored with', () => {
  const { one, two } = apart();
  const lost = tell(one, 3, acts.locked('w1'));
  const restored: Counter = {
    ...openCounter('017-1'),
    epoch: 2,
    known: one.known.filter((event) => event !== lost),
  };
  const unlock: PersonEvent = tell(restored, 4, acts.unlocked('w1'));
  expect(unlock.heard).toContainEqual({ terminal: '017-1', epoch: 1, number: 3 });
  expect(isLocked(together(one, two, restored).guard)).toBe(true);
});

test('what a clock told that is years ahead gives way to whoever knew of it, and to nobody else', () => {
  const years = 50 * 365 * 24 * 60 * 60_000;
  const { one, two } = apart();
  const stolen = openCounter('017-3', years);
  hear(stolen, one);
  tell(stolen, 3, acts.issued('w1', 'of the thief'));
  expect(together(one, stolen).secrets.inForce?.id).toBe('credential of the thief');
  hear(one, stolen);
  // A counter does not take over a time that is far ahead (decision 112): it goes on with its own.
  const issued = tell(one, 4, acts.issued('w1', 'of the worker'));
  const later: PersonEvent = { ...issued, time: { wall: minuteAt(4), count: 0 } };
  const known = [...two.known, ...stolen.known, later];
  for (const events of [known, known.toReversed()]) {
    const { secrets } = mergePerson(events) ?? expect.fail('somebody');
    expect(secrets.inForce?.id).toBe('credential of the worker');
    expect(secrets.all.map(({ id }) => id)).toEqual([
      'credential of the worker',
      'credential of the thief',
      'credential first',
    ]);
  }
});

test('where each of two says that it knew the other, everybody still has the same order', () => {
  const { one, two } = apart();
  const first = tell(one, 3, acts.issued('w1', 'of one'));
  hear(two, one);
  const second = tell(two, 4, acts.issued('w1', 'of two'));
  const lie: PersonEvent = { ...first, heard: [{ terminal: '017-2', epoch: 1, number: 1_000_000 }] };
  const known = [...one.known.filter((event) => event !== first), lie, second];
  for (const events of [known, known.toReversed()]) {
    expect(mergePerson(events)?.secrets.inForce?.id).toBe('credential of two');
  }
});
