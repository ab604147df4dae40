import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useRegistration } from '#renderer/clerk/registration/flow-context.ts';
import type { ReadState } from './document-state.ts';
import { type FieldReadings, fillsFor, readingsOfContract, readingsOfMrz } from './field-readings.ts';
import { type VisitReading, VisitReadingContext } from './reading-context.ts';
import type { DocumentStates } from './use-document-states.ts';

interface VisitReadingProviderProps {
  readonly documents: DocumentStates;
  readonly children: ReactNode;
}

/** What the visit's documents say, while they are being read and afterwards; fills the fields that nobody typed. */
export function VisitReadingProvider({ documents, children }: VisitReadingProviderProps) {
  const { visit, values, type } = useRegistration();
  const { states, refresh } = documents;
  const kinds = useMemo(() => new Map(visit.documents.map(({ id, kind }) => [id, kind])), [visit.documents]);

  const { passport, contract, reading } = useMemo(() => {
    const read = [...states].filter((pair): pair is [string, ReadState] => pair[1].state === 'read');
    // A visa or another card has lines of its own, which are not the passport's.
    const withMrz = read.filter(([id, { reading }]) => kinds.get(id) === 'passport' && reading.mrz !== null);
    // Of several, the one whose digits all agree; else the first.
    const best = withMrz.find(([, { reading }]) => reading.mrz?.verified) ?? withMrz[0];
    const mrz = best?.[1].reading.mrz ?? null;
    const passport =
      best === undefined || mrz === null || mrz.count !== 1 ? {} : readingsOfMrz(best[0], mrz, new Date());
    const [first] = read.flatMap(([id, { reading }]) =>
      reading.contract === null ? [] : [{ id, contract: reading.contract }],
    );
    const contract = first === undefined ? {} : readingsOfContract(first.id, first.contract);
    const reading: VisitReading = {
      fields: { ...passport, ...contract },
      notFound: first?.contract.notFound ?? [],
      stateOf: (documentId) => states.get(documentId),
      refresh,
      strip: best?.[1].strip ?? null,
    };
    return { passport, contract, reading };
  }, [states, refresh, kinds]);

  useFill(passport, values, type);
  useFill(contract, values, type);
  return <VisitReadingContext value={reading}>{children}</VisitReadingContext>;
}

/**
 * Fills once for each new reading of one document. The MRZ in the draft tells a reading that was taken over before, also after a power
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
  const { 'identity.mrz': mrz } = fields;
  if (mrz !== undefined) return values['identity.mrz'] === mrz.value;
  return Object.values(fields).some(
    ({ field, value, state }) => state !== 'doubtful' && values[field] === value,
  );
}
