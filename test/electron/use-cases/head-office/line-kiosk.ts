import type { HeadOfficeLines } from '#electron/main/head-office/head-office-line.ts';
import { createPostgresLines } from '#electron/main/head-office/open-line.ts';
import type { HeadOfficeLineView } from '#shared/contract/kiosk/head-office/line-methods.ts';
import type { Packets } from '#shared/contract/kiosk/safety/packet-methods.ts';
import { type SafetyTest, withSafeKiosk } from '#test/electron/use-cases/safety/safety-kiosk.ts';
import { clerk, makeStaff, register, supervisor } from '#test/support/fakes/journey.ts';
import type { LineOperator } from '#test/support/head-office/line-operator.ts';
import { admin } from '#test/support/with-kiosk.ts';

/** The terminal that a test sets up. */
export const terminal = '017-2';

/** A kiosk with a line, and an administrator at the screen. */
export async function withLine(
  story: (test: SafetyTest) => Promise<void>,
  lines: HeadOfficeLines = createPostgresLines(),
  terminalNumber?: number,
  branchCode?: string,
): Promise<void> {
  await withSafeKiosk(
    async (test) => {
      // The certificates of the test are of today.
      test.time.setWallClock(new Date().toISOString());
      await makeStaff(test);
      await signInAsAdmin(test);
      await story(test);
    },
    { headOffice: { lines, version: '0.0.0' } },
    terminalNumber,
    branchCode,
  );
}

export async function signInAsAdmin(test: SafetyTest): Promise<void> {
  await test.call('signOut', {});
  await signInAfterStart(test);
}

export async function signInAfterStart({ call }: SafetyTest): Promise<void> {
  await call('signIn', { username: admin.username, password: admin.password });
}

/** With the file on the stick. */
export async function join(test: SafetyTest, code: string): Promise<void> {
  const [drive] = await test.call('lookForJoining', { folder: null });
  const { username, pin: secret } = supervisor;
  await test.call('joinHeadOffice', {
    file: drive?.found?.file ?? '',
    code,
    coSignature: { username, secret, reason: 'la huella es la misma' },
  });
}

export function lineOf({ call }: SafetyTest): Promise<HeadOfficeLineView> {
  return call('getHeadOfficeLine', {});
}

/** Time goes on until the line is as it should be. */
export async function untilLine(
  test: SafetyTest,
  isSo: (now: HeadOfficeLineView) => boolean,
): Promise<HeadOfficeLineView> {
  await test.until(async () => {
    await passTime(test);
    return isSo(await lineOf(test));
  });
  return lineOf(test);
}

/** Two seconds, and a moment for what fell due. */
export async function passTime({ time }: SafetyTest): Promise<void> {
  time.advance({ seconds: 2 });
  await new Promise((resolve) => setTimeout(resolve, 20));
}

export async function joined(test: SafetyTest, operator: LineOperator, as = terminal): Promise<void> {
  const { id, code } = await operator.enrol(as, test.stick);
  await join(test, code);
  await untilLine(test, ({ joining }) => joining?.step === 'waiting');
  await operator.admit(id);
  await untilLine(test, ({ state, contact }) => state === 'joined' && contact.lastAt !== null);
}

/** Somebody is registered, with documents that have this many bytes more; an administrator is at the screen again. */
export async function registered(test: SafetyTest, padding = 0): Promise<void> {
  await test.call('signOut', {});
  await test.call('signIn', { username: clerk.username, password: clerk.password });
  await register(test, undefined, {}, padding);
  await signInAsAdmin(test);
}

/** Time goes on until what waits is so. */
export async function untilWaiting(
  test: SafetyTest,
  isSo: (waiting: Packets['waiting']) => boolean,
): Promise<Packets['waiting']> {
  const waiting = async () => (await test.call('getPackets', {})).waiting;
  await test.until(async () => {
    await passTime(test);
    return isSo(await waiting());
  });
  return waiting();
}
