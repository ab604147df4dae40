import type { DocumentRefusal } from '#shared/api/clerk-visit-methods.ts';

/** The reader's side of its contract with main, which checks every answer against its own schema. */

export interface ReaderJob {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By content, found by main. */
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/tiff' | 'application/pdf';
  readonly pageLimit: number;
  readonly pixelLimit: number;
  /** Pixels of a preview's long side, at most. */
  readonly previewLongSide: number;
}

export interface PagePreview {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

export type ReaderOutcome =
  | { readonly ok: true; readonly pages: readonly PagePreview[] }
  | { readonly ok: false; readonly refusal: DocumentRefusal };

export function refused(refusal: DocumentRefusal): ReaderOutcome {
  return { ok: false, refusal };
}
