import type { Context } from '#electron/main/context/context.ts';
import { recordSettings } from '#electron/main/context/record-settings.ts';
import { done, failed, type Input, type Result } from '#electron/main/context/use-case.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { getVisaTypeChanges, saveVisaTypeChanges } from '#electron/main/db/terminal/visa-type-store.ts';
import { mostAddedVisaTypes } from '#shared/contract/kiosk/terminal/visa-type-methods.ts';
import { clerkLanguageCodes } from '#shared/domain/language-code.ts';
import { type VisaNames, type VisaType, visaTypesOf } from '#shared/domain/registration/visa-types.ts';
import { foldToCapitals, stripAccents } from '#shared/domain/text.ts';
import { screenWords } from '#shared/text/languages/catalogues.ts';

/** A kind of visa that the default list lacks. A name that reads like another's would be chosen for it. */
export function addVisaType(
  context: Context,
  { names, validity }: Input<'addVisaType'>,
): Result<'addVisaType'> {
  const changes = getVisaTypeChanges(context.db);
  if (changes.added.length >= mostAddedVisaTypes) return failed({ code: 'list-full' });
  const present = visaTypesOf(changes);
  const isTaken = clerkLanguageCodes.some((language) =>
    present.some((each) => readsAlike(namesOf(each)[language], names[language])),
  );
  if (isTaken) return failed({ code: 'name-taken' });
  const id = freeId(names.es, present);
  transact(context.db, () => {
    const visaTypes = { ...changes, added: [...changes.added, { id, names, validity }] };
    saveVisaTypeChanges(context.db, visaTypes);
    recordSettings(context, [`visaTypes.added.${id}`], { visaTypes });
  });
  return done({});
}

/** Who has a retired kind on record keeps it under its name; it can no longer be chosen until it is put back. */
export function setVisaTypeRetired(
  context: Context,
  { id, isRetired }: Input<'setVisaTypeRetired'>,
): Result<'setVisaTypeRetired'> {
  const changes = getVisaTypeChanges(context.db);
  const present = visaTypesOf(changes).find((each) => each.id === id);
  if (present === undefined) return failed({ code: 'not-found' });
  if (present.isRetired === isRetired) return done({});
  const others = changes.retired.filter((each) => each !== id);
  transact(context.db, () => {
    const visaTypes = { ...changes, retired: isRetired ? [...others, id] : others };
    saveVisaTypeChanges(context.db, visaTypes);
    recordSettings(context, [`visaTypes.${isRetired ? 'retired' : 'putBack'}.${id}`], { visaTypes });
  });
  return done({});
}

function namesOf({ id, names }: VisaType): VisaNames {
  if (names !== null) return names;
  const named = clerkLanguageCodes.map((language) => [language, screenWords[language].common.visa[id]]);
  return Object.fromEntries(named) as VisaNames;
}

function readsAlike(one: string, other: string): boolean {
  const read = (name: string) => foldToCapitals(stripAccents(name)).replace(/[^\p{L}\p{N}]+/gu, '');
  return read(one) === read(other);
}

/** What records keep of the kind: its Spanish name in small letters and hyphens, which two branches write the same way. */
function freeId(name: string, present: readonly VisaType[]): string {
  const words = stripAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const wanted = words === '' ? 'visa' : words;
  const isFree = (id: string) => !present.some((each) => each.id === id);
  let id = wanted;
  for (let number = 2; !isFree(id); number += 1) id = `${wanted}-${number}`;
  return id;
}
