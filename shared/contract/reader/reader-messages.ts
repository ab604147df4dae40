import { z } from 'zod';
import {
  documentPageLimit,
  documentRefusals,
} from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import { documentReading, type ReadingKind, readingStages } from '#shared/vision/reading/document-reading.ts';
import type { ReadableMediaType } from '#shared/vision/reading/document-types.ts';
import type { GateLimits } from '#shared/vision/reading/gates.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import { type TextLayer, textLayer } from '#shared/vision/reading/text-layer.ts';

/**
 * What main asks the reader, and what the reader may answer. It decodes strangers' files, so that main holds its word to
 * these schemas. Bytes come out of a message in a buffer of their own; main puts in what it has.
 */

/** Long side of a page's preview, in pixels. */
export const previewLongSide = 2000;
/** Long side of a page's copy, in pixels: A4 at 400 dots per inch. */
export const copyLongSide = 4700;
/** Bytes one page's picture may have. */
const pictureSizeLimit = 24 * 1024 * 1024;
const stripSizeLimit = 1024 * 1024;

export interface PageLimits {
  readonly pageLimit: number;
  readonly pixelLimit: number;
  /** Pixels of a preview's long side, and of a page's copy, at most. */
  readonly previewLongSide: number;
  readonly copyLongSide: number;
}

/** A page as it is handed back to the reader. */
export interface SourcePage<Bytes = Uint8Array<ArrayBuffer>> {
  readonly jpeg: Bytes;
  readonly dotsPerInch: number | null;
  readonly textLayer: TextLayer;
}

/** A stranger's file becomes pages of ours: pixels alone, no metadata, no scripts. */
export interface StoreTask<Bytes = Uint8Array<ArrayBuffer>> extends PageLimits {
  readonly task: 'store';
  readonly bytes: Bytes;
  /** By content, found by main. */
  readonly mediaType: ReadableMediaType;
}

export interface InspectionRequest<Bytes = Uint8Array<ArrayBuffer>> {
  readonly kind: ReadingKind;
  readonly pages: readonly SourcePage<Bytes>[];
  readonly limits: GateLimits;
  /** ISO instant: two-digit years are resolved against it. */
  readonly now: string;
}

/** Pages of ours are measured and read. */
export interface InspectTask<Bytes = Uint8Array<ArrayBuffer>> extends InspectionRequest<Bytes> {
  readonly task: 'inspect';
  /** Pixels of a page's long side that are looked at, at most. */
  readonly longSide: number;
  /** What looking at one page may cost, whatever it holds. */
  readonly pageMilliseconds: number;
}

/** Pages of ours are corrected. */
export interface EditTask<Bytes = Uint8Array<ArrayBuffer>> extends PageLimits {
  readonly task: 'edit';
  readonly pages: readonly SourcePage<Bytes>[];
  readonly edits: readonly PageEdit[];
}

/** Loads models and engines, so that the first document does not wait for them. */
interface WarmTask {
  readonly task: 'warm';
}

export type ReaderTask<Bytes = Uint8Array<ArrayBuffer>> =
  | StoreTask<Bytes>
  | InspectTask<Bytes>
  | EditTask<Bytes>
  | WarmTask;

export type ReaderJob<Bytes = Uint8Array<ArrayBuffer>> = { readonly id: number } & ReaderTask<Bytes>;

function jpegOf(sizeLimit: number) {
  return z.custom<Uint8Array>(
    (bytes) =>
      bytes instanceof Uint8Array && bytes.length <= sizeLimit && bytes[0] === 0xff && bytes[1] === 0xd8,
  );
}

function pictureOf(longSide: number) {
  return {
    width: z.int().min(1).max(longSide),
    height: z.int().min(1).max(longSide),
    jpeg: jpegOf(pictureSizeLimit),
  };
}

const copy = z.strictObject(pictureOf(copyLongSide * 2)).readonly();
export type Picture = z.output<typeof copy>;

/** `jpeg` is the preview for screens; `copy` has every pixel and is what is read and corrected later. */
const page = z
  .strictObject({
    /** From 1. */
    number: z.int().min(1).max(documentPageLimit),
    ...pictureOf(previewLongSide),
    copy,
    /** True resolution of the paper; null where nothing says it believably. */
    dotsPerInch: z.number().gt(0).max(2400).nullable(),
    textLayer: textLayer.readonly(),
  })
  .readonly();
export type PagePreview = z.output<typeof page>;

const id = z.int();

const refusal = z.strictObject({ ok: z.literal(false), refusal: z.enum(documentRefusals) });

/** Of storing and of correcting. */
export const pagesResult = z.strictObject({
  id,
  outcome: z.discriminatedUnion('ok', [
    z.strictObject({
      ok: z.literal(true),
      pages: z
        .array(page)
        .min(1)
        .max(documentPageLimit)
        .refine((pages) => pages.every((each, index) => each.number === index + 1))
        .readonly(),
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
      strip: jpegOf(stripSizeLimit).nullable(),
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

export const progressMessage = z.strictObject({
  id,
  progress: z.strictObject({ stage: z.enum(readingStages), fraction: z.number().min(0).max(1) }),
});

export type PagesOutcome = z.output<typeof pagesResult>['outcome'];
type ReadingOutcome = z.output<typeof readingResult>['outcome'];
export type ReaderOutcome = PagesOutcome | ReadingOutcome | z.output<typeof warmResult>['outcome'];
export type ReaderProgress = z.output<typeof progressMessage>['progress'];
