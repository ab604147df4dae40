import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  factFieldsOf,
  fieldsOf,
  isEither,
  isMandatory,
  stepsOf,
} from '#shared/domain/procedures/definition.ts';
import { type Procedure, procedures } from '#shared/domain/procedures/procedures.ts';
import { servicePurposes } from '#shared/domain/procedures/services.ts';
import { draftFields } from '#shared/domain/registration/fields.ts';

const names = Object.keys(procedures) as Procedure[];

describe.each(names)('the definition of %s', (name) => {
  const definition = procedures[name];

  test('goes by its own name, and has no field or step twice', () => {
    expect(definition.name).toBe(name);
    for (const each of [fieldsOf(definition).map(({ field }) => field), stepsOf(definition)]) {
      expect(new Set(each).size).toBe(each.length);
    }
  });

  test('asks, tells, counts from and makes mandatory only what it captures', () => {
    const captured: readonly string[] = factFieldsOf(definition);
    const { asks, entryNoticeFrom, capture } = definition;
    const told = capture.flatMap(({ documents }) =>
      documents.flatMap((use) => ('mandatory' in use ? [use.mandatory.toldAt] : [])),
    );
    const named = [...Object.values(asks), ...told, ...(entryNoticeFrom === null ? [] : [entryNoticeFrom])];
    expect(named.filter((field) => !captured.includes(field))).toEqual([]);
  });

  test('has two names of which either is enough, and no other field is one of two', () => {
    const either = fieldsOf(definition).filter((use) => isEither(definition, use));
    expect(either.map(({ field }) => field)).toEqual(['identity.surname', 'identity.givenNames']);
  });

  test('captures its identity document, which is mandatory, and what a machine writes has somewhere to be read', () => {
    const { documents } = definition.capture[0];
    expect(documents[0]).toMatchObject({ kind: definition.identity.document, mandatory: {} });
    const hidden = fieldsOf(definition).filter((use) => use.entered !== undefined && isMandatory(use, {}));
    expect(hidden).toEqual([]);
  });
});

test('no field is forgotten: each is captured by a procedure, except the search, which is no fact', () => {
  const captured = new Set(names.flatMap((name) => factFieldsOf(procedures[name])));
  expect(draftFields.filter((field) => !captured.has(field))).toEqual(['search.text']);
});

/** Files of the product, outside the definitions, the words and the migrations, whose text has the pattern. */
function filesWith(pattern: RegExp): string[] {
  const root = resolve(import.meta.dirname, '../../..');
  return ['shared', 'electron', 'renderer']
    .flatMap((top) =>
      readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => join(top, path)),
    )
    .filter((path) => /\.tsx?$/.test(path) && !/shared.(text|domain.procedures)|db.migrations/.test(path))
    .filter((path) => pattern.test(readFileSync(join(root, path), 'utf8')));
}

test('no code asks which procedure it is', () => {
  expect(filesWith(/[!=]== '(registration|enrolment)'/)).toEqual([]);
});

test('no code asks which service it is', () => {
  const names = servicePurposes.join('|');
  const asks = new RegExp(
    `(session|service|known|present)\\.purpose [!=]== '(${names})'|switch \\([\\w.]*purpose\\)`,
  );
  expect(filesWith(asks)).toEqual([]);
});

/** Who names a field, and why: everything else asks a definition, `field-sets.ts` or `field-texts.ts`. */
const named: Readonly<Record<string, string>> = {
  'shared/domain/registration/registration.ts': 'the rules of single fields, which report by field',
  'shared/domain/registration/judge-draft.ts': 'reports by field that a number may not be this one',
  'shared/domain/registration/signed-facts.ts': 'which facts of a card are signed for',
  'shared/domain/convergence/same-person.ts': 'what two counters know one person by',
  'shared/domain/convergence/merge-numbers.ts': 'what a told document is known by',
  'shared/domain/convergence/merge-facts.ts': 'an address stands with its own signature',
  'shared/vision/reading/contract-reading.ts': 'what the reader looks for in a contract',
  'shared/vision/reading/contract/contract-labels.ts': 'the words before each',
  'shared/vision/reading/contract/contract-values.ts': 'the shape of each',
  'shared/vision/reading/contract/find-in-prose.ts': 'the sentences around each',
  'renderer/reader/inspect/inspect-document.ts': 'which of them make a page a contract',
  'electron/main/db/registration/visit-store.ts': 'two columns of a query',
  'renderer/ui/language/procedure-words.ts': 'the one field that each procedure calls by its own word',
  'renderer/clerk/documents/mrz-panel.tsx': 'the panel of one field',
  'renderer/clerk/documents/reading/field-readings.ts': 'the MRZ, read whole where others are read singly',
  'renderer/clerk/documents/reading/visit-reading.tsx': 'the same',
  'renderer/clerk/registration/contract-names.tsx': 'types into the two fields of a name',
  'renderer/clerk/registration/steps/step-capture.tsx': 'which panels stand after which field',
  'renderer/clerk/registration/steps/step-hand-over.tsx': 'leads to the number that cannot be',
  'renderer/clerk/registration/steps/step-search.tsx': 'what was searched begins the draft',
};

test('no code names a field but what is about one: what is true of a field stands in its definition', () => {
  const names = draftFields
    .filter((field) => field !== 'search.text')
    .join('|')
    .replaceAll('.', '\\.');
  const found = filesWith(new RegExp(`'(${names})'`)).map((path) => path.replaceAll('\\', '/'));
  expect(found.toSorted()).toEqual(Object.keys(named).toSorted());
});
