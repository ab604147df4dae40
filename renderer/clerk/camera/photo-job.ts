import type { PageQuad } from '#shared/vision/reading/mrz-reading.ts';

/** What the photo's worker is asked and answers: one job, one answer, and it ends. */
export type PhotoJob =
  | { readonly kind: 'find-sheet'; readonly photo: ImageBitmap }
  | { readonly kind: 'straighten'; readonly photo: ImageBitmap; readonly quad: PageQuad | null };

export type PhotoAnswer =
  | { readonly kind: 'sheet'; readonly quad: PageQuad | null }
  | { readonly kind: 'page'; readonly jpeg: Uint8Array<ArrayBuffer> };
