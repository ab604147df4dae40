import type { PictureType } from './picture-end.ts';

/**
 * The resolution a picture's file declares, in dots per inch. Cameras write 72 or 300 without meaning anything by it:
 * what no scanner has, and whatever carries an exposure, is not believed.
 */

const LEAST = 100;
const MOST = 1300;
/** Inches: from a passport's data page to a sheet of A3. */
const SHORTEST_SHEET = 2.2;
const LONGEST_SHEET = 17;
const CENTIMETRES_PER_INCH = 2.54;

const X_RESOLUTION = 0x011a;
const RESOLUTION_UNIT = 0x0128;
const EXIF_DIRECTORY = 0x8769;
const EXPOSURE_TIME = 0x829a;
const FOCAL_LENGTH = 0x920a;

/** `longSide` in pixels. Null when nothing believable is declared. */
export function believableDensity(dotsPerInch: number | undefined, longSide: number): number | null {
  if (dotsPerInch === undefined || !(dotsPerInch >= LEAST && dotsPerInch <= MOST)) return null;
  const inches = longSide / dotsPerInch;
  return inches >= SHORTEST_SHEET && inches <= LONGEST_SHEET ? dotsPerInch : null;
}

export function pictureDensity(bytes: Uint8Array, mediaType: PictureType, longSide: number): number | null {
  switch (mediaType) {
    case 'image/jpeg':
      return believableDensity(jpegDensity(bytes), longSide);
    case 'image/png':
      return believableDensity(pngDensity(bytes), longSide);
    case 'image/bmp':
      return believableDensity(bitmapDensity(bytes), longSide);
    case 'image/webp':
    case 'image/avif':
      return null;
  }
}

/** Pixels per metre (BITMAPINFOHEADER). */
function bitmapDensity(bytes: Uint8Array): number | undefined {
  return bytes.length < 42 ? undefined : viewOf(bytes).getInt32(38, true) * 0.0254;
}

function jpegDensity(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  let density: number | undefined;
  let at = 2;
  while (at + 18 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    if (marker === 0xda) break;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) break;
    const start = at + 4;
    if (marker === 0xe0 && startsWith(bytes, start, 'JFIF\0') && length >= 16) {
      const unit = bytes[start + 7];
      const across = view.getUint16(start + 8);
      if (unit === 1) density ??= across;
      if (unit === 2) density ??= across * CENTIMETRES_PER_INCH;
    }
    if (marker === 0xe1 && startsWith(bytes, start, 'Exif\0\0')) {
      const exif = exifDensity(bytes.subarray(start + 6, at + 2 + length));
      if (exif.isPhotograph) return undefined;
      density = exif.density ?? density;
    }
    at += 2 + length;
  }
  return density;
}

function pngDensity(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 21 <= bytes.length) {
    const length = view.getUint32(at);
    if (startsWith(bytes, at + 4, 'IDAT')) return undefined;
    if (startsWith(bytes, at + 4, 'pHYs') && length === 9 && bytes[at + 16] === 1) {
      return view.getUint32(at + 8) * 0.0254;
    }
    at += 12 + length;
  }
  return undefined;
}

/** A TIFF directory inside a JPEG (Exif 2.32, 4.5.2). */
function exifDensity(bytes: Uint8Array): {
  readonly density: number | undefined;
  readonly isPhotograph: boolean;
} {
  const none = { density: undefined, isPhotograph: false };
  if (bytes.length < 12) return none;
  const view = viewOf(bytes);
  const little = bytes[0] === 0x49;
  const first = directoryOf(view, view.getUint32(4, little), little);
  const exif = first.get(EXIF_DIRECTORY);
  const inner = exif === undefined ? undefined : directoryOf(view, view.getUint32(exif, little), little);
  const isPhotograph = inner !== undefined && (inner.has(EXPOSURE_TIME) || inner.has(FOCAL_LENGTH));
  const place = first.get(X_RESOLUTION);
  if (place === undefined) return { density: undefined, isPhotograph };
  const offset = view.getUint32(place, little);
  if (offset + 8 > bytes.length) return { density: undefined, isPhotograph };
  const value = view.getUint32(offset, little) / Math.max(1, view.getUint32(offset + 4, little));
  const unitPlace = first.get(RESOLUTION_UNIT);
  const unit = unitPlace === undefined ? 2 : view.getUint16(unitPlace, little);
  return { density: unit === 3 ? value * CENTIMETRES_PER_INCH : value, isPhotograph };
}

/** Where each tag's value, or its offset, stands. */
function directoryOf(view: DataView, at: number, little: boolean): ReadonlyMap<number, number> {
  const tags = new Map<number, number>();
  if (at + 2 > view.byteLength) return tags;
  const count = view.getUint16(at, little);
  for (let entry = 0; entry < count; entry += 1) {
    const place = at + 2 + entry * 12;
    if (place + 12 > view.byteLength) break;
    tags.set(view.getUint16(place, little), place + 8);
  }
  return tags;
}

function startsWith(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
