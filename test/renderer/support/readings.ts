import type { ContractReading } from '#shared/vision/reading/contract-reading.ts';
import type { DocumentReading, StoredMrz } from '#shared/vision/reading/document-reading.ts';
import type { GateId } from '#shared/vision/reading/gates.ts';
import { type MrzFieldName, type MrzFieldState, mrzFieldNames } from '#shared/vision/reading/mrz-reading.ts';

/** ICAO's own specimen (Doc 9303-4, appendix B) with a valid expiry date, its digits computed anew. */
export const specimenLines = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F3204153ZE184226B<<<<<16',
] as const;

const line: StoredMrz['place']['lines'][number] = [
  { x: 0.1, y: 0.8 },
  { x: 0.9, y: 0.8 },
  { x: 0.9, y: 0.84 },
  { x: 0.1, y: 0.84 },
];

/** What the reader makes of the specimen, with the states the test gives. */
export function aStoredMrz(
  states: Partial<Record<MrzFieldName, MrzFieldState>> = {},
  changes: Partial<StoredMrz> = {},
): StoredMrz {
  return {
    format: 'TD3',
    lines: [...specimenLines],
    verified: Object.values(states).every((state) => state !== 'doubtful'),
    fields: mrzFieldNames.map((name) => ({
      name,
      value: '',
      state: states[name] ?? 'read',
      confidence: 0.99,
    })),
    place: { quarterTurns: 0, lines: [line, line] },
    count: 1,
    page: 1,
    ...changes,
  };
}

/** A copy that passes every gate but those the test names. */
export function aReading(
  changes: Partial<DocumentReading> & { readonly contract?: ContractReading | null } = {},
  failing: readonly GateId[] = [],
): DocumentReading & { contract: ContractReading | null } {
  return {
    pages: [{ number: 1, width: 2480, height: 3508, dotsPerInch: 300, fingerprint: '0'.repeat(64) }],
    gates: failing.map((gate) => ({ gate, outcome: 'failed', measured: 1.02, limit: 1.15, unit: 'times' })),
    mrz: null,
    contract: null,
    milliseconds: { decode: 100, gates: 100, mrz: 300, contract: 0, total: 500 },
    ...changes,
  };
}
