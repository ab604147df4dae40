/** One directory of a TIFF: a page, or a smaller copy of one. */
export interface TiffDirectory {
  readonly width: number;
  readonly height: number;
  readonly isReducedCopy: boolean;
  /** Tag 259, which says how the pixels are packed. */
  readonly compression: number;
  /** Whether every strip or tile lies inside the file. */
  readonly isWhole: boolean;
}

const DIRECTORY_LIMIT = 10_000;
/** Bytes of a value by its type (TIFF 6.0, section 2; BigTIFF: 16 to 18), of those that a number can have. */
const NUMBER_SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 13: 4, 16: 8, 18: 8 };
const OLD_JPEG = 6;

/** How offsets are written: BigTIFF doubles them. */
interface Layout {
  readonly view: DataView;
  readonly little: boolean;
  readonly isBig: boolean;
}

/**
 * The directories of a TIFF or BigTIFF in their chain's order, or undefined when the chain leaves the file or comes
 * back on itself: a file cut short would otherwise lose its last pages without a word.
 */
export function listDirectories(bytes: Uint8Array): TiffDirectory[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const little = bytes[0] === 0x49;
    const version = view.getUint16(2, little);
    if (version !== 42 && version !== 43) return undefined;
    const layout = { view, little, isBig: version === 43 };
    return followChain(layout, offsetAt(layout, layout.isBig ? 8 : 4));
  } catch (error) {
    // Reading beyond the file's end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function followChain(layout: Layout, first: number): TiffDirectory[] | undefined {
  const { view, little, isBig } = layout;
  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  for (let at = first; at !== 0; ) {
    if (seen.has(at) || seen.size >= DIRECTORY_LIMIT) return undefined;
    seen.add(at);
    const count = isBig ? Number(view.getBigUint64(at, little)) : view.getUint16(at, little);
    const start = at + (isBig ? 8 : 2);
    const size = isBig ? 20 : 12;
    if (start + count * size > view.byteLength) return undefined;
    const places = new Map<number, number>();
    for (let entry = 0; entry < count; entry += 1) {
      places.set(view.getUint16(start + entry * size, little), start + entry * size);
    }
    directories.push(describe(layout, places));
    at = offsetAt(layout, start + count * size);
  }
  return directories;
}

function describe(layout: Layout, places: ReadonlyMap<number, number>): TiffDirectory {
  const numbers = (tag: number): number[] => numbersAt(layout, places.get(tag));
  const first = (tag: number, missing: number): number => numbers(tag)[0] ?? missing;
  const compression = first(259, 1);
  return {
    width: first(256, 0),
    height: first(257, 0),
    isReducedCopy: (first(254, 0) & 1) === 1,
    compression,
    isWhole:
      lieInside(numbers(273), numbers(279), layout.view.byteLength) ||
      lieInside(numbers(324), numbers(325), layout.view.byteLength) ||
      // Its first form keeps the whole picture in one piece of its own.
      (compression === OLD_JPEG && lieInside(numbers(513), numbers(514), layout.view.byteLength)),
  };
}

/** Offsets of strips or tiles with their byte counts, which an old writer may have left out. */
function lieInside(offsets: readonly number[], byteCounts: readonly number[], fileLength: number): boolean {
  if (offsets.length === 0 || (byteCounts.length > 0 && byteCounts.length !== offsets.length)) return false;
  return offsets.every((offset, index) => {
    const end = offset + (byteCounts[index] ?? 1);
    return offset > 0 && end <= fileLength;
  });
}

/** The whole numbers of an entry; none where there is no such entry or it holds something else. */
function numbersAt(layout: Layout, place: number | undefined): number[] {
  if (place === undefined) return [];
  const { view, little, isBig } = layout;
  const type = view.getUint16(place + 2, little);
  const size = NUMBER_SIZES[type];
  if (size === undefined) return [];
  const count = isBig ? Number(view.getBigUint64(place + 4, little)) : view.getUint32(place + 4, little);
  const inline = place + (isBig ? 12 : 8);
  const start = count * size <= (isBig ? 8 : 4) ? inline : offsetAt(layout, inline);
  if (start + count * size > view.byteLength) return [];
  return Array.from({ length: count }, (_, index) => wholeAt(layout, start + index * size, size));
}

function wholeAt({ view, little }: Layout, at: number, size: number): number {
  if (size === 1) return view.getUint8(at);
  if (size === 2) return view.getUint16(at, little);
  return size === 4 ? view.getUint32(at, little) : Number(view.getBigUint64(at, little));
}

function offsetAt(layout: Layout, at: number): number {
  return wholeAt(layout, at, layout.isBig ? 8 : 4);
}
