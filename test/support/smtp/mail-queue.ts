import { randomInt, randomUUID } from 'node:crypto';
import { createOneAtATime } from '#electron/main/context/one-at-a-time.ts';
import type { MailContext } from '#electron/main/context/send-queued-mail.ts';
import type { Store } from '#electron/main/db/core/open-store.ts';
import { transact } from '#electron/main/db/core/transact.ts';
import { saveMailSettings } from '#electron/main/db/mail/mail-settings-store.ts';
import { insertMailMessage } from '#electron/main/db/mail/mail-store.ts';
import { createMail } from '#electron/main/mail/create-mail.ts';
import { createMailPacing } from '#electron/main/mail/mail-pacing.ts';
import type { Clock } from '#electron/main/ports.ts';
import type { MailSettings } from '#shared/contract/kiosk/mail/mail-methods.ts';
import { codeMessage } from '#shared/text/languages/messages/code-message.ts';

/** The product's queue on a real store, sending over real SMTP, with the time in the test's hands. */
export function createMailQueue(
  { db, sealer }: Store,
  time: { readonly clock: Clock; readonly monotonic: () => number },
  closing: AbortSignal = new AbortController().signal,
): MailContext {
  return {
    db,
    sealer,
    clock: time.clock,
    closing,
    randomness: {
      uuid: randomUUID,
      bytes: () => new Uint8Array(),
      integer: (below) => randomInt(below),
    },
    mail: createMail({
      dataDirectory: '/nowhere',
      folder: undefined,
      systemTime: () => time.clock.now(),
    }),
    mailPacing: createMailPacing(time.monotonic),
    mailOneAtATime: createOneAtATime(),
  };
}

export const testMailSettings: MailSettings = {
  host: '127.0.0.1',
  port: 25,
  security: 'none',
  certificateAuthority: null,
  user: null,
  senderName: 'Ventanilla',
  senderAddress: 'ventanilla@agencia.example',
  connectSeconds: 5,
  greetingSeconds: 5,
  answerSeconds: 5,
};

export function setMailServer({ db }: Store, port: number): void {
  transact(db, () => saveMailSettings(db, { ...testMailSettings, port }, undefined));
}

/** Queues a code for this address; gives the message's id. */
export function queueCode({ db }: Store, to: string, at: Date, expiresAt: Date | null = null): string {
  const id = randomUUID();
  const message = codeMessage('en', 'unlock', '482913', 3);
  transact(db, () => insertMailMessage(db, { ...message, id, to, workerId: null, at, expiresAt }));
  return id;
}
