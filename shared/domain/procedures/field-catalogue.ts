import type { FieldKind } from './field-kinds.ts';

/** What is true of a field in every procedure that captures it. */
export interface FieldDefinition {
  readonly kind: FieldKind;
  /** The part of the identity document's machine-readable zone that gives it. */
  readonly mrz?: MrzPart;
  /**
   * Where it is left out: of what the worker confirms because they cannot judge it, of the record, of the clerk's review
   * altogether or while it is empty.
   */
  readonly hiddenFrom?: readonly ('worker' | 'record' | 'review' | 'review-while-empty')[];
  /** Not by a control of its own in the step: the machine writes it, or a panel of the step has it. */
  readonly entered?: 'by-machine' | 'in-panel';
  /** Long values: it takes the room of two. */
  readonly broad?: true;
  /** Each identity document has its own word for it. */
  readonly namedByDocument?: true;
}

type MrzPart =
  | 'issuingState'
  | 'surname'
  | 'givenNames'
  | 'documentNumber'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expiryDate'
  | 'personalNumber';

/**
 * Every field of the draft, by group: `identity` is the document that says who somebody is, whatever document that is.
 * Every value is text exactly as typed; rules turn it into facts at confirmation. Source: domain.md 2.
 */
export const fieldCatalogue = {
  'identity.issuingState': { kind: 'state', mrz: 'issuingState' },
  'identity.number': { kind: 'document-number', mrz: 'documentNumber', namedByDocument: true },
  'identity.surname': { kind: 'name', mrz: 'surname' },
  'identity.givenNames': { kind: 'name', mrz: 'givenNames' },
  'identity.nationality': { kind: 'state', mrz: 'nationality' },
  'identity.birthDate': { kind: 'partial-date', mrz: 'birthDate' },
  'identity.sex': { kind: 'sex', mrz: 'sex' },
  'identity.expiryDate': { kind: 'date', mrz: 'expiryDate' },
  'identity.issueDate': { kind: 'date' },
  'identity.fingerprintCode': { kind: 'fingerprint-code' },
  'identity.personalNumber': { kind: 'code', mrz: 'personalNumber' },
  'identity.mrz': { kind: 'mrz', entered: 'in-panel', hiddenFrom: ['worker', 'record', 'review'] },
  'identity.surnameMrz': { kind: 'mrz-name', mrz: 'surname', entered: 'by-machine', hiddenFrom: ['worker'] },
  'identity.givenNamesMrz': {
    kind: 'mrz-name',
    mrz: 'givenNames',
    entered: 'by-machine',
    hiddenFrom: ['worker'],
  },
  'identity.visaType': { kind: 'visa-type' },
  'identity.visaExpiryDate': { kind: 'date' },
  'contract.employerRuc': { kind: 'ruc' },
  'contract.employerName': { kind: 'name', broad: true },
  'contract.legalRepresentative': { kind: 'name' },
  'contract.workerName': { kind: 'name' },
  'contract.workerDocument': { kind: 'code' },
  'contract.workerNationality': { kind: 'state-as-written' },
  'contract.position': { kind: 'text' },
  'contract.type': { kind: 'contract-type' },
  'contract.startDate': { kind: 'date' },
  'contract.endDate': { kind: 'date' },
  'contract.remuneration': { kind: 'amount' },
  'contract.workingDay': { kind: 'text', broad: true },
  'contract.workplace': { kind: 'text', broad: true },
  'contract.sutNumber': { kind: 'code' },
  'contract.sutDate': { kind: 'date' },
  'contract.sutHash': { kind: 'code' },
  'contract.samePersonReason': {
    kind: 'text',
    entered: 'in-panel',
    hiddenFrom: ['worker', 'review-while-empty'],
  },
  'contact.email': { kind: 'email', broad: true },
  'contact.mobile': { kind: 'mobile' },
  'contact.landline': { kind: 'landline' },
  'contact.collectedBy': { kind: 'text' },
  // Kept for the next start only: no fact about anybody, and of no procedure.
  'search.text': { kind: 'text' },
} as const satisfies Readonly<Record<string, FieldDefinition>>;

type Catalogue = typeof fieldCatalogue;

export type FieldNamedByDocument = {
  [Field in keyof Catalogue]: Catalogue[Field] extends { readonly namedByDocument: true } ? Field : never;
}[keyof Catalogue];
