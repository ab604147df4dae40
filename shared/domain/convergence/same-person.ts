import { documentNumberKey } from '../numbers/document-number.ts';
import type { Facts } from './person-act.ts';

/** Who a document says that somebody is. */
export interface IdentityDocument {
  readonly issuingState: string;
  readonly numberKey: string;
  /** As recorded; a document with another birth date is another person's, or somebody mistyped. */
  readonly birthDate: string;
}

/** Undefined where a record says too little to take two people for one. */
export function identityDocumentOf(values: Facts): IdentityDocument | undefined {
  const issuingState = values['identity.issuingState'] ?? '';
  const numberKey = documentNumberKey(values['identity.number'] ?? '');
  const birthDate = values['identity.birthDate'] ?? '';
  if (issuingState === '' || numberKey === '' || birthDate === '') return undefined;
  return { issuingState, numberKey, birthDate };
}

/** Document and the id under which a record names it. */
export interface DocumentClaim {
  readonly workerId: string;
  readonly document: IdentityDocument;
}

/**
 * Ids that are one person: they share a document, or both share one with a third. Once told it stays so, also where the
 * document is corrected later: whether it is two people, a human says.
 */
export function groupIds(claims: readonly DocumentClaim[]): string[][] {
  const groups = new Map<string, Set<string>>();
  const holders = new Map<string, string>();
  for (const { workerId, document } of claims) {
    const group = groups.get(workerId) ?? new Set([workerId]);
    groups.set(workerId, group);
    const name = JSON.stringify([document.issuingState, document.numberKey, document.birthDate]);
    const holder = holders.get(name);
    if (holder === undefined) holders.set(name, workerId);
    else {
      for (const id of groups.get(holder) ?? []) {
        group.add(id);
        groups.set(id, group);
      }
    }
  }
  return [...new Set(groups.values())].map((group) => [...group].toSorted());
}
