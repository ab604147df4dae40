import { documentNumberKey } from './document-number.ts';
import { readIdentificationNumber } from './identification-number.ts';

export interface NumberToAsk {
  readonly kind: 'code' | 'cedula' | 'document';
  /** Letters and digits alone, in capitals. */
  readonly key: string;
}

/** Shortest document number that leads to few people. */
const shortest = 5;
const longest = 40;

/**
 * A whole number by which somebody may be known at another branch: an identification code, a cédula, or a document's number, which has
 * digits. Undefined for a name, for a code that is mistyped, and for what is too short to be one.
 */
export function readNumberToAsk(text: string): NumberToAsk | undefined {
  const reading = readIdentificationNumber(text);
  if ('number' in reading) return { kind: reading.kind, key: documentNumberKey(reading.number) };
  const key = documentNumberKey(text);
  // Ten digits that are no cédula may be another country's document.
  if (reading.kind === 'garbled' || (reading.kind === 'mistyped' && !/^\d+$/.test(key))) return undefined;
  const isNumber = /\d/.test(key) && key.length >= shortest && key.length <= longest;
  return isNumber ? { kind: 'document', key } : undefined;
}
