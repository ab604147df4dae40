import type { DocumentReader, ReadOutcome } from '#electron/main/ports.ts';
import type { DocumentReading, ReadingKind } from '#shared/vision/reading/document-reading.ts';
import type { GateLimits } from '#shared/vision/reading/gates.ts';
import { judgeExpiry } from '#shared/vision/reading/judge-expiry.ts';

/** What support staff see of one file: everything that was found, and what it cost. */

export interface DescribeSettings {
  /** Undefined: a file with a machine readable zone is a passport, another one a contract. */
  readonly kind: ReadingKind | undefined;
  readonly limits: GateLimits;
  readonly now: Date;
}

/** A kind as it is typed; undefined for none of ours. */
export function kindOf(text: string | undefined): ReadingKind | undefined {
  return text === 'passport' || text === 'contract' || text === 'card' ? text : undefined;
}

/** Stores and inspects a file just as the kiosk does. `ms` is all of it, the reader's start left out. */
export async function describeReading(reader: DocumentReader, bytes: Uint8Array, settings: DescribeSettings) {
  const begun = performance.now();
  const stored = await reader.read(bytes);
  const storing = performance.now() - begun;
  if (!stored.ok) {
    return { refusal: stored.refusal, mrz: null, gates: [], contract: null, ms: rounded(storing) };
  }
  const inspected = await inspect(reader, stored, settings);
  const ms = rounded(performance.now() - begun);
  if (!inspected.outcome.ok) {
    return { refusal: inspected.outcome.problem, mrz: null, gates: [], contract: null, ms };
  }
  const { reading } = inspected.outcome;
  return {
    mediaType: stored.mediaType,
    kind: inspected.kind,
    pages: reading.pages,
    ...describeFindings(reading, settings),
    ms,
    timings: { store: rounded(storing), ...roundedAll(reading.milliseconds) },
  };
}

/** A kind that was not said: a passport if it has a zone, else a PDF is a contract. A photograph without is nothing. */
async function inspect(
  reader: DocumentReader,
  stored: Extract<ReadOutcome, { readonly ok: true }>,
  settings: DescribeSettings,
) {
  const request = {
    pages: stored.pages.map(({ copy, dotsPerInch, textLayer }) => ({
      jpeg: copy.jpeg,
      dotsPerInch,
      textLayer,
    })),
    limits: settings.limits,
    now: settings.now.toISOString(),
  };
  const kind = settings.kind ?? 'passport';
  const outcome = await reader.inspect({ ...request, kind });
  const isContract = settings.kind === undefined && stored.mediaType === 'application/pdf';
  if (!outcome.ok || outcome.reading.mrz !== null || !isContract) return { kind, outcome };
  return { kind: 'contract', outcome: await reader.inspect({ ...request, kind: 'contract' }) };
}

function describeFindings(reading: DocumentReading, { now }: DescribeSettings) {
  const { mrz, contract } = reading;
  const gates = mrz === null ? reading.gates : [...reading.gates, judgeExpiry(mrz, now)];
  if (mrz === null) return { mrz: null, gates, contract };
  const fields = Object.fromEntries(mrz.fields.map(({ name, ...field }) => [name, field]));
  return { mrz: { ...mrz, fields }, gates, contract };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

function roundedAll<Key extends string>(times: Readonly<Record<Key, number>>): Record<Key, number> {
  const entries = Object.entries<number>(times).map(([name, value]) => [name, rounded(value)]);
  return Object.fromEntries(entries) as Record<Key, number>;
}
