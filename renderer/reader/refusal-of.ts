import type { PagesOutcome } from '#shared/contract/reader/reader-messages.ts';

type Refusal = Extract<PagesOutcome, { readonly ok: false }>['refusal'];

export function refused<Why extends Refusal>(refusal: Why) {
  return { ok: false, refusal } as const;
}

/**
 * What an error says of the file: nothing, where the reader ran out of memory. The words are those of V8, of
 * WebAssembly's allocators and of ImageMagick.
 */
export function refusalOf(error: unknown): 'reader-stopped' | 'damaged' {
  const text = error instanceof Error ? error.message : '';
  return /allocation failed|out of memory|memory allocation|resources? exhausted/i.test(text)
    ? 'reader-stopped'
    : 'damaged';
}
