import { z } from 'zod';
import type { EventDefinitions } from './event-definition.ts';
import { base64, id, moment, personNumber, signature, text } from './values.ts';

/** No secret of an account, nor its hash: who signs in where is each terminal's own. */
const account = {
  accountId: id,
  name: text,
  username: text,
  role: text,
  active: z.boolean(),
  signOff: text,
};

export const terminalEvents = {
  'terminal-set-up': {
    text: 'The terminal begins: its branch, its number, and the public key (Ed25519) that its events are signed with.',
    version: 1,
    payload: z.strictObject({
      branchCode: text,
      branchName: text,
      terminalNumber: z.int().min(0).max(9),
      publicKey: base64,
      setUpAt: moment,
    }),
  },
  'account-created': {
    text: 'An account was made. `reason`: why it is another person than one of a similar name.',
    version: 1,
    payload: z.strictObject({
      ...account,
      /** Null: the first one, of the set-up. */
      createdBy: id.nullable(),
      reason: text.nullable(),
      createdAt: moment,
    }),
  },
  'account-changed': {
    text: 'An account is another one from now on: switched on or off, vouched for, accepted alone, its secrets ended or chosen.',
    version: 1,
    payload: z.strictObject({
      ...account,
      change: z.enum(['activated', 'deactivated', 'signed-off', 'accepted-alone', 'reset', 'secrets-chosen']),
      /** Null: the account itself. */
      changedBy: id.nullable(),
      coSignedBy: id.nullable(),
      reason: text.nullable(),
      changedAt: moment,
    }),
  },
  'settings-changed': {
    text: 'Settings are others: `values` holds what they are now, without passwords.',
    version: 1,
    payload: z.strictObject({
      names: z.array(text).min(1),
      values: z.record(z.string(), z.json()),
      changedBy: id,
      changedAt: moment,
    }),
  },
  'clock-set': {
    text: 'Two people took the machine’s time for the kiosk’s own.',
    version: 1,
    payload: z.strictObject({ from: moment, to: moment, ...signature.shape }),
  },
  'store-restored': {
    text: 'The terminal goes on from a backup, in a new epoch: what came after the act is known where it was told, not here.',
    version: 1,
    payload: z.strictObject({
      act: z.int().min(0),
      /** Of that act, by the clock of the machine before. */
      restoredThrough: moment,
      missingDocuments: z.int().min(0),
      /** Numbers of identification codes up to this one are not given by this epoch. */
      codesThrough: z.int().min(0),
      restoredAt: moment,
    }),
  },
  'missing-acts-accepted': {
    text: 'A person went on although acts were missing: what head office has of them is all there is.',
    version: 1,
    payload: z.strictObject({
      /** Numbers of acts; null where the trail is another one, and nobody knows which acts. */
      first: z.int().min(1).nullable(),
      last: z.int().min(1).nullable(),
      acceptedBy: id,
      reason: text,
      acceptedAt: moment,
    }),
  },
  'person-asked': {
    text: 'Somebody at the counter asked head office for whoever of another branch is known by a number. Who that is, is told.',
    version: 1,
    payload: z.strictObject({ number: personNumber, askedBy: id, askedAt: moment }),
  },
} as const satisfies EventDefinitions;
