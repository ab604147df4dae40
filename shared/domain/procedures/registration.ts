import type { ProcedureDefinition } from './definition.ts';

/** From a passport and a contract in the SUT; the person is allotted an identification code. Source: domain.md 2. */
export const registration = {
  name: 'registration',
  identity: { document: 'passport', knownBy: 'allotted-code' },
  capture: [
    {
      step: 'identity',
      documents: [
        { kind: 'passport', mandatory: { toldAt: 'identity.number' } },
        { kind: 'visa' },
        { kind: 'refugee-card' },
      ],
      fields: [
        { field: 'identity.mrz' },
        { field: 'identity.issuingState', mandatory: true },
        { field: 'identity.number', mandatory: true },
        // Who has one name only has no surname, or no given name. Source: ICAO Doc 9303-3 section 4.6.
        { field: 'identity.surname', mandatory: { unless: 'identity.givenNames' } },
        { field: 'identity.givenNames' },
        { field: 'identity.nationality', mandatory: true },
        { field: 'identity.birthDate', mandatory: true },
        { field: 'identity.sex', mandatory: true },
        { field: 'identity.expiryDate', mandatory: true },
        { field: 'identity.personalNumber' },
        { field: 'identity.surnameMrz' },
        { field: 'identity.givenNamesMrz' },
        { field: 'identity.visaType', heading: 'visa' },
        { field: 'identity.visaExpiryDate' },
      ],
    },
    {
      step: 'contract',
      documents: [
        { kind: 'contract', mandatory: { toldAt: 'contract.employerRuc' } },
        { kind: 'authorisation-letter' },
      ],
      fields: [
        { field: 'contract.employerRuc', mandatory: true, heading: 'employer' },
        { field: 'contract.legalRepresentative' },
        { field: 'contract.employerName', mandatory: true, wide: true },
        { field: 'contract.workerName', mandatory: true, heading: 'worker', wide: true },
        { field: 'contract.workerDocument' },
        { field: 'contract.workerNationality' },
        { field: 'contract.samePersonReason' },
        { field: 'contract.position', mandatory: true, heading: 'work' },
        { field: 'contract.type', mandatory: true },
        { field: 'contract.startDate', mandatory: true },
        { field: 'contract.endDate' },
        { field: 'contract.remuneration' },
        { field: 'contract.workingDay', wide: true },
        { field: 'contract.workplace', wide: true },
        { field: 'contract.sutNumber', heading: 'registration', wide: true },
        { field: 'contract.sutDate' },
        { field: 'contract.sutHash', wide: true },
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
  given: {},
  joinsRecord: true,
  asks: {
    employer: 'contract.employerName',
    position: 'contract.position',
    contractStart: 'contract.startDate',
    documentNumber: 'identity.number',
    remuneration: 'contract.remuneration',
  },
  signs: [],
  texts: { privacyNotice: '2026-11', terms: '2026-12' },
  papers: ['employer-slip'],
  entryNoticeFrom: 'contract.startDate',
} as const satisfies ProcedureDefinition;
