import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MailTransport } from '../ports.ts';
import { composeMail } from './compose-mail.ts';

const sender = { name: 'Ventanilla', address: 'ventanilla@localhost' };

/** For development and tests: each message is a file of the folder, in the order of sending. */
export function createFolderMail(directory: string, systemTime: () => Date): Pick<MailTransport, 'send'> {
  return {
    async send(_server, message) {
      const unique = message.messageId.replaceAll(/[^0-9a-f]/gi, '').slice(0, 8);
      const path = join(directory, `${systemTime().toISOString().replaceAll(/[:.]/g, '-')}-${unique}`);
      try {
        await mkdir(directory, { recursive: true });
        // Whole or not at all: whoever watches the folder never reads half a message.
        await writeFile(`${path}.part`, await composeMail(message, sender), { mode: 0o600 });
        await rename(`${path}.part`, `${path}.eml`);
        return { state: 'sent', answer: null };
      } catch {
        return { state: 'no-line', problem: 'other', answer: 'folder not writable', begun: false };
      }
    },
  };
}
