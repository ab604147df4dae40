import { z } from 'zod';
import { leavingObstacles } from '#shared/domain/safety/leaving.ts';
import { coSignedMethod } from '../approvals/co-signature.ts';
import { errorCodes, method, noErrors, nothing, type OutputOf } from '../method.ts';
import { instant, language, printerReport, reason, staffSecret, username } from '../values.ts';
import { folderPath, placeProblems } from './safety-values.ts';

/** A terminal that moves to another machine, or is closed for good. Source: decision 115. */

const admin = { view: 'clerk', roles: ['admin'] } as const;
const anyone = { view: 'clerk', roles: 'anyone' } as const;
const count = z.int().min(0);
const obstacles = z.array(z.enum(leavingObstacles));

export const leavingMethods = {
  /** What keeps it from either, and what there is. */
  getLeaving: method({
    access: admin,
    input: nothing,
    output: z.strictObject({
      people: count,
      isEmpty: z.boolean(),
      hasHeadOffice: z.boolean(),
      eventsHere: count,
      eventsOnTheWay: count,
      eventsRefused: count,
      documentsHere: count,
      /** That this terminal cannot read, or head office refused: they keep nothing from being closed. */
      documentsNotTaken: count,
      handingOver: obstacles,
      closing: obstacles,
    }),
    errors: noErrors,
  }),
  /** This machine ends its work; another one goes on from the backup place. */
  handOverTerminal: coSignedMethod('handOverTerminal', {
    access: admin,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('cannot-leave-yet') })],
  }),
  /** A last copy is made; then everything here is destroyed, the keys first. */
  closeTerminal: coSignedMethod('closeTerminal', {
    access: admin,
    coSignedBy: ['supervisor'],
    input: {},
    output: nothing,
    errors: [z.strictObject({ code: z.literal('cannot-leave-yet') })],
  }),
  /** Before anything is destroyed: the terminal works on here after all. */
  goOnHere: method({
    access: anyone,
    input: z.strictObject({ username, password: staffSecret, reason }),
    output: nothing,
    errors: z.discriminatedUnion('code', [
      z.strictObject({ code: z.enum(['wrong-sign-in', 'not-allowed', 'too-late', 'disk-full']) }),
      z.strictObject({ code: z.literal('throttled'), retryAt: instant }),
    ]),
  }),
  /** On the printer that the terminal had. */
  printClosingCertificate: method({
    access: anyone,
    input: z.strictObject({ language }),
    output: z.strictObject(printerReport),
    errors: errorCodes('no-certificate'),
  }),
  /** As a PDF, and as the file that was signed. */
  saveClosingCertificate: method({
    access: anyone,
    input: z.strictObject({ path: folderPath, language }),
    output: z.strictObject({ files: z.array(z.string()) }),
    errors: errorCodes('no-certificate', 'not-a-folder', 'inside-data', ...placeProblems),
  }),
  /** It was taken care of: the machine begins anew. */
  putCertificateAway: method({
    access: anyone,
    input: nothing,
    output: nothing,
    errors: errorCodes('no-certificate'),
  }),
} as const;

export type Leaving = OutputOf<(typeof leavingMethods)['getLeaving']>;
