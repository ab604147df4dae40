import { createContext, use } from 'react';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import type { DocumentState } from './document-state.ts';
import type { FieldReading, FieldReadings } from './field-readings.ts';

/** What the visit's documents say. */
export interface VisitReading {
  readonly fields: FieldReadings;
  /** Looked for in the contract and not found. */
  readonly notFound: readonly DraftField[];
  readonly stateOf: (documentId: string) => DocumentState | undefined;
  /** Asks again, after something about a document changed. */
  readonly refresh: () => void;
  /** Picture of the MRZ that `fields` came from. */
  readonly strip: Uint8Array | null;
}

const silent: VisitReading = {
  fields: {},
  notFound: [],
  stateOf: () => undefined,
  refresh: () => undefined,
  strip: null,
};

export const VisitReadingContext = createContext<VisitReading>(silent);

export function useVisitReading(): VisitReading {
  return use(VisitReadingContext);
}

export function useFieldReading(field: DraftField): FieldReading | undefined {
  return use(VisitReadingContext).fields[field];
}
