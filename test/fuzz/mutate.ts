import { crc32 } from 'node:zlib';

/** Files spoiled as fuzzers do it, the same for the same seed. */

export interface Mutation {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Change = (bytes: Uint8Array<ArrayBuffer>, random: () => number) => Uint8Array<ArrayBuffer>;

const interesting = [0x00, 0x01, 0x7f, 0x80, 0xfe, 0xff] as const;

const below = (random: () => number, limit: number) => Math.floor(random() * Math.max(1, limit));

const changes: readonly Change[] = [
  // A few bits.
  (bytes, random) => {
    for (let count = 1 + below(random, 12); count > 0; count -= 1) {
      const at = below(random, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    }
    return bytes;
  },
  // Bytes at the edges of their range.
  (bytes, random) => {
    for (let count = 1 + below(random, 8); count > 0; count -= 1) {
      bytes[below(random, bytes.length)] = interesting[below(random, interesting.length)] ?? 0;
    }
    return bytes;
  },
  // A 16- or 32-bit number made huge: lengths, sizes, offsets.
  (bytes, random) => {
    const at = below(random, bytes.length - 4);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    if (random() < 0.5) view.setUint16(at, 0xffff - below(random, 3));
    else view.setUint32(at, random() < 0.5 ? 0xffff_fff0 : 0x7fff_ffff, random() < 0.5);
    return bytes;
  },
  // The head alone: the same in the first bytes, where formats keep what they promise.
  (bytes, random) => {
    for (let count = 1 + below(random, 4); count > 0; count -= 1) {
      bytes[below(random, Math.min(64, bytes.length))] = below(random, 256);
    }
    return bytes;
  },
  // Cut short.
  (bytes, random) => bytes.slice(0, 1 + below(random, bytes.length - 1)),
  // A piece again.
  (bytes, random) => {
    const from = below(random, bytes.length);
    const piece = bytes.slice(from, from + 1 + below(random, 400));
    return joined(bytes.slice(0, from), piece, piece, bytes.slice(from));
  },
  // A piece gone.
  (bytes, random) => {
    const from = below(random, bytes.length);
    return joined(bytes.slice(0, from), bytes.slice(from + 1 + below(random, 200)));
  },
  // Zeros or noise over a piece.
  (bytes, random) => {
    const from = below(random, bytes.length);
    const noise = random() < 0.5;
    for (let at = from; at < Math.min(bytes.length, from + 1 + below(random, 300)); at += 1) {
      bytes[at] = noise ? below(random, 256) : 0;
    }
    return bytes;
  },
];

/** One to three changes of `original`, which is not touched; never empty. */
export function mutate(original: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(original);
  for (let count = 1 + below(random, 3); count > 0; count -= 1) {
    const change = changes[below(random, changes.length)];
    if (change !== undefined && bytes.length > 8) bytes = change(bytes, random);
  }
  if (bytes.length === 0) return new Uint8Array([0]);
  return random() < 0.5 ? withRightChecksums(bytes) : bytes;
}

const pngHead = 8;

/** A PNG's chunks with their checksums put right, so that what is spoiled is decoded and not refused at once. */
function withRightChecksums(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isPng = Buffer.from(bytes.subarray(1, 4)).toString('latin1') === 'PNG';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = pngHead; isPng && at + 12 <= bytes.length; ) {
    const end = at + 8 + view.getUint32(at);
    if (end + 4 > bytes.length) break;
    view.setUint32(end, crc32(bytes.subarray(at + 4, end)));
    at = end + 4;
  }
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
