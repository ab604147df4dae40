import type { UnseenReason } from '#shared/contract/kiosk/people/likely-people-methods.ts';
import type { WorkerHit } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import {
  exchangedDatesOf,
  isLikelySamePerson,
  maybeDatesOf,
  type PersonFacts,
  personFactsOf,
  slippedDatesOf,
} from '#shared/domain/names/likely-person.ts';
import { nameWords, rememberForms } from '#shared/domain/names/name-keys.ts';
import { isFirstOfJanuary, type PartialDate } from '#shared/domain/partial-date.ts';
import { valuesOf } from '#shared/domain/procedures/field-texts.ts';
import type { DraftValues } from '#shared/domain/registration/fields.ts';
import { type Connection, listRows, runSql } from '../core/connection.ts';
import { findLastIndexed } from './search-index.ts';
import { listHits, maybeBornOn } from './search-workers.ts';

/** People shown at once. */
const likelyLimit = 20;
/** Documents of one birth date that are compared; of a year alone there are more. */
const comparedLimit = 2000;

interface Named {
  readonly workerNumber: number;
  readonly surname: string | null;
  readonly givenNames: string | null;
  readonly surnameMrz: string | null;
  readonly givenNamesMrz: string | null;
  readonly birthDate: string;
}

const columns = `SELECT worker_number AS workerNumber, surname, given_names AS givenNames, surname_mrz AS surnameMrz,
    given_names_mrz AS givenNamesMrz, birth_date AS birthDate`;
const selectNamed = `${columns} FROM passport`;

/** Who is likely, and why somebody else may be: nothing where everybody was compared and is shown. */
export interface LikelyPeople {
  readonly people: WorkerHit[];
  readonly unseen: UnseenReason[];
}

/**
 * Everybody known who is likely the person of these facts, by any document they ever had, whatever became of their
 * credential; newest registration first. `self` is the person's own record, and whoever was told apart from it is not
 * asked about again.
 */
export function findLikelyPeople(db: Connection, values: DraftValues, self: string | null): LikelyPeople {
  const person = personFactsOf(values);
  if (person.names.length === 0 || person.birthDate === null) return { people: [], unseen: [] };
  const { birthDate } = person;
  const exchanged = listBornOnOneOf(db, exchangedDatesOf(birthDate));
  const born = [...maybeDatesOf(birthDate).map((date) => listBornOn(db, date)), exchanged];
  const forms = rememberForms();
  const numbers = new Set<number>();
  const inOtherLetters = new Set<number>();
  for (const row of born.flatMap((rows) => rows.slice(0, comparedLimit))) {
    const other = personFactsOf(draftOf(row));
    if (isLikelySamePerson(person, other, forms)) numbers.add(row.workerNumber);
    else if (other.isInLatin !== person.isInLatin) inOtherLetters.add(row.workerNumber);
  }
  // Of those born on another day nobody but the likely is of any interest.
  const slipped = slippedDatesOf(birthDate).flatMap((date) => listBornOnOneOf(db, [date]));
  for (const row of [...slipped, ...listNamesakesOfYear(db, person)]) {
    if (isLikelySamePerson(person, personFactsOf(draftOf(row)), forms)) numbers.add(row.workerNumber);
  }
  const known = new Set(self === null ? [] : [self, ...listToldApart(db, self)]);
  const people = listHits(db, [...numbers]).filter(({ workerId }) => !known.has(workerId));
  return {
    people: people.slice(0, likelyLimit),
    unseen: [
      ...(people.length > likelyLimit || born.some((rows) => rows.length > comparedLimit)
        ? (['more'] as const)
        : []),
      ...(listHits(db, [...inOtherLetters]).some(({ workerId }) => !known.has(workerId))
        ? (['letters'] as const)
        : []),
    ],
  };
}

/** One more than are compared tells that there are more. */
function listBornOn(db: Connection, birthDate: PartialDate): Named[] {
  const { where, values } = maybeBornOn(birthDate);
  return listRows<Named>(db, `${selectNamed} WHERE ${where} LIMIT ${comparedLimit + 1}`, values);
}

function listBornOnOneOf(db: Connection, dates: readonly PartialDate[]): Named[] {
  return listRows<Named>(
    db,
    `${selectNamed} WHERE birth_date IN (SELECT value FROM json_each(?)) LIMIT ${comparedLimit + 1}`,
    [JSON.stringify(dates)],
  );
}

/**
 * Of a first of January: whoever has every word of the name and was born in that year. A year has more people than can be
 * compared, so their names are looked for; who is not in the index yet is few.
 */
function listNamesakesOfYear(db: Connection, { names, birthDate }: PersonFacts): Named[] {
  if (birthDate === null || !isFirstOfJanuary(birthDate)) return [];
  const year = birthDate.slice(0, 4);
  const born = { from: `${year}-`, to: `${year}~` };
  const bornThen = `birth_date >= @from AND birth_date < @to LIMIT ${comparedLimit}`;
  const match = names
    .map((name) => nameWords(name).map((word) => `name : "${word}"`))
    .filter((words) => words.length > 0)
    .map((words) => `(${words.join(' AND ')})`)
    .join(' OR ');
  const indexed =
    match === ''
      ? []
      : listRows<Named>(
          db,
          `${columns} FROM worker_search CROSS JOIN passport
             ON key BETWEEN worker_search.rowid * 1000 AND worker_search.rowid * 1000 + 999
           WHERE worker_search MATCH @match AND ${bornThen}`,
          { ...born, match },
        );
  const notYet = listRows<Named>(db, `${selectNamed} WHERE key > @last * 1000 + 999 AND ${bornThen}`, {
    ...born,
    last: findLastIndexed(db),
  });
  return [...indexed, ...notYet];
}

function draftOf({ surname, givenNames, surnameMrz, givenNamesMrz, birthDate }: Named): DraftValues {
  return valuesOf('identity', {
    surname: surname ?? '',
    givenNames: givenNames ?? '',
    surnameMrz: surnameMrz ?? '',
    givenNamesMrz: givenNamesMrz ?? '',
    birthDate,
  });
}

/** Somebody said that these are two people, and why. */
export function insertToldApart(
  db: Connection,
  told: {
    readonly workerId: string;
    readonly otherWorkerId: string;
    readonly reason: string;
    readonly toldBy: string;
    readonly at: Date;
  },
): void {
  runSql(
    db,
    `INSERT OR IGNORE INTO told_apart (worker_id, other_worker_id, reason, told_by, told_at)
     VALUES (@workerId, @otherWorkerId, @reason, @toldBy, @toldAt)`,
    { ...told, toldAt: told.at.toISOString() },
  );
}

function listToldApart(db: Connection, workerId: string): string[] {
  return listRows<{ other: string }>(
    db,
    'SELECT other_worker_id AS other FROM told_apart WHERE worker_id = ?',
    [workerId],
  ).map(({ other }) => other);
}
