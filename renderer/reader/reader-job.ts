import type { DocumentRefusal } from '#shared/contract/kiosk/registration/clerk-visit-methods.ts';
import type { DocumentReading, ReadingKind, ReadingStage } from '#shared/vision/reading/document-reading.ts';
import type { ReadableMediaType } from '#shared/vision/reading/document-types.ts';
import type { GateLimits } from '#shared/vision/reading/gates.ts';
import type { PageEdit } from '#shared/vision/reading/page-edit.ts';
import type { TextLayer } from '#shared/vision/reading/text-layer.ts';

/** The reader's side of its contract with main, which checks every answer against its own schema. */

export type ReaderJob = { readonly id: number } & ReaderTask;
type ReaderTask = StoreTask | InspectTask | EditTask | WarmTask;

export interface PageLimits {
  readonly pageLimit: number;
  readonly pixelLimit: number;
  /** Pixels of a preview's long side, and of a page's copy, at most. */
  readonly previewLongSide: number;
  readonly copyLongSide: number;
}

/** A stranger's file becomes pages of ours: pixels alone, no metadata, no scripts. */
export interface StoreTask extends PageLimits {
  readonly task: 'store';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** By content, found by main. */
  readonly mediaType: ReadableMediaType;
}

/** Pages of ours are measured and read. */
export interface InspectTask {
  readonly task: 'inspect';
  readonly kind: ReadingKind;
  readonly pages: readonly SourcePage[];
  readonly limits: GateLimits;
  /** Pixels of a page's long side that are looked at, at most. */
  readonly longSide: number;
  /** What one page may cost in all, whatever it holds. */
  readonly pageMilliseconds: number;
  /** ISO instant: two-digit years are resolved against it. */
  readonly now: string;
}

/** Pages of ours are corrected. */
export interface EditTask extends PageLimits {
  readonly task: 'edit';
  readonly pages: readonly SourcePage[];
  readonly edits: readonly PageEdit[];
}

/** Loads models and engines, so that the first document does not wait for them. */
interface WarmTask {
  readonly task: 'warm';
}

export interface SourcePage {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly dotsPerInch: number | null;
  readonly textLayer: TextLayer;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

/** `jpeg` is the preview for screens; `copy` has every pixel and is what is read and corrected later. */
export interface PagePreview extends Picture {
  /** From 1. */
  readonly number: number;
  readonly copy: Picture;
  readonly dotsPerInch: number | null;
  readonly textLayer: TextLayer;
}

export type ReaderOutcome =
  | { readonly ok: true; readonly pages: readonly PagePreview[] }
  | { readonly ok: true; readonly reading: DocumentReading; readonly strip: Uint8Array | null }
  | { readonly ok: true; readonly warm: true }
  | { readonly ok: false; readonly refusal: DocumentRefusal | 'page-not-found' };

export type PagesOutcome = Extract<ReaderOutcome, { readonly pages: unknown } | { readonly ok: false }>;

export interface ReaderProgress {
  readonly stage: ReadingStage;
  /** 0 to 1. */
  readonly fraction: number;
}

export function refused<Refusal extends DocumentRefusal | 'page-not-found'>(refusal: Refusal) {
  return { ok: false, refusal } as const;
}
