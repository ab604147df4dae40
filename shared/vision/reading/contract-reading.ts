import { z } from 'zod';

/** What was found in a work contract, with its place on the page and how sure it is. Source: domain.md 2. */

/** The draft's fields that a contract can fill. */
export const contractFields = [
  'contract.employerRuc',
  'contract.employerName',
  'contract.legalRepresentative',
  'contract.workerName',
  'contract.workerDocument',
  'contract.workerNationality',
  'contract.position',
  'contract.type',
  'contract.startDate',
  'contract.endDate',
  'contract.remuneration',
  'contract.workingDay',
  'contract.workplace',
  'contract.sutNumber',
  'contract.sutDate',
  'contract.sutHash',
] as const;
export type ContractField = (typeof contractFields)[number];

/** `read`: found where it belongs and plausible; `doubtful`: badly legible, in an unusual place, or contradicted. */
const contractFieldStates = ['read', 'doubtful'] as const;

const share = z.number().min(0).max(1);

/** A box on a page, in fractions of its width and height from the top left. */
const pagePlace = z.strictObject({
  /** From 1. */
  page: z.int().min(1),
  left: share,
  top: share,
  width: share,
  height: share,
});
export type PagePlace = z.infer<typeof pagePlace>;

const contractFieldReading = z.strictObject({
  field: z.enum(contractFields),
  /** As the draft keeps it: ISO 8601 dates, decimal point in money, the type's id. */
  value: z.string().min(1).max(500),
  /** As the page has it. */
  raw: z.string().max(500),
  confidence: share,
  state: z.enum(contractFieldStates),
  /** One box for every line the value covers. */
  places: z.array(pagePlace).min(1).max(12),
});
export type ContractFieldReading = z.infer<typeof contractFieldReading>;

export const contractReading = z.strictObject({
  source: z.enum(['text-layer', 'ocr', 'mixed']),
  fields: z.array(contractFieldReading).max(contractFields.length),
  /** Looked for and not found. */
  notFound: z.array(z.enum(contractFields)),
  /** Pages the contract says it has; null when it does not say. */
  statedPages: z.int().min(1).max(500).nullable(),
  /** Text of the first QR code. */
  qr: z.string().max(4000).nullable(),
  /** The SUT's "código HASH", where one is printed. Its algorithm is not published. */
  hash: z.string().max(200).nullable(),
});
export type ContractReading = z.infer<typeof contractReading>;

/** One word with its box, from a text layer or from OCR. */
export interface ReadWord {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** 1 for a text layer. */
  readonly confidence: number;
}
