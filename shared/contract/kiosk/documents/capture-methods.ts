import { z } from 'zod';
import { errorCodes, method, noErrors, nothing } from '../method.ts';
import { documentRefusals } from '../registration/clerk-visit-methods.ts';
import { documentKind, id, instant, visitDocument } from '../values.ts';

/** How a document comes in besides a file that is picked or dropped: scanner, camera, removable drive. */

const counter = { view: 'clerk', roles: ['clerk', 'supervisor'] } as const;

const scannerProblems = [
  'scanning-not-installed',
  'scanner-not-found',
  'scanner-busy',
  'scanner-lost',
  'scanner-not-answering',
  'access-denied',
  'feeder-empty',
  'feeder-jammed',
  'cover-open',
  'cancelled',
  'scan-failed',
] as const;
export type ScannerProblem = (typeof scannerProblems)[number];

export const scanSources = ['flatbed', 'feeder'] as const;
export type ScanSource = (typeof scanSources)[number];

/** Dots an inch a page may be scanned at. Source: the procedure asks for an enlarged colour copy. */
export const scanResolutions = [200, 300, 400, 600] as const;

/** The scan system's own name of a device; it goes to a program as one argument, never through a shell. */
const scannerId = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^-\p{Cc}][^\p{Cc}]*$/u);
const resolution = z.union(scanResolutions.map((dots) => z.literal(dots)));

const scannerDevice = z.strictObject({
  id: scannerId,
  name: z.string(),
  sources: z.array(z.enum(scanSources)).min(1),
});
export type ScannerDevice = z.infer<typeof scannerDevice>;

/** What this counter used last; each clerk's choice becomes the next one's default. */
export const captureSettings = z.strictObject({
  scanner: scannerId.nullable(),
  source: z.enum(scanSources),
  resolution,
  /** The camera's label: its id changes with every start. */
  camera: z.string().max(300).nullable(),
});
export type CaptureSettings = z.infer<typeof captureSettings>;

export const scanProgress = z.strictObject({
  /** The page under the lamp, from 1. */
  page: z.int().min(1),
  /** Of this page; null while the device says nothing. */
  percent: z.number().min(0).max(100).nullable(),
});
export type ScanProgress = z.infer<typeof scanProgress>;

const driveFile = z.strictObject({
  id,
  name: z.string(),
  drive: z.string(),
  /** Bytes. */
  size: z.int().min(0),
  modifiedAt: instant,
  /** It appeared while this program ran: most likely what the person just brought. */
  isNew: z.boolean(),
});
export type DriveFile = z.infer<typeof driveFile>;

export const captureMethods = {
  /** `problem` says why the list is empty, when it is not because no scanner is plugged in. */
  listScanners: method({
    access: counter,
    input: nothing,
    output: z.strictObject({
      scanners: z.array(scannerDevice),
      problem: z.enum(scannerProblems).nullable(),
    }),
    errors: noErrors,
  }),
  getCaptureSettings: method({ access: counter, input: nothing, output: captureSettings, errors: noErrors }),
  saveCaptureSettings: method({ access: counter, input: captureSettings, output: nothing, errors: noErrors }),
  /**
   * Scans until the sheet or the feeder ends. Sheets of a passport become one document each, those of a contract one
   * document together. What was scanned before a `problem` is kept.
   */
  scanPages: method({
    access: counter,
    input: z.strictObject({
      visitId: id,
      kind: documentKind,
      scanner: scannerId,
      source: z.enum(scanSources),
      resolution,
    }),
    output: z.strictObject({
      documents: z.array(visitDocument),
      pages: z.int(),
      problem: z.enum(scannerProblems).nullable(),
    }),
    errors: errorCodes('not-found', ...documentRefusals, ...scannerProblems),
  }),
  cancelScan: method({ access: counter, input: nothing, output: nothing, errors: noErrors }),
  /** Documents on removable drives, newest first. Their content is not read. */
  listDriveFiles: method({
    access: counter,
    input: nothing,
    output: z.strictObject({ drives: z.array(z.string()), files: z.array(driveFile) }),
    errors: noErrors,
  }),
  /** Reads one file of the list; the drive is never written to. */
  addDriveFile: method({
    access: counter,
    input: z.strictObject({ visitId: id, kind: documentKind, fileId: id }),
    output: visitDocument,
    errors: errorCodes('not-found', 'file-gone', ...documentRefusals),
  }),
} as const;
