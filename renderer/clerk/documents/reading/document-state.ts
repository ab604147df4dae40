import type { documentReadingMethods } from '#shared/contract/kiosk/documents/document-reading-methods.ts';
import type { OutputOf } from '#shared/contract/kiosk/method.ts';

/** How far a document's inspection is, and what it found. */
export type DocumentState = OutputOf<typeof documentReadingMethods.getDocumentReading>;
export type ReadState = Extract<DocumentState, { state: 'read' }>;
