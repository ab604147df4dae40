import { expect, test } from 'vitest';
import { runSql } from '#electron/main/db/core/connection.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { findLikelyPeople } from '#electron/main/db/people/likely-people.ts';
import { indexNewWorkers } from '#electron/main/db/people/search-index.ts';
import { registerWorker, setUpTestStore, temporaryDirectory } from '../test-store.ts';

const draft = (birthDate: string, surname = 'Quispe', givenNames = 'Rosa') => ({
  'identity.surname': surname,
  'identity.givenNames': givenNames,
  'identity.surnameMrz': '',
  'identity.givenNamesMrz': '',
  'identity.birthDate': birthDate,
});

test('where more share a birth year than are compared, or more are likely than are shown, it is said', async () => {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  const { db } = store;
  const likely = (birthDate: string, surname?: string) => {
    const { people, unseen } = findLikelyPeople(db, draft(birthDate, surname, 'Inés'), null);
    return [people.length, ...unseen];
  };
  for (let index = 0; index < 21; index += 1) {
    registerWorker(store, clerkId, {
      'identity.number': `A${index}`,
      ...draft('1990-05-17', 'Mamani', 'Inés'),
    });
  }
  for (const number of ['B1', 'B2', 'B3']) {
    registerWorker(store, clerkId, { 'identity.number': number, ...draft('1988-08-08') });
  }
  expect(likely('1990-05-17', 'Mamani')).toEqual([20, 'more']);
  expect(likely('1990-05-17', 'Otra')).toEqual([0]);
  // Where day and month were exchanged on record, and of the day nothing is known now.
  registerWorker(store, clerkId, { 'identity.number': 'D1', ...draft('1991-03-04', 'Huanca', 'Inés') });
  expect(likely('1991-04', 'Huanca')).toEqual([1]);
  // Documents are what is compared: seven hundred more of each of the three.
  transact(db, () => {
    const columns = db
      .prepare('SELECT * FROM passport LIMIT 1')
      .columns()
      .map(({ name }) => name);
    const kept = columns.filter((name) => !['key', 'number', 'number_key'].includes(name));
    runSql(
      db,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)
       INSERT INTO passport (key, number, number_key, ${kept.join(', ')})
       SELECT key + i, number || i, number || i, ${kept.join(', ')} FROM passport, n WHERE birth_date = '1988-08-08'`,
      [],
    );
  });
  expect(likely('1988')).toEqual([0, 'more']);
  expect(likely('1988-08-08')).toEqual([0, 'more']);
  expect(likely('1987')).toEqual([0]);
  store.close();
  folder.remove();
});

test('a name in letters that are not read like Latin ones is said not to be compared, whichever was there first', async () => {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  const likely = (surname: string, givenNames: string, zone = ['', '']) => {
    const values = {
      ...draft('1990-05-17', surname, givenNames),
      'identity.surnameMrz': zone[0] ?? '',
      'identity.givenNamesMrz': zone[1] ?? '',
    };
    const { people, unseen } = findLikelyPeople(store.db, values, null);
    return [people.length, ...unseen];
  };
  registerWorker(store, clerkId, {
    'identity.number': 'A1',
    ...draft('1990-05-17', 'Wang', 'Xiaoming'),
  });
  expect(likely('王', '小明')).toEqual([0, 'letters']);
  expect(likely('محمد', 'حسين')).toEqual([0, 'letters']);
  expect(likely('王', '小明', ['WANG', 'XIAOMING'])).toEqual([1]);
  expect(likely('Петров', 'Иван')).toEqual([0]);
  registerWorker(store, clerkId, { 'identity.number': 'A2', ...draft('1990-05-17', '李', '娜') });
  expect(likely('Li', 'Na')).toEqual([0, 'letters']);
  expect(likely('李', '娜')).toEqual([1, 'letters']);
  store.close();
  folder.remove();
});

test('whoever was registered with a slip in the year of birth is found', async () => {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  registerWorker(store, clerkId, { 'identity.number': 'A1', ...draft('1987-08-08') });
  const likely = (birthDate: string, surname?: string) =>
    findLikelyPeople(store.db, draft(birthDate, surname), null).people.length;
  expect(['1987', '1986', '1988', '1977', '1978', '1997'].map((year) => likely(`${year}-08-08`))).toEqual([
    1, 1, 1, 1, 1, 1,
  ]);
  expect(likely('1985-08-08')).toBe(0);
  expect(likely('1988-08-08', 'Quispe Mamani')).toBe(0);
  store.close();
  folder.remove();
});

test('of a first of January everybody of the year who has the whole name is found, in the index or not yet', async () => {
  const folder = temporaryDirectory();
  const { store, clerkId } = await setUpTestStore(folder.path);
  registerWorker(store, clerkId, { 'identity.number': 'A1', ...draft('1987-08-08', 'Quispe Mamani') });
  registerWorker(store, clerkId, { 'identity.number': 'A2', ...draft('1987-08-08', 'Quispe') });
  const likely = (birthDate: string, surname = 'Quispe Mamani', givenNames?: string) =>
    findLikelyPeople(store.db, draft(birthDate, surname, givenNames), null).people.length;
  for (const isIndexed of [false, true]) {
    if (isIndexed) expect(indexNewWorkers(store.db)).toBe(2);
    expect(likely('1987-01-01')).toBe(1);
    expect(likely('1987-01-01', 'QUISPE', 'Rosa Mamaní')).toBe(1);
    expect(likely('1987-01-01', 'Quispe')).toBe(1);
    expect(likely('1988-01-01')).toBe(0);
    expect(likely('1987-01-02')).toBe(0);
    expect(likely('1987-01-01', 'Mamani')).toBe(0);
  }
  store.close();
  folder.remove();
});
