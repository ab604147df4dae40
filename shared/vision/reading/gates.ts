/**
 * The gates a copy passes before it is good enough to register with. Each says what it measured against which limit;
 * a supervisor may override one with a reason. Source: the procedure asks for an enlarged colour copy of the passport
 * and the contract registered in SUT.
 */
export const gateIds = [
  'colour',
  'enlarged',
  'resolution',
  'sharpness',
  'exposure',
  'glare',
  'edges',
  'right-page',
  'not-a-passport',
  'expiry',
  'duplicate',
  'page-count',
] as const;
export type GateId = (typeof gateIds)[number];

/** `unknown`: it could not be measured on this copy; it never blocks. */
export const gateOutcomes = ['passed', 'failed', 'unknown'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export const gateUnits = [
  'percent',
  'times',
  'millimetres',
  'dots-per-inch',
  'points',
  'grey-levels',
  'days',
  'pages',
  'zones',
  'bits',
] as const;
export type GateUnit = (typeof gateUnits)[number];

export interface GateResult {
  readonly gate: GateId;
  readonly outcome: GateOutcome;
  /** Null where nothing could be measured. */
  readonly measured: number | null;
  /** What `measured` was held against; null for a gate without a limit. */
  readonly limit: number | null;
  readonly unit: GateUnit;
}

/** Limits an administrator may change. */
export interface GateLimits {
  /** Least share of the page's parts with a colour beside its main hue, in percent. */
  readonly colour: number;
  /** Least enlargement of the data page. */
  readonly enlarged: number;
  /** Least dots per inch of the paper or, in a photograph, of the document itself. */
  readonly resolution: number;
  /** Least sharpness, 0 to 100. */
  readonly sharpness: number;
  /** Least distance between ink and paper, in grey levels of 255. */
  readonly exposure: number;
  /** Largest share of the print that a reflection washed out, in percent. */
  readonly glare: number;
  /** Largest part of the document beyond a side of the picture, in millimetres of the document. */
  readonly edges: number;
  /** Bits of 256 in which two pictures of the same page may differ. */
  readonly duplicate: number;
}

/** Measured on a labelled set; its error rates are in docs/decisions/034-gates.md. */
export const defaultGateLimits: GateLimits = {
  colour: 4.5,
  enlarged: 1.12,
  resolution: 135,
  sharpness: 49,
  exposure: 55,
  glare: 0.6,
  edges: 1.2,
  duplicate: 92,
};
