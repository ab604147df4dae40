import { useEffect, useState } from 'react';
import { useCall, useClerkKiosk } from '#renderer/api/kiosk.ts';

export type PageImage =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'damaged' };

/** One page of a document, decoded; asked again with each revision. The bitmap is freed when another page takes its place. */
export function usePageImage(documentId: string, page: number, revision: number): PageImage {
  const kiosk = useClerkKiosk();
  const { call } = useCall();
  const [image, setImage] = useState<PageImage>({ kind: 'loading' });
  useEffect(() => {
    let alive = true;
    let made: ImageBitmap | null = null;
    async function load(): Promise<void> {
      setImage({ kind: 'loading' });
      const answer = await call(kiosk.getDocumentPage({ documentId, page }));
      if (!alive) return;
      if (answer.kind !== 'done') return setImage({ kind: 'damaged' });
      const blob = new Blob([answer.value.jpeg.slice()], { type: 'image/jpeg' });
      const bitmap = await createImageBitmap(blob).catch(() => null);
      if (bitmap === null) return setImage({ kind: 'damaged' });
      if (!alive) return bitmap.close();
      made = bitmap;
      setImage({ kind: 'ready', bitmap });
    }
    void load();
    return () => {
      alive = false;
      made?.close();
    };
  }, [call, kiosk, documentId, page, revision]);
  return image;
}
