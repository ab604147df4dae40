import type { Browser, Page } from 'playwright';
import type { clerkMethods } from '#shared/contract/kiosk/api.ts';
import type { InputOf, OutputOf } from '#shared/contract/kiosk/method.ts';
import { startHost } from '#test/journeys/support/hosts.ts';

/** The people of the specimen branch. Invented; the secrets open nothing but test data. */
export const staff = {
  admin: { name: 'Ana Administradora', username: 'admin', password: 'marea-lenta-azul-9', pin: '7294' },
  clerk: { name: 'Carla Mera', username: 'carla', password: 'colina-verde-norte-4', pin: '5838' },
  supervisor: { name: 'Simón Paredes', username: 'simon', password: 'piedra-suave-lago-7', pin: '9163' },
  auditor: { name: 'Aurora Viteri', username: 'aurora', password: 'espiga-larga-rio-2', pin: '4807' },
} as const;

export const recoveryPassphrase = 'colibri niebla cuarzo volcan sendero';

type Calls = typeof clerkMethods;

/** Calls a method of the clerk's view as its page would, and gives its value; anything but `done` fails. */
export async function callFromPage<Name extends keyof Calls & string>(
  page: Page,
  name: Name,
  input: InputOf<Calls[Name]>,
): Promise<OutputOf<Calls[Name]>> {
  const reply = await page.evaluate(
    async ([method, given]) => {
      const { kiosk } = window as unknown as {
        kiosk: Record<string, (input: unknown) => Promise<{ kind: string; value?: unknown }>>;
      };
      return kiosk[method]?.(given);
    },
    [name, input] as const,
  );
  if (reply?.kind !== 'done') throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.value as OutputOf<Calls[Name]>;
}

const specimenBranch = { branchCode: '017', branchName: 'Agencia Quito Norte' };

/** Prepares a terminal with its four accounts in `dataDirectory`, through the product's own API. */
export async function setUpTerminal(
  dataDirectory: string,
  printer: string | null = null,
  branch = specimenBranch,
  browser?: Browser,
  terminalNumber = 2,
): Promise<void> {
  const host = await startHost('preview', { dataDirectory, browser });
  try {
    await host.clerk.getByRole('heading', { level: 1 }).waitFor();
    await callFromPage(host.clerk, 'setUpTerminal', {
      ...branch,
      terminalNumber,
      adminName: staff.admin.name,
      adminUsername: staff.admin.username,
      adminPassword: staff.admin.password,
      adminPin: staff.admin.pin,
      recoveryPassphrase,
    });
    await callFromPage(host.clerk, 'signIn', {
      username: staff.admin.username,
      password: staff.admin.password,
    });
    const oneTimeSecrets = new Map<'clerk' | 'supervisor' | 'auditor', string>();
    for (const role of ['clerk', 'supervisor', 'auditor'] as const) {
      const { name, username } = staff[role];
      const created = await callFromPage(host.clerk, 'createAccount', {
        name,
        username,
        role,
        otherPerson: null,
      });
      oneTimeSecrets.set(role, created.oneTimeSecret.secret);
    }
    // Nobody was there to sign for them: the administrator was alone when all three were made.
    for (const [role, oneTimeSecret] of oneTimeSecrets) {
      const { username, password, pin } = staff[role];
      await callFromPage(host.clerk, 'chooseFirstSecrets', { username, oneTimeSecret, password, pin });
    }
    await callFromPage(host.clerk, 'saveSettings', {
      printer,
      clerkIdleMinutes: 10,
      workerIdleSeconds: 600,
      workerWarningSeconds: 60,
      entryNoticeDays: 15,
      sutRegistrationDays: 30,
      emailCodeMinutes: 15,
      unlockCodeMinutes: 3,
      contactCoolingDays: 7,
      passphraseTryDays: 180,
      drillDays: 90,
      newestSnapshots: 3,
      dailySnapshots: 7,
      weeklySnapshots: 4,
      monthlySnapshots: 12,
    });
    await callFromPage(host.clerk, 'signOut', {});
  } finally {
    await host.close();
  }
}
