import { makeStaff, supervisor } from '#test/support/fakes/journey.ts';
import { admin, type KioskTest } from '#test/support/with-kiosk.ts';

export const pedro = {
  name: 'Pedro Ponce',
  username: 'pedro',
  password: 'trucha-lejana-ronca-6',
  pin: '8503',
};
export const asClerk = { ...pedro, role: 'clerk' } as const;
export const reason = 'la conozco y está aquí';
export const byAdmin = { username: admin.username, secret: admin.pin, reason };
export const bySonia = { username: supervisor.username, secret: supervisor.pin, reason };
export const isWrong = { code: 'wrong-one-time-secret' };

export async function asAdmin(story: KioskTest): Promise<void> {
  await makeStaff(story);
  await story.call('signIn', { username: admin.username, password: admin.password });
}

export async function create({ call }: KioskTest, role: 'clerk' | 'supervisor' = 'clerk') {
  const { name, username } = pedro;
  const created = await call('createAccount', { name, username, role, otherPerson: null });
  return { accountId: created.account.id, ...created.oneTimeSecret };
}

export const choice = (oneTimeSecret: string, { username, password, pin } = pedro) => ({
  username,
  oneTimeSecret,
  password,
  pin,
});

export async function accountOf({ call }: KioskTest, username: string) {
  const account = (await call('listAccounts', {})).find((each) => each.username === username);
  if (account === undefined) throw new Error(`there is no ${username}`);
  return account;
}

export const hours = 3_600_000;

export const signIn = ({ username, password }: { username: string; password: string }) => ({
  username,
  password,
});

/** The story with an administrator signed in again. */
export async function signedIn(story: KioskTest): Promise<KioskTest> {
  await story.call('signIn', signIn(admin));
  return story;
}
