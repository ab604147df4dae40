import type { ReadableMediaType } from '#shared/vision/reading/document-types.ts';

/** Pictures that Chromium decodes by itself. */
export type PictureType = Exclude<ReadableMediaType, 'image/tiff' | 'image/heic' | 'application/pdf'>;

/**
 * Whether a picture's file is there to its end. Chromium draws the first half of a truncated photograph without a
 * word; the other half would be grey in the record.
 */
export function hasPictureEnd(bytes: Uint8Array, mediaType: PictureType | 'image/heic'): boolean {
  switch (mediaType) {
    case 'image/jpeg':
      return hasJpegEnd(bytes);
    case 'image/png':
      return hasPngEnd(bytes);
    case 'image/webp':
      return bytes.length >= 12 && viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;
    case 'image/bmp':
      return hasBitmapEnd(bytes);
    case 'image/avif':
    case 'image/heic':
      return hasWholeBoxes(bytes);
  }
}

/** An end marker after the first scan; the one of an embedded thumbnail lies before it, inside a segment. */
function hasJpegEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = view.getUint16(at + 2);
    if (length < 2) return false;
    at += 2 + length;
    if (marker === 0xda) return findEndMarker(bytes, at);
  }
  return false;
}

/** In a scan's data 0xFF is followed by 0x00 or a restart marker, so that 0xFFD9 is the end and nothing else. */
function findEndMarker(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === 0xd9) return true;
  }
  return false;
}

function hasPngEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49454e44) return true;
    at += 12 + length;
  }
  return false;
}

/** Where the pixels begin, and how many bytes they say they have or, unpacked, must have (BITMAPINFOHEADER). */
function hasBitmapEnd(bytes: Uint8Array): boolean {
  if (bytes.length < 38) return false;
  const view = viewOf(bytes);
  const start = view.getUint32(10, true);
  const isPacked = view.getUint32(14, true) >= 40 && [1, 2, 4, 5].includes(view.getUint32(30, true));
  if (isPacked) return start + view.getUint32(34, true) <= bytes.length;
  const row = Math.ceil((view.getUint32(18, true) * view.getUint16(28, true)) / 32) * 4;
  return start + row * Math.abs(view.getInt32(22, true)) <= bytes.length;
}

/** Boxes from the first byte to the last (ISO/IEC 14496-12, 4.2); a length of 0 reaches to the end. */
function hasWholeBoxes(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = view.getUint32(at);
    if (short === 0) return true;
    const isLong = short === 1;
    if (isLong && at + 16 > bytes.length) return false;
    const length = isLong ? Number(view.getBigUint64(at + 8)) : short;
    if (length < 8) return false;
    at += length;
  }
  return at === bytes.length;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
