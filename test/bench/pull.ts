import { setTimeout as pause } from 'node:timers/promises';
import { findRow } from '#electron/main/db/core/connection.ts';
import { pullFeed } from '#electron/main/use-cases/head-office/pull-feed.ts';
import { setUpTestStore, temporaryDirectory } from '#test/electron/db/test-store.ts';
import { makePuller } from './feed-of-people.ts';
import { turnsOf } from './longest-hold.ts';
import { heldMeasures, type Measure } from './measure.ts';

/** People who are pulled here; the goal is for so many of a branch. Source: issue "Counters of one branch", "Scale and speed". */
const people = 5000;
const goal = { people: 100_000, seconds: 120 } as const;

/**
 * How long a new terminal takes for the people of its branch, from the rows of the feed to who can be searched: signatures, what is
 * kept, and what is applied, on a store of the disk. The line itself is not in it: head office answers from memory.
 */
export async function measurePull(): Promise<Measure[]> {
  const folder = temporaryDirectory();
  const { store } = await setUpTestStore(folder.path);
  const { db } = store;
  try {
    const { context, line } = await makePuller(store, people);
    await pause(50);
    const start = performance.now();
    const turns = await turnsOf(() => pullFeed(context, line, new AbortController().signal));
    const seconds = (performance.now() - start) / 1000;
    const there = findRow<{ count: number }>(db, 'SELECT count(*) AS count FROM worker')?.count;
    if (there !== people) throw new Error(`${there} people are on record`);
    const all = (seconds * goal.people) / people;
    return [
      {
        measure: `pull of ${people} people into a new terminal, for ${goal.people}`,
        value: all,
        unit: 's',
        ratio: all / goal.seconds,
        against: `${goal.seconds} s`,
      },
      {
        measure: 'of which main works, the disk aside',
        value: (sum(turns.processor) / 1000 / people) * goal.people,
        unit: 's',
      },
      ...heldMeasures('a pull', turns),
    ];
  } finally {
    store.close();
    folder.remove();
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
