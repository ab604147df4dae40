import type { Account } from '#shared/api/clerk-session-methods.ts';
import type { Role } from '#shared/api/method.ts';
import { type Connection, findRow, listRows, runSql } from './connection.ts';

export interface AccountWithSecrets extends Account {
  /** argon2id, encoded. */
  readonly passwordHash: string;
  readonly pinHash: string;
}

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly password_hash: string;
  readonly pin_hash: string;
  readonly active: 0 | 1;
  readonly created_at: string;
}

/** Throws when the username is taken: look first with `findAccountByUsername`, in the same transaction. */
export function insertAccount(db: Connection, account: AccountWithSecrets): void {
  runSql(
    db,
    `INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at)
     VALUES (@id, @name, @username, @role, @passwordHash, @pinHash, @active, @createdAt)`,
    { ...account, active: account.active ? 1 : 0 },
  );
}

export function findAccount(db: Connection, id: string): AccountWithSecrets | undefined {
  return withSecrets(findRow<AccountRow>(db, 'SELECT * FROM account WHERE id = ?', [id]));
}

/** Usernames are kept in lower case. */
export function findAccountByUsername(db: Connection, username: string): AccountWithSecrets | undefined {
  return withSecrets(findRow<AccountRow>(db, 'SELECT * FROM account WHERE username = ?', [username]));
}

/** By name, without secrets. */
export function listAccounts(db: Connection): Account[] {
  return listRows<AccountRow>(db, 'SELECT * FROM account ORDER BY name, username').map(accountOf);
}

/** False when there is no such account. */
export function setAccountActive(db: Connection, id: string, active: boolean): boolean {
  return runSql(db, 'UPDATE account SET active = ? WHERE id = ?', [active ? 1 : 0, id]) > 0;
}

export type AccountAct = 'created' | 'activated' | 'deactivated';

/** What was done with an account, by somebody else, and why. */
export function insertAccountAct(
  db: Connection,
  act: {
    readonly accountId: string;
    readonly act: AccountAct;
    readonly doneBy: string;
    readonly reason: string;
    readonly at: string;
  },
): void {
  runSql(
    db,
    `INSERT INTO account_act (account_id, act, done_by, reason, at) VALUES (@accountId, @act, @doneBy, @reason, @at)`,
    act,
  );
}

/** After a sign-in whose hash was made with weaker parameters than today's. */
export function updateAccountPasswordHash(db: Connection, id: string, passwordHash: string): void {
  runSql(db, 'UPDATE account SET password_hash = ? WHERE id = ?', [passwordHash, id]);
}

export function updateAccountPinHash(db: Connection, id: string, pinHash: string): void {
  runSql(db, 'UPDATE account SET pin_hash = ? WHERE id = ?', [pinHash, id]);
}

export function countActiveAdmins(db: Connection): number {
  const row = findRow<{ count: number }>(
    db,
    "SELECT count(*) AS count FROM account WHERE role = 'admin' AND active = 1",
  );
  return row?.count ?? 0;
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    username: row.username,
    role: row.role,
    active: row.active === 1,
    createdAt: row.created_at,
  };
}

function withSecrets(row: AccountRow | undefined): AccountWithSecrets | undefined {
  return row && { ...accountOf(row), passwordHash: row.password_hash, pinHash: row.pin_hash };
}
