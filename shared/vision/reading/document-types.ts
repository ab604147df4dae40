interface DocumentFormat {
  /** What people call it. */
  readonly name: string;
  /** Of such files' names. */
  readonly endings: readonly string[];
}

/** What a document's file may be, by content. */
const documentFormats = {
  'application/pdf': { name: 'PDF', endings: ['pdf'] },
  'image/jpeg': { name: 'JPEG', endings: ['jpg', 'jpeg'] },
  'image/png': { name: 'PNG', endings: ['png'] },
  'image/tiff': { name: 'TIFF', endings: ['tif', 'tiff'] },
  'image/webp': { name: 'WebP', endings: ['webp'] },
  'image/heic': { name: 'HEIC', endings: ['heic', 'heif'] },
  'image/avif': { name: 'AVIF', endings: ['avif'] },
  'image/bmp': { name: 'BMP', endings: ['bmp'] },
} as const satisfies Record<string, DocumentFormat>;
export type ReadableMediaType = keyof typeof documentFormats;

export const readableMediaTypes = Object.keys(documentFormats) as ReadableMediaType[];

const formats: readonly DocumentFormat[] = Object.values(documentFormats);

/** Endings of such files' names, for choosing among files; what one holds is judged by its content. */
export const documentFileEndings = formats.flatMap(({ endings }) => endings);

/** 'PDF, JPEG, …': every format that is read, as it stands in a sentence. */
export const documentFormatNames = formats.map(({ name }) => name).join(', ');
