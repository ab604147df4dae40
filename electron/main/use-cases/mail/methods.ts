import type { UseCases } from '#electron/main/context/handlers.ts';
import { getMailSettings, listMail, retryMail, saveMailSettings, testMailServer } from './manage-mail.ts';

/** Methods of mail, each by the use case that answers it. */
export const mailMethods = {
  getMailSettings,
  saveMailSettings,
  testMailServer,
  listMail,
  retryMail,
} satisfies Partial<UseCases>;
