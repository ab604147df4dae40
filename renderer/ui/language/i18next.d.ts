import 'i18next';
import type { clerk } from '#shared/text/languages/es/clerk/clerk.ts';
import type { common } from '#shared/text/languages/es/common.ts';
import type { worker } from '#shared/text/languages/es/worker.ts';

/** A key that is not in the Spanish catalogue does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    returnNull: false;
    keySeparator: '.';
    nsSeparator: ':';
    resources: { common: typeof common; clerk: typeof clerk; worker: typeof worker };
  }
}
