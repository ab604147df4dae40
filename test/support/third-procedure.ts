import { afterAll, beforeAll } from 'vitest';
import type { ProcedureDefinition } from '#shared/domain/procedures/definition.ts';
import { procedures } from '#shared/domain/procedures/procedures.ts';
import type { DraftField } from '#shared/domain/registration/fields.ts';
import { agreedWords } from '#shared/text/languages/agreed-words.ts';
import { screenWords } from '#shared/text/languages/catalogues.ts';
import { writtenWords } from '#shared/text/languages/written-words.ts';
import { formalText } from '#shared/text/papers/formal-text.ts';

/**
 * An invented procedure that the program knows nothing of: two documents, five fields of which two are its own, a step
 * of its own, and texts of its own to read at the display.
 */
export const permit = {
  name: 'permit',
  identity: { document: 'refugee-card', knownBy: 'allotted-code' },
  capture: [
    {
      step: 'identity',
      documents: [{ kind: 'refugee-card', mandatory: { toldAt: 'identity.number' } }],
      fields: [
        { field: 'identity.number', mandatory: true },
        { field: 'identity.surname', mandatory: true },
        { field: 'identity.birthDate', mandatory: true },
      ],
    },
    {
      step: 'permit' as 'contract',
      documents: [{ kind: 'authorisation-letter', mandatory: { toldAt: own('permit.number') } }],
      fields: [
        { field: own('permit.number'), kind: 'document-number', mandatory: true },
        { field: own('permit.until'), kind: 'date', hiddenFrom: ['worker'] },
      ],
    },
  ],
  given: { 'identity.issuingState': 'COL' },
  joinsRecord: false,
  asks: { documentNumber: 'identity.number', documentExpiry: own('permit.until') },
  signs: [],
  texts: { privacyNotice: 'permit-notice', terms: 'permit-terms' },
  papers: [],
  entryNoticeFrom: null,
} as const satisfies ProcedureDefinition;

export function own(field: string): DraftField {
  return field as DraftField;
}

/** What it says where the procedures differ, said alike in every language. */
export const permitWords = {
  group: 'What your card says',
  permitGroup: 'What your permit says',
  compare: 'Compare with your card and your permit.',
  birthDate: 'As your card has it.',
  code: 'Your number of the permit',
  number: 'Number of the card',
  permitNumber: 'Number of the permit',
  notice: 'Those of your card and your permit.',
  terms: 'The credential is for who has a permit.',
  request: 'Yo, {worker}, con permiso, pido mi clave.',
  agreement: 'Entre la agencia {branch} y {worker}, con permiso:',
  document: '{passport} del carné',
  receipt: 'Receipt of the permit',
} as const;

const additions: readonly (readonly [catalogue: object, words: object])[] = [
  [procedures, { permit }],
  [
    formalText.byDocument,
    {
      'refugee-card': {
        request: permitWords.request,
        agreement: permitWords.agreement,
        document: permitWords.document,
      },
    },
  ],
  ...Object.values(agreedWords).flatMap(
    ({ terms, privacyNotice }) =>
      [
        [terms.versions, { [permit.texts.terms]: { 0: permitWords.terms } }],
        [privacyNotice.versions, { [permit.texts.privacyNotice]: { 1: permitWords.notice } }],
      ] as const,
  ),
  ...Object.values(writtenWords).flatMap(
    ({ papers }) =>
      [
        [papers.receiptTitle, { permit: permitWords.receipt }],
        [papers.byDocument, { 'refugee-card': {} }],
      ] as const,
  ),
  ...Object.values(screenWords).flatMap(
    ({ common, worker }) =>
      [
        [common.fieldOf, { 'refugee-card': { 'identity.number': permitWords.number } }],
        [common.field, { 'permit.number': permitWords.permitNumber }],
        [
          worker.procedure,
          {
            permit: {
              group: { identity: permitWords.group, permit: permitWords.permitGroup },
              compare: permitWords.compare,
              code: permitWords.code,
            },
          },
        ],
        [
          worker.identityDocument,
          {
            'refugee-card': {
              birthDate: {
                day: permitWords.birthDate,
                month: permitWords.birthDate,
                year: permitWords.birthDate,
                wrong: permitWords.birthDate,
              },
            },
          },
        ],
      ] as const,
  ),
];

/** For a file of tests: its definition and its words stand where those of a procedure of the product do. */
export function thereIsAThirdProcedure(): void {
  beforeAll(() => {
    for (const [catalogue, words] of additions) Object.assign(catalogue, words);
  });
  afterAll(() => {
    for (const [catalogue, words] of additions) {
      for (const key of Object.keys(words)) Reflect.deleteProperty(catalogue, key);
    }
  });
}
