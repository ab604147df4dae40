import { documentNumberKey } from '../numbers/document-number.ts';
import { type EventOf, eventsOf, knew, type PersonEvent } from './history.ts';
import type { Facts } from './person-act.ts';

/** Numbers by which somebody is found, of whatever order they were told in. */

/** Since when a number is theirs. */
export interface HeldCedula {
  readonly number: string;
  /** ISO instant. */
  readonly recordedAt: string;
}

/** A document as it was captured. */
export interface CapturedDocument {
  readonly issuingState: string;
  readonly numberKey: string;
  /** Of the record that it was captured with. */
  readonly values: Facts;
}

type Capture = EventOf<'worker-registered'> | EventOf<'worker-corrected'>;

/** The number in force under this id: of a cédula that was captured wrongly, the corrected one. */
export function codeOf(history: readonly PersonEvent[], id: string): string {
  const newest = capturesOf(history).findLast(({ act }) => act.payload.workerId === id);
  return newest?.act.payload.identificationCode ?? '';
}

/** Who has no code of a branch is known by their cédula. */
export function isCedulaOfPerson(identificationCode: string): boolean {
  return !identificationCode.startsWith('E');
}

/**
 * Each once, the one in force first: the newest that was recorded, then the newest that was captured. Of a number that was told
 * twice, the first time counts for since when it is theirs; one that was captured wrongly is not theirs.
 */
export function cedulasOf(history: readonly PersonEvent[]): HeldCedula[] {
  const recorded = eventsOf(history, 'cedula-recorded').map(({ act }) => ({
    number: act.payload.cedula,
    recordedAt: act.payload.recordedAt,
  }));
  const captured = capturesOf(history).flatMap(({ act }) => {
    const { workerId, identificationCode: number } = act.payload;
    const isTheirs = isCedulaOfPerson(number) && number === codeOf(history, workerId);
    const recordedAt = act.type === 'worker-registered' ? act.payload.registeredAt : act.payload.correctedAt;
    return isTheirs ? [{ number, recordedAt }] : [];
  });
  const newestFirst = [...recorded.toReversed(), ...captured.toReversed()];
  const since = new Map<string, string>();
  for (const { number, recordedAt } of newestFirst) since.set(number, recordedAt);
  return [...since].map(([number, recordedAt]) => ({ number, recordedAt }));
}

/**
 * Documents that are theirs: the one in force first, and every one under which there was a credential when it was issued or when
 * another one took its place. One that was captured wrongly before is free for whoever has it.
 */
export function documentsOf(history: readonly PersonEvent[], inForce: Facts): CapturedDocument[] {
  const captures = capturesOf(history);
  const issued = eventsOf(history, 'credential-issued');
  const held = new Map<string, CapturedDocument>();
  const hold = (values: Facts) => {
    const document = documentOf(values);
    if (document === undefined) return;
    const key = documentKey(document);
    if (!held.has(key)) held.set(key, document);
  };
  const before = (event: PersonEvent) => captures.findLast((capture) => knew(event, capture));
  hold(inForce);
  for (const issuance of issued) hold(before(issuance)?.act.payload.values ?? {});
  for (const capture of captures) {
    if (issued.some((issuance) => knew(capture, issuance))) hold(before(capture)?.act.payload.values ?? {});
  }
  return [...held.values()];
}

/** Everything that was ever captured of them. */
export function capturedDocumentsOf(history: readonly PersonEvent[]): CapturedDocument[] {
  return capturesOf(history).flatMap(({ act }) => documentOf(act.payload.values) ?? []);
}

export function documentKey({ issuingState, numberKey }: CapturedDocument): string {
  return `${issuingState} ${numberKey}`;
}

function capturesOf(history: readonly PersonEvent[]): Capture[] {
  return eventsOf(history, 'worker-registered', 'worker-corrected');
}

function documentOf(values: Facts): CapturedDocument | undefined {
  const issuingState = values['identity.issuingState'] ?? '';
  const numberKey = documentNumberKey(values['identity.number'] ?? '');
  return numberKey === '' ? undefined : { issuingState, numberKey, values };
}
