/** What a document's file may be, by content. */
export const readableMediaTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/bmp',
  'image/avif',
  'image/heic',
  'image/tiff',
  'application/pdf',
] as const;
export type ReadableMediaType = (typeof readableMediaTypes)[number];

/** Endings of such files' names, for choosing among files; what one holds is judged by its content. */
export const documentFileEndings = [
  'pdf',
  'jpg',
  'jpeg',
  'png',
  'tif',
  'tiff',
  'webp',
  'bmp',
  'heic',
  'heif',
  'avif',
] as const;
