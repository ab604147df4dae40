import { z } from 'zod';
import { errorCodes, method, noErrors, nothing, type OutputOf } from '../method.ts';
import { instant, language, printerReport, staffSecret, timeOfDay } from '../values.ts';
import {
  backupFault,
  checkResult,
  drillResult,
  folderPath,
  passphraseStanding,
  placeProblems,
  placeView,
  restoreDamage,
  restoreProgress,
  restoreReport,
  safetyStatus,
} from './safety-values.ts';

/** The backup place: chosen, looked after and tried by an administrator; and a terminal brought back from one. */

const admin = { view: 'clerk', roles: ['admin'] } as const;
const anyone = { view: 'clerk', roles: 'anyone' } as const;

const places = {
  /** `folder`: one that a person typed, looked at besides the drives. */
  input: z.strictObject({ folder: folderPath.nullable() }),
  output: z.array(placeView),
} as const;

const passphraseErrors = <const Codes extends readonly [string, ...string[]]>(...codes: Codes) =>
  z.discriminatedUnion('code', [
    z.strictObject({ code: z.enum(codes) }),
    z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
  ]);

const workErrors = errorCodes('no-place', 'under-way');

export const safetyMethods = {
  getSafety: method({
    access: admin,
    input: nothing,
    output: z.strictObject({
      status: safetyStatus,
      place: z.strictObject({ path: folderPath, name: z.string(), chosenAt: instant }).nullable(),
      snapshotAt: instant.nullable(),
      /** HH:MM of the full copy on days on which the branch opens; null: on none. */
      copyAt: timeOfDay.nullable(),
      /** Of a snapshot under way, in bytes. */
      snapshot: z.strictObject({ done: z.number(), total: z.number() }).nullable(),
      /** A check or a drill under way. */
      work: z.strictObject({ kind: z.enum(['check', 'drill']), progress: restoreProgress }).nullable(),
      drill: drillResult.nullable(),
      check: checkResult.nullable(),
      /** Files at the place that are not as they were written, as they were last looked at; the first hundred. */
      damage: z.array(backupFault),
      /** How this terminal was last brought back. */
      restored: restoreReport.nullable(),
      passphrase: passphraseStanding,
    }),
    errors: noErrors,
  }),
  /** Whether the recovery passphrase, as it was written down, opens this store. */
  tryPassphrase: method({
    access: admin,
    input: z.strictObject({ passphrase: staffSecret }),
    output: nothing,
    errors: passphraseErrors('wrong-passphrase'),
  }),
  /** Another passphrase opens the store from now on, here and at its place; nothing is enciphered anew. */
  changePassphrase: method({
    access: admin,
    input: z.strictObject({ passphrase: staffSecret, newPassphrase: staffSecret }),
    output: nothing,
    errors: passphraseErrors('wrong-passphrase', 'weak-passphrase', 'same-as-before', 'disk-full'),
  }),
  listSafetyPlaces: method({ access: admin, ...places, errors: noErrors }),
  chooseSafetyPlace: method({
    access: admin,
    input: z.strictObject({ path: folderPath }),
    output: nothing,
    errors: errorCodes('not-a-folder', 'inside-data', 'under-way', ...placeProblems),
  }),
  leaveSafetyPlace: method({
    access: admin,
    input: nothing,
    output: nothing,
    errors: errorCodes('under-way'),
  }),
  /** Begins it: how it goes on is in `getSafety`. */
  takeSnapshot: method({ access: admin, input: nothing, output: nothing, errors: workErrors }),
  /** Reads everything of this terminal at the place. Begins it. */
  checkSafetyPlace: method({ access: admin, input: nothing, output: nothing, errors: workErrors }),
  /** Puts the newest snapshot and its journal together beside the data, verifies them and removes them. Begins it. */
  drillRestore: method({ access: admin, input: nothing, output: nothing, errors: workErrors }),
  /** Whatever of the three is under way. */
  cancelSafetyWork: method({ access: admin, input: nothing, output: nothing, errors: noErrors }),

  /** Before anything is set up: where this terminal may have been kept. */
  lookForBackups: method({ access: anyone, ...places, errors: errorCodes('already-set-up') }),
  /** Brings a store back into the empty data folder and opens it, sealed for this machine. */
  restoreTerminal: method({
    access: anyone,
    input: z.strictObject({
      path: folderPath,
      /** Name of the store's folder at the place. */
      store: z.string().regex(/^[0-9A-Za-z_]{1,20}-\d-[0-9a-f]{8}$/),
      generation: z.string().regex(/^\d{6}-\d{8}T\d{6}Z$/),
      recoveryPassphrase: staffSecret,
    }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.enum(['already-set-up', 'wrong-passphrase', 'newer', ...placeProblems]) }),
      z.strictObject({ code: z.literal('damaged'), ...restoreDamage.shape }),
      z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
    ]),
  }),
  cancelRestore: method({ access: anyone, input: nothing, output: nothing, errors: noErrors }),
  /** On the terminal's printer, in the language of the screen. */
  printRestoreReport: method({
    access: anyone,
    input: z.strictObject({ language }),
    output: z.strictObject(printerReport),
    errors: errorCodes('no-report'),
  }),
  /** The report was read: the counter opens. It stays in the administrator's screens. */
  closeRestoreReport: method({ access: anyone, input: nothing, output: nothing, errors: noErrors }),
} as const;

/** How the store stands with its place, and what was tried there. */
export type Safety = OutputOf<(typeof safetyMethods)['getSafety']>;
