import type { Context } from '#electron/main/context/context.ts';
import type { StoredPage } from '#electron/main/db/documents/document-page-store.ts';
import type { PagePreview } from '#shared/contract/reader/reader-messages.ts';

export type StorePagesOutcome =
  | { readonly ok: true; readonly pages: StoredPage[] }
  | { readonly ok: false; readonly problem: 'disk-full' };

/** Puts what the reader made of pages into the document store: on the disk before any row names it. */
export async function storePages(
  context: Context,
  pages: readonly PagePreview[],
): Promise<StorePagesOutcome> {
  const stored: StoredPage[] = [];
  for (const page of pages) {
    const preview = await context.documents.put(page.jpeg);
    const copy = await context.documents.put(page.copy.jpeg);
    if (!preview.ok) return preview;
    if (!copy.ok) return copy;
    const { width, height, dotsPerInch, textLayer } = page;
    stored.push({ width, height, preview: preview.file, copy: copy.file, dotsPerInch, textLayer });
  }
  return { ok: true, pages: stored };
}
