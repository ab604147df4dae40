import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { DocumentKind } from '#shared/api/fields.ts';
import type { ContractReading } from '#shared/reading/contract-reading.ts';
import { useRegistration } from '../flow-context.ts';
import type { ReadState } from './document-state.ts';
import { type FieldReadings, fillsFor, readingsOfContract, readingsOfMrz } from './field-readings.ts';
import { type StepReading, StepReadingContext } from './reading-context.ts';
import { useDocumentStates } from './use-document-states.ts';

interface StepReadingProviderProps {
  readonly kinds: readonly DocumentKind[];
  readonly children: ReactNode;
}

/** Watches the step's documents being read, and fills the fields that nobody typed. */
export function StepReadingProvider({ kinds, children }: StepReadingProviderProps) {
  const { visit, values, type } = useRegistration();
  const documents = visit.documents.filter(({ kind }) => kinds.includes(kind));
  const { states, refresh } = useDocumentStates(documents);

  const reading = useMemo((): StepReading => {
    const read = [...states].filter((pair): pair is [string, ReadState] => pair[1].state === 'read');
    const withMrz = read.filter(([, { reading }]) => reading.mrz !== null);
    // Of several, the one whose digits all agree; else the first.
    const best = withMrz.find(([, { reading }]) => reading.mrz?.verified) ?? withMrz[0];
    let fields: FieldReadings = {};
    if (best !== undefined && best[1].reading.mrz !== null && best[1].reading.mrz.count === 1) {
      fields = readingsOfMrz(best[0], best[1].reading.mrz, new Date());
    }
    const contracts = read.flatMap(([id, state]) => {
      const contract = contractOf(state);
      return contract === null ? [] : [{ id, contract }];
    });
    const [first] = contracts;
    if (first !== undefined) fields = { ...fields, ...readingsOfContract(first.id, first.contract) };
    return {
      fields,
      notFound: first?.contract.notFound ?? [],
      stateOf: (documentId) => states.get(documentId),
      refresh,
      strip: best?.[1].strip ?? null,
    };
  }, [states, refresh]);

  useFill(reading.fields, values, type);
  return <StepReadingContext value={reading}>{children}</StepReadingContext>;
}

/** A contract's reading, where the document is one. */
function contractOf({ reading }: ReadState): ContractReading | null {
  return 'contract' in reading ? (reading.contract as ContractReading | null) : null;
}

/**
 * Fills once for each new reading. The MRZ in the draft tells a reading that was taken over before, also after a power
 * cut: what a clerk then emptied stays empty.
 */
function useFill(
  fields: FieldReadings,
  values: ReturnType<typeof useRegistration>['values'],
  type: ReturnType<typeof useRegistration>['type'],
): void {
  const filled = useRef<string | null>(null);
  const latest = useRef({ values, type });
  latest.current = { values, type };
  useEffect(() => {
    const all = Object.values(fields);
    const key = JSON.stringify(
      all.map(({ documentId, field, value, state }) => [documentId, field, value, state]),
    );
    if (all.length === 0 || filled.current === key) return;
    filled.current = key;
    const { values: now, type: put } = latest.current;
    if (wasTakenOver(fields, now)) return;
    for (const [field, value] of fillsFor(fields, now)) put(field, value);
  }, [fields]);
}

/** True when the draft already holds something of this very reading. */
function wasTakenOver(fields: FieldReadings, values: Readonly<Record<string, string | undefined>>): boolean {
  const { 'passport.mrz': mrz } = fields;
  if (mrz !== undefined) return values['passport.mrz'] === mrz.value;
  return Object.values(fields).some(
    ({ field, value, state }) => state !== 'doubtful' && values[field] === value,
  );
}
