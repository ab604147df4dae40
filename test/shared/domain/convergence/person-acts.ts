import type { PersonAct } from '#shared/domain/convergence/person-act.ts';
import { minuteAt } from './counters.ts';

/** Acts of one person, or of another id of theirs, with what a test does not say filled in. */

export const hashed = (name: string) => ({ encoded: `$argon2id$${name}`, pepper: '0123456789abcdef' });

const ofPerson = (worker: string) => ({ workerId: worker, identificationCode: `E-${worker}` });
const signature = { attendedBy: 'account-1', coSignedBy: 'account-2', reason: 'compared' };

export const registered = (worker: string, values: Readonly<Record<string, string>> = {}): PersonAct => ({
  type: 'worker-registered',
  payload: {
    ...ofPerson(worker),
    procedure: 'registration',
    values: {
      'identity.issuingState': 'VEN',
      'identity.number': 'A-123 456',
      'identity.birthDate': '1990-05-17',
      ...values,
    },
    entryNoticeDeadline: '2026-03-16',
    registeredAt: minuteAt(0),
    registeredBy: 'account-1',
  },
});

/** Somebody who is known by their cédula. */
export const enrolled = (worker: string, cedula: string, birthDate = '1990-05-17'): PersonAct => ({
  type: 'worker-registered',
  payload: {
    workerId: worker,
    identificationCode: cedula,
    procedure: 'enrolment',
    values: {
      'identity.issuingState': 'ECU',
      'identity.number': cedula,
      'identity.birthDate': birthDate,
      'identity.surname': 'Quintero',
    },
    entryNoticeDeadline: null,
    registeredAt: minuteAt(0),
    registeredBy: 'account-1',
  },
});

/** Their cédula was captured wrongly. */
export const renumbered = (worker: string, from: string, to: string): PersonAct => ({
  type: 'worker-corrected',
  payload: {
    workerId: worker,
    identificationCode: to,
    previousIdentificationCode: from,
    values: {
      'identity.issuingState': 'ECU',
      'identity.number': to,
      'identity.birthDate': '1990-05-17',
      'identity.surname': 'Quintero',
    },
    entryNoticeDeadline: null,
    signed: null,
    correctedAt: minuteAt(0),
  },
});

export const corrected = (
  worker: string,
  values: Readonly<Record<string, string>>,
  entryNoticeDeadline = '2026-03-16',
): PersonAct => ({
  type: 'worker-corrected',
  payload: {
    ...ofPerson(worker),
    previousIdentificationCode: `E-${worker}`,
    values,
    entryNoticeDeadline,
    signed: null,
    correctedAt: minuteAt(0),
  },
});

export const cedulaRecorded = (worker: string, cedula: string): PersonAct => ({
  type: 'cedula-recorded',
  payload: { ...ofPerson(worker), ...signature, cedula, recordedAt: minuteAt(0) },
});

export const emailChanged = (worker: string, email: string): PersonAct => ({
  type: 'contact-changed',
  payload: {
    ...ofPerson(worker),
    ...signature,
    fields: ['email'],
    values: email === '' ? {} : { 'contact.email': email },
    changedAt: minuteAt(0),
  },
});

export const issued = (worker: string, name: string): PersonAct => ({
  type: 'credential-issued',
  payload: {
    ...ofPerson(worker),
    credentialId: `credential ${name}`,
    hash: hashed(name),
    image: hashed(`image ${name}`),
    answers: [{ question: 'first-school', hash: hashed(`answer ${name}`) }],
    terms: { version: '2026-01', hash: 'a'.repeat(64), at: minuteAt(0) },
    issuedAt: minuteAt(0),
  },
});

export const recovered = (worker: string, name: string): PersonAct => ({
  type: 'credential-recovered',
  payload: {
    ...ofPerson(worker),
    credentialId: `credential ${name}`,
    hash: hashed(name),
    proof: 'email-code',
    recoveredAt: minuteAt(0),
  },
});

export const attempted = (
  worker: string,
  right: boolean,
  kind: 'check' | 'recovery' = 'check',
): PersonAct => ({
  type: 'credential-attempted',
  payload: { ...ofPerson(worker), kind, right, attemptedAt: minuteAt(0) },
});

export const locked = (worker: string): PersonAct => ({
  type: 'credential-locked',
  payload: { ...ofPerson(worker), by: 'check', lockedAt: minuteAt(0) },
});

export const unlocked = (worker: string, proof = 'email-code'): PersonAct => ({
  type: 'credential-unlocked',
  payload: { ...ofPerson(worker), proof, unlockedAt: minuteAt(0) },
});

export const revoked = (
  worker: string,
  name: string,
  cause: 'document-lost' | 'death' = 'document-lost',
): PersonAct => ({
  type: 'credential-revoked',
  payload: {
    ...ofPerson(worker),
    ...signature,
    credentialId: `credential ${name}`,
    cause,
    revokedAt: minuteAt(0),
  },
});

export const deathWithdrawn = (worker: string, name: string): PersonAct => ({
  type: 'death-withdrawn',
  payload: {
    ...ofPerson(worker),
    ...signature,
    credentialId: `credential ${name}`,
    withdrawnAt: minuteAt(0),
  },
});

export const assistedAttempted = (worker: string, right: boolean, pausedUntil: string | null): PersonAct => ({
  type: 'assisted-unlock-attempted',
  payload: { ...ofPerson(worker), right, failures: right ? 0 : 3, pausedUntil },
});

export const kitIssued = (worker: string, kitId: string): PersonAct => ({
  type: 'recovery-kit-issued',
  payload: {
    ...ofPerson(worker),
    kitId,
    serial: kitId.toUpperCase(),
    codes: [{ position: 1, hash: hashed(`${kitId} 1`) }],
    issuedAt: minuteAt(0),
  },
});

export const kitUsed = (worker: string, kitId: string): PersonAct => ({
  type: 'recovery-kit-used',
  payload: { ...ofPerson(worker), kitId, position: 1, usedAt: minuteAt(0) },
});

export const kitAttempted = (worker: string): PersonAct => ({
  type: 'recovery-kit-attempted',
  payload: ofPerson(worker),
});

export const kitRevoked = (worker: string, kitId: string): PersonAct => ({
  type: 'recovery-kit-revoked',
  payload: { ...ofPerson(worker), kitId, by: 'worker', signed: null, revokedAt: minuteAt(0) },
});
