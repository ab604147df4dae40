import { z } from 'zod';
import {
  documentPageLimit,
  documentRefusals,
} from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { documentReading, readingStages } from '#shared/vision/reading/document-reading.ts';
import type { ReadableMediaType } from '#shared/vision/reading/document-types.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { textLayer } from '#shared/vision/reading/text-layer.ts';
import type { InspectionRequest, SourcePage } from '../ports.ts';

/** What the reader is asked, and what it may answer. It decodes strangers' files: its word is checked like theirs. */

/** Long side of a page's preview, in pixels. */
const previewLongSide = 2000;
/** Long side of a page's copy, in pixels: A4 at 400 dots per inch. */
export const copyLongSide = 4700;
/** Both, where memory is short: A4 at 200 dots per inch. */
export const smallLongSide = 2350;
/** What one page may cost in all, whatever it holds (docs/decisions/078-a-page-has-five-seconds.md). */
export const pageMilliseconds = 5000;
/** Pixels a picture may have before it is decoded. */
const pixelLimit = 60_000_000;
/** Bytes one page's picture may have. */
const PICTURE_SIZE_LIMIT = 24 * 1024 * 1024;
const STRIP_SIZE_LIMIT = 1024 * 1024;

interface PageLimits {
  readonly pageLimit: number;
  readonly pixelLimit: number;
  readonly previewLongSide: number;
  readonly copyLongSide: number;
}

export type ReaderTask =
  | ({
      readonly task: 'store';
      readonly bytes: Uint8Array;
      readonly mediaType: ReadableMediaType;
    } & PageLimits)
  | ({
      readonly task: 'inspect';
      /** Pixels of a page's long side that are looked at, at most. */
      readonly longSide: number;
      readonly pageMilliseconds: number;
    } & InspectionRequest)
  | ({
      readonly task: 'edit';
      readonly pages: readonly SourcePage[];
      readonly edits: readonly PageEdit[];
    } & PageLimits)
  | { readonly task: 'warm' };

export type ReaderJob = { readonly id: number } & ReaderTask;

export const pageLimits: PageLimits = {
  pageLimit: documentPageLimit,
  pixelLimit,
  previewLongSide,
  copyLongSide,
};

function picture(longSide: number) {
  return {
    width: z.int().min(1).max(longSide),
    height: z.int().min(1).max(longSide),
    jpeg: jpegOf(PICTURE_SIZE_LIMIT),
  };
}

function jpegOf(sizeLimit: number) {
  return z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length <= sizeLimit && bytes[0] === 0xff && bytes[1] === 0xd8);
}

const page = z.strictObject({
  number: z.int().min(1).max(documentPageLimit),
  ...picture(previewLongSide),
  copy: z.strictObject(picture(copyLongSide * 2)),
  dotsPerInch: z.number().gt(0).max(2400).nullable(),
  textLayer,
});

const id = z.int();

export const progressMessage = z.strictObject({
  id,
  progress: z.strictObject({ stage: z.enum(readingStages), fraction: z.number().min(0).max(1) }),
});
export type ReaderProgress = z.infer<typeof progressMessage>['progress'];

const refusal = z.strictObject({ ok: z.literal(false), refusal: z.enum(documentRefusals) });

export const pagesResult = z.strictObject({
  id,
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      pages: z
        .array(page)
        .min(1)
        .max(documentPageLimit)
        .refine((pages) => pages.every((each, index) => each.number === index + 1)),
    }),
    z.strictObject({ ok: z.literal(false), refusal: z.enum([...documentRefusals, 'page-not-found']) }),
  ]),
});

export const readingResult = z.strictObject({
  id,
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      reading: documentReading,
      strip: jpegOf(STRIP_SIZE_LIMIT).nullable(),
    }),
    refusal,
  ]),
});

export const warmResult = z.strictObject({
  id,
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), warm: z.literal(true) }),
    refusal,
  ]),
});
