import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KioskEnvironment } from '#electron/main/app/kiosk.ts';
import { oncePerRun } from '#test/support/once-per-run.ts';
import { threadFile } from '#test/support/thread-file.ts';
import { admin, type KioskTest, setUp, withEmptyKiosk } from '#test/support/with-kiosk.ts';

/** The real threads. */
export const testBackup: NonNullable<KioskEnvironment['backup']> = {
  threadFile: threadFile('backup/backup-thread.ts'),
  safetyThreadFile: threadFile('db/safety/safety-thread.ts'),
  version: '0.0.0',
};

export interface SafetyTest extends KioskTest {
  /** Folders of their own: a stick, and room for another machine. */
  readonly stick: string;
  readonly elsewhere: string;
}

/** A kiosk that is set up, with an administrator signed in and a stick that counts as the one drive. */
export async function withSafeKiosk(
  story: (test: SafetyTest) => Promise<void>,
  changes: Partial<KioskEnvironment> = {},
  terminalNumber = setUp.terminalNumber,
  branchCode = setUp.branchCode,
): Promise<void> {
  const isUsual = terminalNumber === setUp.terminalNumber && branchCode === setUp.branchCode;
  const name = isUsual ? 'store' : `store-${branchCode}-${terminalNumber}`;
  const template = await oncePerRun(name, (path) =>
    withEmptyKiosk(
      async ({ call }) => void (await call('setUpTerminal', { ...setUp, branchCode, terminalNumber })),
      path,
    ),
  );
  const folder = mkdtempSync(join(tmpdir(), 'ventanilla-safety-'));
  const [stick, elsewhere] = [join(folder, 'stick'), join(folder, 'elsewhere')];
  cpSync(template, join(folder, 'data'), { recursive: true });
  for (const path of [stick, elsewhere]) mkdirSync(path);
  try {
    await withEmptyKiosk(
      async (test) => {
        await test.call('signIn', { username: admin.username, password: admin.password });
        await story({ ...test, stick, elsewhere });
      },
      join(folder, 'data'),
      { ...environmentWith(stick), ...changes },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The stick is the one drive. */
export function environmentWith(stick: string): Partial<KioskEnvironment> {
  return {
    backup: testBackup,
    drives: {
      list: async () => [{ root: stick, name: 'stick' }],
      findDocuments: async () => [],
      read: async () => undefined,
    },
  };
}

/** Until everything so far is at the place. */
export async function untilKept({ kiosk, until }: KioskTest): Promise<void> {
  await until(() => {
    const session = kiosk().clerkSession();
    return (
      session.state === 'signed-in' && session.safety?.state === 'kept' && session.safety.safeThrough !== null
    );
  });
}

/** The stick is the place, and everything so far is there. */
export async function chosen(story: SafetyTest): Promise<void> {
  await story.call('chooseSafetyPlace', { path: story.stick });
  await untilKept(story);
}

/** The terminal's folder on the stick. */
export function storeFolderAt(stick: string): string {
  const root = join(stick, 'ventanilla-backup');
  return join(root, readdirSync(root)[0] ?? '');
}
