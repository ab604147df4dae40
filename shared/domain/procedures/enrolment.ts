import type { ProcedureDefinition } from './definition.ts';

/** From an Ecuadorian cédula, which is the person's number already. Decision 059. */
export const enrolment = {
  name: 'enrolment',
  identity: { document: 'cedula', knownBy: 'cedula' },
  capture: [
    {
      step: 'identity',
      documents: [
        { kind: 'cedula', mandatory: { toldAt: 'identity.number' } },
        { kind: 'authorisation-letter' },
      ],
      fields: [
        { field: 'identity.number', kind: 'cedula', mandatory: true },
        { field: 'identity.nationality', mandatory: true },
        { field: 'identity.surname', mandatory: { unless: 'identity.givenNames' } },
        { field: 'identity.givenNames' },
        { field: 'identity.birthDate', mandatory: true },
        { field: 'identity.sex', mandatory: true },
        { field: 'identity.issueDate' },
        { field: 'identity.expiryDate', mandatory: true },
        { field: 'identity.fingerprintCode' },
      ],
    },
    {
      step: 'contact',
      documents: [],
      fields: [
        { field: 'contact.email', wide: true },
        { field: 'contact.mobile' },
        { field: 'contact.landline' },
        { field: 'contact.collectedBy', wide: true },
      ],
    },
  ],
  // ICAO 9303-3 code of the state that issues every cédula.
  given: { 'identity.issuingState': 'ECU' },
  joinsRecord: false,
  asks: {
    documentExpiry: 'identity.expiryDate',
    documentIssue: 'identity.issueDate',
    fingerprintCode: 'identity.fingerprintCode',
  },
  signs: ['cedula', 'birthDate', 'expiryDate', 'issueDate', 'fingerprintCode', 'email'],
  texts: { privacyNotice: '2026-11-cedula', terms: '2026-12-cedula' },
  papers: [],
  entryNoticeFrom: null,
} as const satisfies ProcedureDefinition;
