import type { documentReadingMethods } from '#shared/api/document-reading-methods.ts';
import type { KioskApi } from '#shared/api/method.ts';
import type { ClerkSession } from '#shared/api/session.ts';
import { useClerkKiosk } from './kiosk.ts';

/** The methods of documents that read themselves. */
export type ReadingKiosk = KioskApi<typeof documentReadingMethods, ClerkSession>;

/** Undefined where main's part of it is not built in: documents are then shown, and not read. */
export function useReadingKiosk(): ReadingKiosk | undefined {
  const kiosk: object = useClerkKiosk();
  return 'getDocumentReading' in kiosk ? (kiosk as ReadingKiosk) : undefined;
}
