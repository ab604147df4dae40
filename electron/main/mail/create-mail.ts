import { isAbsolute, join } from 'node:path';
import type { MailTransport } from '../ports.ts';

export interface MailPlace {
  readonly dataDirectory: string;
  /** Development only: an absolute path, or anything else for `outbox-mail` in the data folder. */
  readonly folder: string | undefined;
  readonly systemTime: () => Date;
}

/**
 * Messages go to the server that is set; in development to a folder instead. What sends them is loaded with the first
 * message: nobody waits for it at the start.
 */
export function createMail({ dataDirectory, folder, systemTime }: MailPlace): MailTransport {
  return {
    async send(server, message, signal) {
      if (folder !== undefined) {
        const { createFolderMail } = await import('./folder-mail.ts');
        const directory = isAbsolute(folder) ? folder : join(dataDirectory, 'outbox-mail');
        return createFolderMail(directory, systemTime).send(server, message, signal);
      }
      if (server === undefined) {
        return { state: 'no-line', problem: 'not-configured', answer: null, begun: false };
      }
      const { sendBySmtp } = await import('./smtp-mail.ts');
      return sendBySmtp(server, message, signal);
    },
    async findFault(server) {
      const { findSmtpFault } = await import('./smtp-mail.ts');
      return findSmtpFault(server);
    },
  };
}
