import { fileTypeFromBuffer } from 'file-type';
import { type ReadableMediaType, readableMediaTypes } from './reader-protocol.ts';

/** Bytes that tell a file's type; a picture or a PDF says it at once. */
const HEAD = 8192;

/** The type by content, whatever the name says; undefined when it is none that a document may have. */
export async function sniffMediaType(bytes: Uint8Array): Promise<ReadableMediaType | undefined> {
  try {
    const found = await fileTypeFromBuffer(bytes.subarray(0, HEAD));
    return readableMediaTypes.find((mediaType) => mediaType === found?.mime);
  } catch {
    // A head that breaks the sniffer's own parsing is of no type we read.
    return undefined;
  }
}
