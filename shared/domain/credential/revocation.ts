/** Why a credential is ended before its time. */
export const revocationCauses = [
  'document-lost',
  'document-stolen',
  'document-expired',
  'death',
  'error',
] as const;
export type RevocationCause = (typeof revocationCauses)[number];

/** The passport is reported with the credential: it proves nobody any more, and a new one is captured. */
export function isDocumentCause(cause: RevocationCause): boolean {
  return cause.startsWith('document-');
}

/** Nothing is issued any more. */
export function isClosingCause(cause: RevocationCause): boolean {
  return cause === 'death';
}
