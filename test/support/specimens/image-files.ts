import { crc32 } from 'node:zlib';

/** Files that a scanner writes and a browser does not: with a true resolution, or as TIFF. */

/** Sets the density of a JFIF file, in dots per inch. */
export function withJpegDensity(jpeg: Uint8Array, dotsPerInch: number): Buffer {
  const bytes = Buffer.from(jpeg);
  if (bytes.toString('latin1', 6, 10) !== 'JFIF') throw new Error('not a JFIF file');
  bytes[13] = 1;
  bytes.writeUInt16BE(dotsPerInch, 14);
  bytes.writeUInt16BE(dotsPerInch, 16);
  return bytes;
}

/** Adds a pHYs chunk after IHDR (PNG specification, 11.3.4.3); the unit there is the metre. */
export function withPngDensity(png: Uint8Array, dotsPerInch: number): Buffer {
  const bytes = Buffer.from(png);
  const endOfHeader = 33;
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  const dotsPerMetre = Math.round(dotsPerInch / 0.0254);
  chunk.writeUInt32BE(dotsPerMetre, 8);
  chunk.writeUInt32BE(dotsPerMetre, 12);
  chunk[16] = 1;
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([bytes.subarray(0, endOfHeader), chunk, bytes.subarray(endOfHeader)]);
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, alpha. */
  readonly data: Uint8Array;
}

/** A baseline uncompressed RGB file of one strip (TIFF 6.0, section 6). */
export function writeTiff(pixels: Pixels, dotsPerInch: number): Buffer {
  const short = 3;
  const long = 4;
  const rational = 5;
  const afterDirectory = 8 + 2 + 12 * 12 + 4;
  const bitsAt = afterDirectory;
  const resolutionAt = bitsAt + 6;
  const dataAt = resolutionAt + 8;
  const dataLength = pixels.width * pixels.height * 3;
  const entries: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, long, 1, pixels.width],
    [257, long, 1, pixels.height],
    [258, short, 3, bitsAt],
    [259, short, 1, 1],
    [262, short, 1, 2],
    [273, long, 1, dataAt],
    [277, short, 1, 3],
    [278, long, 1, pixels.height],
    [279, long, 1, dataLength],
    [282, rational, 1, resolutionAt],
    [283, rational, 1, resolutionAt],
    [296, short, 1, 2],
  ];
  const file = Buffer.alloc(dataAt + dataLength);
  file.write('II', 0, 'latin1');
  file.writeUInt16LE(42, 2);
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  for (const sample of [0, 1, 2]) file.writeUInt16LE(8, bitsAt + sample * 2);
  file.writeUInt32LE(dotsPerInch, resolutionAt);
  file.writeUInt32LE(1, resolutionAt + 4);
  for (let from = 0, to = dataAt; from < pixels.data.length; from += 4, to += 3) {
    file.set(pixels.data.subarray(from, from + 3), to);
  }
  return file;
}
