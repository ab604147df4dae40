import type { DraftField, DraftValues } from '../registration/fields.ts';
import { fieldCatalogue } from './field-catalogue.ts';

const groups = ['identity', 'contract', 'contact'] as const;
type FieldGroup = (typeof groups)[number];

type NameIn<Group extends FieldGroup> = DraftField extends infer Field
  ? Field extends `${Group}.${infer Name}`
    ? Name
    : never
  : never;

const fields = Object.keys(fieldCatalogue) as DraftField[];
const places = new Map(
  groups.map((group) => [
    group,
    fields
      .filter((field) => field.startsWith(`${group}.`))
      .map((field) => [field.slice(group.length + 1), field] as const),
  ]),
);

/**
 * What is typed or on record in a group of fields, by each field's own name and without the space around it; '' for one
 * that was never touched. Code that asks for a fact asks here: `textsOf('identity', values).surname`.
 */
export function textsOf<Group extends FieldGroup>(
  group: Group,
  values: DraftValues,
): Readonly<Record<NameIn<Group>, string>> {
  const texts = (places.get(group) ?? []).map(
    ([name, field]) => [name, (values[field] ?? '').trim()] as const,
  );
  return Object.fromEntries(texts) as Record<NameIn<Group>, string>;
}

/** The draft's values of some texts of a group: `valuesOf('contact', { email: '' })`. */
export function valuesOf<Group extends FieldGroup>(
  group: Group,
  texts: Readonly<Partial<Record<NameIn<Group>, string>>>,
): DraftValues {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${group}.${name}`, text]));
}
