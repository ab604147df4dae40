import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listAudit } from '#electron/main/db/audit-trail/audit-store.ts';
import { findReservedCodes, reservationFileName } from '#electron/main/db/registration/code-reservation.ts';
import { actFileName } from '#electron/main/db/witnesses/act-file.ts';
import type { GoingOn } from '#electron/main/db/witnesses/begin-acts.ts';
import { documentsDirectoryName } from '#electron/main/documents/document-folder.ts';
import {
  clerkId,
  database,
  eachTestHasAStoreToPutBack,
  faultOf,
  folder,
  keep,
  pathOf,
  register,
  registerMany,
  startForASecond,
} from '../put-back-store.ts';
import { later, openTestStore, testNow } from '../test-store.ts';

eachTestHasAStoreToPutBack();

/** Whatever is put back or taken away, in whatever order: nobody gets the code of somebody else. */

const outside = [actFileName, reservationFileName, documentsDirectoryName];

/** What becomes of each part that lies outside an older database. */
type Fate = 'left' | 'gone' | 'older';
const fates: readonly Fate[] = ['left', 'gone', 'older'];
const everyFate = fates.flatMap((acts) =>
  fates.flatMap((codes) => fates.map((documents) => [acts, codes, documents] as const)),
);

function suffer(name: string, fate: Fate, older: () => void): void {
  if (fate === 'gone') rmSync(pathOf(name), { recursive: true, force: true });
  if (fate === 'older') older();
}

function goingOn(): GoingOn {
  return { accountId: clerkId, reason: 'no newer copy is known' };
}

/** Going on where the start is held, as two people at the counter may; then somebody registers. */
async function nextCode(at = testNow, person = 99): Promise<string> {
  const store = await openTestStore(
    folder.path,
    { accountId: clerkId, reason: 'no newer copy is known' },
    at,
  );
  const code = await register(store, person, 0);
  store.close();
  return code;
}

/**
 * An older database, the other parts with their fates, and a start at which nobody registers: whether the next code was
 * given before.
 */
async function isRepeated(before: number, parts: readonly Fate[]): Promise<boolean> {
  const given = before === 0 ? [] : await registerMany(1, before);
  const older = keep(database);
  const olderParts = outside.map((name) => keep([name]));
  given.push(...(await registerMany(before + 1, before + 2)));
  older();
  outside.forEach((name, index) => {
    suffer(name, parts[index] ?? 'left', olderParts[index] ?? (() => undefined));
  });
  (await openTestStore(folder.path, goingOn())).close();
  return given.includes(await nextCode());
}

const allAsItWas = 'older,older,older';

describe('an older database from before the first registration', () => {
  // Everything as it was: nothing here can know. No document was named yet, so their folder is no part of it.
  test.each(everyFate.filter((parts) => ![allAsItWas, 'older,older,gone'].includes(parts.join())))(
    'acts %s, codes %s, documents %s: no code is given again',
    async (...parts) => expect(await isRepeated(0, parts)).toBe(false),
  );
});

describe('an older database of a terminal at work', () => {
  test.each(
    everyFate.filter((parts) => parts[0] !== 'left' && parts[1] !== 'left' && parts.join() !== allAsItWas),
  )('acts %s, codes %s, documents %s: no code is given again', async (...parts) =>
    expect(await isRepeated(1, parts)).toBe(false),
  );
});

/** The same older copy put back once more, after people were registered on it. */
describe('an older database put back twice', () => {
  /** Codes of two people each time; the second time, and a third time after a start at which nobody registers. */
  async function registerOn(older: () => void, minutes: number): Promise<string[]> {
    older();
    const store = await openTestStore(folder.path, goingOn(), later(minutes));
    const codes = [];
    for (const person of [100 + minutes, 200 + minutes]) codes.push(await register(store, person, 1));
    store.close();
    return codes;
  }

  test('with the reservation of its day, at the same minute: the witness of acts knows how far the codes went', async () => {
    await registerMany(1, 1);
    const older = keep([...database, reservationFileName]);
    const again = keep([...database, reservationFileName]);
    const last = keep([...database, reservationFileName]);
    const given = await registerMany(2, 3);
    given.push(...(await registerOn(older, 0)));
    again();
    (await openTestStore(folder.path, goingOn())).close();
    given.push(...(await registerOn(last, 0)));
    expect(new Set(given).size).toBe(given.length);
  });

  test.each(fates.filter((fate) => fate !== 'left'))(
    'with its reservation, and the witness of acts %s: above what was registered in the meantime',
    async (fate) => {
      await registerMany(1, 1);
      const putBack = () => {
        const files = keep([...database, reservationFileName]);
        const acts = keep([actFileName]);
        return () => {
          files();
          suffer(actFileName, fate, acts);
        };
      };
      const [once, twice] = [putBack(), putBack()];
      const given = await registerMany(2, 3);
      given.push(...(await registerOn(once, 10)), ...(await registerOn(twice, 20)));
      expect(new Set(given).size).toBe(given.length);
    },
  );
});

test('what the witnesses did not agree on is on the trail, with the number up to which no code is given', async () => {
  await registerMany(1, 1);
  rmSync(pathOf(actFileName));
  const store = await openTestStore(folder.path);
  const [entry] = listAudit(store.db, { before: null, limit: 1, event: 'codes-passed-over' });
  const through = entry?.detail['through'];
  expect(through).toBeGreaterThanOrEqual(2000);
  expect(findReservedCodes(folder.path, store.keys.key('file'))?.through).toBe(through);
  store.close();
  expect(Number((await nextCode()).slice(7, 13))).toBeGreaterThan(Number(through));
});

test('passes over more numbers the longer ago the database was written, and never most of them', async () => {
  rmSync(pathOf(actFileName));
  const aYear = Number((await nextCode(later(365 * 24 * 60))).slice(7, 13));
  expect(aYear).toBeGreaterThan(365 * 80);
  rmSync(pathOf(actFileName));
  const anAge = Number((await nextCode(later(99 * 365 * 24 * 60), 100)).slice(7, 13));
  expect(anAge).toBeLessThan(aYear + 34_100);
  // What a machine's clock that is years ahead costs a store without another fault.
  expect(aYear).toBeLessThan(1_000_000 / 25);
});

test('files that stay missing make numbers be passed over once', async () => {
  await registerMany(1, 1);
  rmSync(pathOf(documentsDirectoryName), { recursive: true });
  const first = Number((await nextCode()).slice(7, 13));
  expect(first).toBeGreaterThan(2000);
  expect(await startForASecond()).toBe('open');
  expect(Number((await nextCode(testNow, 100)).slice(7, 13))).toBeLessThan(first + 100);
});

test('a reservation that was behind is not, once the store was opened', async () => {
  await registerMany(1, 2);
  const older = keep([reservationFileName]);
  await registerMany(3, 40);
  older();
  expect(await faultOf()).toMatch(/^witnesses: the reservation of codes knows nothing after act/);
  expect(await startForASecond()).toBe('open');
  expect(await faultOf()).toBeUndefined();
});
