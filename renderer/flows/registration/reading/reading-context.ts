import { createContext, use } from 'react';
import type { DraftField } from '#shared/api/fields.ts';
import type { DocumentState } from './document-state.ts';
import type { FieldReading, FieldReadings } from './field-readings.ts';

/** What the documents of the present step say. */
export interface StepReading {
  readonly fields: FieldReadings;
  /** Looked for in the contract and not found. */
  readonly notFound: readonly DraftField[];
  readonly stateOf: (documentId: string) => DocumentState | undefined;
  /** Asks again, after something about a document changed. */
  readonly refresh: () => void;
  /** Picture of the MRZ that `fields` came from. */
  readonly strip: Uint8Array | null;
}

const silent: StepReading = {
  fields: {},
  notFound: [],
  stateOf: () => undefined,
  refresh: () => undefined,
  strip: null,
};

export const StepReadingContext = createContext<StepReading>(silent);

export function useStepReading(): StepReading {
  return use(StepReadingContext);
}

export function useFieldReading(field: DraftField): FieldReading | undefined {
  return use(StepReadingContext).fields[field];
}
