import { type Connection, findRow } from '#electron/main/db/core/connection.ts';
import { getTerminal } from '#electron/main/db/terminal/terminal-store.ts';
import { confirmReceived } from '#electron/tools/head-office/confirm.ts';
import type { SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import type { LineOperator } from '#test/support/head-office/line-operator.ts';
import { openBeside } from '#test/support/store-beside.ts';
import { passTime } from './line-kiosk.ts';

/** What `read` finds in a counter's store beside it. */
export function inStore<Value>(
  { dataDirectory, keystore }: Pick<SafetyTest, 'dataDirectory' | 'keystore'>,
  read: (store: Connection) => Value,
): Value {
  const store = openBeside(dataDirectory, keystore);
  if (store === undefined) throw new Error('the store does not open');
  try {
    return read(store);
  } finally {
    store.close();
  }
}

/** Time goes on until everything that is told is at head office and confirmed, and everybody has applied all of it. */
export async function together(operator: LineOperator, counters: readonly SafetyTest[]): Promise<void> {
  for (const counter of counters) await untilInStore(counter, isSent);
  await confirmReceived(operator.sql, operator.office);
  const branches = await operator.db.admin<
    { code: string; feed: number }[]
  >`SELECT code, feed FROM records.branch`;
  const isThere = (store: Connection) => {
    const { branchCode } = getTerminal(store);
    return appliedIn(store) === branches.find(({ code }) => code === branchCode)?.feed;
  };
  for (const counter of counters) await untilInStore(counter, isThere);
}

/** Time goes on until its store is so. */
export async function untilInStore(counter: SafetyTest, isSo: (store: Connection) => boolean): Promise<void> {
  await counter.until(async () => {
    counter.time.advance({ seconds: 30 });
    await passTime(counter);
    return inStore(counter, isSo);
  });
}

/** Nothing waits to be sent. */
export function isSent(store: Connection): boolean {
  return findRow(store, "SELECT 1 FROM event WHERE state = 'saved'") === undefined;
}

function appliedIn(store: Connection): number {
  const row = findRow<{ kept: number; waiting: number }>(
    store,
    `SELECT coalesce(max(kept), 0) AS kept,
       (SELECT count(*) FROM branch_event WHERE state = 'kept') AS waiting FROM branch_feed`,
  );
  return row?.waiting === 0 ? row.kept : -1;
}
