import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { pagesResult, readingResult } from '#shared/contract/reader/reader-messages.ts';
import type { ReadingKind } from '#shared/vision/reading/document-reading.ts';

/**
 * What the real reader said of the sample copies that stories file on their way to another screen: a small picture,
 * and a small PDF as the contract. `recorded-facts.test.ts` holds it to what the reader says today.
 */

/** Bytes are base64 in the file. */
type OnFile<Value> = Value extends Uint8Array
  ? string
  : Value extends readonly (infer Item)[]
    ? OnFile<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: OnFile<Value[Key]> }
      : Value;

type Pages = Extract<z.infer<typeof pagesResult>['outcome'], { ok: true }>['pages'];
type Reading = Extract<z.infer<typeof readingResult>['outcome'], { ok: true }>['reading'];

export interface RecordedFacts {
  readonly pages: { readonly [MediaType in 'image/png' | 'application/pdf']: OnFile<Pages> };
  readonly readings: Readonly<Record<ReadingKind, Reading>>;
}

export const factsFile = join(import.meta.dirname, 'recorded-facts.json');

export function loadFacts(): RecordedFacts {
  return JSON.parse(readFileSync(factsFile, 'utf8')) as RecordedFacts;
}
