import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import type { BranchSecretView } from '#shared/contract/kiosk/head-office/branch-secret-methods.ts';
import { environmentWith, type SafetyTest } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { makeStaff, supervisor } from '#test/support/fakes/journey.ts';
import type { LineOperator } from '#test/support/head-office/line-operator.ts';
import { oncePerRun } from '#test/support/once-per-run.ts';
import { setUp, withEmptyKiosk } from '#test/support/with-kiosk.ts';
import { join, passTime, signInAfterStart, signInAsAdmin, untilLine } from './line-kiosk.ts';

/** Counters of one branch, each with a store and keys of its own. */
export interface Counter extends SafetyTest {
  /** `017-1`. */
  readonly terminal: string;
}

/** A counter with staff and an administrator at the screen. */
export async function withCounter(
  terminalNumber: number,
  story: (counter: Counter) => Promise<void>,
  lines: HeadOfficeLines = createPostgresLines(),
): Promise<void> {
  const template = await oncePerRun(`counter-${terminalNumber}`, (path) =>
    withEmptyKiosk(
      async ({ call }) => void (await call('setUpTerminal', { ...setUp, terminalNumber })),
      path,
    ),
  );
  const folder = mkdtempSync(joinPath(tmpdir(), 'ventanilla-counter-'));
  const [data, stick, elsewhere] = [
    joinPath(folder, 'data'),
    joinPath(folder, 'stick'),
    joinPath(folder, 'elsewhere'),
  ];
  cpSync(template, data, { recursive: true });
  for (const path of [stick, elsewhere]) mkdirSync(path);
  try {
    await withEmptyKiosk(
      async (test) => {
        const counter = { ...test, stick, elsewhere, terminal: `${setUp.branchCode}-${terminalNumber}` };
        // The certificates of the test are of today.
        test.time.setWallClock(new Date().toISOString());
        await signInAfterStart(counter);
        await makeStaff(test);
        await signInAsAdmin(counter);
        await story(counter);
      },
      data,
      { ...environmentWith(stick), headOffice: { lines, version: '0.0.0' } },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function joinedAs(counter: Counter, operator: LineOperator): Promise<void> {
  const { id, code } = await operator.enrol(counter.terminal, counter.stick);
  await join(counter, code);
  await untilLine(counter, ({ joining }) => joining?.step === 'waiting');
  await operator.admit(id);
  await untilLine(counter, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
}

/** Time goes on until what the screen says of the branch's secret is so. */
export async function untilSecret(
  counter: Counter,
  isSo: (view: BranchSecretView) => boolean,
  beside: readonly Counter[] = [],
): Promise<BranchSecretView> {
  const look = () => counter.call('getBranchSecret', {});
  await counter.until(async () => {
    for (const each of [counter, ...beside]) await passTime(each);
    return isSo(await look());
  });
  return look();
}

export const coSignature = {
  username: supervisor.username,
  secret: supervisor.pin,
  reason: 'la huella es la de esa ventanilla',
};

/** Two people at `counter` compare what it shows of the other one with what that one shows of itself. */
export async function compare(counter: Counter, other: Counter): Promise<void> {
  const { counters } = await untilSecret(counter, (view) =>
    view.counters.some(({ terminal }) => terminal === other.terminal),
  );
  const { own } = await other.call('getBranchSecret', {});
  const shown = counters.find(({ terminal }) => terminal === other.terminal);
  if (shown === undefined || shown.fingerprint !== own?.fingerprint)
    throw new Error('the fingerprints differ');
  const { terminal, epoch } = shown;
  await counter.call('shareBranchSecret', { terminal, epoch, coSignature });
}

/** Both compared each other, and each has what the other has. */
export async function shared(one: Counter, other: Counter): Promise<void> {
  await compare(one, other);
  await compare(other, one);
  await untilBothHave(one, other);
}

/** Time goes on at both until each took what the other has, and has nothing left to send it. */
export async function untilBothHave(one: Counter, other: Counter): Promise<void> {
  const isDone = async (counter: Counter, { terminal }: Counter) => {
    const { counters } = await counter.call('getBranchSecret', {});
    return counters.some(
      (each) => each.terminal === terminal && each.state === 'sent' && each.handedOver === 'taken',
    );
  };
  await one.until(async () => {
    for (const counter of [one, other]) await passTime(counter);
    return (await isDone(one, other)) && (await isDone(other, one));
  });
}
