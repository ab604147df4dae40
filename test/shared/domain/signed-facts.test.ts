import { expect, test } from 'vitest';
import { enrolment } from '#shared/domain/procedures/enrolment.ts';
import { registration } from '#shared/domain/procedures/registration.ts';
import { factsToSign } from '#shared/domain/registration/signed-facts.ts';

const before = { 'identity.number': '0962467429', 'contact.email': 'daniela@example.org' };
const facts = (change: Partial<Parameters<typeof factsToSign>[0]>) =>
  factsToSign({ procedure: enrolment, before, after: before, hadCredential: false, ...change }).map(
    ({ what, value }) => `${what} ${value}`,
  );

test('a cédula is signed when a person is entered with it, or moved to another', () => {
  expect(facts({})).toEqual([]);
  expect(facts({ before: null })).toEqual(['cedula 0962467429', 'email daniela@example.org']);
  expect(facts({ after: { ...before, 'identity.number': '1710034065' } })).toEqual(['cedula 1710034065']);
});

test('what is printed on the card, and whose it is, is signed with it and whenever it becomes another', () => {
  const card = {
    ...before,
    'identity.surname': 'Quintero',
    'identity.birthDate': '1990-02-03',
    'identity.expiryDate': '2031-01-15',
    'identity.issueDate': '2021-01-15',
    'identity.fingerprintCode': 'V4443V4442',
  };
  expect(facts({ before: null, after: card })).toEqual([
    'cedula 0962467429 QUINTERO',
    'birthDate 1990-02-03',
    'expiryDate 2031-01-15',
    'issueDate 2021-01-15',
    'fingerprintCode V4443V4442',
    'email daniela@example.org',
  ]);
  expect(facts({ before: card, after: { ...card, 'identity.birthDate': '1991-02-03' } })).toEqual([
    'birthDate 1991-02-03',
  ]);
  expect(facts({ before: card, after: { ...card, 'identity.expiryDate': '2041-01-15' } })).toEqual([
    'expiryDate 2041-01-15',
  ]);
  expect(facts({ before: card, after: { ...card, 'identity.surname': 'Quintana' } })).toEqual([
    'cedula 0962467429 QUINTANA',
  ]);
});

test('a passport is not', () => {
  expect(facts({ procedure: registration, before: null })).toEqual([]);
  expect(facts({ procedure: registration, after: { ...before, 'identity.number': 'N1' } })).toEqual([]);
});

test('another address is signed of an enrolled person, or once there was a credential, and taking it off too', () => {
  const other = { ...before, 'contact.email': 'otra@example.net' };
  const registered = { procedure: registration, after: other };
  expect(facts(registered)).toEqual([]);
  expect(facts({ after: other })).toEqual(['email otra@example.net']);
  expect(facts({ ...registered, hadCredential: true })).toEqual(['email otra@example.net']);
  expect(facts({ after: { 'identity.number': '0962467429' }, hadCredential: true })).toEqual(['email ']);
  const sameAddress = { ...before, 'contact.email': ' daniela@EXAMPLE.org' };
  expect(facts({ after: sameAddress, hadCredential: true })).toEqual([]);
});
