import { z } from 'zod';
import { contractReading } from './contract-reading.ts';
import { gateIds, gateOutcomes, gateUnits } from './gates.ts';
import { mrzFieldNames } from './mrz-reading.ts';

/** What the kiosk found in one document: the gates, the machine readable zone, the contract, and what it cost. */

/** What the reader is told of a document beside its pages. */
const readingKinds = ['passport', 'contract', 'card', 'other'] as const;
export type ReadingKind = (typeof readingKinds)[number];

/** How far an inspection is. */
export const readingStages = ['waiting', 'gates', 'mrz', 'contract', 'done'] as const;
export type ReadingStage = (typeof readingStages)[number];

const share = z.number().min(0).max(1);
/** A corner may lie a little outside the picture. */
const point = z.strictObject({ x: z.number().min(-1).max(2), y: z.number().min(-1).max(2) });
const quad = z.tuple([point, point, point, point]);
const milliseconds = z.number().min(0);

const gateResult = z.strictObject({
  gate: z.enum(gateIds),
  outcome: z.enum(gateOutcomes),
  measured: z.number().nullable(),
  limit: z.number().nullable(),
  unit: z.enum(gateUnits),
});

const mrzLine = z.string().regex(/^[A-Z0-9<]{30,44}$/);

/** A machine readable zone as it is stored and shown: `MrzReading` with its strip as a picture. */
const storedMrz = z.strictObject({
  format: z.enum(['TD3', 'TD1', 'TD2', 'MRV-A', 'MRV-B']),
  lines: z.array(mrzLine).min(2).max(3),
  verified: z.boolean(),
  fields: z
    .array(
      z.strictObject({
        name: z.enum(mrzFieldNames),
        value: z.string().max(60),
        state: z.enum(['read', 'repaired', 'doubtful']),
        confidence: share,
      }),
    )
    .max(mrzFieldNames.length),
  place: z.strictObject({
    quarterTurns: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
    lines: z.array(quad).min(1).max(3),
  }),
  /** Zones seen on the page. */
  count: z.int().min(1).max(20),
  /** The page, from 1. */
  page: z.int().min(1),
});
export type StoredMrz = z.infer<typeof storedMrz>;

/**
 * Why a page was not read: nothing is printed on it, it would have taken too long, or it lies behind those that are
 * read. Such a page is a person's to read.
 */
export const leftOutReasons = ['empty', 'too-slow', 'further'] as const;
export type LeftOut = (typeof leftOutReasons)[number];

const pageReading = z.strictObject({
  /** From 1. */
  number: z.int().min(1),
  /** Pixels of the page that was read. */
  width: z.int().min(1),
  height: z.int().min(1),
  /** True resolution of the paper, where the file or the scanner says it believably. */
  dotsPerInch: z.number().gt(0).nullable(),
  /** 256 bits of the page's look: two scans of one page differ in few of them. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  /** Absent of a page that was read, or of a document of which nothing is. */
  leftOut: z.enum(leftOutReasons).optional(),
});
export type PageReading = z.infer<typeof pageReading>;

export const documentReading = z.strictObject({
  pages: z.array(pageReading).min(1),
  gates: z.array(gateResult),
  /** Null when the document is no passport, or no zone was found. */
  mrz: storedMrz.nullable(),
  /** Null when the document is no contract. */
  contract: contractReading.nullable(),
  /** Milliseconds of each part; some run beside each other, so that the total is less than their sum. */
  milliseconds: z.strictObject({
    decode: milliseconds,
    gates: milliseconds,
    mrz: milliseconds,
    contract: milliseconds,
    total: milliseconds,
  }),
});
export type DocumentReading = z.infer<typeof documentReading>;
