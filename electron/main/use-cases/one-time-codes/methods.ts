import type { UseCases } from '#electron/main/context/handlers.ts';
import { sendEmailCodeAgain, submitEmailCode } from './email-code.ts';

/** Methods of one-time codes, each by the use case that answers it. */
export const oneTimeCodesMethods = {
  submitEmailCode,
  sendEmailCodeAgain,
} satisfies Partial<UseCases>;
