import { z } from 'zod';
import { revocationCauses } from '#shared/domain/credential/revocation.ts';
import { serviceProofs } from '#shared/domain/procedures/services.ts';
import type { EventDefinitions } from './event-definition.ts';
import { code, facts, id, moment, secretHash, signature, text } from './values.ts';

const person = { workerId: id, identificationCode: code };
const spent = z.int().min(0);

/** Attempts are of a number, whether or not somebody here has it. */
const attempted = {
  workerId: id.nullable(),
  identificationCode: code,
  right: z.boolean(),
  attemptedAt: moment,
};

export const credentialEvents = {
  'credential-issued': {
    text: 'A person generated their credential, chose image and answers, and accepted the terms.',
    version: 1,
    payload: z.strictObject({
      ...person,
      credentialId: id,
      hash: secretHash,
      image: secretHash,
      answers: z.array(z.strictObject({ question: text, hash: secretHash })),
      terms: z.strictObject({ version: text, hash: text, at: moment }),
      language: text,
      issuedAt: moment,
    }),
  },
  'credential-recovered': {
    text: 'A new credential took the place of a forgotten one.',
    version: 1,
    payload: z.strictObject({
      ...person,
      credentialId: id,
      hash: secretHash,
      proof: z.enum(serviceProofs),
      recoveredAt: moment,
    }),
  },
  'credential-attempted': {
    text: 'A credential was typed (`check`), or birth date, image and answer (`recovery`). `spent` counts the attempts that were not right since the last right one or unlock, at this terminal.',
    version: 1,
    payload: z.strictObject({
      ...attempted,
      kind: z.enum(['check', 'recovery']),
      spent: z.strictObject({ check: spent, recovery: spent }),
    }),
  },
  'credential-locked': {
    text: 'A credential is locked.',
    version: 1,
    payload: z.strictObject({
      workerId: id.nullable(),
      identificationCode: code,
      by: z.enum(['check', 'recovery', 'staff', 'interrupted']),
      lockedAt: moment,
    }),
  },
  'credential-unlocked': {
    text: 'The lock and every spent attempt are gone.',
    version: 1,
    payload: z.strictObject({ ...person, proof: z.enum(serviceProofs), unlockedAt: moment }),
  },
  'assisted-unlock-attempted': {
    text: 'The four questions of an assisted unlock were answered. `failures` counts the wrong attempts in a row.',
    version: 1,
    payload: z.strictObject({ ...attempted, failures: spent, pausedUntil: moment.nullable() }),
  },
  'assisted-unlock-approved': {
    text: 'A second person signed an assisted unlock.',
    version: 1,
    payload: z.strictObject({
      ...person,
      ...signature.shape,
      /** What came of calling the employer; null where nobody called. */
      callBack: text.nullable(),
      approvedAt: moment,
    }),
  },
  'credential-revoked': {
    text: 'A credential ended before its time, and with it the sheet of recovery codes. `death` closes the person’s record; a document that is the cause is reported.',
    version: 1,
    payload: z.strictObject({
      ...person,
      ...signature.shape,
      credentialId: id,
      cause: z.enum(revocationCauses),
      revokedAt: moment,
    }),
  },
  'death-withdrawn': {
    text: 'A death that was recorded by mistake is taken back: that of the revocation of `credentialId`.',
    version: 2,
    payload: z.strictObject({ ...person, ...signature.shape, credentialId: id, withdrawnAt: moment }),
    /** What its terminal knew was taken back. */
    earlier: { 1: z.strictObject({ ...person, ...signature.shape, withdrawnAt: moment }) },
  },
  'contact-changed': {
    text: 'Other contact data are in force; `fields` names what differs.',
    version: 1,
    payload: z.strictObject({
      ...person,
      ...signature.shape,
      fields: z.array(text).min(1),
      values: facts,
      changedAt: moment,
    }),
  },
  'contact-change-declined': {
    text: 'A change of contact data was declined, and nothing changes.',
    version: 1,
    payload: z.strictObject({
      ...person,
      ...signature.shape,
      fields: z.array(text).min(1),
      declinedAt: moment,
    }),
  },
  'recovery-kit-issued': {
    text: 'A sheet of recovery codes is in its person’s hands; the one before is void.',
    version: 1,
    payload: z.strictObject({
      ...person,
      kitId: id,
      serial: text,
      codes: z.array(z.strictObject({ position: z.int().min(1), hash: secretHash })).min(1),
      replaced: id.nullable(),
      issuedAt: moment,
    }),
  },
  'recovery-kit-used': {
    text: 'One code of a sheet was used, and works no more.',
    version: 1,
    payload: z.strictObject({
      ...person,
      kitId: id,
      position: z.int().min(1),
      codesLeft: spent,
      usedAt: moment,
    }),
  },
  'recovery-kit-attempted': {
    text: 'A wrong code of a sheet was typed. `spent` counts them in a row, at this terminal.',
    version: 1,
    payload: z.strictObject({ ...attempted, right: z.literal(false), spent }),
  },
  'recovery-kit-revoked': {
    text: 'A sheet of recovery codes is void: by two people, or by its own person.',
    version: 1,
    payload: z.strictObject({
      ...person,
      kitId: id,
      serial: text,
      by: z.enum(['supervisor', 'worker']),
      /** Null where its person ended it. */
      signed: signature.nullable(),
      revokedAt: moment,
    }),
  },
} as const satisfies EventDefinitions;
