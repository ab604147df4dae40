import { type MailSettings, mailSettings } from '#shared/contract/kiosk/mail/mail-methods.ts';
import { type Connection, findRow, runSql } from '../core/connection.ts';

const SETTINGS = 'mail';
const PASSWORD = 'mailPassword';

/** Undefined until an administrator saved them. */
export function findMailSettings(db: Connection): MailSettings | undefined {
  const saved = mailSettings.safeParse(findValue(db, SETTINGS));
  return saved.success ? saved.data : undefined;
}

/** The password as it was sealed; undefined when none is kept. */
export function findSealedMailPassword(db: Connection): string | undefined {
  const value = findValue(db, PASSWORD);
  return typeof value === 'string' ? value : undefined;
}

/** Without a sealed password none is kept. */
export function saveMailSettings(
  db: Connection,
  settings: MailSettings,
  sealedPassword: string | undefined,
): void {
  saveValue(db, SETTINGS, settings);
  if (sealedPassword === undefined) runSql(db, 'DELETE FROM setting WHERE name = ?', [PASSWORD]);
  else saveValue(db, PASSWORD, sealedPassword);
}

function findValue(db: Connection, name: string): unknown {
  const row = findRow<{ value: string }>(db, 'SELECT value FROM setting WHERE name = ?', [name]);
  return row === undefined ? undefined : JSON.parse(row.value);
}

function saveValue(db: Connection, name: string, value: unknown): void {
  runSql(
    db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, JSON.stringify(value)],
  );
}
