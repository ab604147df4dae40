import { z } from 'zod';
import { signOffs, vouchingRoles } from '#shared/domain/accounts/account-status.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import {
  clerkLanguage,
  id,
  instant,
  pin,
  reason,
  role,
  shortText,
  staffSecret,
  username,
} from '../values.ts';

/** Accounts: made by one, begun by their own person, vouched for by another. Source: docs/decisions/081. */

const anyone = { view: 'clerk', roles: 'anyone' } as const;
const staff = { view: 'clerk', roles: ['clerk', 'supervisor', 'auditor', 'admin'] } as const;
const admin = { view: 'clerk', roles: ['admin'] } as const;

const throttled = z.strictObject({ code: z.literal('throttled'), retryAt: instant });

const account = z.strictObject({
  id,
  name: z.string(),
  username: z.string(),
  role,
  active: z.boolean(),
  createdAt: instant,
  /** Whether its person has chosen password and PIN, and nobody has ended them since. */
  hasSecrets: z.boolean(),
  /** When they last chose them by a one-time secret; null: never yet. */
  chosenAt: instant.nullable(),
  /** Until when a one-time secret for choosing them is good; null: there is none. */
  oneTimeSecretUntil: instant.nullable(),
  signOff: z.enum(signOffs),
});
export type Account = z.infer<typeof account>;

/** For the person of the account, once: it is nowhere else. */
const oneTimeSecret = z.strictObject({ secret: z.string(), expiresAt: instant });
export type OneTimeSecret = z.infer<typeof oneTimeSecret>;

export const accountMethods = {
  listAccounts: method({ access: admin, input: nothing, output: z.array(account), errors: noErrors }),
  createAccount: method({
    access: admin,
    input: z.strictObject({
      name: shortText.trim().min(1),
      username,
      role,
      /** Why it is another person, where an account's name reads like this one. */
      otherPerson: reason.nullable(),
    }),
    output: z.strictObject({ account, oneTimeSecret }),
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.enum(['username-taken', 'name-not-usable', 'disk-full']) }),
      z.strictObject({ code: z.literal('likely-same-person'), accounts: z.array(account) }),
    ]),
  }),
  /** Another one-time secret for an account that nobody has ever begun; the one before ends. */
  renewOneTimeSecret: method({
    access: admin,
    input: z.strictObject({ accountId: id }),
    output: oneTimeSecret,
    errors: errorCodes('not-found', 'account-off', 'in-use', 'disk-full'),
  }),
  /** All that a one-time secret allows: its person chooses password and PIN. */
  chooseFirstSecrets: method({
    access: anyone,
    input: z.strictObject({ username, oneTimeSecret: staffSecret, password: staffSecret, pin }),
    /** Whether somebody else has still to sign before the account can be used. */
    output: z.strictObject({ isWaiting: z.boolean() }),
    errors: z.discriminatedUnion('code', [
      z.strictObject({
        code: z.enum(['wrong-one-time-secret', 'expired', 'weak-password', 'weak-pin', 'disk-full']),
      }),
      throttled,
    ]),
  }),
  /** Somebody else than its creator vouches for an account whose person has chosen their secrets. */
  signOffAccount: coSignedMethod('signOffAccount', {
    access: admin,
    coSignedBy: vouchingRoles,
    input: {},
    output: nothing,
    errors: [errorCodes('not-found', 'account-off', 'not-begun', 'not-waiting', 'own-account')],
  }),
  /** Where nobody else is there to sign; on record as that. */
  acceptAccountAlone: method({
    access: admin,
    input: z.strictObject({ accountId: id, reason }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.enum(['not-found', 'not-waiting']) }),
      /** `until` is when whoever was switched off counts no more; null: somebody is there. */
      z.strictObject({ code: z.literal('somebody-else'), until: instant.nullable() }),
    ]),
  }),
  /** Forgotten or known to others: password and PIN end, and a one-time secret takes their place. */
  resetAccount: coSignedMethod('resetAccount', {
    access: admin,
    coSignedBy: vouchingRoles,
    input: {},
    output: oneTimeSecret,
    errors: [errorCodes('not-found', 'account-off', 'not-begun', 'own-account')],
  }),
  setAccountActive: method({
    access: admin,
    input: z.strictObject({ accountId: id, active: z.boolean(), reason }),
    output: nothing,
    errors: errorCodes('not-found', 'own-account', 'last-admin'),
  }),
  /** Their own password, PIN or both; the password in force is asked. */
  changeOwnSecrets: method({
    access: staff,
    input: z.strictObject({
      password: staffSecret,
      newPassword: staffSecret.nullable(),
      newPin: pin.nullable(),
    }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({
        code: z.enum(['wrong-secret', 'weak-password', 'weak-pin', 'same-as-before', 'disk-full']),
      }),
      throttled,
    ]),
  }),
  /** The language of the clerk's view goes with the account. */
  chooseOwnLanguage: method({
    access: staff,
    input: z.strictObject({ language: clerkLanguage }),
    output: nothing,
    errors: noErrors,
  }),
} as const;
