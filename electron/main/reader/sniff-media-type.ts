import { fileTypeFromBuffer } from 'file-type';
import { type ReadableMediaType, readableMediaTypes } from './reader-protocol.ts';

/** Bytes that tell a file's type; a picture or a PDF says it at once. */
const HEAD = 8192;
/** What telephones write unless they are told otherwise (HEIF, ISO/IEC 23008-12). */
const PHONE_TYPES: readonly string[] = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/avif'];

export type SniffedType =
  | { readonly ok: true; readonly mediaType: ReadableMediaType }
  | { readonly ok: false; readonly refusal: 'unsupported-type' | 'phone-picture' };

/** The type by content, whatever the name says, where it is one that a document may have. */
export async function sniffMediaType(bytes: Uint8Array): Promise<SniffedType> {
  const mime = await findMime(bytes);
  const mediaType = readableMediaTypes.find((each) => each === mime);
  if (mediaType !== undefined) return { ok: true, mediaType };
  const isPhonePicture = mime !== undefined && PHONE_TYPES.includes(mime);
  return { ok: false, refusal: isPhonePicture ? 'phone-picture' : 'unsupported-type' };
}

async function findMime(bytes: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(bytes.subarray(0, HEAD)))?.mime;
  } catch {
    // A head that breaks the sniffer's own parsing is of no type we read.
    return undefined;
  }
}
