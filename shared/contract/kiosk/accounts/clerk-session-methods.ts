import { z } from 'zod';
import { clerkSession } from '../display/session.ts';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { instant, pin, reason, shortText, staffSecret, username } from '../values.ts';

/** First run, sign-in, lock and settings: the clerk's view before and around a visit. */

const anyone = { view: 'clerk', roles: 'anyone' } as const;
const staff = { view: 'clerk', roles: ['clerk', 'supervisor', 'auditor', 'admin'] } as const;
const admin = { view: 'clerk', roles: ['admin'] } as const;

const throttled = z.strictObject({ code: z.literal('throttled'), retryAt: instant });

export const settings = z.strictObject({
  /** Name of the print queue; null prints nothing and keeps papers waiting. */
  printer: z.string().max(200).nullable(),
  /** Minutes without a touch before the clerk's view locks. */
  clerkIdleMinutes: z.int().min(1).max(60),
  /** Seconds without a touch before the worker's view warns, and after the warning resets. */
  workerIdleSeconds: z.int().min(30).max(600),
  workerWarningSeconds: z.int().min(20).max(120),
  /** Days from the contract's start for the entry notice. */
  entryNoticeDays: z.int().min(1).max(90),
  sutRegistrationDays: z.int().min(1).max(365),
  /** Minutes an e-mail code lives at generation. Source: domain.md 5. */
  emailCodeMinutes: z.int().min(1).max(60),
  /** Minutes an e-mail code lives at an unlock. Source: domain.md 5. */
  unlockCodeMinutes: z.int().min(1).max(15),
  /** Days after a change of contact data before a code goes to the new address. Source: domain.md 6. */
  contactCoolingDays: z.int().min(1).max(90),
  /** Days after which the recovery passphrase should be tried again. */
  passphraseTryDays: z.int().min(7).max(730),
  /** Days after which a restore should be drilled again. */
  drillDays: z.int().min(7).max(730),
  /** Snapshots that the backup place keeps: the newest ones, and the newest of so many days, weeks and months. */
  newestSnapshots: z.int().min(1).max(24),
  dailySnapshots: z.int().min(0).max(31),
  weeklySnapshots: z.int().min(0).max(52),
  monthlySnapshots: z.int().min(0).max(120),
});
export type Settings = z.infer<typeof settings>;

export const clerkSessionMethods = {
  getClerkSession: method({ access: anyone, input: nothing, output: clerkSession, errors: noErrors }),
  setUpTerminal: method({
    access: anyone,
    input: z.strictObject({
      branchCode: z.string().regex(/^\d{3}$/),
      branchName: shortText.trim().min(1),
      terminalNumber: z.int().min(0).max(9),
      adminName: shortText.trim().min(1),
      adminUsername: username,
      adminPassword: staffSecret,
      adminPin: pin,
      recoveryPassphrase: staffSecret,
    }),
    output: nothing,
    errors: errorCodes('already-set-up', 'weak-password', 'weak-pin', 'weak-passphrase', 'disk-full'),
  }),
  unsealStore: method({
    access: anyone,
    input: z.strictObject({ recoveryPassphrase: staffSecret }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.literal('wrong-passphrase') }),
      throttled,
    ]),
  }),
  /**
   * Opens a store whose witnesses know of acts that it lacks. An administrator or a supervisor of this store answers
   * for it.
   */
  goOnWithoutActs: method({
    access: anyone,
    input: z.strictObject({ username, password: staffSecret, reason }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.enum(['wrong-sign-in', 'not-allowed', 'disk-full']) }),
      throttled,
    ]),
  }),
  signIn: method({
    access: anyone,
    input: z.strictObject({ username, password: staffSecret }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      /** `not-signed-off`: the password is right, and somebody else has still to vouch for the account. */
      z.strictObject({ code: z.enum(['wrong-sign-in', 'not-signed-off']) }),
      throttled,
    ]),
  }),
  signOut: method({ access: anyone, input: nothing, output: nothing, errors: noErrors }),
  lockScreen: method({ access: staff, input: nothing, output: nothing, errors: noErrors }),
  /** PIN or password of the account that locked. */
  unlockScreen: method({
    access: anyone,
    input: z.strictObject({ secret: staffSecret }),
    output: nothing,
    errors: z.discriminatedUnion('code', [z.strictObject({ code: z.literal('wrong-secret') }), throttled]),
  }),
  /** Any touch on the clerk's view: keeps it from locking. */
  reportClerkActivity: method({ access: anyone, input: nothing, output: nothing, errors: noErrors }),
  getSettings: method({ access: staff, input: nothing, output: settings, errors: noErrors }),
  saveSettings: method({ access: admin, input: settings, output: nothing, errors: noErrors }),
  listPrinters: method({ access: admin, input: nothing, output: z.array(z.string()), errors: noErrors }),
} as const;
