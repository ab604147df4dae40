import type { Account } from '#shared/contract/kiosk/accounts/account-methods.ts';
import type { Role } from '#shared/domain/accounts/account-status.ts';
import { mayAct, type SignOff } from '#shared/domain/accounts/account-status.ts';
import type { ClerkLanguage } from '#shared/domain/language-code.ts';
import { type Connection, findRow, listRows, runSql } from '../core/connection.ts';

export interface AccountWithSecrets extends Account {
  /** argon2id, encoded; null until its person has chosen them. */
  readonly passwordHash: string | null;
  readonly pinHash: string | null;
  /** Of the one-time secret with which they are chosen; also one whose time is over. */
  readonly oneTimeHash: string | null;
  readonly oneTimeIssuedAt: string | null;
  /** Null: by nobody of this branch, or from before it was kept. */
  readonly createdBy: string | null;
  /** Of the clerk's view; null until they chose one. */
  readonly language: ClerkLanguage | null;
}

interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly password_hash: string | null;
  readonly pin_hash: string | null;
  readonly active: 0 | 1;
  readonly created_at: string;
  readonly chosen_at: string | null;
  readonly one_time_hash: string | null;
  readonly one_time_issued_at: string | null;
  readonly one_time_expires_at: string | null;
  readonly created_by: string | null;
  readonly sign_off: SignOff;
  readonly language: ClerkLanguage | null;
}

export interface NewAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: Role;
  readonly active: boolean;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly signOff: SignOff;
  /** Both, or neither: then its person chooses them with a one-time secret. */
  readonly passwordHash: string | null;
  readonly pinHash: string | null;
}

/** Throws when the username is taken: look first with `findAccountByUsername`, in the same transaction. */
export function insertAccount(db: Connection, account: NewAccount): void {
  const chosenAt = account.passwordHash === null ? null : account.createdAt;
  runSql(
    db,
    `INSERT INTO account (id, name, username, role, password_hash, pin_hash, active, created_at, created_by, sign_off,
       chosen_at)
     VALUES (@id, @name, @username, @role, @passwordHash, @pinHash, @active, @createdAt, @createdBy, @signOff, @chosenAt)`,
    { ...account, chosenAt, active: account.active ? 1 : 0 },
  );
}

/**
 * Somebody of another counter, so that what they did there has a name here. They cannot sign in, and are on no list; what
 * was told of them later takes the place of what was told before.
 */
export function saveAccountElsewhere(
  db: Connection,
  account: {
    readonly id: string;
    readonly name: string;
    readonly role: string;
    /** Terminal. */
    readonly origin: string;
    /** ISO instant. */
    readonly at: string;
  },
): void {
  runSql(
    db,
    `INSERT INTO account (id, name, username, role, active, created_at, origin)
     VALUES (@id, @name, @origin || ' ' || @id, @role, 0, @at, @origin)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role WHERE origin IS NOT NULL`,
    account,
  );
}

export function findAccount(db: Connection, id: string): AccountWithSecrets | undefined {
  return withSecrets(findRow<AccountRow>(db, 'SELECT * FROM account WHERE id = ?', [id]));
}

/** Of this terminal. Usernames are kept in lower case. */
export function findAccountByUsername(db: Connection, username: string): AccountWithSecrets | undefined {
  return withSecrets(
    findRow<AccountRow>(db, 'SELECT * FROM account WHERE username = ? AND origin IS NULL', [username]),
  );
}

/** Without secrets. Throws where there is none. */
export function getAccount(db: Connection, id: string): Account {
  const row = findRow<AccountRow>(db, 'SELECT * FROM account WHERE id = ?', [id]);
  if (row === undefined) throw new Error('there is no such account');
  return accountOf(row);
}

/** Of this terminal, by name, without secrets. */
export function listAccounts(db: Connection): Account[] {
  const sql = 'SELECT * FROM account WHERE origin IS NULL ORDER BY name, username';
  return listRows<AccountRow>(db, sql).map(accountOf);
}

/** False when there is no such account. */
export function setAccountActive(db: Connection, id: string, active: boolean): boolean {
  return runSql(db, 'UPDATE account SET active = ? WHERE id = ?', [active ? 1 : 0, id]) > 0;
}

/** What was done with an account, by somebody else, and why. */
export type AccountAct =
  | {
      readonly act: 'created' | 'activated' | 'deactivated' | 'accepted-alone';
      readonly doneBy: string;
      readonly reason: string;
    }
  /** By two: who and why stands with their decision. */
  | { readonly act: 'reset' | 'signed-off'; readonly approvalId: string };

/** Throws where an act of two was not approved, or one of them is the account itself. */
export function insertAccountAct(
  db: Connection,
  act: AccountAct & {
    readonly accountId: string;
    /** ISO instant. */
    readonly at: string;
  },
): void {
  const alone = { doneBy: null, reason: null, approvalId: null };
  runSql(
    db,
    `INSERT INTO account_act (account_id, act, done_by, reason, approval_id, at)
     VALUES (@accountId, @act, @doneBy, @reason, @approvalId, @at)`,
    { ...alone, ...act },
  );
}

/** Why whoever created it said that it is another person's than one of a similar name; null where nothing was said. */
export function findReasonOfCreation(db: Connection, accountId: string): string | null {
  const row = findRow<{ reason: string }>(
    db,
    "SELECT reason FROM account_act WHERE account_id = ? AND act = 'created'",
    [accountId],
  );
  return row?.reason ?? null;
}

/** Moment (ISO) an account was last switched off between the two; undefined when it was not. */
export function findDeactivation(
  db: Connection,
  accountId: string,
  after: Date,
  until: Date,
): string | undefined {
  const row = findRow<{ at: string | null }>(
    db,
    `SELECT max(at) AS at FROM account_act
     WHERE account_id = ? AND act = 'deactivated' AND at > ? AND at <= ?`,
    [accountId, after.toISOString(), until.toISOString()],
  );
  return row?.at ?? undefined;
}

export function setSignOff(db: Connection, id: string, signOff: SignOff): void {
  runSql(db, 'UPDATE account SET sign_off = ? WHERE id = ?', [signOff, id]);
}

/** A one-time secret takes the place of password, PIN and any earlier one-time secret. */
export function giveOneTimeSecret(
  db: Connection,
  id: string,
  secret: { readonly hash: string; readonly issuedAt: string; readonly expiresAt: string },
): void {
  runSql(
    db,
    `UPDATE account SET password_hash = NULL, pin_hash = NULL, one_time_hash = @hash, one_time_issued_at = @issuedAt,
       one_time_expires_at = @expiresAt
     WHERE id = @id`,
    { ...secret, id },
  );
}

/** What the person chose; the one-time secret works no more. */
export function saveFirstSecrets(
  db: Connection,
  id: string,
  chosen: { readonly passwordHash: string; readonly pinHash: string; readonly at: string },
): void {
  runSql(
    db,
    `UPDATE account SET password_hash = @passwordHash, pin_hash = @pinHash, chosen_at = @at, one_time_hash = NULL,
       one_time_issued_at = NULL, one_time_expires_at = NULL
     WHERE id = @id`,
    { ...chosen, id },
  );
}

export function saveLanguage(db: Connection, id: string, language: ClerkLanguage): void {
  runSql(db, 'UPDATE account SET language = ? WHERE id = ?', [language, id]);
}

/** After a sign-in whose hash was made with weaker parameters than today's. */
export function updateAccountPasswordHash(db: Connection, id: string, passwordHash: string): void {
  runSql(db, 'UPDATE account SET password_hash = ? WHERE id = ?', [passwordHash, id]);
}

export function updateAccountPinHash(db: Connection, id: string, pinHash: string): void {
  runSql(db, 'UPDATE account SET pin_hash = ? WHERE id = ?', [pinHash, id]);
}

/** Administrators who can sign in. */
export function countActiveAdmins(db: Connection): number {
  return listAccounts(db).filter((account) => account.role === 'admin' && mayAct(account)).length;
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    username: row.username,
    role: row.role,
    active: row.active === 1,
    createdAt: row.created_at,
    hasSecrets: row.password_hash !== null,
    chosenAt: row.chosen_at,
    oneTimeSecretUntil: row.one_time_expires_at,
    signOff: row.sign_off,
  };
}

function withSecrets(row: AccountRow | undefined): AccountWithSecrets | undefined {
  return (
    row && {
      ...accountOf(row),
      passwordHash: row.password_hash,
      pinHash: row.pin_hash,
      oneTimeHash: row.one_time_hash,
      oneTimeIssuedAt: row.one_time_issued_at,
      createdBy: row.created_by,
      language: row.language,
    }
  );
}
