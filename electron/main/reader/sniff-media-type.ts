import { fileTypeFromBuffer } from 'file-type';
import { type ReadableMediaType, readableMediaTypes } from '#shared/vision/reading/document-types.ts';

/** Bytes that tell most files' type. Main parses no more of a stranger's file than it must. */
const HEAD = 8192;
/** Bytes among which a PDF's header stands: mail programs and servers leave some before it (ISO 32000-1, annex H). */
const PDF_HEADER_WITHIN = 1024;
/** Names of what telephones write (HEIF, ISO/IEC 23008-12), whose first picture is what counts. */
const PHONE_PICTURES = ['image/heif', 'image/heic-sequence', 'image/heif-sequence'];

/** The type by content, whatever the name says; undefined where it is none that a document may have. */
export async function sniffMediaType(bytes: Uint8Array): Promise<ReadableMediaType | undefined> {
  const mime = await findMime(bytes);
  if (mime !== undefined && PHONE_PICTURES.includes(mime)) return 'image/heic';
  return readableMediaTypes.find((each) => each === mime);
}

async function findMime(bytes: Uint8Array): Promise<string | undefined> {
  const mime = await fileType(bytes.subarray(0, HEAD));
  if (mime !== undefined) return mime;
  // A TIFF's directory may stand anywhere; that of a camera's raw picture tells it apart.
  if (hasTiffHeader(bytes)) return (await fileType(bytes)) ?? 'image/tiff';
  return Buffer.from(bytes.subarray(0, PDF_HEADER_WITHIN)).includes('%PDF-') ? 'application/pdf' : undefined;
}

async function fileType(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime;
  } catch {
    // What breaks the sniffer's own parsing is of no type it knows.
    return undefined;
  }
}

/** Byte order and version: 42, or 43 for BigTIFF (TIFF 6.0, section 2). */
function hasTiffHeader(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(head);
}
