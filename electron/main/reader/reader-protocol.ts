import { z } from 'zod';
import { documentPageLimit, documentRefusals } from '#shared/api/clerk-visit-methods.ts';

/** What the reader is asked, and what it may answer. It decodes strangers' files: its word is checked like theirs. */

/** Long side of a page's preview, in pixels. */
export const previewLongSide = 2000;
/** Pixels a picture may have before it is decoded. */
export const pixelLimit = 60_000_000;
/** Bytes one page's preview may have. */
const PREVIEW_SIZE_LIMIT = 16 * 1024 * 1024;

export const readableMediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/tiff',
  'application/pdf',
] as const;
export type ReadableMediaType = (typeof readableMediaTypes)[number];

export interface ReaderJob {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly mediaType: ReadableMediaType;
  readonly pageLimit: number;
  readonly pixelLimit: number;
  readonly previewLongSide: number;
}

const jpeg = z
  .instanceof(Uint8Array)
  .refine((bytes) => bytes.length <= PREVIEW_SIZE_LIMIT && bytes[0] === 0xff && bytes[1] === 0xd8);

const page = z.strictObject({
  number: z.int().min(1).max(documentPageLimit),
  width: z.int().min(1).max(previewLongSide),
  height: z.int().min(1).max(previewLongSide),
  jpeg,
});

export const readerResult = z.strictObject({
  id: z.int(),
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      pages: z
        .array(page)
        .min(1)
        .max(documentPageLimit)
        .refine((pages) => pages.every((each, index) => each.number === index + 1)),
    }),
    z.strictObject({ ok: z.literal(false), refusal: z.enum(documentRefusals) }),
  ]),
});
export type ReaderResult = z.infer<typeof readerResult>;
