import type { Connection } from '#electron/main/db/core/connection.ts';
import { findMailSettings, findSealedMailPassword } from '#electron/main/db/mail/mail-settings-store.ts';
import type { SecretSealer } from '#electron/main/keys/secret-sealer.ts';
import type { MailServer } from '#electron/main/ports.ts';

/** What the password is sealed for. */
export const mailPasswordPurpose = 'mail password';

/** The server that was set, with its password unsealed; undefined when none was. */
export function findMailServer(db: Connection, sealer: SecretSealer): MailServer | undefined {
  const settings = findMailSettings(db);
  if (settings === undefined) return undefined;
  const sealed = findSealedMailPassword(db);
  return { settings, password: sealed === undefined ? null : sealer.unseal(sealed, mailPasswordPurpose) };
}
