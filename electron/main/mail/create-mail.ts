import { mkdir, rename, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { MailTransport, OutgoingMail } from '../ports.ts';

export interface MailSettings {
  readonly dataDirectory: string;
  /** Development only: an absolute path, or anything else for `outbox-mail` in the data folder. */
  readonly folder: string | undefined;
  readonly systemTime: () => Date;
}

const developmentSender = { name: 'Ventanilla', address: 'ventanilla@localhost' };

/** Without a folder there is no server to send to yet: the message stays in the outbox. */
export function createMail(settings: MailSettings): MailTransport {
  const { folder } = settings;
  if (folder === undefined) {
    return { send: async () => ({ state: 'queued', message: 'no server configured' }) };
  }
  const directory = isAbsolute(folder) ? folder : join(settings.dataDirectory, 'outbox-mail');
  return {
    async send(message: OutgoingMail) {
      const at = settings.systemTime();
      const unique = message.messageId.replaceAll(/[^0-9a-f]/gi, '').slice(0, 8);
      const name = `${at.toISOString().replaceAll(/[:.]/g, '-')}-${unique}`;
      try {
        await mkdir(directory, { recursive: true });
        // Loaded with the first message: nobody waits for it at the start.
        const { composeMail } = await import('./compose-mail.ts');
        const composed = await composeMail(message, developmentSender, at);
        // Whole or not at all: whoever watches the folder never reads half a message.
        await writeFile(join(directory, `${name}.part`), composed, { mode: 0o600 });
        await rename(join(directory, `${name}.part`), join(directory, `${name}.eml`));
        return { state: 'sent' };
      } catch {
        return { state: 'queued', message: 'folder not writable' };
      }
    },
  };
}
