import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRows } from '#electron/main/db/core/connection.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { correctWorker } from '#electron/main/db/people/correct-worker.ts';
import { findExactHit, searchWorkers } from '#electron/main/db/people/search-workers.ts';
import { findWorker, insertPassport } from '#electron/main/db/people/worker-store.ts';
import type { PartialDate } from '#shared/domain/partial-date.ts';
import { registerWorker, sampleValues, setUpTestStore, temporaryDirectory, testNow } from '../test-store.ts';

let folder: ReturnType<typeof temporaryDirectory>;
let store: Store;
let clerkId: string;
let maria: ReturnType<typeof registerWorker>;

beforeAll(async () => {
  folder = temporaryDirectory();
  const setUp = await setUpTestStore(folder.path);
  store = setUp.store;
  clerkId = setUp.clerkId;
  const register = (number: string, surname: string, givenNames: string, birthDate: string) =>
    registerWorker(store, setUp.clerkId, {
      'identity.number': number,
      'identity.surname': surname,
      'identity.givenNames': givenNames,
      'identity.birthDate': birthDate,
      'identity.surnameMrz': '',
      'identity.givenNamesMrz': '',
    });
  maria = registerWorker(store, setUp.clerkId, {});
  register('A1000001', 'Vásquez Quispe', 'Yuleisy', '1999-01-02');
  register('A1000002', "O'Brien", 'Maria', '1990-05-17');
  register('A1000003', '王', '小明', '1988-08-08');
  register('A1000004', 'الحسن', 'محمد', '1991-01-01');
  register('A1000005', 'Zambrano', 'Jean-Marc', '1970-12-31');
});

afterAll(() => {
  store.close();
  folder.remove();
});

function surnames(text: string, birthDate: PartialDate | null = null): string[] {
  return searchWorkers(store.db, { text, birthDate }).map(({ surname }) => surname);
}

describe('search as you type', () => {
  test.each([
    ['accents and case', 'nunez carreno maria jose'],
    ['another order', 'josé maría núñez'],
    ['a prefix of two letters', 'nu'],
    ['prefixes of both', 'mar carr'],
    ['a letter for another that sounds alike', 'nuñes'],
    ['two letters swapped', 'carreoñ'],
    ['a letter left out', 'carrño'],
    ['the number', '123456789'],
    ['the number as it grows', '12345'],
    ['the number with spaces', '123 456 789'],
  ])('%s finds her', (_what, text) => {
    expect(surnames(text)).toContain('Núñez Carreño');
  });

  test.each([
    ['yuleysi', 'Vásquez Quispe'],
    ['basquez', 'Vásquez Quispe'],
    ['vasques kispe', 'Vásquez Quispe'],
    ['obrien', "O'Brien"],
    ["o'b", "O'Brien"],
    ['王', '王'],
    ['محمد', 'الحسن'],
    ['jean marc', 'Zambrano'],
    ['sambrano', 'Zambrano'],
  ])('"%s" finds %s', (text, surname) => {
    expect(surnames(text)).toContain(surname);
  });

  test.each([
    '',
    '   ',
    '-',
    '"',
    '*',
    'name : x',
    'NEAR(a b)',
    "'; DROP TABLE worker",
    '🙂',
    'a" OR "b',
    '^',
    '<<<',
  ])('text %j is only text', (text) => {
    expect(() => searchWorkers(store.db, { text, birthDate: null })).not.toThrow();
  });

  test('the identification code is found as printed, without hyphens and in small letters', () => {
    for (const text of [maria.code, maria.code.replaceAll('-', ''), maria.code.toLowerCase()]) {
      expect(searchWorkers(store.db, { text, birthDate: null })[0]).toMatchObject({
        workerId: maria.workerId,
        match: 'exact',
      });
    }
  });

  test('a name with the birth date is likely and comes first; the name alone is similar', () => {
    const hits = searchWorkers(store.db, { text: 'maria', birthDate: '1990-05-17' });
    expect(hits.map(({ match }) => match)).toEqual(['likely', 'likely']);
    expect(searchWorkers(store.db, { text: 'jose maria nunes', birthDate: '1990-05-17' })[0]?.match).toBe(
      'likely',
    );
    expect(searchWorkers(store.db, { text: 'nunez', birthDate: '1990-05-18' })[0]?.match).toBe('similar');
  });

  test.each([
    ['1990-05', 'likely'],
    ['1990', 'likely'],
    ['1990-06', 'similar'],
    ['1991', 'similar'],
  ] as const)('of a birth date of which only %s is known, the name is %s', (birthDate, match) => {
    expect(searchWorkers(store.db, { text: 'maria', birthDate })[0]?.match).toBe(match);
  });

  test('somebody whose day is unknown is found by every day that it may be', () => {
    const { workerId } = registerWorker(store, clerkId, {
      'identity.number': 'AF1',
      'identity.surname': 'Ahmadzai',
      'identity.birthDate': '1985',
    });
    const likely = (birthDate: PartialDate) =>
      searchWorkers(store.db, { text: 'ahmadzai', birthDate }).filter(({ match }) => match === 'likely');
    expect(likely('1985-07-02')).toMatchObject([{ workerId, birthDate: '1985' }]);
    expect(likely('1985-07')).toHaveLength(1);
    expect(likely('1986-07-02')).toHaveLength(0);
  });

  test('issuing state and number together are exact', () => {
    expect(findExactHit(store.db, 'VEN', '123-456-789')).toMatchObject({
      workerId: maria.workerId,
      match: 'exact',
    });
    expect(findExactHit(store.db, 'COL', '123456789')).toBeUndefined();
  });

  test('a renewed passport shows its new number and is found by the old one', () => {
    insertPassport(store.db, maria.workerId, { ...sampleValues, 'identity.number': 'NEW777' }, testNow);
    expect(searchWorkers(store.db, { text: '123456789', birthDate: null })[0]).toMatchObject({
      workerId: maria.workerId,
      documentNumber: 'NEW777',
    });
  });

  test('somebody registered a moment ago is found, and a corrected name replaces the wrong one', () => {
    const { workerId } = registerWorker(store, clerkId, {
      'identity.number': 'Z9',
      'identity.surname': 'Ozturk',
    });
    expect(surnames('ozturk')).toEqual(['Ozturk']);
    const worker = findWorker(store.db, workerId);
    transact(store.db, () =>
      correctWorker(store.db, {
        worker: worker as NonNullable<typeof worker>,
        values: { ...sampleValues, 'identity.number': 'Z8', 'identity.surname': 'Yildirim' },
        cedula: null,
        entryNoticeDeadline: null,
        at: testNow,
      }),
    );
    expect(surnames('ozturk')).toEqual([]);
    expect(surnames('yildirim')).toEqual(['Yildirim']);
    expect(findExactHit(store.db, 'VEN', 'Z9')).toBeUndefined();
  });

  test('the exact look-ups use their index', () => {
    const plan = (sql: string) =>
      listRows<{ detail: string }>(store.db, `EXPLAIN QUERY PLAN ${sql}`)
        .map(({ detail }) => detail)
        .join('; ');
    expect(
      plan("SELECT worker_number FROM passport WHERE number_key = 'A' AND issuing_state = 'VEN'"),
    ).toContain('passport_by_number (number_key=? AND issuing_state=?)');
    expect(plan("SELECT worker_number FROM passport WHERE number_key >= 'A' AND number_key < 'B'")).toContain(
      'passport_by_number (number_key>? AND number_key<?)',
    );
    expect(plan("SELECT worker_number FROM worker_alias WHERE value = 'A'")).toContain(
      'worker_alias USING PRIMARY KEY (value=?)',
    );
    expect(plan("SELECT worker_number FROM passport WHERE birth_date = '1990-05-17'")).toContain(
      'passport_by_birth_date',
    );
    // Who is likely the same person.
    expect(
      plan("SELECT surname FROM passport WHERE birth_date IN (SELECT value FROM json_each('[]')) LIMIT 9"),
    ).toContain('passport_by_birth_date (birth_date=?)');
    expect(
      plan("SELECT surname FROM passport WHERE birth_date >= '1990' AND birth_date < '1990~' LIMIT 9"),
    ).toContain('passport_by_birth_date (birth_date>? AND birth_date<?)');
    expect(plan("SELECT other_worker_id FROM told_apart WHERE worker_id = 'w1'")).toContain(
      'told_apart USING PRIMARY KEY (worker_id=?)',
    );
  });
});
