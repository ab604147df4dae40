import type { LanguageCode } from '#shared/domain/language-code.ts';
import { clerk as clerkEn } from './en/clerk.ts';
import { common as commonEn } from './en/common.ts';
import { worker as workerEn } from './en/worker.ts';
import { clerk as clerkEs } from './es/clerk.ts';
import { common as commonEs } from './es/common.ts';
import { worker as workerEs } from './es/worker.ts';

/** Words of each language by namespace, as i18next takes them. */
export const catalogues = {
  es: { common: commonEs, clerk: clerkEs, worker: workerEs },
  en: { common: commonEn, clerk: clerkEn, worker: workerEn },
} as const satisfies Readonly<Record<LanguageCode, object>>;
