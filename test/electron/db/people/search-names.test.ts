import { afterAll, beforeAll, expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { searchWorkers } from '#electron/main/db/people/search-workers.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { registerWorker, setUpTestStore, temporaryDirectory } from '../test-store.ts';

/** A name is found however it was written: on the document, by whoever registered it, by whoever looks for it. */

const people = [
  ["D'Angelo", 'Lucia'],
  ['D Amico', 'Rosa'],
  ["O'Neill", 'Sean'],
  ['O Connor', 'Mary'],
  ['De la Cruz Mora', 'Elena'],
  ['Delarosa', 'Inés'],
  ['Pérez Jr', 'Wilmer'],
  ['Gil Junior', 'Tomás'],
  ['Al Masri', 'Muhammad'],
  ['Alkhatib', 'Mohamed'],
  ['Diallo', 'Youssef'],
  ['王', '小明'],
  ['李大伟', ''],
  ['ZHANG', 'XIAOMING'],
  ['CHEN', 'WEI LING'],
  ['Ortega', 'José'],
  ['Rivas', 'Francisco Antonio'],
  ['Li', 'Bo'],
  ['Smirnov', 'Aleksey'],
] as const;

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;

beforeAll(async () => {
  folder = temporaryDirectory();
  const setUp = await setUpTestStore(folder.path);
  store = setUp.store;
  people.forEach(([surname, givenNames], index) => {
    registerWorker(store, setUp.clerkId, {
      'identity.number': `B${2_000_000 + index}`,
      'identity.surname': surname,
      'identity.givenNames': givenNames,
      'identity.birthDate': '1990-05-17',
      'identity.surnameMrz': '',
      'identity.givenNamesMrz': '',
    });
  });
});

afterAll(() => {
  store.close();
  folder.remove();
});

test.each([
  ['d angelo', "D'Angelo"],
  ['dangelo lucia', "D'Angelo"],
  ['damico', 'D Amico'],
  ["d'amico rosa", 'D Amico'],
  ['o neill sean', "O'Neill"],
  ['oneill', "O'Neill"],
  ["o'connor", 'O Connor'],
  ['oconnor mary', 'O Connor'],
  ['delacruz elena', 'De la Cruz Mora'],
  ['delac', 'De la Cruz Mora'],
  ['dangel lu', "D'Angelo"],
  ['oconn mary', 'O Connor'],
  ['weilin', 'CHEN'],
  ['dela cruz', 'De la Cruz Mora'],
  ['de la rosa', 'Delarosa'],
  ['perez junior', 'Pérez Jr'],
  ['gil jr', 'Gil Junior'],
  ['mohamed al masri', 'Al Masri'],
  ['mohammed almasri', 'Al Masri'],
  ['muhammad alkhatib', 'Alkhatib'],
  ['mohamad al khatib', 'Alkhatib'],
  ['mohd alkhatib', 'Alkhatib'],
  ['yusuf diallo', 'Diallo'],
  ['王', '王'],
  ['小明', '王'],
  ['王小明', '王'],
  ['王 小明', '王'],
  ['大伟', '李大伟'],
  ['李 大伟', '李大伟'],
  ['zhang xiao ming', 'ZHANG'],
  ['zhangxiaoming', 'ZHANG'],
  ['weiling chen', 'CHEN'],
  ['chen wei ling', 'CHEN'],
  ['pepe ortega', 'Ortega'],
  ['paco rivas', 'Rivas'],
  ['li', 'Li'],
  ['bo', 'Li'],
  ['alexei smirnov', 'Smirnov'],
])('"%s" finds %s', (text, surname) => {
  const found = (birthDate: PartialDate | null) => searchWorkers(store.db, { text, birthDate });
  expect(found(null).map((hit) => hit.surname)).toContain(surname);
  const withBirthDate = found('1990-05-17').find((hit) => hit.surname === surname);
  expect(withBirthDate?.match).toBe('likely');
});

test('what begins with a word is read without the words that it is joined to', () => {
  store.db.exec("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'worker_search', 'row')");
  const written = listRows<{ term: string }>(
    store.db,
    "SELECT term FROM word WHERE term LIKE 'cruz%' OR term LIKE '8cruz%' ORDER BY term",
  );
  expect(written.map(({ term }) => term)).toEqual(['8cruzmora', '8cruzmoraelena', 'cruz']);
});

test('what is only alike is not taken for it', () => {
  const surnames = (text: string) =>
    searchWorkers(store.db, { text, birthDate: null }).map(({ surname }) => surname);
  expect(surnames('ahmed alkhatib')).not.toContain('Alkhatib');
  expect(surnames('pepe rivas')).not.toContain('Rivas');
});
